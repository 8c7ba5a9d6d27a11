"""What a talk and the live conference share."""
