"""The questions of a sheet: a view for each kind."""
