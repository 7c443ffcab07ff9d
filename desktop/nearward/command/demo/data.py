"""What the data of the invented diary is made of; checked strictly when it is read."""

from __future__ import annotations

from typing import Any, Literal

import msgspec


class Placed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something with a place in the six months: week 0 to 25, day of the week, local time."""

    week: int
    day: str
    time: str


class EntryGiven(Placed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One entry; `trashed`: it was deleted again. `pictures`: what is drawn for it.

    A text says by `![](picture:NAME)` where one of them stands. `before`: earlier words of it;
    `said`: what was said of each thing that may lie beneath, of which the text is the rest.
    """

    title: str = ""
    text: str
    before: str = ""
    prompt: str = ""
    said: dict[str, str] = {}
    mood: int | None = None
    starred: bool = False
    pictures: tuple[str, ...] = ()
    trashed: bool = False


class DemoEntries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """entries.toml."""

    entry: tuple[EntryGiven, ...]


class MomentGiven(Placed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One moment; `id` is what a worksheet names it by; `trashed`: it was deleted again.

    `pause`: the id of the one that it came after. `still_open`: they are not back in touch. An
    outcome is given where there was an urge.
    """

    kind: Literal["pull", "approach"] = "pull"
    outcome: (
        Literal["stayed", "paused_told", "partly", "withdrew", "chose_distance", "unsure"] | None
    ) = None
    id: str = ""
    noted_after: int = 12
    urge: int | None = None
    trigger: str | None = None
    behaviour: tuple[str, ...] = ()
    fear: tuple[str, ...] = ()
    person: str = ""
    text: str = ""
    more: dict[str, Any] = {}
    approach_kind: str | None = None
    suds: int | None = None
    reception: str | None = None
    after_feeling: tuple[str, ...] = ()
    pause: str = ""
    still_open: bool = False
    trashed: bool = False

    def __post_init__(self) -> None:
        if (self.kind == "pull") is (self.outcome is None):
            raise ValueError("an outcome belongs to the urge to pull away, and only to that")


class PauseGiven(Placed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One pause; `id` is what a moment names it by."""

    seconds: int
    id: str = ""
    urge_before: int | None = None
    urge_after: int | None = None
    named_emotion: str | None = None
    body_place: tuple[str, ...] = ()
    what_then: Literal["stayed", "paused_told", "left", "nothing_needed"] | None = None


class DemoMoments(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """moments.toml."""

    moment: tuple[MomentGiven, ...]
    pause: tuple[PauseGiven, ...]


class WorksheetGiven(Placed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One worksheet, filled in on `sheet`; `moment` is the id of the moment it was started from.

    id: what others name it by. entry: the title of the entry of whose `words` it was made. belief:
    the old story it works on. A day in an answer is `{ after = days }` behind that of the
    worksheet, another worksheet `{ sheet = its id }`.
    """

    id: str = ""
    sheet: str
    status: Literal["draft", "finished"]
    answers: dict[str, Any]
    moment: str = ""
    person: str = ""
    entry: str = ""
    words: str = ""
    belief: str = ""


class OwnSheetGiven(Placed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sheet that the person made."""

    code: str
    definition: dict[str, Any]


class WorksheetsGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """worksheets.toml, and those beside it."""

    worksheet: tuple[WorksheetGiven, ...]
    own_sheet: tuple[OwnSheetGiven, ...] = ()


class WordingGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the newer story was worded from the Sunday of a week on."""

    week: int
    text: str


class RatedGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much a story and the newer one were believed, on the Sunday of a week."""

    week: int
    old: int | None = None
    new: int | None = None
    note: str = ""


class EvidenceGiven(Placed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that is kept for a story, or against it.

    sheet, moment, entry: where it was found, by the id or the title of it.
    """

    text: str
    fits: Literal["old", "new", "both"]
    how_i_discount_it: str = ""
    on_card: bool = False
    sheet: str = ""
    moment: str = ""
    entry: str = ""


class BeliefGiven(Placed, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An old story, with how the newer one was worded, and all that is kept for it."""

    text: str
    card_when: str = ""
    card_will: str = ""
    archived: bool = False
    newer: tuple[WordingGiven, ...] = ()
    rated: tuple[RatedGiven, ...] = ()
    evidence: tuple[EvidenceGiven, ...] = ()


class BeliefsGiven(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """beliefs.toml."""

    belief: tuple[BeliefGiven, ...]


class DemoWeek(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a week went: the share of confirmed days, the mood, and quick moments by outcome."""

    confirmed: float
    mood: float = 0.0
    quick: tuple[str, ...] = ()


class Habits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often what is chosen in a quick moment."""

    trigger: dict[str, float]
    behaviour: dict[str, float]
    fear: dict[str, float]
    person: dict[str, float]


class Someone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is noted of a person."""

    alias: str
    relation: str
    about: str = ""


class Rated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How it was with a person: (week, worry, unease), on the Sundays of these weeks."""

    alias: str
    days: tuple[tuple[int, int, int], ...]


class Course(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """course.toml: the people, the weeks, and the lines of check-ins in their order.

    tags: tag -> words of the entries that have it. searches: name -> query.
    """

    people: tuple[str, ...]
    lines: tuple[str, ...]
    someone: tuple[Someone, ...]
    rated: tuple[Rated, ...]
    tags: dict[str, tuple[str, ...]]
    searches: dict[str, str]
    habits: Habits
    week: tuple[DemoWeek, ...]
