"""A list in groups: heads stick, rows are counted and not laid out, keys and clicks find them."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from nearward_ui.kit.lists.day_rows import DayLine, DayRows
from nearward_ui.kit.lists.grouped_list import HEAD, ROW, GroupedList

MANY = 100_000


@pytest.fixture
def rows(around: Any, qtbot: Any) -> GroupedList:
    made = GroupedList("Rows", around)
    made.setItemDelegate(DayRows(around, made))
    qtbot.addWidget(made)
    made.resize(312, 500)
    made.show()
    return made


def lines(*groups: tuple[str, int]) -> list[Any]:
    return [
        DayLine(f"{head} {n}", "soft", "", (head, n), head=head, number=str(n))
        for head, count in groups
        for n in range(count)
    ]


def test_rows_stand_below_their_heads(rows: GroupedList, around: Any) -> None:
    rows.cards.show_lines(lines(("November", 3), ("October", 2), ("", 2)), more=False)
    px = around.look.px
    tops = [rows.visualRect(rows.cards.index(n)).top() for n in range(7)]
    head, row = px(HEAD), px(ROW)
    assert tops[:5] == [head, head + row, head + 2 * row, 2 * head + 3 * row, 2 * head + 4 * row]
    assert tops[5] == 2 * head + 5 * row, "without a head there is no room for one"
    # over a head is no row
    assert not rows.indexAt(QPoint(50, head // 2)).isValid()
    assert not rows.indexAt(QPoint(50, head + 3 * row + head // 2)).isValid()
    for n in range(7):
        assert rows.indexAt(QPoint(50, tops[n] + 5)).row() == n


def test_a_head_sticks_until_the_next_pushes_it(rows: GroupedList, around: Any) -> None:
    rows.cards.show_lines(lines(("November", 30), ("October", 30)), more=False)
    px = around.look.px
    bar = rows.verticalScrollBar()
    bar.setValue(px(ROW) * 4)
    assert rows._sticking() == (0, QRect(0, 0, rows.viewport().width(), px(HEAD)))
    # the row under the head cannot be clicked through it
    assert not rows.indexAt(QPoint(50, px(HEAD) // 2)).isValid()
    bar.setValue(px(HEAD) + 30 * px(ROW) - px(10))
    pushed = rows._sticking()
    assert pushed is not None
    assert pushed[1].top() == px(10) - px(HEAD)
    bar.setValue(px(HEAD) + 30 * px(ROW))
    assert rows._sticking() == (1, QRect(0, 0, rows.viewport().width(), px(HEAD)))


def test_keys_bring_rows_in_sight_and_clear_of_the_head(
    rows: GroupedList, around: Any, qtbot: Any
) -> None:
    rows.cards.show_lines(lines(("November", 30), ("October", 30)), more=False)
    rows.activateWindow()
    rows.setFocus()
    head = around.look.px(HEAD)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Up):
        QTest.keyClick(rows, key)
        rect = rows.visualRect(rows.currentIndex())
        assert rect.top() >= head
        assert rect.bottom() < rows.viewport().height()
    assert rows.currentIndex().row() < 59
    for _ in range(60):
        QTest.keyClick(rows, Qt.Key.Key_Up)
        assert rows.visualRect(rows.currentIndex()).top() >= head
    assert rows.currentIndex().row() == 0
    opened: list[Any] = []
    rows.opened.connect(opened.append)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert opened == [("November", 0)]


def test_the_next_page_is_asked_for_once_before_its_place_is_seen(
    rows: GroupedList, qtbot: Any
) -> None:
    asked: list[bool] = []
    rows.cards.wants_more.connect(lambda: asked.append(True))
    rows.cards.show_lines(lines(("November", 50)), more=True)
    qtbot.wait(30)
    assert asked == [], "the newest are enough for now"
    rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum() - 300)
    qtbot.waitUntil(lambda: asked == [True])
    rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum())
    qtbot.wait(30)
    assert asked == [True]


def test_of_a_hundred_thousand_only_what_is_seen_is_painted(
    rows: GroupedList, around: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []
    real = DayRows.paint

    def count(self: DayRows, painter: Any, option: Any, index: Any) -> None:
        painted.append(index.row())
        real(self, painter, option, index)

    monkeypatch.setattr(DayRows, "paint", count)
    rows.cards.show_lines(lines(*((f"Month {n}", 100) for n in range(MANY // 100))), more=False)
    bar = rows.verticalScrollBar()
    assert bar.maximum() > MANY * around.look.px(ROW)
    for value in (bar.maximum(), bar.maximum() // 2, 0):
        bar.setValue(value)
        painted.clear()
        rows.repaint()
        rows.grab()
        assert 0 < len(set(painted)) < 14
    rows.setCurrentIndex(rows.cards.index(MANY - 1))
    assert rows.visualRect(rows.cards.index(MANY - 1)).bottom() < rows.viewport().height()


def test_a_title_of_thousands_of_letters_is_cut_to_its_row(rows: GroupedList, qtbot: Any) -> None:
    long = DayLine("x" * 2000, "y" * 2000, "stayed", 1, head="m" * 2000, number="1", flows=True)
    rows.cards.show_lines([long], more=False)
    assert not rows.grab().isNull()


def test_a_list_that_goes_with_its_window_is_asked_in_vain(around: Any, qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows = GroupedList("Rows", around)
    rows.setParent(window)
    rows.cards.show_lines(lines(("November", 3)), more=False)
    index = rows.cards.index(1)
    delete(window)
    rows.doItemsLayout()
    rows.updateGeometries()
    rows.scrollContentsBy(0, 4)
    rows.scrollTo(index)
    assert rows.visualRect(index) == QRect()
    assert not rows.indexAt(QPoint(50, 90)).isValid()
