"""The page a person writes on."""
