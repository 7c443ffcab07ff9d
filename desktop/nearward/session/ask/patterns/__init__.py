"""What Patterns asks of the desk, and what is printed of it."""
