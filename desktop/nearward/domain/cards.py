"""What lists read: a line for each record, what was found, and what a day holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Card:
    """One line of the timeline: enough to list a thing without reading its text.

    `kind` is one of domain.kinds; `detail` depends on it (its table says how).
    """

    kind: str
    id: int
    at: datetime
    day: date
    title: str
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, with the sentence the hit stands in.

    `snippet` marks hits by the control characters U+0002 (start) and U+0003 (end).
    """

    card: Card
    snippet: str


@dataclass(frozen=True, slots=True)
class DayMark:
    """What a day of the month calendar holds."""

    day: date
    entries: int
    withdrawals: int
    other_moments: int
    worksheets: int
    confirmed: bool
    #: how many of the entries have a star
    starred: int = 0
    #: how many of the other moments let someone in
    approaches: int = 0
