"""A history of invented moments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from nearward.insight.history import History, Noted

TODAY = date(2026, 11, 23)


def noted(days_ago: int, outcome: str | None = "withdrew", **more: Any) -> Noted:
    """A moment so many days before TODAY."""
    kind = "pull" if outcome else "approach"
    return Noted(day=TODAY - timedelta(days=days_ago), kind=kind, outcome=outcome, **more)


def history(moments: Iterable[Noted], confirmed: Iterable[int] = ()) -> History:
    """These moments, and days confirmed so many days ago."""
    return History.of(moments, (TODAY - timedelta(days=n) for n in confirmed))
