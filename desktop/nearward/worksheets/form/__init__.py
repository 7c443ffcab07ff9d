"""The form language: what a definition of a worksheet is made of, and how it is checked."""
