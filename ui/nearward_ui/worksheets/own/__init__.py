"""The page on which a sheet of one's own is made."""
