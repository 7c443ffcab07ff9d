"""Where to go, and with what: small frozen types, made by pages and read by the room.

A `Route` names a page of `pages.py`; what is wished for there stands in the fields of its own type.
An `Act` is done by the window in place of showing a page. Fields of plain values keep their names:
a place is kept in the diary under them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from nearward.domain.beliefs import Belief
    from nearward.domain.model import Moment, Passage, Worksheet


@dataclass(frozen=True)
class Route:
    """A page as it is: `Route("trash")`."""

    page: str

    @property
    def is_plain(self) -> bool:
        """Whether nothing is wished for but the page."""
        return all(getattr(self, one.name) == one.default for one in fields(self)[1:])


@dataclass(frozen=True)
class _Wish(Route):
    """A page with something to show or to do there."""

    page: str = field(default="", init=False)

    @classmethod
    def of(cls, route: Route | None) -> Self:
        """What is wished for; nothing, when the page is shown as it is."""
        if route is None or type(route) is Route:
            return cls()
        if not isinstance(route, cls):
            raise TypeError(route)
        return route


@dataclass(frozen=True)
class ToJournal(_Wish):
    """An entry (`caret`, `scroll` and `title`: where on it), a day, or something to begin there.

    place: a letter of its text from which something was made, by `passage` where that is kept.
    """

    page: str = field(default="journal", init=False)
    id: int = 0
    caret: int | None = None
    scroll: int | None = None
    title: bool | None = None
    day: date | None = None
    new: bool = False
    search: bool = False
    ask_date: bool = False
    find: str | None = None
    template: str | None = None
    question: str | None = None
    picture: tuple[str, int] | None = None
    place: int | None = None
    passage: int = 0


@dataclass(frozen=True)
class ToOnThisDay(_Wish):
    """What other years say of a day."""

    page: str = field(default="on-this-day", init=False)
    day: date | None = None


@dataclass(frozen=True)
class ToDays(_Wish):
    """Days to read, from `first` (or some time before) to `last`."""

    page: str = field(default="read", init=False)
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class ToPicture(_Wish):
    """A picture of an entry, large."""

    page: str = field(default="picture", init=False)
    entry: int | None = None
    id: int = 0


@dataclass(frozen=True)
class ToVersions(_Wish):
    """The earlier words of a thing."""

    page: str = field(default="versions", init=False)
    kind: str = ""
    id: int = 0


@dataclass(frozen=True)
class ToPerson(_Wish):
    """One person."""

    page: str = field(default="person", init=False)
    id: int = 0


@dataclass(frozen=True)
class ToVocabulary(_Wish):
    """The words that are chosen from in one question; one of them, and what is typed there."""

    page: str = field(default="vocabulary", init=False)
    name: str = ""
    code: str = ""
    typed: str = ""


@dataclass(frozen=True)
class ToMoment(_Wish):
    """A kept moment, or a new one: of a kind, on a day, after a pause, of words of an entry."""

    page: str = field(default="moment", init=False)
    id: int = 0
    kind: str = ""
    day: date | None = None
    pause: int = 0
    passage: Passage | None = None


@dataclass(frozen=True)
class ToCycle(_Wish):
    """The circle of a moment."""

    page: str = field(default="cycle", init=False)
    id: int = 0


@dataclass(frozen=True)
class ToPrintCards(_Wish):
    """Cards to cut out, the one of an old story or of a worksheet chosen already, or those that
    were chosen before."""

    page: str = field(default="print-cards", init=False)
    belief: int = 0
    worksheet: int = 0
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True)
class ToPrintCycle(_Wish):
    """The circle of a moment, to print."""

    page: str = field(default="print-cycle", init=False)
    id: int = 0


@dataclass(frozen=True)
class ToCheckIn(_Wish):
    """A day, with how it was."""

    page: str = field(default="check-in", init=False)
    day: date | None = None


@dataclass(frozen=True)
class ToWorksheet(_Wish):
    """A kept worksheet at a step, or a fresh one of a sheet: of a moment, of words, on an old
    story, or none of these.

    `add`: a list in which a row is begun; `person`: with whom a fresh one is.
    """

    page: str = field(default="worksheet", init=False)
    id: int = 0
    step: str = ""
    add: str = ""
    sheet: str = ""
    person: int = 0
    moment: Moment | None = None
    passage: Passage | None = None
    belief: Belief | None = None


@dataclass(frozen=True)
class ToOwnSheet(_Wish):
    """A sheet of one's own: one that is kept, or a new one."""

    page: str = field(default="own-sheet", init=False)
    id: int = 0
    new: bool = False


