"""Sentences about preparation, the door, the conference, and how everyone leaves."""
