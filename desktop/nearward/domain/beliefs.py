"""An old story, how much it is believed over time, and what is kept for and against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from nearward.domain.model import Thing

#: which story a piece of evidence fits
OLD, NEW, BOTH = FITS = ("old", "new", "both")


@dataclass(frozen=True, kw_only=True, slots=True)
class Belief(Thing):
    """An old story, and the newer one that is to stand beside it.

    archived: it rests, and is not offered any more. card_when, card_will: two of the four lines of
    its pocket card; the others are the story itself and the evidence that is `on_card`.
    """

    text: str = ""
    new_story: str = ""
    card_when: str = ""
    card_will: str = ""
    archived: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class BeliefRating(Thing):
    """How much the two stories are believed on a day, 0-100 or unset."""

    belief_id: int
    old_rating: int | None = None
    new_rating: int | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class BeliefEvidence(Thing):
    """Something that happened, kept for or against a story by the person, never by its words.

    fits: one of FITS. `day` is when it happened. The three ids say where it was found, if it was
    not written for the story itself.
    """

    belief_id: int
    text: str = ""
    fits: str = NEW
    how_i_discount_it: str = ""
    on_card: bool = False
    worksheet_id: int | None = None
    moment_id: int | None = None
    entry_id: int | None = None


class BeliefPoint(NamedTuple):
    """How much both stories were believed on a day; `sheet`: the worksheet that asked, by the id of
    its definition, or "" where it was rated for the story itself."""

    day: date
    old: int | None
    new: int | None
    sheet: str = ""


class StoryPoints(NamedTuple):
    """All ratings of a story, oldest first."""

    belief: Belief
    points: list[BeliefPoint]


class Moved(NamedTuple):
    """A thought of a finished worksheet, believed before and after it."""

    day: date
    thought: str
    before: int
    after: int


#: how what was feared turned out
AS_FEARED, PARTLY, NOT_SO, NOT_KNOWN = range(4)


class Feared(NamedTuple):
    """Something feared in a worksheet, and how it turned out (AS_FEARED to NOT_KNOWN)."""

    day: date
    thought: str
    came: int


class ForBeliefs(NamedTuple):
    """What the charts about beliefs are drawn from, oldest first."""

    stories: list[StoryPoints]
    feared: list[Feared]
    moved: list[Moved]


class SignsOf(NamedTuple):
    """One signs worksheet: a step of each sign by its code; None: no chance to notice."""

    day: date
    steps: dict[str, int | None]


class ForSigns(NamedTuple):
    """The signs by code and label, how the steps are called, and the worksheets, oldest first."""

    items: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    none: str
    sheets: list[SignsOf]
