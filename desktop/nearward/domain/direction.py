"""The direction: where somebody would like to go, in own words. A diary holds one at most."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime

_DECEMBER = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Direction:
    """`text`: the direction. `why_now`: what was said when the diary was begun.

    looked_on: when it was looked at last. ask_on: from which day on it is offered to be looked at;
    unset: it never is.
    """

    id: int = 0
    looked_on: date | None = None
    ask_on: date | None = None
    text: str = ""
    why_now: str = ""
    created: datetime | None = None
    changed: datetime | None = None

    def is_due(self, today: date) -> bool:
        """Whether it is offered to be looked at again."""
        return bool(self.text.strip()) and self.ask_on is not None and self.ask_on <= today


def month_after(day: date) -> date:
    """The same day of the next month, or its last one; the last day of all days stays."""
    year, month = (day.year + 1, 1) if day.month == _DECEMBER else (day.year, day.month + 1)
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, monthrange(year, month)[1]))
