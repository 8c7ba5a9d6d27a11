"""The pages of the first days."""
