"""Worksheets that can be looked at again."""
