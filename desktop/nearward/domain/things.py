"""What a diary holds. Every thing has an id (0: not kept yet), a local day and its stamps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

OUTCOMES = ("stayed", "paused_told", "partly", "withdrew", "chose_distance", "unsure")
WITHDRAWALS = frozenset({"partly", "withdrew"})
STAYED = frozenset({"stayed", "paused_told"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """What all things share. `created` and `changed` are set by the vault."""

    id: int = 0
    at: datetime
    day: date
    created: datetime | None = None
    changed: datetime | None = None
    source: str | None = None
    source_id: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry(Thing):
    """One piece of writing in the journal; the text is kept exactly as typed."""

    title: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment(Thing):
    """One logged event of kind `pull`. Codes are those of the vocabularies; urge 0-100 or unset."""

    outcome: str
    kind: str = "pull"
    urge: int | None = None
    trigger: str | None = None
    behaviour: tuple[str, ...] = ()
    fear: tuple[str, ...] = ()
    person_id: int | None = None
    text: str = ""
    #: optional fields behind "add more" (worksheets.moment_fields names them)
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def is_withdrawal(self) -> bool:
        """Whether the moment counts in W (partly or withdrew)."""
        return self.outcome in WITHDRAWALS


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckIn(Thing):
    """One day's answer. Only `confirmed` makes a day count; extras are optional.

    confirmed: True "nothing more", False "not sure" (answered, not confirmed), None not answered.
    mood -3..+3, closeness and loneliness 0-10, sleep in hours.
    """

    confirmed: bool | None = None
    mood: int | None = None
    closeness: int | None = None
    loneliness: int | None = None
    sleep: float | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Worksheet(Thing):
    """A filled sheet: `sheet` is the id of its definition, `answers` JSON-like values by field."""

    sheet: str
    status: str = "draft"
    answers: dict[str, Any] = field(default_factory=dict)
    moment_id: int | None = None
    entry_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Someone in the diary; an alias is enough."""

    id: int = 0
    alias: str
    created: datetime | None = None
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One line of the timeline: enough to list a thing without reading its text.

    `kind` is entry, moment or worksheet; `detail` depends on it (see vault.timeline).
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
