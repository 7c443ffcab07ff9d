"""What goes on paper, as plain descriptions."""
