"""Texts of other programs: their encodings, and what they are marked up with."""
