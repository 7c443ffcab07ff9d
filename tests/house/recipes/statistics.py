"""The day with most of something."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date


def most_on_a_day(counts: Mapping[date, int]) -> int:
    """How many on the day that has most; none on no day."""
    return max(counts.values(), default=0)
