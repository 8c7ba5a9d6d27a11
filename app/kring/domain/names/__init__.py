"""Whom words mean: names as people write them, and people who are named without a name."""
