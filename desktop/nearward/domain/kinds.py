"""The kinds of record that a diary holds. Each is one row of KINDS, and all rooms walk over it.

A new kind is a class in `model.py`, a file of `vault/schema/`, a file of `vault/tables/kinds/`
named as its plural, and a row here. Trash, timeline, search, versions, export, import, salvage and
the tests of leaks and faults take it from there. See desktop/decisions/kinds.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from nearward.domain import beliefs, model, own_sheets
from nearward.domain.kind import ANY, FILE, Kind, Owner, Span, checked
from nearward.domain.rows import RowError
from nearward.i18n import N_

#: seconds; so long a pause cannot be
_LONGEST = 1 << 53
_FREE = 1_000_000
_PERSON = Owner("person_id", "person")

KINDS: tuple[Kind, ...] = (
    Kind(
        name="entry",
        plural="entries",
        type=model.Entry,
        table="entry",
        lost=(N_("entry {id} of {day}"), N_("entry {id}")),
        label=N_("Entry"),
        label_many=N_("Entries"),
        number=0,
        has_trash=True,
        in_timeline=True,
        has_versions=True,
        is_counted=True,
        says=("title", "text", "prompt"),
        named_in=("title", "text"),
        words=("title", "text"),
        ranges=(Span("mood", -3, 3),),
        belongs_to=(Owner("people", "person", many=True),),
    ),
    Kind(
        name="moment",
        plural="moments",
        type=model.Moment,
        table="moment",
        lost=(N_("moment {id} of {day}"), N_("moment {id}")),
        label=N_("Moment"),
        label_many=N_("Moments"),
        number=1,
        has_trash=True,
        in_timeline=True,
        from_words=True,
        is_counted=True,
        says=(
            *("kind", "outcome", "urge", "trigger", "behaviour", "fear", "text", "more"),
            *("approach_kind", "suds", "reception", "after_feeling"),
            *("reconnect_state", "reconnect_said", "reconnect_precision", "reconnected_at"),
            *("reconnect_by", "repair"),
        ),
        named_in=("text", "more", "repair"),
        words=("note", "text"),
        ranges=(Span("urge", 0, 100), Span("suds", 0, 100)),
        belongs_to=(_PERSON, Owner("pause_id", "pause")),
    ),
    Kind(
        name="check_in",
        plural="check_ins",
        type=model.CheckIn,
        table="check_in",
        lost=(N_("the check-in of {day} (number {id})"), N_("check-in {id}")),
        label=N_("Check-in"),
        label_many=N_("Check-ins"),
        has_trash=True,
        is_counted=True,
        says=("confirmed", "mood", "closeness", "loneliness", "sleep", "text", "near"),
        ranges=(Span("mood", -_FREE, _FREE),),
    ),
    Kind(
        name="pause",
        plural="pauses",
        type=model.Pause,
        table="pause",
        lost=(N_("pause {id} of {day}"), N_("pause {id}")),
        label=N_("Pause"),
        has_trash=True,
        says=(
            *("seconds", "urge_before", "urge_after", "named_emotion", "body_place", "what_then"),
        ),
        ranges=(
            Span("seconds", 0, _LONGEST),
            Span("urge_before", 0, 100),
            Span("urge_after", 0, 100),
        ),
    ),
    # before the worksheets: what comes in is read by the sheet that it was begun on
    Kind(
        name="own_sheet",
        plural="own_sheets",
        type=own_sheets.OwnSheet,
        table="own_sheet",
        lost=(N_("your own sheet {id} of {day}"), N_("your own sheet {id}")),
        label=N_("Sheet of your own"),
        label_many=N_("Sheets of your own"),
        number=5,
        has_trash=True,
        in_timeline=True,
        has_versions=True,
        says=("definition",),
        words=("title", "body"),
    ),
    Kind(
        name="worksheet",
        plural="worksheets",
        type=model.Worksheet,
        table="worksheet",
        lost=(N_("worksheet {id} of {day}"), N_("worksheet {id}")),
        label=N_("Worksheet"),
        label_many=N_("Worksheets"),
        number=2,
        has_trash=True,
        in_timeline=True,
        has_versions=True,
        from_words=True,
        is_counted=True,
        says=("answers", "status"),
        named_in=("answers",),
        words=("title", "body"),
        ranges=(Span("sheet_version", 1, _FREE),),
        belongs_to=(
            *(Owner("moment_id", "moment"), Owner("entry_id", "entry"), _PERSON),
            Owner("belief_id", "belief"),
        ),
    ),
    Kind(
        name="belief",
        plural="beliefs",
        type=beliefs.Belief,
        table="belief",
        lost=(N_("old story {id} of {day}"), N_("old story {id}")),
        label=N_("Belief"),
        label_many=N_("Beliefs"),
        number=3,
        has_trash=True,
        in_timeline=True,
        has_versions=True,
        says=("text", "new_story", "card_when", "card_will"),
        words=("text", "body"),
    ),
    Kind(
        name="person",
        plural="people",
        type=model.Person,
        table="person",
        says=("relation", "about"),
    ),
    Kind(
        name="own_text",
        plural="own_texts",
        type=model.OwnText,
        table="own_text",
        same_by=("kind", "title", "text"),
    ),
    Kind(
        name="own_term",
        plural="own_terms",
        type=model.OwnTerm,
        table="own_term",
        same_by=("vocabulary", "code"),
    ),
    Kind(
        name="person_rating",
        plural="person_ratings",
        type=model.PersonRating,
        table="person_rating",
        ranges=(Span("worry", 0, 100), Span("unease", 0, 100)),
        belongs_to=(Owner("person_id", "person", must=True),),
    ),
    Kind(
        name="belief_rating",
        plural="belief_ratings",
        type=beliefs.BeliefRating,
        table="belief_rating",
        ranges=(Span("old_rating", 0, 100), Span("new_rating", 0, 100)),
        belongs_to=(Owner("belief_id", "belief", must=True),),
    ),
    Kind(
        name="belief_evidence",
        plural="belief_evidence",
        type=beliefs.BeliefEvidence,
        table="belief_evidence",
        lost=(N_("kept evidence {id} of {day}"), N_("kept evidence {id}")),
        label=N_("Kept evidence"),
        label_many=N_("Kept evidence"),
        number=4,
        has_trash=True,
        in_timeline=True,
        says=("text", "how_i_discount_it"),
        words=("text", "how_i_discount_it"),
        belongs_to=(
            Owner("belief_id", "belief", must=True),
            *(Owner("worksheet_id", "worksheet"), Owner("moment_id", "moment")),
            Owner("entry_id", "entry"),
        ),
    ),
    Kind(
        name="saved_search",
        plural="saved_searches",
        type=model.SavedSearch,
        table="saved_search",
        same_by=("name", "query"),
    ),
    Kind(
        name="picture",
        plural="pictures",
        type=model.Picture,
        table="picture",
        belongs_to=(Owner("entry_id", "entry", must=True),),
    ),
    Kind(
        name="version",
        plural="versions",
        type=model.Version,
        table="version",
        belongs_to=(Owner("thing_id", ANY, must=True),),
    ),
    Kind(name="own_word", plural="own_words", type=str, table="own_word"),
    Kind(
        name="resource",
        plural="resources",
        type=model.Resource,
        table="resource",
        label=N_("Someone or some place that helps"),
        has_trash=True,
        says=("name", "contact", "region", "hours", "note"),
    ),
    Kind(
        name="plan",
        plural="plan",
        type=model.Plan,
        table="plan",
        is_single=True,
        same_by=("parts",),
    ),
    Kind(
        name="passage",
        plural="passages",
        type=model.Passage,
        table="passage",
        ranges=(Span("start", 0, 1 << 53),),
        belongs_to=(Owner("entry_id", "entry", must=True), Owner("thing_id", ANY, must=True)),
    ),
    Kind(
        name="unconfirmed_days",
        plural="unconfirmed_days",
        type=model.UnconfirmedDays,
        table="unconfirmed_days",
        says=("were",),
    ),
    Kind(
        name="direction",
        plural="direction",
        type=model.Direction,
        table="direction",
        is_single=True,
        same_by=("text", "why_now"),
    ),
)

checked(KINDS)
BY_NAME = {row.name: row for row in KINDS}
#: those with a number, in the order of the numbers
NUMBERED = tuple(sorted((k for k in KINDS if k.number is not None), key=lambda k: k.number or 0))
#: those that lists, search and calendar show
TIMELINE = tuple(row for row in NUMBERED if row.in_timeline)
#: the names of those that can be made from words of an entry
FROM_WORDS = tuple(row.name for row in KINDS if row.from_words)
#: by number first; the rest as they stand
IN_ORDER = (*NUMBERED, *(row for row in KINDS if row.number is None))
_NAMES = {row.number: row.name for row in NUMBERED}


def number_of(name: str) -> int:
    """The number of a kind; KeyError for one that has none."""
    number = BY_NAME[name].number
    if number is None:
        raise KeyError(name)
    return number


def name_of(number: int) -> str:
    """The kind of a number; KeyError for a number that none has."""
    return _NAMES[number]


def pointing_at(name: str) -> list[tuple[Kind, Owner]]:
    """What points at a kind by one column of its own."""
    return [
        (row, owner)
        for row in IN_ORDER
        for owner in row.belongs_to
        if owner.kind == name and not owner.many
    ]


def owners_first(rows: Sequence[Kind] = KINDS) -> list[Kind]:
    """All kinds, each after those it belongs to. RowError for one that belongs to itself."""
    found: dict[str, Kind] = {}

    def add(row: Kind, below: tuple[str, ...]) -> None:
        if row.name in below:
            raise RowError(FILE, rows.index(row) + 1, row.name, "it belongs to itself")
        for owner in row.belongs_to:
            for one in rows:
                if one.name not in found and _owns(one, owner):
                    add(one, (*below, row.name))
        found.setdefault(row.name, row)

    for row in rows:
        add(row, ())
    return list(found.values())


def _owns(row: Kind, owner: Owner) -> bool:
    return row.has_versions or row.from_words if owner.kind == ANY else row.name == owner.kind
