"""The check-in over the list of moments: seven days, answered in place."""
