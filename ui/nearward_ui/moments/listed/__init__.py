"""The list of moments by weeks, and the one that is read."""
