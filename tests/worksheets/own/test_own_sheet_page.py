"""The page on which a sheet of one's own is made: by keys alone, saved by itself, never lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.conftest import ask, end

from nearward.domain.own_sheets import OwnSheet
from nearward.session.ask import people
from nearward.session.ask.sheets import own_sheets
from nearward.worksheets import catalogue
from nearward.worksheets.own import making
from nearward_ui.kit.context import Notice
from nearward_ui.routes import Route, ToOwnSheet, ToPrint, ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage
from nearward_ui.worksheets.list import WorksheetsPage
from nearward_ui.worksheets.own.page import FORM, OwnSheetPage
from nearward_ui.worksheets.questions.link import PersonView, RecordView


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[OwnSheetPage]:
    made = OwnSheetPage(around)
    made.key = "own-sheet"
    made.resize(1084, 760)
    made.show()
    made.enter(ToOwnSheet(new=True))
    yield made
    end(made)


@pytest.fixture
def make(around: Any, qtbot: Any) -> Iterator[Callable[[type[Any]], Any]]:
    made: list[Any] = []

    def of(kind: type[Any]) -> Any:
        page = kind(around)
        page.resize(1084, 760)
        page.show()
        made.append(page)
        return page

    yield of
    for one in made:
        end(one)


def stored(around: Any, page: OwnSheetPage) -> OwnSheet:
    page.leave()
    (found,) = ask(around, own_sheets.every())
    assert isinstance(found, OwnSheet)
    return found


def asked(page: OwnSheetPage) -> list[str]:
    return [line.title for line in page.maker.outline.cards.lines]


def add(page: OwnSheetPage, label: str, asks: str = making.TEXT) -> None:
    page.maker.add.click()
    page.maker.part.label.insert(label)
    if asks != making.TEXT:
        page.maker.part.kind.setCurrentIndex(making.ASKED.index(asks))
        page.maker.part.asked.emit(asks)


def test_it_is_made_by_keys_and_kept(page: OwnSheetPage, around: Any) -> None:
    assert page.first_focus() is page.name
    assert not page.ways.begin.isEnabled()
    QTest.keyClicks(page.name, "Before a call")
    add(page, "What do I want?")
    add(page, "How tense", making.RATING)
    page.maker.add_step.click()
    QTest.keyClicks(page.maker.part.label, "After it")
    add(page, "Was it all right?", making.YES_NO)
    page.maker.part.required.click()
    kept = stored(around, page)
    assert kept.definition["title"] == "Before a call"
    kinds = [making.asked_for(row.part) for row in making.rows(kept.definition) if not row.is_step]
    assert kinds == [making.TEXT, making.RATING, making.YES_NO]
    assert asked(page)[-2:] == ["After it", "Was it all right?"]
    assert page.maker.outline.cards.lines[-1].soft == "Yes or no · needed to finish"


def test_keys_move_and_remove_and_one_press_brings_back(page: OwnSheetPage, around: Any) -> None:
    said: list[Notice] = []
    page.notice.connect(said.append)
    for label in ("One", "Two", "Three"):
        add(page, label)
    page.maker.outline.setFocus()
    acts = page.acts()
    acts["part_up"]()
    assert asked(page)[1:] == ["One", "Three", "Two"]
    assert page.maker.outline.cards.lines[page.maker.outline.currentIndex().row()].title == "Three"
    page.acts()["part_down"]()
    assert asked(page)[1:] == ["One", "Two", "Three"]
    page.maker.outline.setCurrentIndex(page.maker.outline.cards.index(2))
    QTest.keyClick(page.maker.outline, Qt.Key.Key_Delete)
    assert asked(page)[1:] == ["One", "Three"]
    undo = said[-1].then
    assert undo is not None
    undo()
    assert asked(page)[1:] == ["One", "Two", "Three"]
    first, last = (page.maker.outline.cards.lines[n].thing for n in (1, 3))
    page.maker.outline.dropped.emit(
        page.maker.outline.code_of(first), page.maker.outline.code_of(last), True
    )
    assert asked(page)[1:] == ["Two", "Three", "One"]
    kept = stored(around, page)
    assert [row.part["label"] for row in making.rows(kept.definition)[1:]] == [
        *("Two", "Three", "One")
    ]


def test_return_writes_the_words_of_a_row(page: OwnSheetPage) -> None:
    add(page, "One")
    page.maker.outline.setFocus()
    QTest.keyClick(page.maker.outline, Qt.Key.Key_Return)
    assert page.focusWidget() is page.maker.part.label
    QTest.keyClicks(page.maker.part.label, "Another")
    assert asked(page)[1:] == ["Another"]
    # the caret stays where one writes
    page.maker.part.label.setCursorPosition(2)
    QTest.keyClicks(page.maker.part.label, "x")
    assert (page.maker.part.label.text(), page.maker.part.label.cursorPosition()) == ("Anxother", 3)


def test_its_choices_are_lines(page: OwnSheetPage, around: Any) -> None:
    add(page, "Who calls", making.ONE)
    page.maker.part.choices.setFocus()
    QTest.keyClicks(page.maker.part.choices, "I call")
    QTest.keyClick(page.maker.part.choices, Qt.Key.Key_Return)
    QTest.keyClicks(page.maker.part.choices, "She calls")
    field = making.rows(stored(around, page).definition)[-1].part
    assert making.choices(field) == ["I call", "She calls"]


def test_it_is_tried_out_as_a_form_and_nothing_of_that_is_kept(
    page: OwnSheetPage, around: Any
) -> None:
    page.side_chips.set_value(FORM)
    page.side_chips.changed.emit()
    assert page.form.nothing.isVisible()
    add(page, "What do I want?")
    page.side_chips.set_value(FORM)
    page.side_chips.changed.emit()
    (group,) = page.form.groups
    (view,) = group.panels[0].views
    group.panels[0].put.emit({view.field.id: "Quiet."})
    assert "Quiet." not in str(stored(around, page).definition)


def test_trying_it_out_makes_nothing_in_the_diary(page: OwnSheetPage, around: Any) -> None:
    """Of one that came in: a name that was typed was somebody in the diary, for good."""
    someone: dict[str, Any] = {"id": "who", "kind": "link", "record": "person", "label": "Who"}
    other: dict[str, Any] = {"id": "other", "kind": "link", "record": "sheet", "label": "Which"}
    other["sheets"] = ["evidence"]
    step = {"id": "s", "title": "With whom", "field": [someone, other]}
    page.form.show_sheet(replace(page.own, definition={"title": "T", "step": [step]}))
    assert page.form.trouble.isHidden()
    (group,) = page.form.groups
    who, which = group.panels[0].views
    assert isinstance(who, PersonView)
    assert isinstance(which, RecordView)
    QTest.keyClicks(who.someone, "Ines")
    QTest.keyClick(who.someone, Qt.Key.Key_Return)
    which.buttons["evidence"].click()
    assert ask(around, people.every()) == []
    assert ask(around, lambda vault: vault.worksheets.every()) == []


def test_a_long_one_comes_a_few_steps_at_a_time(page: OwnSheetPage, qtbot: Any) -> None:
    """It held up the window; one that is changed meanwhile is shown as it is then."""
    definition, at = page.definition, ""
    for number in range(30):
        definition, part = making.with_step(definition, at)
        definition = making.changed(definition, part, title=f"Part {number}")
        definition, at = making.with_question(definition, making.TEXT, part)
        definition = making.changed(definition, at, label=f"Question {number}")
    own = replace(page.own, definition=definition)
    page.form.show_sheet(own)
    assert 0 < len(page.form.groups) < 30, "the first are there at once"
    other = making.changed(definition, part, title="Another name")
    page.form.show_sheet(replace(own, definition=other))
    asked = [f"Question {number}" for number in range(30)]
    qtbot.waitUntil(lambda: len(page.form.groups) >= 30)
    qtbot.wait(50)
    views = [view for group in page.form.groups for view in group.panels[0].views]
    assert [view.field.label for view in views] == asked


def test_it_is_begun_and_printed_blank(
    page: OwnSheetPage, around: Any, make: Callable[[type[Any]], Any]
) -> None:
    gone: list[Route] = []
    page.go.connect(gone.append)
    QTest.keyClicks(page.name, "Before a call")
    add(page, "What do I want?", making.LONG)
    page.ways.begin.click()
    page.ways.blank.click()
    ask(around, own_sheets.take())
    code = page.own.code
    assert [type(route) for route in gone] == [ToWorksheet, ToPrint]
    assert catalogue.sheet(code).title == "Before a call"
    form = make(WorksheetPage)
    form.enter(gone[0])
    assert form.sheet is not None
    assert form.worksheet.sheet == code
    listed = make(WorksheetsPage)
    listed.enter()
    ask(around, own_sheets.every())
    # the page for an appointment stays with those of the program
    assert list(listed.offers.lines)[-2:] == ["appointment", code]
    (button,) = listed.own.buttons
    assert button.accessibleName() == "Change “Before a call”"


def test_words_of_any_kind_are_shown_as_they_are(page: OwnSheetPage, around: Any) -> None:
    for words in ("{x} %s & <b>bold</b>", "\u05e9\u05dc\u05d5\u05dd 🌊", "x" * 300):
        add(page, words)
    kept = stored(around, page)
    ask(around, own_sheets.take())
    page.side_chips.set_value(FORM)
    page.side_chips.changed.emit()
    shown = [view.field.label for group in page.form.groups for view in group.panels[0].views]
    assert shown == [row.part["label"] for row in making.rows(kept.definition)[1:]]


def test_deleted_it_lies_in_the_trash_and_comes_back(page: OwnSheetPage, around: Any) -> None:
    gone: list[Route] = []
    said: list[Notice] = []
    page.go.connect(gone.append)
    page.notice.connect(said.append)
    add(page, "What do I want?")
    kept = stored(around, page)
    page.ways.delete.click()
    assert ask(around, own_sheets.every()) == []
    undo = said[-1].then
    assert undo is not None
    undo()
    assert ask(around, own_sheets.every()) == [kept]
    assert gone[-1] == ToOwnSheet(id=kept.id)
