"""What a row of the table of actions is, and which rows cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from nearward_ui.pages import PAGES

if TYPE_CHECKING:
    from datetime import date

    from nearward_ui.routes import Route

FILE = "ui/nearward_ui/actions.py"
#: parts of the menu, in their order
BEGIN, FIND, VIEW, KEEP, HELP, LEAVE = "begin", "find", "view", "keep", "help", "leave"
GROUPS = (BEGIN, FIND, VIEW, KEEP, HELP, LEAVE)
#: what a menu can be over; a record is anything that a page opens
RECORD, DAY, PERSON, PICTURE, WORDS = "record", "day", "person", "picture", "words"
#: words to choose from
TERMS = "terms"
THINGS = (RECORD, DAY, PERSON, PICTURE, WORDS, TERMS)


class BadActionError(ValueError):
    """A row that cannot be: its file, the row and the reason."""


class Target(NamedTuple):
    """What a menu is over; a picture has the entry in which it stands, `query` finds a person,
    `kind` is that of a record, and `sort` which of its kind: a pull or an approach. `vocabulary`:
    the words that are chosen from."""

    thing: str
    id: int = 0
    day: date | None = None
    entry: int = 0
    query: str = ""
    kind: str = ""
    sort: str = ""
    vocabulary: str = ""


class Of(NamedTuple):
    """A value that is read from what the menu is over."""

    field: str


class Way(NamedTuple):
    """To a page, with the fields of a wish."""

    page: str
    wish: tuple[tuple[str, object], ...] = ()

    def route(self, over: Target | None = None) -> Route:
        """The route, made when it is gone."""
        from nearward_ui.routes import WISHES, Route

        if not self.wish:
            return Route(self.page)
        wish = {
            name: getattr(over, value.field) if isinstance(value, Of) else value
            for name, value in self.wish
        }
        return WISHES[self.page](**wish)


class ActionRow(NamedTuple):
    """An action. It leads to a page, or says what is asked by the name of a signal or an act.

    Without `page` and `thing` it is there in the whole open diary. On a page that page has the act,
    over a thing what shows it.
    """

    name: str
    title: str
    does: Way | str
    #: keys to press; the first one is told
    keys: tuple[str, ...] = ()
    #: a shape of `kit/widgets/icons.py`, or none
    icon: str = ""
    #: what the signal carries
    argument: object = None
    #: its part of the menu, and the row of it under which it stands
    group: str = ""
    under: str = ""
    #: the page on which it is there
    page: str = ""
    #: the thing that it is done with
    thing: str = ""
    #: its keys work in dialogs and over menus too
    from_anywhere: bool = False
    #: the action whose key it has while words are selected
    instead_of: str = ""
    #: False: it is not looked for by its words
    is_found: bool = True


def table(rows: Iterable[ActionRow]) -> dict[str, ActionRow]:
    """The rows by their names. Raises BadActionError for the first that cannot be."""
    found: dict[str, ActionRow] = {}
    for number, row in enumerate(rows, 1):
        for reason in (*_reasons(row), *_taken(row, found)):
            raise BadActionError(f"{FILE}, row {number} ({row.name or 'without a name'}): {reason}")
        found[row.name] = row
    return found


def _reasons(row: ActionRow) -> Iterator[str]:
    """What is wrong with a row by itself."""
    if not row.name:
        yield "it has no name"
    if not row.title:
        yield "it has no words"
    if not row.does:
        yield "it does nothing"
    if isinstance(row.does, Way) and row.does.page not in PAGES:
        yield f"it leads to {row.does.page!r}, which is no page"
    yield from _misplaced(row)


def _misplaced(row: ActionRow) -> Iterator[str]:
    """Why it cannot be where it is said to be."""
    if row.page and row.page not in PAGES:
        yield f"it is on {row.page!r}, which is no page"
    if row.thing and row.thing not in THINGS:
        yield f"there is no menu over {row.thing!r}"
    if row.page and row.thing:
        yield "it is on a page and over a thing"
    if row.group and row.group not in GROUPS:
        yield f"the menu has no part {row.group!r}"
    if row.under and not row.group:
        yield "it stands under a row of no part of the menu"
    if not all(row.keys):
        yield "a key of it is empty"


def _taken(row: ActionRow, found: dict[str, ActionRow]) -> Iterator[str]:
    """What another row has already."""
    if row.name in found:
        yield "its name is taken by another row"
    if row.instead_of and row.instead_of not in found:
        yield f"there is no action {row.instead_of!r} before it"
    for keys in row.keys:
        for other in found.values():
            if plain(keys) in map(plain, other.keys) and _meet(row, other):
                yield f"the key {keys} is taken by {other.name}"


def _meet(row: ActionRow, other: ActionRow) -> bool:
    """Whether a key of both could mean either. To go to a page is one action by two names."""
    if row.does == other.does or row.instead_of == other.name:
        return False
    if row.thing or other.thing:
        return row.thing == other.thing or not (row.thing and other.thing)
    return not row.page or not other.page or row.page == other.page


def plain(keys: str) -> tuple[str, ...]:
    """Keys in one order, however they are written."""
    parts = keys.casefold().replace("++", "+plus").split("+")
    return tuple(sorted(parts))
