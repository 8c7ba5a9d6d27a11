"""A whole case played from a file, without a window: through the same use cases, into a real encrypted vault."""
