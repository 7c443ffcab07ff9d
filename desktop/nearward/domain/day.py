"""Local days and instants.

A day is a `datetime.date`; a person's day ends at an hour of their own (04:00 at first), so what is
written at two in the night belongs to the day before. An instant is a `datetime` that carries the
UTC offset of the place it was written in.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

Clock = Callable[[], datetime]


def now() -> datetime:
    """This minute's local time with its UTC offset."""
    return datetime.now().astimezone().replace(microsecond=0)


def day_of(at: datetime, day_ends: int = 4) -> date:
    """The local day of an instant, for a day that ends at the hour `day_ends` (0 to 12)."""
    if at.hour < day_ends and at.date() > date.min:
        return at.date() - timedelta(days=1)
    return at.date()


def ended(day: date, at: datetime, day_ends: int = 4) -> bool:
    """Whether `day` was over at `at`."""
    return day_of(at, day_ends) > day


def settle(local: datetime) -> tuple[datetime, bool]:
    """Give a local time without offset its offset; say whether it had to be moved.

    In the hour that a clock change skips, the time is moved forward by the gap; in the hour that it
    repeats, the first of the two is meant. Years at the edge of the calendar keep offset zero.
    """
    try:
        # by the timestamp: asked directly, Python moves a skipped time backward
        seconds = local.replace(tzinfo=None).timestamp()
        there = (datetime.fromtimestamp(0, UTC) + timedelta(seconds=seconds)).astimezone()
    except (OverflowError, ValueError, OSError):
        return local.replace(tzinfo=UTC), False
    moved = there.replace(tzinfo=None) != local.replace(tzinfo=None)
    return there, moved


def month_after(day: date) -> date:
    """The same day of the next month, or its last one; the last day of all days stays."""
    year, before = divmod(day.year * 12 + day.month, 12)
    if year > date.max.year:
        return date.max
    return date(year, before + 1, min(day.day, monthrange(year, before + 1)[1]))
