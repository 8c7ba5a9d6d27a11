"""The people of a case: the list, and the page of one person."""
