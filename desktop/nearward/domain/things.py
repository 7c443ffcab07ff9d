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
    """One piece of writing in the journal; the text is kept exactly as typed.

    mood -3..+3 or unset. `tags` and `people` (ids) are those given beside the text; those that
    stand in it (domain.marks) are read from it when it is saved.
    """

    title: str = ""
    text: str = ""
    mood: int | None = None
    starred: bool = False
    #: the question it answers, in the words it had
    prompt: str = ""
    tags: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    #: what an imported entry had that has no place here, by its source's names
    extra: dict[str, Any] = field(default_factory=dict)
    #: which words came of it from its source (domain.came); set when it comes in
    source_digest: str = ""


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
    """Someone in the diary; an alias is enough.

    `archived`: no longer offered. `left_out`: of the charts. `named` is False for someone who is
    known only because a text says @alias; they are forgotten with the last such text.
    """

    id: int = 0
    alias: str
    relation: str = ""
    about: str = ""
    archived: bool = False
    left_out: bool = False
    named: bool = True
    created: datetime | None = None
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class PersonCounts:
    """In how many entries, moments and worksheets someone stands, and the last day of these."""

    entries: int
    moments: int
    worksheets: int
    last: date


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag, as it is written most, and in how many things it stands."""

    name: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonRating(Thing):
    """A person's own rating of how it is with someone on a day, 0-100 or unset.

    worry: that they will leave or care less; unease: how uncomfortable it is to lean on them.
    """

    person_id: int
    worry: int | None = None
    unease: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture of an entry, without its bytes. `size` in bytes, `digest` SHA-256 in hex.

    `as_it_was`: the file was kept whole; else what it said of place and camera was taken out.
    """

    id: int = 0
    entry_id: int | None
    name: str
    media: str
    width: int
    height: int
    size: int
    digest: str
    as_it_was: bool = False
    created: datetime | None = None
    changed: datetime | None = None
    source: str | None = None
    source_id: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """Earlier words of an entry or a worksheet.

    created: when they were saved. kept: when others took their place. body: title, text and prompt
    of an entry, answers and status of a worksheet.
    """

    id: int = 0
    kind: str
    thing_id: int
    created: datetime
    kept: datetime
    body: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnText:
    """A prompt, template or kind note of the person's own (kind prompt, template, kind_note)."""

    id: int = 0
    kind: str
    title: str = ""
    text: str = ""
    deck: str = ""
    #: the id of the shipped one that it stands for
    replaces: str | None = None
    archived: bool = False
    created: datetime | None = None
    changed: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedSearch:
    """A search that was given a name."""

    id: int = 0
    name: str
    query: str
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
    #: how many of the entries have a star
    starred: int = 0
