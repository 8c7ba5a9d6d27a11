"""What is judged and decided."""
