"""The diary as a file: its key, its connection, its pages, and who else touches it."""
