"""What lists read: a line for each record, what was found, and what a day holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from nearward.domain.model import Moment


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


class MomentsWanted(NamedTuple):
    """Which moments a list shows: with a person (0: everyone), of a symbol, after a trigger."""

    person: int = 0
    happened: str = ""
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class WeekOfMoments:
    """What is told above a week: how many there are by the names of their symbols, and its days.

    `confirmed` of `over`: days that have ended and lie in the time of the diary. `first`: its first
    day; `running`: it is not over.
    """

    first: date
    counts: dict[str, int]
    confirmed: int
    over: int
    running: bool


@dataclass(frozen=True, slots=True)
class MomentInWeek:
    """A moment as the list by weeks shows it."""

    moment: Moment
    week: WeekOfMoments

    @property
    def id(self) -> int:
        """That of the moment."""
        return self.moment.id


class Only(NamedTuple):
    """What a list is narrowed to: some kinds, or entries with a star; all without."""

    kinds: tuple[str, ...] = ()
    starred: bool = False


ALL_OF_IT = Only()
#: entries with a star
STARRED = Only(("entry",), starred=True)


class Trashed(NamedTuple):
    """One thing in the trash: its card, when it was put there, and when it will be emptied."""

    card: Card
    put: datetime
    emptied: datetime


class Held(NamedTuple):
    """Tags (name, in the text) and people (id, alias, in the text) of a thing."""

    tags: tuple[tuple[str, bool], ...] = ()
    people: tuple[tuple[int, str, bool], ...] = ()


class NamedArrival(NamedTuple):
    """An entry as it is named in a report. `title`: else how its text begins."""

    id: int
    day: date
    title: str
