"""Contacts after the report, and what became of the promises."""
