"""What something is entered into."""
