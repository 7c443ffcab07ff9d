"""Filling worksheets."""
