"""What belongs to an entry beside its words."""
