"""The journal's left side, and what it leads to."""
