"""Preparing everyone, the door, and opening the conference."""
