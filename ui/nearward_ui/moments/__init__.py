"""Logging moments and checking in."""
