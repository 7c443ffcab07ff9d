"""The empty page of a day."""
