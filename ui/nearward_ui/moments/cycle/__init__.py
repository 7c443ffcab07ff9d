"""The circle of one moment: drawn, asked where it is open, and read."""
