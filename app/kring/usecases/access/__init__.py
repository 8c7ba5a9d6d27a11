"""Getting into a vault, and the school's own settings that lie in it."""
