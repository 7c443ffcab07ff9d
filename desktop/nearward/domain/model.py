"""What a diary holds. Every thing has an id (0: not kept yet), a local day and its stamps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from nearward.domain.day import month_after

OUTCOMES = ("stayed", "paused_told", "partly", "withdrew", "chose_distance", "unsure")
#: days that the calendar can go back on a journey around the world
_JOURNEY = 2
#: the outcome after which it is asked whether the two are in touch again
WITHDREW = "withdrew"
#: the kinds of a moment: the urge to pull away came, or someone was let in
PULL, APPROACH = "pull", "approach"
#: after these no one is to be asked back
DISTANCE = frozenset({"chose_distance", "unsure"})
WITHDRAWALS = frozenset({"partly", "withdrew"})
STAYED = frozenset({"stayed", "paused_told"})
#: whether two are in touch again after one pulled away, how exactly that is known, and by whom
OPEN, RECONNECTED = "open", "reconnected"
ENDED, NOT_APPLICABLE = "ended", "not_applicable"
RECONNECT = (OPEN, RECONNECTED, ENDED, NOT_APPLICABLE)
#: days from the moment on that a rough time stands for; an exact one has its own
ROUGH_DAYS = {"same_day": 0.5, "next_day": 1.0, "days": 3.0, "weeks": 14.0}
EXACT = "exact"
#: the optional fields of a moment that hold words of the person's own
MORE_TEXTS = ("closeness_event_text", "wish_understood", "later_cost")
RECONNECT_BY = ("me", "them", "both", "circumstance")
#: how the days that are not confirmed can have been
DAYS_WERE = ("easier", "same", "harder", "cannot_say")
#: what can come after a pause
WHAT_THEN = ("stayed", "paused_told", "left", "nothing_needed")
#: the parts of a steadying plan, in their order
PLAN_PARTS = (
    "my_early_signs",
    "things_i_do_alone",
    "places_and_people_that_steady_me",
    "who_i_can_tell",
    "professionals",
    "making_things_safer",
    "what_matters_to_me",
)


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
    """One logged event. Codes are those of the vocabularies; numbers are 0-100 or unset.

    kind `pull`: the urge to pull away came; it has an outcome. kind `approach`: someone was let in;
    it has no outcome, counts neither as pulling away nor as staying, and has its own fields.
    """

    kind: str = PULL
    outcome: str | None = None
    urge: int | None = None
    trigger: str | None = None
    behaviour: tuple[str, ...] = ()
    fear: tuple[str, ...] = ()
    person_id: int | None = None
    text: str = ""
    #: optional fields behind "add more" (worksheets.moment_fields names them)
    more: dict[str, Any] = field(default_factory=dict)
    #: of an approach moment: what was shown, how hard it was, how it was taken, what was felt after
    approach_kind: str | None = None
    suds: int | None = None
    reception: str | None = None
    after_feeling: tuple[str, ...] = ()
    #: the pause that it came after
    pause_id: int | None = None
    #: after withdrew: one of RECONNECT, or None when it was never answered
    reconnect_state: str | None = None
    #: when that was answered; what is open is open until then
    reconnect_said: datetime | None = None
    #: EXACT, or one of ROUGH_DAYS; the time itself only where it is exact
    reconnect_precision: str | None = None
    reconnected_at: datetime | None = None
    reconnect_by: str | None = None
    #: what helped to come back, in the person's own words
    repair: str = ""

    @property
    def is_withdrawal(self) -> bool:
        """Whether the moment counts in W (partly or withdrew)."""
        return self.outcome in WITHDRAWALS


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause(Thing):
    """Sitting with an urge for some seconds. `at`: when it began.

    Urges 0-100 or unset. named_emotion: a code of emotions; body_place: codes of places in the
    body; what_then: one of WHAT_THEN, or None when it was not answered.
    """

    seconds: int = 0
    urge_before: int | None = None
    urge_after: int | None = None
    named_emotion: str | None = None
    body_place: tuple[str, ...] = ()
    what_then: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckIn(Thing):
    """One day's answer. Only `confirmed` makes a day count; extras are optional.

    confirmed: True "that is all", False "not sure" (answered, not confirmed), None not answered.
    mood -3..+3, closeness and loneliness 0-10, sleep in hours. near: whether there was a moment of
    being near someone, and all right.
    """

    confirmed: bool | None = None
    mood: int | None = None
    closeness: int | None = None
    loneliness: int | None = None
    sleep: float | None = None
    text: str = ""
    near: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class UnconfirmedDays(Thing):
    """What a person says, once a month, of the days not confirmed; nothing is computed from it.

    were: one of DAYS_WERE, beside the days that are confirmed; None: the question was put away.
    """

    were: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Worksheet(Thing):
    """A filled sheet: `sheet` is the id of its definition, `answers` JSON-like values by field."""

    sheet: str
    status: str = "draft"
    answers: dict[str, Any] = field(default_factory=dict)
    moment_id: int | None = None
    entry_id: int | None = None
    person_id: int | None = None
    #: the old story that it works on
    belief_id: int | None = None
    #: the version of its definition that it was given under
    sheet_version: int = 1


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
class Passage:
    """Words of an entry from which something was made. The entry's text says nothing of it.

    start: where they begin in the text, in letters. words: exactly as they stood there. kind and
    thing_id: what was made of them ("" and 0 before it is kept).
    """

    id: int = 0
    entry_id: int | None
    start: int
    words: str
    kind: str = ""
    thing_id: int = 0
    created: datetime | None = None
    changed: datetime | None = None


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
class OwnTerm:
    """A word to choose from that the person changed or added; its code is never given twice.

    vocabulary and code: which one. label: what it is called; empty: as the program calls it. place
    and pinned: where it stands in an order of the person's, and whether it is shown at once.
    """

    id: int = 0
    vocabulary: str
    code: str
    label: str = ""
    hidden: bool = False
    place: int | None = None
    pinned: bool | None = None
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Resource:
    """Someone or some place that helps, as the person entered it.

    contact: a number or an address, as typed. checked_on: the day on which it last held.
    """

    id: int = 0
    name: str
    contact: str = ""
    region: str = ""
    hours: str = ""
    note: str = ""
    checked_on: date | None = None
    created: datetime | None = None
    changed: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """The steadying plan: what helps, in the person's own words. A diary holds one at most.

    parts: text by the names of PLAN_PARTS; a part without words is left out.
    """

    id: int = 0
    parts: dict[str, str] = field(default_factory=dict)
    reviewed_on: date | None = None
    created: datetime | None = None
    changed: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Direction:
    """Where somebody would like to go. `why_now`: what was said when the diary was begun.

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
        """Whether it is offered to be looked at again.

        A day that is further away than a month, and the two that a journey can take, was written by
        a wrong clock: it is offered now, and not in some year.
        """
        if not self.text.strip() or self.ask_on is None:
            return False
        return self.ask_on <= today or (self.ask_on - month_after(today)).days > _JOURNEY
