"""Looking back: past sessions."""
