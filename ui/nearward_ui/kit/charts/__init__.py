"""What shows a chart: its drawing, its numbers."""
