"""A sheet of one's own is a sheet on every page, from the moment it was kept until a lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from tests.conftest import NOW

from nearward.domain.model import Worksheet
from nearward.domain.own_sheets import OwnSheet
from nearward.paper.layout import lay_out
from nearward.session.ask import trash, worksheets
from nearward.session.ask.forms import beliefs
from nearward.session.ask.sheets import own_sheets, revisits
from nearward.worksheets import catalogue
from nearward.worksheets.catalogue import NONE_OWN
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.printing.preview import said
from nearward_ui.routes import Route, ToPrint, ToSheetRead, ToVersions, ToWorksheet

Make = Callable[..., Any]
CODE = "own-00000000000000a1"
WHEN: dict[str, Any] = {"at": NOW - timedelta(days=8), "day": (NOW - timedelta(days=8)).date()}
WANT = {"id": "want", "kind": "text", "label": "What do I want?"}
BEFORE = {"id": "before", "kind": "rating", "label": "Tense before"}
AFTER = {"id": "after", "kind": "rating", "label": "Tense after"}
TURNED = {"id": "turned", "kind": "long", "label": "How it turned out"}
ASKED: dict[str, Any] = {
    "title": "Before a call",
    "rating_before": "before",
    "rating_after": "after",
    "rating_label": "tense",
    "revisit": "turned",
    "step": [{"id": "s1", "title": "First", "field": [WANT, BEFORE, AFTER, TURNED]}],
}
CHANGED = {"title": "Calls", "step": [{"id": "s1", "title": "First", "field": [BEFORE]}]}


def do(window: Any, operation: Any) -> Any:
    found: list[Any] = []
    window.desk.ask(operation, found.append)
    return found[0]


def page_of(window: Any, route: Route) -> Any:
    window.show_page(route)
    return window.room.current


@pytest.fixture
def window(make_window: Make) -> Any:
    made = make_window()
    do(made, own_sheets.save(OwnSheet(**WHEN, code=CODE, definition=ASKED)))
    return made


@pytest.fixture
def filled(window: Any) -> Worksheet:
    answers = {"want": "To be asked twice.", "before": 80, "after": 55}
    given = Worksheet(**WHEN, sheet=CODE, status="finished", answers=answers)
    kept: Worksheet = do(window, worksheets.save(given))
    return kept


def test_it_is_offered_filled_and_listed(window: Any, filled: Worksheet) -> None:
    page = page_of(window, Route("worksheets"))
    assert page.offers.lines[CODE].title.text() == "Before a call"
    (line,) = page.list.cards.lines
    assert (line.title, line.thing) == ("To be asked twice.", filled)
    assert "tense 80, then 55" in line.soft
    form = page_of(window, ToWorksheet(sheet=CODE))
    assert [view.field.id for view in form.groups[0].panels[0].views] == [
        *("want", "before", "after", "turned")
    ]


def test_it_counts_where_numbers_before_and_after_do(window: Any, filled: Worksheet) -> None:
    assert do(window, beliefs.every()).charts.moved == []
    made = do(window, own_sheets.of_code(CODE))
    do(window, own_sheets.save(replace(made, definition={**ASKED, "rates_belief": True})))
    believed = replace(filled, id=0, sheet_version=2)
    do(window, worksheets.save(believed))
    (moved,) = do(window, beliefs.every()).charts.moved
    assert (moved.thought, moved.before, moved.after) == ("To be asked twice.", 80, 55)
    # what was written today is not looked at again yet
    assert do(window, revisits.due(datetime.now(NOW.tzinfo), 4)) == []
    due = do(window, revisits.due(datetime.now(NOW.tzinfo) + timedelta(days=9), 4))
    assert [one.sheet for one in due] == [CODE, CODE]


def test_what_was_given_before_a_change_is_read_as_it_was(window: Any, filled: Worksheet) -> None:
    made = do(window, own_sheets.of_code(CODE))
    do(window, own_sheets.save(replace(made, definition=CHANGED)))
    now = catalogue.sheet(CODE)
    assert (now.title, now.version) == ("Calls", 2)
    read = page_of(window, ToSheetRead(id=filled.id))
    assert read.sheet.title == "Before a call"
    assert page_of(window, ToWorksheet(sheet=CODE)).worksheet.sheet_version == 2
    again = page_of(window, ToWorksheet(id=filled.id))
    assert [field.id for field in again.sheet.fields] == ["want", "before", "after", "turned"]
    printed = page_of(window, ToPrint(worksheet=filled))
    assert "To be asked twice." in said(printed.pages[0])
    versions = page_of(window, ToVersions(kind="own_sheet", id=made.id))
    assert versions.then.toPlainText().startswith("Before a call")
    assert "rating" not in versions.then.toPlainText()


def test_on_paper_it_is_blank_and_fits_its_page(window: Any) -> None:
    page = page_of(window, ToPrint(sheet=CODE))
    (blank,) = page.pages
    assert "What do I want?" in said(blank)
    assert lay_out(page.document, "letter", FontMeasure())


def test_in_the_trash_it_is_offered_no_more_and_what_was_written_is_read(
    window: Any, filled: Worksheet
) -> None:
    page_of(window, Route("worksheets"))
    made = do(window, own_sheets.of_code(CODE))
    do(window, trash.delete("own_sheet", made.id))
    assert CODE not in page_of(window, Route("worksheets")).offers.lines
    assert page_of(window, ToSheetRead(id=filled.id)).sheet.title == "Before a call"
    do(window, trash.restore("own_sheet", made.id))
    assert CODE in page_of(window, Route("worksheets")).offers.lines


def test_a_lock_takes_it_away_and_an_unlock_brings_it(
    window: Any, make_window: Make, qtbot: Any
) -> None:
    assert CODE in catalogue.sheets()
    window.lock()
    qtbot.waitUntil(lambda: not window.is_open)
    assert catalogue.own_ones() is NONE_OWN
    assert CODE not in catalogue.sheets()
    make_window()
    assert CODE in catalogue.sheets()


def test_deleted_for_good_what_was_written_is_still_read(window: Any, filled: Worksheet) -> None:
    made = do(window, own_sheets.of_code(CODE))
    do(window, trash.delete("own_sheet", made.id))
    do(window, trash.delete_for_good("own_sheet", made.id))
    assert CODE not in catalogue.sheets()
    read = page_of(window, ToSheetRead(id=filled.id))
    shown = [label.text() for label in read.findChildren(QLabel) if label.isVisible()]
    assert any("To be asked twice." in text for text in shown)
    (line,) = page_of(window, Route("worksheets")).list.cards.lines
    assert line.title == "To be asked twice."


def test_a_print_page_that_was_seen_before_offers_it_too(window: Any) -> None:
    page = page_of(window, Route("print"))
    code = "own-00000000000000b2"
    do(window, own_sheets.save(OwnSheet(**WHEN, code=code, definition=CHANGED)))
    # whoever is quicker than the room, which makes pages anew
    page.enter(ToPrint(sheet=code))
    assert page.chosen.id == code
    assert "Tense before" in said(page.pages[0])


def test_one_that_cannot_be_used_is_told_and_stays(window: Any) -> None:
    strange = {**CHANGED, "hologram": True}
    made = OwnSheet(**WHEN, code="own-00000000000000c3", definition=strange)
    do(window, own_sheets.save(made))
    page = page_of(window, Route("worksheets"))
    assert page.own.trouble.isVisible()
    assert "A sheet of your own cannot be used" in page.own.trouble.text.text()
    assert made.code not in page.offers.lines
    assert [button.text() for button in page.own.buttons][-1] == "Change “Calls”"
