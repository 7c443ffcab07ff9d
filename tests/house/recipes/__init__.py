"""What the recipes of desktop/README.md put into a copy of the tree."""
