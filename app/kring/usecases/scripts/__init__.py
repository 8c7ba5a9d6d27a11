"""Use cases: the scripts of a school beside those that come along."""
