"""Script files: text to a tree that knows its lines, tree to a script or to all its problems."""
