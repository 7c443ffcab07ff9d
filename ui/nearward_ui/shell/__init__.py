"""The window, what stands around the pages, and the end of an open diary."""
