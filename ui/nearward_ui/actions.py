"""Every action: a row each, and nowhere else a list of them.

The keys, the menu, the palette, the sheet of keys, the menus of things and the hints read this
table; the pages that can be gone to come from theirs. A start makes no route of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from nearward.i18n import N_
from nearward_ui.pages import PAGES, PageRow

if TYPE_CHECKING:
    from datetime import date

    from nearward_ui.routes import Route

FILE = "ui/nearward_ui/actions.py"
#: parts of the menu, in their order
BEGIN, FIND, VIEW, KEEP, HELP, LEAVE = "begin", "find", "view", "keep", "help", "leave"
GROUPS = (BEGIN, FIND, VIEW, KEEP, HELP, LEAVE)
#: what a menu can be over; a record is anything that a page opens
RECORD, DAY, PERSON, PICTURE, WORDS = "record", "day", "person", "picture", "words"
THINGS = (RECORD, DAY, PERSON, PICTURE, WORDS)


class BadActionError(ValueError):
    """A row that cannot be: its file, the row and the reason."""


class Target(NamedTuple):
    """What a menu is over; a picture has the entry in which it stands, `query` finds a person,
    `kind` is that of a record."""

    thing: str
    id: int = 0
    day: date | None = None
    entry: int = 0
    query: str = ""
    kind: str = ""


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


def _to(page: str, **wish: object) -> Way:
    return Way(page, tuple(wish.items()))


_DAY = Of("day")
_ID = Of("id")
_TEXT, _LIGHT = N_("Text size"), N_("Light or night")

#: there in the whole diary
GENERAL = (
    ActionRow(
        "new-entry", N_("New entry"), _to("journal", new=True), ("Ctrl+N",), "leaf", group=BEGIN
    ),
    ActionRow("log", N_("Log a moment"), _to("moment"), ("Ctrl+M",), "plus", group=BEGIN),
    ActionRow(
        "let-in",
        N_("Log that I let someone in"),
        _to("moment", kind="approach"),
        ("Ctrl+Shift+M",),
        "circles",
        group=BEGIN,
        from_anywhere=True,
    ),
    ActionRow("weigh", N_("Weigh a thought"), _to("worksheets"), icon="ruled", group=BEGIN),
    ActionRow("pause", N_("Pause"), _to("pause"), ("Ctrl+Shift+P",), "water", group=BEGIN),
    ActionRow(
        "search",
        N_("Search everything"),
        _to("journal", search=True),
        ("Ctrl+F",),
        "glass",
        group=FIND,
    ),
    ActionRow(
        "go-to-date",
        N_("Go to a date"),
        _to("journal", ask_date=True),
        ("Ctrl+G",),
        "month",
        group=FIND,
    ),
    ActionRow(
        "palette", N_("All actions"), "palette_asked", ("Ctrl+K",), group=FIND, is_found=False
    ),
    ActionRow("alone", N_("Writing only"), "alone_asked", ("F11",), "leaf", group=VIEW),
    ActionRow(
        "larger", N_("Larger text"), "size_asked", ("Ctrl++", "Ctrl+="), "text", 10, VIEW, _TEXT
    ),
    ActionRow("smaller", N_("Smaller text"), "size_asked", ("Ctrl+-",), "text", -10, VIEW, _TEXT),
    ActionRow("normal", N_("Text at 100 %"), "size_asked", ("Ctrl+0",), "text", 0, VIEW, _TEXT),
    ActionRow("as-system", N_("As the system"), "theme_asked", (), "moon", "system", VIEW, _LIGHT),
    ActionRow("light", N_("Light"), "theme_asked", (), "moon", "light", VIEW, _LIGHT),
    ActionRow("night", N_("Night"), "theme_asked", (), "moon", "night", VIEW, _LIGHT),
    ActionRow(
        "print-seen", N_("Print what is seen"), "print_asked", ("Ctrl+P",), "printer", group=KEEP
    ),
    ActionRow("bring-in", N_("Import"), _to("import"), group=KEEP, is_found=False),
    ActionRow("take-out", N_("Export"), _to("export"), group=KEEP, is_found=False),
    ActionRow(
        "back-up", N_("Make a backup now"), _to("backups", make=True), icon="copy", group=KEEP
    ),
    ActionRow("keys", N_("Keys"), _to("shortcuts"), ("Ctrl+?",), group=HELP, is_found=False),
    ActionRow("help", N_("Help"), "help_asked", ("F1",), group=HELP, is_found=False),
    ActionRow("settings", N_("Settings"), _to("settings"), ("Ctrl+,",), group=HELP, is_found=False),
    ActionRow(
        "hide",
        N_("Hide now"),
        "hide_asked",
        ("Ctrl+Shift+H",),
        "veil",
        group=LEAVE,
        from_anywhere=True,
    ),
    ActionRow(
        "lock",
        N_("Lock now"),
        "lock_asked",
        ("Ctrl+L",),
        "lock",
        group=LEAVE,
        from_anywhere=True,
    ),
    ActionRow(
        "quit", N_("Quit"), "quit_asked", ("Ctrl+Q",), "door", group=LEAVE, from_anywhere=True
    ),
    ActionRow("close", N_("Close the window"), "quit_asked", ("Ctrl+W",), "door"),
    ActionRow(
        "main-button",
        N_("Press the main button"),
        "answer_asked",
        ("Ctrl+Return", "Ctrl+Enter"),
        is_found=False,
    ),
    ActionRow("menu", N_("Menu"), "menu_asked", ("F10",), is_found=False),
    ActionRow(
        "context-menu",
        N_("Menu of what has the keyboard"),
        "context_asked",
        ("Shift+F10",),
        is_found=False,
    ),
)
#: there on one page, which has the act
ON_PAGES = (
    *(
        ActionRow(name, title, does, icon=icon, page="journal")
        for name, title, does, icon in (
            ("add-pictures", N_("Add pictures…"), "add_pictures", "view"),
            ("set-mood", N_("Date, star and mood of this entry"), "details", "mood"),
            ("earlier", N_("Earlier versions of this entry"), "versions", "copy"),
            ("trash-entry", N_("Move this entry to the trash"), "delete", "bin"),
        )
    ),
    ActionRow(
        "find-next", N_("Find the next place"), "find_next", ("F3",), "glass", page="journal"
    ),
    ActionRow("previous", N_("Previous entry"), "previous", ("Alt+Left",), "leaf", page="journal"),
    ActionRow("next", N_("Next entry"), "next", ("Alt+Right",), "leaf", page="journal"),
    ActionRow("save-moment", N_("Save the moment"), "save", ("Ctrl+S",), "plus", page="moment"),
)


def _of_a_day(thing: str) -> tuple[ActionRow, ...]:
    """What can be done with the day of something."""
    ways = (
        ("read", N_("Read this day"), _to("read", first=_DAY, last=_DAY)),
        ("years", N_("This day in other years"), _to("on-this-day", day=_DAY)),
        ("print", N_("Print this day"), _to("print-days", first=_DAY, last=_DAY)),
    )
    return tuple(ActionRow(f"{name}-{thing}", title, way, thing=thing) for name, title, way in ways)


#: over a thing: what shows it has the act
ON_THINGS = (
    ActionRow("open", N_("Open"), "open", ("Return",), thing=RECORD),
    *_of_a_day(RECORD),
    ActionRow("versions", N_("Earlier versions"), "versions", thing=RECORD),
    ActionRow("delete", N_("Move to the trash"), "delete", ("Del",), thing=RECORD),
    ActionRow("open-day", N_("Show this day"), _to("journal", day=_DAY), ("Return",), thing=DAY),
    ActionRow("log-day", N_("Log a moment on this day"), _to("moment", day=_DAY), thing=DAY),
    *_of_a_day(DAY),
    ActionRow("open-person", N_("Open"), _to("person", id=_ID), ("Return",), thing=PERSON),
    ActionRow(
        "find-person",
        N_("Find where they appear"),
        _to("journal", find=Of("query")),
        thing=PERSON,
    ),
    ActionRow(
        "open-picture",
        N_("See it large"),
        _to("picture", entry=Of("entry"), id=_ID),
        ("Return",),
        thing=PICTURE,
    ),
    ActionRow("put-picture", N_("Put it into the text"), "put_in", thing=PICTURE),
    ActionRow("remove-picture", N_("Remove it from the entry"), "remove", ("Del",), thing=PICTURE),
    ActionRow("undo", N_("Undo"), "undo", ("Ctrl+Z",), thing=WORDS),
    ActionRow("redo", N_("Redo"), "redo", ("Ctrl+Shift+Z", "Ctrl+Y"), thing=WORDS),
    ActionRow("cut", N_("Cut"), "cut", ("Ctrl+X",), thing=WORDS),
    ActionRow("copy", N_("Copy"), "copy", ("Ctrl+C",), thing=WORDS),
    ActionRow("paste", N_("Paste"), "paste", ("Ctrl+V",), thing=WORDS),
    ActionRow("bold", N_("Bold"), "bold", ("Ctrl+B",), thing=WORDS),
    ActionRow("italic", N_("Italic"), "italic", ("Ctrl+I",), thing=WORDS),
    ActionRow(
        "link",
        N_("Make a link of what is selected"),
        "link",
        ("Ctrl+K",),
        thing=WORDS,
        instead_of="palette",
    ),
    ActionRow("find-words", N_("Search for these words"), "find", thing=WORDS),
    ActionRow("select-all", N_("Select all"), "select_all", ("Ctrl+A",), thing=WORDS),
)


def _to_page(row: PageRow) -> ActionRow:
    """The action that goes to a page."""
    keys = (row.keys,) if row.keys else ()
    does = "help_asked" if row.before_unlock else Way(row.key)
    return ActionRow(
        f"to-{row.key}", row.title, does, keys, row.icon, from_anywhere=row.from_anywhere
    )


#: of pages that need nothing chosen before
TO_PAGES = tuple(_to_page(row) for row in PAGES.values() if not row.shows_one)
ROWS = (*GENERAL, *ON_PAGES, *ON_THINGS)


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


ACTIONS = table((*ROWS, *TO_PAGES))


def over(thing: str) -> list[ActionRow]:
    """What can be done with a thing."""
    return [row for row in ACTIONS.values() if row.thing == thing]


def in_menu(group: str) -> list[ActionRow]:
    """The rows of a part of the menu."""
    return [row for row in ACTIONS.values() if row.group == group]


@cache
def keys_of(name: str) -> str:
    """The key that is told of an action, as the system writes it; empty without one."""
    from PySide6.QtGui import QKeySequence

    keys = ACTIONS[name].keys
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
