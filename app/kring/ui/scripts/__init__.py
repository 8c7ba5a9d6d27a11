"""The scripts: which there are, read through, brought in from a file and given out as one."""
