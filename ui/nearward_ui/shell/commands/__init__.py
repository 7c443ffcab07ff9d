"""Ways to every action: the menu, the palette, and what their rows do."""
