"""Coming in: first run, and the lock."""
