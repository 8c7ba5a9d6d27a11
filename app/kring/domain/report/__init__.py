"""The first days: what happened, who is in it, what keeps everybody safe, and what the homes know."""
