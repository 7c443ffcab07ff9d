"""Worksheets on paper: blank, filled in, and as they are read on the screen."""
