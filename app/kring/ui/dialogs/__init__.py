"""Small windows that ask or say one thing."""
