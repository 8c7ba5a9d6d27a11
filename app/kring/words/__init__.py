"""Codes into sentences in the window's language: one place for window and command line, and no Qt."""
