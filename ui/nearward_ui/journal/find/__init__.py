"""Find and replace in the entry that is open."""
