"""The circle of one moment: as blocks, and set."""
