"""Each shipped sheet, whole: filled by its example and by keys, read, finished, out and in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from tests.conftest import KEY
from tests.worksheets.test_worksheets import kept

from nearward.i18n import Translator
from nearward.paper.sheets.to_read import sheet_to_read
from nearward.session.jobs import exporting, importing
from nearward.vault.care.opening import create_diary
from nearward.worksheets import catalogue
from nearward.worksheets.examples import example_of
from nearward.worksheets.form.conditions import ended
from nearward.worksheets.form.model import Sheet
from nearward_ui.routes import ToSheetRead, ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage
from nearward_ui.worksheets.read_page import SheetReadPage

SHEETS = list(catalogue.sheets().values())
each = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)


def filled(sheet: Sheet) -> dict[str, Any]:
    if sheet.example:
        return example_of(sheet, Translator())
    hot = {"txt": "They will go.", "is_image": False, "is_hot": True}
    return {"situation": "A call that was not answered.", "thoughts": [hot], "balanced": "I wait."}


@each
def test_it_is_filled_saved_and_shown_again(
    sheet: Sheet, page: WorksheetPage, around: Any, qtbot: Any
) -> None:
    answers = filled(sheet)
    page.enter(ToWorksheet(sheet=sheet.id))
    page._put(answers)
    for step in list(page._shown_steps):
        page.show_step(step)
        # every view gives back what it was shown, and nothing of its own
        for panel in page._group.panels if page._group is not None else ():
            for view in panel.views:
                given = {k: v for k, v in view.answers.items() if k in answers}
                for name, value in given.items():
                    assert value == answers[name], name
    page.keeping.save(at_once=True)
    (worksheet,) = kept(around)
    assert worksheet.answers == answers
    assert worksheet.status == "draft"
    page.enter(ToWorksheet(id=worksheet.id))
    assert page._answers == answers
    page.finish()
    (worksheet,) = kept(around)
    assert (worksheet.status, worksheet.answers) == ("finished", answers)
    # it can be written on, and stays finished
    page._put({sheet.heaviness: 3})
    page.keeping.save(at_once=True)
    (worksheet,) = kept(around)
    assert (worksheet.status, worksheet.answers[sheet.heaviness]) == ("finished", 3)


@each
def test_nothing_is_chosen_beforehand(sheet: Sheet, page: WorksheetPage) -> None:
    """No rating, no choice and no day stands before somebody gave it."""
    page.enter(ToWorksheet(sheet=sheet.id))
    for panel in page._panels:
        for view in panel.views:
            for value in view.answers.values():
                assert value in (None, "", [], {}, False), view.field.id


@each
def test_it_is_read_and_a_kind_end_too(sheet: Sheet, make: Any, around: Any, qtbot: Any) -> None:
    form = make(WorksheetPage)
    form.enter(ToWorksheet(sheet=sheet.id))
    answers = filled(sheet)
    form._put(answers)
    form.finish()
    page = make(SheetReadPage)
    page.enter(ToSheetRead(id=form.worksheet.id))
    QApplication.processEvents()
    shown = " ".join(" ".join(label.text().split()) for label in page.findChildren(QLabel))
    read = sheet_to_read(sheet, answers, Translator())
    for part in read.parts:
        for one in part.told:
            assert " ".join(one.text.split()) in shown
        for row in part.rows:
            assert " ".join(row.text.split()) in shown
    assert "{" not in shown
    for field in sheet.fields:
        for end in field.ends_if:
            closed = sheet_to_read(sheet, {**answers, field.id: end.code}, Translator())
            assert closed.end == end.text
            assert ended(sheet, {field.id: end.code}) is end


@each
def test_it_goes_out_and_comes_in_equal(
    sheet: Sheet, page: WorksheetPage, around: Any, tmp_path: Path
) -> None:
    page.enter(ToWorksheet(sheet=sheet.id))
    answers = filled(sheet)
    page._put(answers)
    page.finish()
    out = tmp_path / "out.json"
    around.desk.ask(exporting.export(out, "json"))
    (item,) = json.loads(out.read_text(encoding="utf-8"))["worksheets"]
    assert (item["sheet"], item["status"], item["answers"]) == (sheet.id, "finished", answers)
    other = create_diary(tmp_path / "other.nearward", "", key=KEY)
    try:
        importing.bring_in(out)(other)
        (found,) = other.worksheets.every()
        assert (found.sheet, found.status, found.answers) == (sheet.id, "finished", answers)
    finally:
        other.close()


def test_the_steps_of_a_scale_are_named_once_where_there_is_room(
    page: WorksheetPage, qtbot: Any
) -> None:
    page.enter(ToWorksheet(sheet="signs"))
    page.show_step("signs")
    view: Any = next(p.view("signs") for p in page._panels if p.step.id == "signs")
    for width, grid in ((1084, True), (500, False), (1084, True)):
        page.resize(width, 760)
        page.reshape("wide" if grid else "narrow")
        qtbot.waitUntil(lambda grid=grid: view.is_grid is grid)
        assert view.head.isVisible() is grid
        for chips in view.items.values():
            assert all(bool(chip.bare) is grid for chip in chips.chips)
            # what is heard and what a digit chooses is the same in both
            assert chips.chips[5].text() == "no chance to notice"
    qtbot.keyClick(view.items["S1"].chips[0], Qt.Key.Key_6)
    qtbot.keyClick(view.items["S2"].chips[0], Qt.Key.Key_1)
    assert page._answers["signs"] == {"S1": None, "S2": 0}


def test_a_word_of_ones_own_stands_beside_those_that_are_offered(
    page: WorksheetPage, qtbot: Any
) -> None:
    page.enter(ToWorksheet(sheet="slow-motion"))
    view: Any = next(p.view("before_day") for p in page._panels if p.view("before_day"))
    for said in ("A long drive", "hunger"):
        qtbot.keyClicks(view.own, said)
        qtbot.keyClick(view.own, Qt.Key.Key_Return)
    # one that is offered by that name is chosen, and not made twice
    assert sorted(page._answers["before_day"]) == ["A long drive", "hunger"]
    assert sum(chip.text().casefold() == "hunger" for chip in view.chips.chips) == 1
