"""How what was entered gets to the disk, and work beside the window's thread."""
