"""Preparing everybody apart, the door, and who is in the room."""
