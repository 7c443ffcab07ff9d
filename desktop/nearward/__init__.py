"""Nearward: a private diary. The house: everything that can be tested without a screen."""

__version__ = "0.1.0"
