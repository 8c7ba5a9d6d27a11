"""The agreement, and the separate safety and support sheet."""
