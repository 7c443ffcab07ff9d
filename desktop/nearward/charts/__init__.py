"""Matplotlib figures, never pyplot, never Qt."""