@dataclass(frozen=True)
class ToBelief(_Wish):
    """One old story, by itself or by what is kept for it."""

    page: str = field(default="belief", init=False)
    id: int = 0
    belief_evidence: int = 0


@dataclass(frozen=True)
class ToSheetRead(_Wish):
    """A finished worksheet to read; `drawn`: how far it moved is drawn before the eyes."""

    page: str = field(default="worksheet-read", init=False)
    id: int = 0
    drawn: bool = False


@dataclass(frozen=True)
class ToRevisit(_Wish):
    """The worksheets to look at again; one of them."""

    page: str = field(default="revisit", init=False)
    id: int = 0


@dataclass(frozen=True)
class ToPrint(_Wish):
    """A sheet to print: as it is filled, or blank."""

    page: str = field(default="print", init=False)
    sheet: str = ""
    worksheet: Worksheet | None = None


@dataclass(frozen=True)
class ToPrintDays(_Wish):
    """Days to print, with the kinds of things that are printed of them."""

    page: str = field(default="print-days", init=False)
    first: date | None = None
    last: date | None = None
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class ToBackups(_Wish):
    """The backups; one can be made at once."""

    page: str = field(default="backups", init=False)
    make: bool = False


@dataclass(frozen=True)
class ToImport(_Wish):
    """A file to look at."""

    page: str = field(default="import", init=False)
    file: Path | None = None


@dataclass(frozen=True)
class ToPause(_Wish):
    """A pause that was kept, to go on with it."""

    page: str = field(default="pause", init=False)
    id: int = 0


@dataclass(frozen=True)
class ToCard(_Wish):
    """A card of Learn."""

    page: str = field(default="card", init=False)
    card: str = ""


@dataclass(frozen=True)
class ToPrintCard(_Wish):
    """A card of Learn to print; without one the five directions."""

    page: str = field(default="print-card", init=False)
    card: str = ""
    directions: bool = False


@dataclass(frozen=True)
class Act:
    """What the window does in place of showing a page."""


@dataclass(frozen=True)
class GoBack(Act):
    """To the page one came from."""


@dataclass(frozen=True)
class GoForth(Act):
    """To the page one has gone back from."""


@dataclass(frozen=True)
class WriteAlone(Act):
    """Only what is written on is shown, or all again."""


@dataclass(frozen=True)
class LockNow(Act):
    """Lock."""


@dataclass(frozen=True)
class SalvageNow(Act):
    """Close, and save what can be read of this diary."""


@dataclass(frozen=True)
class RestoreFile(Act):
    """Close, and put a backup in the place of this diary."""

    file: Path


@dataclass(frozen=True)
class OpenFile(Act):
    """Close, and open another diary."""

    file: Path


#: page key -> the type of what is wished for there
WISHES: dict[str, type[_Wish]] = {kind.page: kind for kind in _Wish.__subclasses__()}
#: fields of these types are kept with a place; others are of one moment only
_KEPT: dict[str, type] = {
    "int": int,
    "int | None": int,
    "str": str,
    "bool": bool,
    "bool | None": bool,
    "date | None": date,
    "tuple[str, ...]": tuple,
}


def kept_route(page: str, kept: Mapping[str, object] | None) -> Route:
    """To a page, with what was kept for it; what does not fit there is left out."""
    kind = WISHES.get(page)
    if kind is None or not kept:
        return Route(page)
    types = {one.name: _KEPT.get(str(one.type)) for one in fields(kind) if one.init}
    fitting = {name: value for name, value in kept.items() if type(value) is types.get(name)}
    return kind(**fitting)


def to_keep(route: object) -> dict[str, object] | None:
    """What of a route is kept with a place: its fields of plain values that are given."""
    if not isinstance(route, Route) or route.is_plain:
        return None
    found: dict[str, object] = {}
    for one in fields(route)[1:]:
        value = getattr(route, one.name)
        if str(one.type) in _KEPT and value != one.default:
            found[one.name] = value
    return found
