"""What shows something."""
