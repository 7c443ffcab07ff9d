"""A list of many rows: the first are there at once, and nothing of the others is lost meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from tests.narrowed import present
from tests.worksheets.test_worksheets import keep, kept, made, view

from nearward_ui.kit.layouts.focus_order import stops
from nearward_ui.routes import ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage
from nearward_ui.worksheets.questions.lists import AT_ONCE, RowsView

MANY = 60
ROWS = [{"txt": f"Line {n}.", "kind": "fact", "weight": n % 4} for n in range(MANY)]
THOUGHTS = [{"txt": f"Thought {n}.", "is_hot": n == MANY - 1} for n in range(MANY)]


@pytest.fixture
def many(page: WorksheetPage, around: Any) -> RowsView:
    """The list as it is right after the sheet was opened at its step."""
    answers = {"situation": "A call.", "thoughts": THOUGHTS, "evidence_for": ROWS}
    one = keep(around, made(around, answers=answers))
    page.enter(ToWorksheet(id=one.id, step=step_of(page, "evidence_for")))
    rows: RowsView = view(page, "evidence_for")
    assert len(rows.rows) == AT_ONCE
    assert rows.answers["evidence_for"] == ROWS
    return rows


def step_of(page: WorksheetPage, name: str) -> str:
    return next(panel.step.id for panel in page._panels if panel.view(name) is not None)


def lines(around: Any, name: str = "evidence_for") -> list[str]:
    (one,) = kept(around)
    return [row["txt"] for row in one.answers[name]]


def test_all_come_in_their_order(many: RowsView, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: len(many.rows) == MANY, timeout=20_000)
    assert [row.value["txt"] for row in many.rows] == [row["txt"] for row in ROWS]
    assert many.answers["evidence_for"] == ROWS


def test_what_is_written_at_once_loses_no_row(
    many: RowsView, page: WorksheetPage, around: Any
) -> None:
    present(many.rows[0].text).insertPlainText("First: ")
    page.leave()
    assert lines(around) == ["First: Line 0.", *[row["txt"] for row in ROWS[1:]]]


def test_a_row_that_is_taken_away_at_once_and_brought_back(
    many: RowsView, page: WorksheetPage, around: Any
) -> None:
    said: list[Any] = []
    page.notice.connect(said.append)
    many.rows[2].remove_asked.emit()
    page.keeping.save(at_once=True)
    assert lines(around) == [row["txt"] for row in ROWS if row is not ROWS[2]]
    said[-1].then()
    page.leave()
    assert lines(around) == [row["txt"] for row in ROWS]


def test_a_new_one_comes_behind_them_all(
    many: RowsView, page: WorksheetPage, around: Any, qtbot: Any
) -> None:
    many.add_button.click()
    assert len(many.rows) == MANY + 1
    present(many.rows[-1].text).insertPlainText("The last.")
    page.leave()
    assert lines(around) == [*[row["txt"] for row in ROWS], "The last."]


def test_another_one_is_chosen_of_all(page: WorksheetPage, many: RowsView, around: Any) -> None:
    page.show_step(step_of(page, "thoughts"))
    thoughts: RowsView = view(page, "thoughts")
    assert len(thoughts.rows) == AT_ONCE
    thoughts.rows[0].chosen.emit()
    page.leave()
    (one,) = kept(around)
    assert [row["txt"] for row in one.answers["thoughts"] if row["is_hot"]] == ["Thought 0."]
    assert len(one.answers["thoughts"]) == MANY


def test_tab_goes_through_all_rows_in_their_order(
    many: RowsView, page: WorksheetPage, qtbot: Any
) -> None:
    qtbot.waitUntil(lambda: len(many.rows) == MANY, timeout=20_000)
    texts = [present(row.text) for row in many.rows]
    order = list(stops(page))
    assert [stop for stop in order if stop in texts] == texts
    assert order.index(many.add_button) > order.index(texts[-1])


def test_the_page_can_be_left_while_they_come(
    many: RowsView, page: WorksheetPage, around: Any, qtbot: Any
) -> None:
    page.enter(ToWorksheet(sheet="evidence"))
    qtbot.wait(100)
    page.leave()
    assert lines(around) == [row["txt"] for row in ROWS]
