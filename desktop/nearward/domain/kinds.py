"""The kinds of record that a diary holds. Each is one row of KINDS, and all rooms walk over it.

A new kind is a class in `model.py`, a file of `vault/schema/`, a file of `vault/tables/kinds/`
named as its plural, and a row here. Trash, timeline, search, versions, export, import, salvage and
the tests of leaks and faults take it from there. See desktop/decisions/kinds.md.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import fields as fields_of
from typing import Any, NamedTuple

from nearward.domain import model
from nearward.i18n import N_

FILE = "desktop/nearward/domain/kinds.py"
#: an owner whose kind stands in the field `kind` of the record itself
ANY = "*"
#: the order key has room for so many numbers
MOST_NUMBERS = 16
#: seconds; so long a pause cannot be
_LONGEST = 1 << 53
_FREE = 1_000_000


class Span(NamedTuple):
    """The least and the most that a number of a record can be."""

    field: str
    least: int
    most: int


class Owner(NamedTuple):
    """What a record points at. `must`: without it the record is nothing. `many`: at several."""

    field: str
    kind: str
    must: bool = False
    many: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """One kind of record.

    name: in code, on cards and in the places of drafts. plural: its list in an export, and the file
    of its table. number: its place in the order of all things and in what points at them; it stands
    on the disk, and none is ever given twice. says: what a person said in it, by which two of the
    same are compared; with `has_versions`, what a version of it holds.
    """

    name: str
    plural: str
    type: builtins.type[Any]
    table: str
    #: what one of them, and several, are called on the pages that show several kinds
    label: str = ""
    label_many: str = ""
    number: int | None = None
    has_trash: bool = False
    in_timeline: bool = False
    has_versions: bool = False
    #: whether it is told in the sentence of what a diary holds
    is_counted: bool = False
    #: whether a diary has one at most, which an export holds by itself and not in a list
    is_single: bool = False
    says: tuple[str, ...] = ()
    #: the fields in which tags and people are named; where none is given, all of `says`
    named_in: tuple[str, ...] = ()
    #: by what two of the same are known, where it is not by what is said in them
    same_by: tuple[str, ...] = ()
    #: the two columns that hold its words for the search; the first weighs more
    words: tuple[str, ...] = ()
    ranges: tuple[Span, ...] = ()
    belongs_to: tuple[Owner, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether it has an instant and a day of its own."""
        return issubclass(self.type, model.Thing)

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its fields; none of what is a word by itself."""
        return () if self.type is str else tuple(field.name for field in fields_of(self.type))

    @property
    def forms(self) -> dict[str, str]:
        """The names of its fields, each with its type as it is written, set or not."""
        several = () if self.type is str else fields_of(self.type)
        return {field.name: str(field.type).removesuffix(" | None") for field in several}


class BadKind(ValueError):  # a fault of the row, told to who builds
    """A row that cannot be: its file, its place and name, and the reason."""


_PERSON = Owner("person_id", "person")

KINDS: tuple[Kind, ...] = (
    Kind(
        name="entry",
        plural="entries",
        type=model.Entry,
        table="entry",
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
        label=N_("Moment"),
        label_many=N_("Moments"),
        number=1,
        has_trash=True,
        in_timeline=True,
        is_counted=True,
        says=(
            *("kind", "outcome", "urge", "trigger", "behaviour", "fear", "text", "more"),
            *("approach_kind", "suds", "reception", "after_feeling"),
        ),
        named_in=("text", "more"),
        words=("note", "text"),
        ranges=(Span("urge", 0, 100), Span("suds", 0, 100)),
        belongs_to=(_PERSON, Owner("pause_id", "pause")),
    ),
    Kind(
        name="check_in",
        plural="check_ins",
        type=model.CheckIn,
        table="check_in",
        label=N_("Check-in"),
        label_many=N_("Check-ins"),
        has_trash=True,
        is_counted=True,
        says=("confirmed", "mood", "closeness", "loneliness", "sleep", "text"),
        ranges=(Span("mood", -_FREE, _FREE),),
    ),
    Kind(
        name="pause",
        plural="pauses",
        type=model.Pause,
        table="pause",
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
    Kind(
        name="worksheet",
        plural="worksheets",
        type=model.Worksheet,
        table="worksheet",
        label=N_("Worksheet"),
        label_many=N_("Worksheets"),
        number=2,
        has_trash=True,
        in_timeline=True,
        has_versions=True,
        is_counted=True,
        says=("answers", "status"),
        named_in=("answers",),
        words=("title", "body"),
        belongs_to=(Owner("moment_id", "moment"), Owner("entry_id", "entry"), _PERSON),
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
        name="person_rating",
        plural="person_ratings",
        type=model.PersonRating,
        table="person_rating",
        ranges=(Span("worry", 0, 100), Span("unease", 0, 100)),
        belongs_to=(Owner("person_id", "person", must=True),),
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
    Kind(name="plan", plural="plan", type=model.Plan, table="plan", is_single=True),
)


def checked(rows: Sequence[Kind]) -> None:
    """Raise BadKind for the first row that cannot be."""
    names = {row.name for row in rows}
    seen: dict[tuple[str, object], str] = {}
    forms: dict[str, str] = {}
    for place, row in enumerate(rows, 1):
        given = {what: getattr(row, what) for what in ("name", "plural", "table", "number")}
        reasons = [
            f"{what} {value!r} is taken by {seen[what, value]!r}"
            for what, value in given.items()
            if value is not None and (what, value) in seen
        ]
        for reason in (*_reasons(row, names), *reasons):
            raise BadKind(f"{FILE}, row {place} ({row.name or 'without a name'}): {reason}")
        seen.update(dict.fromkeys(given.items(), row.name))
        _same_forms(row, place, forms)


def _same_forms(row: Kind, place: int, forms: dict[str, str]) -> None:
    """What a column holds is told by its name, so that one name is of one type in all kinds."""
    for name, form in row.forms.items():
        there = forms.setdefault(name, form)
        if there != form:
            reason = f"{name!r} is {form} here and {there} in another kind"
            raise BadKind(f"{FILE}, row {place} ({row.name}): {reason}")


def _reasons(row: Kind, names: set[str]) -> Iterator[str]:
    """What is wrong with one row by itself."""
    for what in ("name", "plural", "table"):
        if not getattr(row, what).isidentifier():
            yield f"{what} is missing or no name: {getattr(row, what)!r}"
    yield from (reason for is_wrong, reason in _wrongs(row) if is_wrong)
    spans, owners = ([one.field for one in several] for several in (row.ranges, row.belongs_to))
    for field in (*row.says, *row.named_in, *row.same_by, *spans, *owners):
        if field not in row.fields:
            yield f"{row.type.__name__} has no field {field!r}"
    for owner in row.belongs_to:
        if owner.kind not in names and owner.kind != ANY:
            yield f"{owner.field} belongs to {owner.kind!r}, which is no kind"


def _wrongs(row: Kind) -> tuple[tuple[bool, str], ...]:
    """Whether parts of a row do not fit together, each with its reason."""
    number, needs_one = row.number, row.in_timeline or row.has_versions
    return (
        (
            number is not None and not 0 <= number < MOST_NUMBERS,
            f"number {number} is not one of 0 to {MOST_NUMBERS - 1}",
        ),
        (
            number is None and needs_one,
            "number is missing: it stands in the timeline or has versions",
        ),
        (
            row.in_timeline and not (row.is_dated and row.has_trash),
            "what stands in the timeline has a day and goes to the trash",
        ),
        (
            (row.has_trash and not row.label) or (row.in_timeline and not row.label_many),
            "a label is missing: the trash and the lists name what they show",
        ),
        (
            len(row.words) != (2 if row.in_timeline else 0),
            "words are two columns of what stands in the timeline, and of nothing else",
        ),
    )


checked(KINDS)
BY_NAME = {row.name: row for row in KINDS}
#: those with a number, in the order of the numbers
NUMBERED = tuple(sorted((k for k in KINDS if k.number is not None), key=lambda k: k.number or 0))
#: those that lists, search and calendar show
TIMELINE = tuple(row for row in NUMBERED if row.in_timeline)
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
    """All kinds, each after those it belongs to. BadKind for one that belongs to itself."""
    found: dict[str, Kind] = {}

    def add(row: Kind, below: tuple[str, ...]) -> None:
        if row.name in below:
            raise BadKind(f"{FILE}, row {rows.index(row) + 1} ({row.name}): it belongs to itself")
        for owner in row.belongs_to:
            for one in rows:
                if one.name not in found and _owns(one, owner):
                    add(one, (*below, row.name))
        found.setdefault(row.name, row)

    for row in rows:
        add(row, ())
    return list(found.values())


def _owns(row: Kind, owner: Owner) -> bool:
    return row.has_versions if owner.kind == ANY else row.name == owner.kind
