"""The window: the only part of Kring that knows Qt."""
