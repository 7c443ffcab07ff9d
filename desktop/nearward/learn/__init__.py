"""Learn: short cards, five directions, and where each line of the article they rest on lives."""
