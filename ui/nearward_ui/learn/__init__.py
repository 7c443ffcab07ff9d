"""Learn: short cards, the five directions, and what may lie beneath."""
