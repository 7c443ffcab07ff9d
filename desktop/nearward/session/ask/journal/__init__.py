"""What the journal asks of the desk beside its entries."""
