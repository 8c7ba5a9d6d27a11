"""What is done in a talk, and with what pupils want."""
