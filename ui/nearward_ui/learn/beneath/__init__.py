"""What may lie beneath: five things, for each of which one says whether it fits."""
