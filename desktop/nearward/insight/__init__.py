"""Honest statistics: arrays in, small dataclasses out."""
