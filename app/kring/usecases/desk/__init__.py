"""The desk: the open vault, what was done with it, and what waits on its way to the disk."""
