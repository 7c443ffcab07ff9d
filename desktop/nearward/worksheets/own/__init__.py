"""Sheets that a person makes: how they are read, what they may not be, how they are changed."""
