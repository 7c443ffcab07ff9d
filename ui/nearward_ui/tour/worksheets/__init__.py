"""Worksheets and what comes of them, as the invented person filled them in."""
