"""Every action: a row each, and nowhere else a list of them.

The keys, the menu, the palette, the sheet of keys, the menus of things and the hints read this
table; the pages that can be gone to come from theirs. A start makes no route of it.
"""

from __future__ import annotations

from functools import cache

from nearward.i18n import N_
from nearward_ui.action_row import (
    BEGIN,
    DAY,
    FIND,
    HELP,
    KEEP,
    LEAVE,
    PERSON,
    PICTURE,
    RECORD,
    TERMS,
    VIEW,
    WORDS,
    ActionRow,
    Of,
    Way,
    table,
)
from nearward_ui.page_row import PageRow
from nearward_ui.pages import PAGES


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
        "answer-open",
        N_("Coming back"),
        _to("coming-back"),
        icon="circles",
        group=BEGIN,
        is_found=False,
    ),
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
    ActionRow("back", N_("Back"), "way_asked", ("Alt+Left",), "back", -1, FIND),
    ActionRow("forth", N_("Forward"), "way_asked", ("Alt+Right",), "forth", 1, FIND),
    ActionRow(
        "palette", N_("All actions"), "palette_asked", ("Ctrl+K",), group=FIND, is_found=False
    ),
    ActionRow("alone", N_("Writing only"), "alone_asked", ("F11",), "leaf", group=VIEW),
    ActionRow(
        "side-sheet", N_("Side sheet"), "side_asked", ("Ctrl+Shift+S",), "beside", group=VIEW
    ),
    ActionRow(
        "larger", N_("Larger text"), "size_asked", ("Ctrl++", "Ctrl+="), "text", 10, VIEW, _TEXT
    ),
    ActionRow("smaller", N_("Smaller text"), "size_asked", ("Ctrl+-",), "text", -10, VIEW, _TEXT),
    ActionRow("normal", N_("Text at 100 %"), "size_asked", ("Ctrl+0",), "text", 0, VIEW, _TEXT),
    ActionRow("as-system", N_("As the system"), "theme_asked", (), "moon", "system", VIEW, _LIGHT),
    ActionRow("light", N_("Light"), "theme_asked", (), "moon", "light", VIEW, _LIGHT),
    ActionRow("night", N_("Night"), "theme_asked", (), "moon", "night", VIEW, _LIGHT),
    ActionRow(
        "print-seen", N_("Print what you see"), "print_asked", ("Ctrl+P",), "printer", group=KEEP
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
    ActionRow(
        "next-pane", N_("Next part of the window"), "pane_asked", ("F6",), "", 1, is_found=False
    ),
    ActionRow(
        "pane-before",
        N_("Previous part of the window"),
        "pane_asked",
        ("Shift+F6",),
        "",
        -1,
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
            ("star-entry", N_("Give this entry a star, or take it away"), "star", "star"),
            ("set-mood", N_("Date, star and mood of this entry"), "details", "mood"),
            ("earlier", N_("Earlier versions of this entry"), "versions", "copy"),
            ("trash-entry", N_("Move this entry to the trash"), "delete", "bin"),
            ("weigh-selected", N_("Weigh the selected words"), "weigh_words", "ruled"),
            ("log-selected", N_("Log the selected words as a moment"), "log_words", "dot"),
            ("see-made", N_("Open what was made of the words here"), "open_made", "leaf"),
        )
    ),
    ActionRow("dim", N_("Dim the other paragraphs"), "dim_others", icon="text", page="journal"),
    ActionRow("hide-words", N_("Hide the words while I write"), "hide_words", page="journal"),
    ActionRow(
        "find-here",
        N_("Find in this entry"),
        "find_here",
        ("Ctrl+Shift+F",),
        "glass",
        page="journal",
    ),
    ActionRow(
        "replace-here",
        N_("Replace in this entry"),
        "replace_here",
        ("Ctrl+H",),
        "glass",
        page="journal",
    ),
    ActionRow(
        "find-next", N_("Find the next place"), "find_next", ("F3",), "glass", page="journal"
    ),
    ActionRow("previous", N_("Previous entry"), "previous", ("Alt+Down",), "leaf", page="journal"),
    ActionRow("next", N_("Next entry"), "next", ("Alt+Up",), "leaf", page="journal"),
    ActionRow(
        "find-previous",
        N_("Find the previous place"),
        "find_previous",
        ("Shift+F3",),
        "glass",
        page="journal",
    ),
    ActionRow("add-term", N_("Add a word"), "add_term", icon="plus", page="vocabulary"),
    ActionRow("rename-term", N_("Rename the word"), "rename_term", ("F2",), page="vocabulary"),
    ActionRow("hide-term", N_("Hide the word, or show it again"), "hide_term", page="vocabulary"),
    ActionRow(
        "term-up", N_("Move the word up"), "term_up", ("Alt+Up",), icon="text", page="vocabulary"
    ),
    ActionRow("term-down", N_("Move the word down"), "term_down", ("Alt+Down",), page="vocabulary"),
    ActionRow("add-question", N_("Add a question"), "add_question", icon="plus", page="own-sheet"),
    ActionRow("remove-part", N_("Remove the question"), "remove_part", page="own-sheet"),
    ActionRow("part-up", N_("Move the question up"), "part_up", ("Alt+Up",), page="own-sheet"),
    ActionRow(
        "part-down", N_("Move the question down"), "part_down", ("Alt+Down",), page="own-sheet"
    ),
    ActionRow(
        "make-sheet", N_("Make a sheet of your own"), "make_sheet", icon="plus", page="worksheets"
    ),
    ActionRow("save-moment", N_("Save the moment"), "save", ("Ctrl+S",), "plus", page="moment"),
    ActionRow("cycle", N_("The circle of this moment"), "cycle", icon="circles", page="moments"),
    ActionRow("hide-charts", N_("Hide all charts"), "hide_charts", icon="veil", page="patterns"),
    ActionRow("show-charts", N_("Show all charts"), "show_charts", page="patterns"),
    ActionRow(
        "weigh-moment",
        N_("Save and weigh the thought"),
        "weigh",
        ("Ctrl+Shift+Return",),
        "ruled",
        page="moment",
    ),
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
    ActionRow("weigh-record", N_("Weigh the thought"), "weigh", icon="ruled", thing=RECORD),
    ActionRow("cycle-record", N_("The circle of this moment"), "cycle", thing=RECORD),
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
    ActionRow("caption-picture", N_("Write a caption"), "caption", thing=PICTURE),
    ActionRow("remove-picture", N_("Remove it from the entry"), "remove", ("Del",), thing=PICTURE),
    ActionRow(
        "out-of-text",
        N_("Take it out of the text"),
        "take_out",
        ("Del",),
        thing=PICTURE,
        instead_of="remove-picture",
    ),
    ActionRow(
        "change-terms",
        N_("Change these words"),
        _to("vocabulary", name=Of("vocabulary")),
        thing=TERMS,
    ),
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
    ActionRow("weigh-words", N_("Weigh this thought"), "weigh_words", icon="ruled", thing=WORDS),
    ActionRow("other-sheets", N_("Another worksheet"), "other_sheets", thing=WORDS),
    ActionRow("log-words", N_("Log as a moment"), "log_words", icon="dot", thing=WORDS),
    ActionRow("open-made", N_("Open what was made of these words"), "open_made", thing=WORDS),
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
