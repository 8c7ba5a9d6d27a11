"""Home: the list of cases, and settings."""
