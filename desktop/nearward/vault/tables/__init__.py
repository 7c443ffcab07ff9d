"""The SQL of each kind of record."""
