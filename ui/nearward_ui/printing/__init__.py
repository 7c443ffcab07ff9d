"""Printing: a worksheet on paper, to a PDF or a printer."""
