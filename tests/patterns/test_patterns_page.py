"""The page Patterns on a real diary."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nearward.domain.model import CheckIn, Moment
from nearward.session.ask import operations
from nearward_ui.patterns.page import PatternsPage

NOTHING: Any = None


def fill(around: Any) -> None:
    now = around.clock()
    vault = around.desk._vault
    for n in range(1, 200):
        at = now - timedelta(days=n)
        if n % 3:
            with vault.writing():
                vault.check_ins.save(
                    CheckIn(at=at + timedelta(days=1), day=at.date(), confirmed=True), 4
                )
        if n % 5 == 0:
            around.desk.ask(
                operations.save_moment(Moment(at=at, day=at.date(), outcome="withdrew"))
            )


@pytest.fixture
def page(around: Any, qtbot: QtBot) -> PatternsPage:
    made = PatternsPage(around)
    qtbot.addWidget(made)
    made.resize(1084, 800)
    made.show()
    return made


def test_empty_says_what_will_be_here(page: PatternsPage) -> None:
    page.enter(None)
    assert page.empty.isVisible()
    assert not page.full.isVisible()


def test_ranges_by_keyboard(page: PatternsPage, around: Any, qtbot: QtBot) -> None:
    fill(around)
    page.enter(None)
    page.first_focus()
    qtbot.waitUntil(lambda: page.weeks.drawn is not None)
    assert page.chart is not None
    assert len(page.chart.weeks) == 26
    chip = page.range.chips[1]
    assert chip.hasFocus()
    qtbot.keyClick(chip, Qt.Key.Key_1)
    assert len(page.chart.weeks) == 4
    assert page.span.text().startswith("The last 4 weeks, to 22 Nov 2026.")
    qtbot.keyClick(page.range.chips[0], Qt.Key.Key_4)
    assert page.span.text().startswith("Since you began on")
    assert page.chart.rate is not None
    assert "would fit these days" in page.rate.text()
    assert page.comparison.text().startswith("In the last 12 weeks you pulled away")
    assert [chip.text() for chip in page.range.chips][1:] == [
        "26 weeks",
        "52 weeks",
        "Since I began",
    ]


def test_arrow_keys_tell_each_week(page: PatternsPage, around: Any, qtbot: QtBot) -> None:
    fill(around)
    page.enter(None)
    qtbot.waitUntil(lambda: page.weeks.drawn is not None)
    page.weeks.setFocus()
    qtbot.keyClick(page.weeks, Qt.Key.Key_End)
    assert page.weeks.at == 25
    assert page.weeks.accessibleDescription().startswith("Week of 23 Nov")
    qtbot.keyClick(page.weeks, Qt.Key.Key_Left)
    assert page.weeks.accessibleDescription().startswith("Week of 16 Nov")
    qtbot.keyClick(page.weeks, Qt.Key.Key_Escape)
    assert page.weeks.at == -1


def test_numbers_are_those_of_the_chart(page: PatternsPage, around: Any, qtbot: QtBot) -> None:
    fill(around)
    page.enter(None)
    page.numbers_button.click()
    table = page.week_table
    assert table.rowCount() == 26
    assert page.chart is not None
    newest = page.chart.weeks[-2]
    item = table.item(1, 2)
    assert item is not None
    assert item.text() == str(newest.on_confirmed)
    assert page.month_table.isVisible()


def test_a_young_diary_has_no_weeks_before_it_and_no_months(
    page: PatternsPage, around: Any, qtbot: QtBot
) -> None:
    day = around.clock() - timedelta(days=8)
    around.desk.ask(operations.save_moment(Moment(at=day, day=day.date(), outcome="withdrew")))
    page.enter(None)
    qtbot.waitUntil(lambda: page.weeks.drawn is not None)
    assert page.chart is not None
    assert len(page.chart.weeks) == 3
    assert not page.months.isVisible()
    assert page.span.text() == "Since you began on 15 Nov 2026. You confirmed 0 of 8 days."
    assert page.beside.text().endswith("You pulled away once, on a day not confirmed.")


def test_theme_and_text_size_change_the_picture(
    page: PatternsPage, around: Any, qtbot: QtBot
) -> None:
    fill(around)
    page.enter(None)
    qtbot.waitUntil(lambda: page.weeks.drawn is not None)
    high = page.weeks.height()
    around.look.become("night", 150)
    assert page.weeks.height() > high
    drawn = page.weeks.drawn
    assert drawn is not None
    assert drawn.figure.get_facecolor()[:3] != (1, 1, 1)


def test_the_window_does_not_wait_for_the_chart_library(
    qtbot: Any, around: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nearward.charts import style
    from nearward_ui.kit.widgets import chart_view

    begun, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        begun.set()
        go_on.wait(20)
        style.load()

    monkeypatch.setattr(chart_view, "is_loaded", go_on.is_set)
    monkeypatch.setattr(chart_view, "load", slow)
    fill(around)
    made = PatternsPage(around)
    qtbot.addWidget(made)
    made.resize(1084, 800)
    made.show()
    made.enter(None)
    assert made.chart is not None, "the words do not wait for it"
    qtbot.waitUntil(begun.is_set)
    assert made.weeks.drawn is None
    go_on.set()
    qtbot.waitUntil(lambda: made.weeks.drawn is not None and made.months.drawn is not None)
