"""What can be done with a finished worksheet: kept of, and gone on with."""
