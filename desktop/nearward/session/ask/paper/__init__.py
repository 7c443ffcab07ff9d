"""What pages ask of the desk for what is printed of it."""
