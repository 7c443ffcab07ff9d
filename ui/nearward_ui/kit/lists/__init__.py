"""Lists whose rows stand in groups."""
