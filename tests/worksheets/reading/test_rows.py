"""Rows of many values: a day that can be changed, words beside each other, marks by keys."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLabel
from tests.narrowed import present

from nearward_ui.kit.inputs.day_edit import DayEdit
from nearward_ui.routes import ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage
from nearward_ui.worksheets.questions.row_mark import RowMark

NO_SCREEN = "This plugin does not support"


def log(page: WorksheetPage, sheet: str, field: str, rows: list[dict[str, Any]]) -> Any:
    """The view of a list on a sheet that holds these rows."""
    page.enter(ToWorksheet(sheet=sheet))
    page._put({field: rows})
    panel = next(panel for panel in page._panels if panel.view(field) is not None)
    page.show_step(panel.step.id)
    page.activateWindow()
    return present(panel.view(field))


def test_the_day_of_a_row_can_be_changed(page: WorksheetPage, around: Any) -> None:
    view = log(page, "old-story", "log", [{"on": "2026-11-12", "what_happened": "She called."}])
    (row,) = view.rows
    (day,) = row.findChildren(DayEdit)
    assert day.accessibleName() == "Day"
    day.setDate(QDate(2026, 11, 10))
    assert page._answers["log"][0]["on"] == "2026-11-10"
    # a new one is of today until another day is given
    view.add()
    today = around.clock().date()
    assert page._answers["log"][1]["on"] == today.isoformat()
    (new,) = view.rows[1].findChildren(DayEdit)
    new.setDate(QDate(*(today - timedelta(days=3)).timetuple()[:3]))
    assert page._answers["log"][1]["on"] == (today - timedelta(days=3)).isoformat()


def test_what_is_no_day_stays_until_one_is_given(page: WorksheetPage) -> None:
    for strange in ("last week", 7, ["x"]):
        view = log(page, "old-story", "log", [{"on": strange, "what_happened": "She called."}])
        assert view.answers["log"][0]["on"] == strange
        (day,) = view.rows[0].findChildren(DayEdit)
        day.setDate(QDate(2026, 11, 10))
        assert view.answers["log"][0]["on"] == "2026-11-10"


def test_each_further_text_says_what_it_is_asked_for(page: WorksheetPage) -> None:
    filled = {"on": "2026-11-12", "what_happened": "She called.", "how_i_discount_it": "Polite."}
    view = log(page, "old-story", "log", [filled])
    labels = [label.text() for label in view.rows[0].findChildren(QLabel) if label.isVisible()]
    assert "How I talk it down" in labels


def test_enter_in_the_row_of_a_day_goes_on_and_makes_no_other(
    page: WorksheetPage, qtbot: Any
) -> None:
    view = log(page, "old-story", "log", [{"on": "2026-11-12", "what_happened": "She called."}])
    view.take_focus()
    view.rows[0].take_focus()
    first = QApplication.focusWidget()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is not first
    assert len(view.rows) == 1


def test_a_mark_is_chosen_by_keys(page: WorksheetPage, qtbot: Any) -> None:
    view = log(page, "slow-motion", "links", [{"txt": "My face went warm."}])
    marks: dict[str, RowMark] = view.rows[0].marks
    what, strong = marks["what"], marks["strong"]
    qtbot.keyClick(what, Qt.Key.Key_3)
    qtbot.keyClick(strong, Qt.Key.Key_0)
    assert (what.value, strong.value) == ("body", 0)
    qtbot.keyClick(what, Qt.Key.Key_Down)
    qtbot.keyClick(strong, Qt.Key.Key_3)
    assert view.answers["links"] == [{"txt": "My face went warm.", "what": "urge", "strong": 3}]
    for _ in range(9):
        qtbot.keyClick(what, Qt.Key.Key_Down)
    assert what.value == "they"
    qtbot.keyClick(what, Qt.Key.Key_Backspace)
    assert what.value is None
    assert what.text() == "What it was"


@pytest.mark.qt_log_ignore(NO_SCREEN, extend=True)
def test_many_values_stand_in_a_menu(page: WorksheetPage, qtbot: Any) -> None:
    view = log(page, "slow-motion", "links", [{"txt": "My face went warm.", "what": "act"}])
    mark: RowMark = view.rows[0].marks["what"]
    qtbot.keyClick(mark, Qt.Key.Key_Space)
    menu = present(mark.menu_of_all)
    names = [action.text() for action in menu.actions()]
    assert names == ["thought", "feeling", "body", "urge", "act", "what they did"]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["act"]
    assert mark.value == "act", "opening it chooses nothing"
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert mark.value == "they"
    assert page._answers["links"][0]["what"] == "they"
