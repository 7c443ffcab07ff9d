"""Long texts, set to be read."""
