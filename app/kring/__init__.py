"""Kring: prepare, hold and follow up restorative conferences, offline and encrypted."""

__version__ = "0.1.0"
