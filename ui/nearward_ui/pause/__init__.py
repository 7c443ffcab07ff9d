"""Pause: sitting with an urge."""
