"""The rows of what was begun: the person's words first, the day beside them, nothing cut short."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from tests.worksheets.test_worksheets import ALL, keep, made

from nearward.domain.model import Worksheet
from nearward_ui.worksheets.list import WorksheetsPage
from nearward_ui.worksheets.sheet_rows import SheetRow

LONG = "When it matters most I will always leave, and it will be the same as it was before. " * 3


def row(page: WorksheetsPage, at: int) -> SheetRow:
    line = page.list.cards.lines[at]
    assert isinstance(line, SheetRow)
    return line


@pytest.fixture
def page(make: Callable[[type[Any]], Any], around: Any) -> WorksheetsPage:
    thoughts = [{"txt": LONG, "is_hot": True}]
    keep(around, made(around, answers={**ALL, "thoughts": thoughts}))
    at = around.clock() - timedelta(days=400)
    old = Worksheet(at=at, day=at.date(), sheet="evidence", answers=ALL, status="finished")
    keep(around, old)
    page: WorksheetsPage = make(WorksheetsPage)
    page.enter(None)
    return page


def test_a_row_says_what_and_when_and_whether_it_is_finished(page: WorksheetsPage) -> None:
    first, second = row(page, 0), row(page, 1)
    assert first.title == LONG.strip()
    assert (first.day, first.open) == ("Today", "not finished")
    assert (second.day, second.open) == ("19 Oct 25", "")
    assert second.title == "I am too much."
    assert second.soft == "Evidence · believed 85, then 40"
    # heard in the order in which it is read
    assert second.said == f"I am too much., 19 Oct 25, {second.soft}"
    assert first.said.endswith("believed 85, then 40, not finished")


def test_long_words_have_two_lines_where_they_need_them(page: WorksheetsPage, qtbot: Any) -> None:
    two, one = page.list.sizeHintForRow(0), page.list.sizeHintForRow(1)
    # and short ones have one beside them, with no air below
    assert one < two
    assert page.list.height() == one + two
    page.list.cards.show_lines([row(page, 1)], more=False)
    qtbot.wait(10)
    assert page.list.height() == one


def test_a_row_is_lower_again_where_there_is_more_room(page: WorksheetsPage, qtbot: Any) -> None:
    page.list.cards.show_lines([row(page, 1)], more=False)
    page.list.setFixedWidth(140)
    qtbot.wait(10)
    two = page.list.height()
    page.list.setFixedWidth(900)
    qtbot.wait(10)
    assert page.list.height() == page.list.visualRect(page.list.cards.index(0)).height() < two


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
@pytest.mark.parametrize("width", [200, 420, 900])
def test_the_name_of_the_sheet_is_cut_and_nothing_else(
    page: WorksheetsPage, direction: Qt.LayoutDirection, width: int, qtbot: Any
) -> None:
    """It paints at each width, in both directions, and nothing of it stands outside its row."""
    page.list.setLayoutDirection(direction)
    page.list.setFixedWidth(width)
    qtbot.wait(10)
    image = page.list.viewport().grab().toImage()
    edge = page.look.px(3)
    ground = image.pixelColor(0, 0)
    outside = [image.pixelColor(x, y) for x in (0, edge) for y in range(0, image.height(), 3)]
    assert set(map(str, outside)) == {str(ground)}
