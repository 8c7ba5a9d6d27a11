"""The case as it stands: folded from its events, and what every subject asks of it."""
