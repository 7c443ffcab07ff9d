"""What a kind of record is, and which rows of the table of kinds cannot be."""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import fields as fields_of
from typing import Any, NamedTuple

from nearward.domain import model
from nearward.domain.rows import RowError

FILE = "desktop/nearward/domain/kinds.py"
#: an owner whose kind stands in the field `kind` of the record itself
ANY = "*"
#: the order key has room for so many numbers
MOST_NUMBERS = 16


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


# a row is what it is, not what stands in it: looked up for every record that is read
@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
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
    #: how one that could not be salvaged is told, with its day and without
    lost: tuple[str, str] | None = None
    number: int | None = None
    has_trash: bool = False
    in_timeline: bool = False
    has_versions: bool = False
    #: whether one can be made from words of an entry, and keeps the way back to them
    from_words: bool = False
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
        return tuple(getattr(self.type, "__dataclass_fields__", ()))

    @property
    def forms(self) -> dict[str, str]:
        """The names of its fields, each with its type as it is written, set or not."""
        several = () if self.type is str else fields_of(self.type)
        return {field.name: str(field.type).removesuffix(" | None") for field in several}


def checked(rows: Sequence[Kind]) -> None:
    """Raise RowError for the first row that cannot be."""
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
            raise RowError(FILE, place, row.name or "without a name", reason)
        seen.update(dict.fromkeys(given.items(), row.name))
        _same_forms(row, place, forms)


def _same_forms(row: Kind, place: int, forms: dict[str, str]) -> None:
    """What a column holds is told by its name, so that one name is of one type in all kinds."""
    for name, form in row.forms.items():
        there = forms.setdefault(name, form)
        if there != form:
            reason = f"{name!r} is {form} here and {there} in another kind"
            raise RowError(FILE, place, row.name, reason)


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
