"""Practice: invented cases that begin where one chooses, and the ones that were begun."""
