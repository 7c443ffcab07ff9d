"""An old story, how much it is believed over time, and what is kept for and against it."""

from __future__ import annotations

from dataclasses import dataclass

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
