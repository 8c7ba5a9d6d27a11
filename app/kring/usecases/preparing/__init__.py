"""What is done to prepare a conference, at its door, and after one that was broken off."""
