"""Choosing, previewing and printing."""
