"""Sentences about the report: the first days, safety, parents, and the adults of the school."""
