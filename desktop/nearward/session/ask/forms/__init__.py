"""What the forms ask of the desk beside their records."""
