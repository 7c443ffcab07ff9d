"""The formats of other programs, each a Source that can be read again and again."""
