"""What follows: contacts from the report on, and whether it holds."""
