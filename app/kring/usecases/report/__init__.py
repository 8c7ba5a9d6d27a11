"""What is done in the first days."""
