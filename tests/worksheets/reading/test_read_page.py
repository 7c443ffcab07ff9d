"""A finished worksheet as a page: what is seen, where it leads, and what keys do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from tests.narrowed import present
from tests.worksheets import made_up
from tests.worksheets.test_worksheets import ALL, keep, kept, made

from nearward.domain.model import Moment, Worksheet
from nearward.session.ask import trash, worksheets
from nearward.worksheets import catalogue
from nearward_ui.routes import (
    Route,
    ToMoment,
    ToPrint,
    ToSheetRead,
    ToWorksheet,
)
from nearward_ui.worksheets.form import WorksheetPage
from nearward_ui.worksheets.read_page import SheetReadPage
from nearward_ui.worksheets.read_parts import CalmPart, DotsView, TwoParts

Make = Callable[[type[Any]], Any]


def finished(around: Any, **values: Any) -> Worksheet:
    sheet: Worksheet = keep(around, made(around, answers=ALL, status="finished", **values))
    return sheet


def shown(page: SheetReadPage) -> list[str]:
    # what was just put into a layout is shown with the next turn of the loop
    QApplication.processEvents()
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def page(make: Make, around: Any) -> SheetReadPage:
    page: SheetReadPage = make(SheetReadPage)
    page.enter(ToSheetRead(id=finished(around).id))
    return page


def test_it_is_read(page: SheetReadPage) -> None:
    said = shown(page)
    assert page.heading.text() == "“I am too much.”"
    for text in ("No answer", "She was at work", "She was busy, and I was afraid.", "fact"):
        assert text in said
    assert "A fairer view · believed 60" in said
    assert present(page.line).accessibleName() == "How much I believed it: then 85, at the end 40"
    dots = [view.accessibleName() for view in page.findChildren(DotsView)]
    assert dots == ["weight, 0 to 3: 2 of 3", "weight, 0 to 3: 0 of 3"]
    assert page.findChild(CalmPart) is not None
    # no mark of a text is read as markup
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText
        for label in page.findChildren(QLabel)
        if label.property("role") == "read"
    )


def test_both_sides_stand_beside_each_other_where_there_is_room(
    page: SheetReadPage, qtbot: Any
) -> None:
    two = present(page.findChild(TwoParts))
    left, right = (present(present(present(two.layout()).itemAt(n)).widget()) for n in (0, 1))
    for shape, beside in (("wide", True), ("narrow", False), ("middle", True)):
        page.reshape(shape)
        page.resize(560 if shape == "narrow" else 1000, 700)
        qtbot.wait(10)
        assert (left.y() == right.y()) is beside, shape
        area = page.scroller.area
        assert present(area.widget()).width() <= area.viewport().width(), shape


def test_it_leads_on(page: SheetReadPage, around: Any) -> None:
    asked: list[Any] = []
    page.go.connect(asked.append)
    worksheet = present(page.worksheet)
    for button in (page.again, page.print_button, page.change, page.help):
        assert button.isVisible()
        button.click()
    assert asked == [
        ToWorksheet(id=worksheet.id, step="now", add="revisits"),
        ToPrint(sheet="evidence", worksheet=worksheet),
        ToWorksheet(id=worksheet.id, step="situation"),
        Route("help"),
    ]
    # Ctrl+P prints what is seen
    assert page.lends("print") == asked[1]
    assert page.where() == ToSheetRead(id=worksheet.id)


def test_to_look_again_begins_a_row_of_today(make: Make, around: Any, qtbot: Any) -> None:
    form = make(WorksheetPage)
    form.enter(ToWorksheet(id=finished(around).id, step="now", add="revisits"))
    qtbot.waitUntil(lambda: bool(form._answers.get("revisits")))
    form.leave()
    (row,) = kept(around)[0].answers["revisits"]
    assert row["date"] == around.clock().date().isoformat()
    assert row.get("hot_belief") is None


def test_it_says_from_which_moment(make: Make, around: Any) -> None:
    at = around.clock()
    moment = keep(around, Moment(at=at, day=at.date(), outcome="withdrew", text="I hung up."))
    page = make(SheetReadPage)
    page.enter(ToSheetRead(id=finished(around, moment_id=moment.id).id))
    asked: list[Any] = []
    page.go.connect(asked.append)
    page.origin.click()
    assert asked == [ToMoment(id=moment.id)]
    assert "23 November" in page.origin.text()
    # of another sheet nothing of it stays
    page.enter(ToSheetRead(id=finished(around).id))
    assert not page.origin.isVisible()


def test_what_is_not_finished_is_written_on(make: Make, around: Any) -> None:
    draft = keep(around, made(around, answers=ALL))
    page = make(SheetReadPage)
    asked: list[Any] = []
    page.go.connect(asked.append)
    page.enter(ToSheetRead(id=draft.id))
    assert asked == [ToWorksheet(id=draft.id)]
    assert not page.goes_on, "the way back does not lead here"
    assert "No answer" not in shown(page)


def test_one_that_is_gone_leads_to_the_others(page: SheetReadPage, around: Any, qtbot: Any) -> None:
    asked: list[Any] = []
    page.go.connect(asked.append)
    gone = present(page.worksheet).id
    around.desk.ask(trash.delete("worksheet", gone))
    around.desk.ask(trash.delete_for_good("worksheet", gone))
    qtbot.waitUntil(lambda: asked == [Route("worksheets")])
    assert "No answer" not in shown(page)


def test_it_hears_of_a_change_and_stays_where_it_was(
    page: SheetReadPage, around: Any, qtbot: Any
) -> None:
    page.resize(700, 300)
    qtbot.wait(20)
    bar = page.scroller.area.verticalScrollBar()
    bar.setValue(120)
    worksheet = present(page.worksheet)
    keep(around, made(around, answers={**ALL, "balanced": "Other words."}, status="finished"))
    changed = {**ALL, "balanced": "Other words."}
    around.desk.ask(
        worksheets.save(
            Worksheet(
                id=worksheet.id,
                at=worksheet.at,
                day=worksheet.day,
                sheet=worksheet.sheet,
                answers=changed,
                status="finished",
            )
        )
    )
    qtbot.waitUntil(lambda: "Other words." in shown(page))
    assert bar.value() == 120


def test_without_one_it_says_so_and_offers_nothing(make: Make) -> None:
    page = make(SheetReadPage)
    page.enter(None)
    assert [t for t in shown(page) if t] == ["There is no finished worksheet to read here."]
    assert not any(way.isVisible() for way in (page.again, page.print_button, page.change))


def test_where_the_keyboard_is_is_seen_when_one_came_by_it(page: SheetReadPage) -> None:
    page.activateWindow()
    page.change.setFocus()
    away = page.column.grab().toImage()
    page.column.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert page.column.grab().toImage() != away
    page.change.setFocus()
    page.column.setFocus(Qt.FocusReason.OtherFocusReason)
    assert page.column.grab().toImage() == away


def test_keys_scroll(page: SheetReadPage, qtbot: Any) -> None:
    page.resize(700, 300)
    page.activateWindow()
    page.column.setFocus()
    qtbot.wait(20)
    bar = page.scroller.area.verticalScrollBar()
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(page.column, key)
        seen.append(bar.value())
    assert 0 < seen[0] < seen[1] < seen[2] == bar.maximum()
    assert seen[3] == 0


def test_the_way_is_drawn_once_and_with_reduced_motion_not(
    make: Make, around: Any, qtbot: Any
) -> None:
    sheet = finished(around)
    page = make(SheetReadPage)
    page.enter(ToSheetRead(id=sheet.id, drawn=True))
    line = present(page.line)
    assert line._drawing.state() == line._drawing.State.Running
    qtbot.waitUntil(lambda: line.part == 1.0)
    page.enter(ToSheetRead(id=sheet.id))
    assert present(page.line).part == 1.0
    around.settings.change("reduced_motion", True)
    page.enter(ToSheetRead(id=sheet.id, drawn=True))
    assert present(page.line)._drawing.state() == line._drawing.State.Stopped


@pytest.mark.parametrize("sheet_id", list(made_up.SHEETS))
def test_any_definition_is_a_page(
    twelve: Path, sheet_id: str, make: Make, around: Any, qtbot: Any
) -> None:
    at = around.clock()
    answers = made_up.answers(sheet_id)
    sheet = Worksheet(at=at, day=at.date(), sheet=sheet_id, answers=answers, status="finished")
    page = make(SheetReadPage)
    page.enter(ToSheetRead(id=keep(around, sheet).id))
    said = shown(page)
    assert f"“The words of {sheet_id}.”" in said
    assert f"A line of {sheet_id}." in said
    assert catalogue.sheet(sheet_id).foot in said
    assert not page.again.isVisible()
    assert page.line is not None
    assert page.line.mapTo(page, QPoint(0, 0)).y() < page.height()
