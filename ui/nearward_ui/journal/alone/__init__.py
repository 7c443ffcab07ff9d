"""Writing alone: the whole screen, the page only, the line one writes kept in its place."""
