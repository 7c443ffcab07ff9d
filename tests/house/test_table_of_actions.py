"""The table of actions: no bad row, no double key, nothing that leads nowhere."""

from __future__ import annotations

import importlib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeySequence

from nearward_ui import routes
from nearward_ui.action_row import FILE, ActionRow, BadActionError, Of, Target, Way, table
from nearward_ui.actions import ACTIONS, ROWS, TO_PAGES
from nearward_ui.kit.widgets import icons
from nearward_ui.kit.widgets.icons import SHAPES, _paths
from nearward_ui.pages import PAGES
from nearward_ui.shell.actions import Keys

DIG = ActionRow("dig", "Dig", Way("journal"), ("Ctrl+9",))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": ""}, "(without a name): it has no name"),
        ({"name": "quit"}, "(quit): its name is taken by another row"),
        ({"title": ""}, "(dig): it has no words"),
        ({"does": ""}, "(dig): it does nothing"),
        ({"does": Way("attic")}, "it leads to 'attic', which is no page"),
        ({"page": "attic"}, "it is on 'attic', which is no page"),
        ({"thing": "attic"}, "there is no menu over 'attic'"),
        ({"page": "journal", "thing": "day"}, "it is on a page and over a thing"),
        ({"group": "attic"}, "the menu has no part 'attic'"),
        ({"under": "Text size"}, "it stands under a row of no part of the menu"),
        ({"keys": ("Ctrl+9", "")}, "a key of it is empty"),
        ({"instead_of": "attic"}, "there is no action 'attic' before it"),
        ({"keys": ("Ctrl+K",)}, "the key Ctrl+K is taken by palette"),
        ({"keys": ("ctrl+l",)}, "the key ctrl+l is taken by lock"),
        ({"keys": ("Shift+Ctrl+P",)}, "the key Shift+Ctrl+P is taken by pause"),
        ({"keys": ("Ctrl+Plus",)}, "the key Ctrl+Plus is taken by larger"),
        ({"keys": ("F3",)}, "the key F3 is taken by find-next"),
        ({"keys": ("Ctrl+B",)}, "the key Ctrl+B is taken by bold"),
        ({"keys": ("F3",), "page": "journal"}, "the key F3 is taken by find-next"),
        ({"keys": ("Ctrl+P",), "page": "journal"}, "the key Ctrl+P is taken by print-seen"),
        ({"keys": ("Ctrl+P",), "thing": "words"}, "the key Ctrl+P is taken by print-seen"),
        ({"keys": ("Del",), "thing": "record"}, "the key Del is taken by delete"),
    ],
)
def test_a_bad_row_is_refused(changes: dict[str, Any], reason: str) -> None:
    table((*ROWS, DIG))
    with pytest.raises(BadActionError, match=r"^ui/nearward_ui/actions\.py, row \d+ \(") as told:
        table((*ROWS, DIG._replace(**changes)))
    assert reason in str(told.value)
    assert f"row {len(ROWS) + 1} " in str(told.value)


def test_a_key_of_two_pages_or_of_two_things_is_no_double_one() -> None:
    table((*ROWS, DIG._replace(keys=("F3",), page="moments")))
    table((*ROWS, DIG._replace(keys=("Del",), thing="person")))


def test_a_key_that_a_page_has_already_is_refused() -> None:
    with pytest.raises(BadActionError, match=r"\(to-journal\): the key Ctrl\+1 is taken by dig"):
        table((*ROWS, DIG._replace(keys=("Ctrl+1",), does="x"), *TO_PAGES))


def lost(row: ActionRow) -> str:
    """Why an action leads nowhere: file, row and reason."""
    said = f"{FILE}, row ({row.name}): "
    if isinstance(row.does, Way):
        known = {one.name for one in fields(routes.WISHES[row.does.page])} if row.does.wish else ()
        for name, value in row.does.wish:
            if name not in known:
                return said + f"the page {row.does.page!r} knows no wish {name!r}"
            if isinstance(value, Of) and value.field not in Target._fields:
                return said + f"what a menu is over has no {value.field!r}"
            if isinstance(value, Of) and not row.thing:
                return said + "it is over nothing"
        return ""
    if row.thing:
        return ""
    if row.page:
        module, _, name = PAGES[row.page].source.partition(":")
        page = getattr(importlib.import_module(module), name)
        return "" if "acts" in page.__dict__ else said + f"the page {row.page!r} has no acts"
    is_signal = isinstance(Keys.__dict__.get(row.does), Signal)
    return "" if is_signal else said + f"the window has no signal {row.does!r}"


def test_no_action_leads_nowhere() -> None:
    assert [said for said in map(lost, ACTIONS.values()) if said] == []
    where = "ui/nearward_ui/actions.py, row (dig): "
    for changes, reason in (
        ({"does": Way("read", (("dya", 1),))}, "the page 'read' knows no wish 'dya'"),
        ({"does": Way("read", (("first", Of("dya")),)), "thing": "day"}, "has no 'dya'"),
        ({"does": Way("read", (("first", Of("day")),))}, "it is over nothing"),
        ({"does": "dig_asked"}, "the window has no signal 'dig_asked'"),
        ({"does": "dig", "page": "trash"}, "the page 'trash' has no acts"),
    ):
        said = lost(DIG._replace(**changes))
        assert said.startswith(where)
        assert reason in said


def test_every_way_makes_its_route() -> None:
    for row in ACTIONS.values():
        if isinstance(row.does, Way):
            assert row.does.route(Target(row.thing, 7)).page == row.does.page


def test_every_key_is_one_that_qt_knows() -> None:
    for row in ACTIONS.values():
        for keys in row.keys:
            assert QKeySequence(keys).toString() != "", (row.name, keys)


def test_every_icon_is_drawn_and_every_page_has_one() -> None:
    wanted = {row.icon for row in ACTIONS.values()} | {row.icon for row in PAGES.values()}
    assert wanted - {""} <= set(SHAPES)
    drawn = Path(icons.__file__)
    sources = [file.read_text() for file in drawn.parents[2].rglob("*.py") if file != drawn]
    # a button has one as well
    assert [name for name in SHAPES if not any(f'"{name}"' in text for text in sources)] == []
    for name in SHAPES:
        lines, dots = _paths(name)
        box = lines.boundingRect().united(dots.boundingRect())
        assert QRectF(1, 1, 18, 18).contains(box), name
