"""How things stand beside and below each other, and in which order they are reached."""
