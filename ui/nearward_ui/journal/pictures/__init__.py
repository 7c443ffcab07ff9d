"""The pictures of an entry."""
