"""Paper from any page: what is painted, and how it gets to a PDF or a printer."""
