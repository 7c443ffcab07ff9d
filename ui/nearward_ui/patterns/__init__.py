"""Looking at charts."""
