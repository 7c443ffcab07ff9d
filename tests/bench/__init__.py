"""Measurements: what a thing costs, as a ratio to a bare limit taken in the same run."""
