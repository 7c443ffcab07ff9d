"""Long work: imports, exports and books."""
