"""The table of each kind of record, in a file that is named as its plural."""
