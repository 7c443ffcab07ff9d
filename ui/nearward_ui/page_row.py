"""What a row of the table of pages is, and which one cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nearward_ui.routes import Route

FILE = "ui/nearward_ui/pages.py"
#: places in the rail: with the pages, or at its foot
ABOVE, BELOW = "above", "below"


class BadPageError(ValueError):
    """A row that cannot be: its file, the row and the reason."""


class PageRow(NamedTuple):
    """A page. `source`: module and class; `title`: what the rail and a screen reader call it."""

    key: str
    source: str
    title: str
    #: the key to press for it
    keys: str = ""
    #: its place in the rail, if it has one
    rail: str = ""
    #: the page of the rail that is marked while it is shown
    belongs_to: str = ""
    #: what the lock page says when an unlock will lead to it
    lands: str = ""
    #: the kind of record that is opened there
    opens: str = ""
    #: the kind of what it shows beside that, which is wished for by the name of its kind
    opens_beside: str = ""
    #: what is written there, as a lock names what it could not save yet
    holds: str = ""
    #: False: it begins something, so that nobody comes back into the middle of it
    comes_back: bool = True
    #: its keys work in dialogs and over menus too
    from_anywhere: bool = False
    #: it is also there before a diary is open
    before_unlock: bool = False
    #: what was said of the last thing goes when it is shown
    says_anew: bool = False
    #: it shows one thing, which must be chosen before
    shows_one: bool = False
    #: what is seen elsewhere can be printed there; the first such page prints anything
    prints: bool = False
    #: a shape of `kit/widgets/icons.py`
    icon: str = "leaf"


def table(rows: Iterable[PageRow]) -> dict[str, PageRow]:
    """The rows by their keys. Raises BadPageError for the first that cannot be."""
    found: dict[str, PageRow] = {}
    pressed: dict[tuple[str, ...], str] = {}
    for number, row in enumerate(rows, 1):
        for reason in (*_reasons(row), *_taken(row, found, pressed)):
            raise _refused(number, row, reason)
        found[row.key] = row
    for number, row in enumerate(found.values(), 1):
        if row.belongs_to and (row.belongs_to not in found or not found[row.belongs_to].rail):
            raise _refused(number, row, f"the rail has no page {row.belongs_to!r}")
    return found


def to_record(rows: Iterable[PageRow], kind: str, thing_id: int) -> Route:
    """To the page on which a record of this kind is opened."""
    from nearward_ui.routes import kept_route

    for row in rows:
        if row.opens == kind:
            return kept_route(row.key, {"id": thing_id})
        if row.opens_beside == kind:
            return kept_route(row.key, {kind: thing_id})
    raise LookupError(kind)


def opened_by(rows: Iterable[PageRow]) -> set[str]:
    """The kinds of records that some page opens."""
    return {kind for row in rows for kind in (row.opens, row.opens_beside) if kind}


def _reasons(row: PageRow) -> Iterator[str]:
    """What is wrong with a row by itself."""
    if not row.key:
        yield "it has no key"
    if not row.title:
        yield "it has no title"
    if row.source.count(":") != 1:
        yield f"{row.source!r} is not a module and a class"
    if row.rail not in ("", ABOVE, BELOW):
        yield f"the rail has no place {row.rail!r}"
    if row.rail and row.belongs_to:
        yield "it stands in the rail and belongs to another page"


def _taken(
    row: PageRow, found: dict[str, PageRow], pressed: dict[tuple[str, ...], str]
) -> Iterator[str]:
    """What another row has already; `pressed`: who has which key to press."""
    if row.key in found:
        yield f"the key {row.key!r} is taken by another row"
    kinds = {one.opens: one.key for one in found.values() if one.opens}
    if row.opens in kinds:
        yield f"a record of kind {row.opens!r} is opened by {kinds[row.opens]!r}"
    if row.keys:
        if _plain(row.keys) in pressed:
            yield f"the key {row.keys} is taken by {pressed[_plain(row.keys)]}"
        pressed[_plain(row.keys)] = row.key


def _plain(keys: str) -> tuple[str, ...]:
    return tuple(sorted(keys.casefold().split("+")))


def _refused(number: int, row: PageRow, reason: str) -> BadPageError:
    return BadPageError(f"{FILE}, row {number} ({row.key or 'without a key'}): {reason}")
