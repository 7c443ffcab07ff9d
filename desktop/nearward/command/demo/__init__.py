"""The invented diary of the demonstration."""
