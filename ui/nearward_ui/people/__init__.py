"""People and tags: their lists, a page for each person, and new names for them."""
