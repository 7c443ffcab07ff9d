"""The page of the words that forms offer."""
