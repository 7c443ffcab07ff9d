"""Patterns asks once a month, quietly, how the days that are not confirmed were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.moments.test_moments import held
from tests.narrowed import present

from nearward.domain.model import CheckIn, Moment, UnconfirmedDays
from nearward.session.ask import moments, worksheets
from nearward_ui.kit.context import Notice
from nearward_ui.patterns.page import PatternsPage

NOVEMBER = "On 23 Nov you said that the days you did not check in were harder."


@pytest.fixture
def page(around: Any, open_page: Callable[[], PatternsPage]) -> PatternsPage:
    """Two moments, and every second day of half a year confirmed."""
    now, vault = around.clock(), around.desk._vault
    for days in (150, 9):
        at = now - timedelta(days=days)
        around.desk.ask(moments.save(Moment(at=at, day=at.date(), outcome="withdrew")))
    with vault.writing():
        for days in range(1, 150, 2):
            at = now - timedelta(days=days)
            answer = CheckIn(at=at + timedelta(days=1), day=at.date(), confirmed=True)
            vault.check_ins.answer(answer, 4)
    return open_page()


def answered(around: Any) -> list[str | None]:
    return [one.were for one in held(around).unconfirmed_days]


def said(page: PatternsPage) -> str:
    return " ".join(page.panels["weeks"].body.said)


def test_one_tap_answers_and_the_answer_stands_beside_the_number(
    page: PatternsPage, around: Any
) -> None:
    asked = page.days_ask
    assert asked.isVisible()
    assert asked.question.text() == asked.answers.accessibleName()
    assert asked.answers.value is None
    asked.answers.chips[2].click()
    page.enter(None)
    assert answered(around) == ["harder"]
    assert NOVEMBER in said(page)
    assert not asked.answers.isVisible()
    assert asked.change.isVisible()


def test_it_is_changed_later_and_taken_back(page: PatternsPage, around: Any) -> None:
    asked = page.days_ask
    asked.answers.chips[2].click()
    page.enter(None)
    asked.change.setFocus()
    QTest.keyClick(asked.change, Qt.Key.Key_Return)
    assert asked.answers.value == "harder", "what was said is chosen"
    assert asked.isAncestorOf(page.window().focusWidget())
    # left as it is
    asked.leave.click()
    assert asked.change.hasFocus()
    assert answered(around) == ["harder"]
    asked.change.click()
    asked.answers.chips[0].click()
    page.enter(None)
    assert answered(around) == ["easier"], "a month has one answer"
    asked.change.click()
    asked.answers.chips[0].click()
    page.enter(None)
    assert answered(around) == [None]
    assert "you said" not in said(page)
    assert not asked.isVisible()


def test_it_can_be_put_away_until_next_month(page: PatternsPage, around: Any) -> None:
    page.days_ask.leave.click()
    page.enter(None)
    assert not page.days_ask.isVisible()
    assert answered(around) == [None]
    assert "you said" not in said(page)


def test_an_answer_of_another_month_is_changed_where_it_stands(
    page: PatternsPage, around: Any
) -> None:
    vault, at = around.desk._vault, around.clock() - timedelta(days=40)
    with vault.writing():
        vault.unconfirmed_days.answer(UnconfirmedDays(at=at, day=at.date(), were="same"))
    page.enter(None)
    page.days_ask.leave.click()
    page.enter(None)
    page.days_ask.change.click()
    page.days_ask.answers.chips[2].click()
    assert answered(around) == ["harder", None]


def test_it_is_not_asked_on_the_day_of_a_heavy_worksheet(page: PatternsPage, around: Any) -> None:
    around.desk.ask(worksheets.heavy_finished(7, around.clock()))
    page.enter(None)
    page.panels["weeks"].open(True)
    assert not page.days_ask.isVisible()


def test_it_is_there_only_while_its_figure_is_open(page: PatternsPage) -> None:
    page.panels["weeks"].open(False)
    assert not page.days_ask.isVisible()
    page.panels["weeks"].open(True)
    assert page.days_ask.isVisible()


def test_what_could_not_be_kept_is_told_and_can_be_said_again(
    page: PatternsPage, around: Any, diary: Any
) -> None:
    told: list[Notice] = []
    page.notice.connect(told.append)
    away = diary.parent.with_name("away")
    diary.parent.rename(away)
    page.days_ask.answers.chips[1].click()
    away.rename(diary.parent)
    assert len(told) == 1
    assert page.days_ask.answers.value is None, "what is not kept is not shown as kept"
    page.days_ask.answers.chips[1].click()
    assert answered(around) == ["same"]


@pytest.mark.parametrize("size", [100, 200])
def test_with_large_text_in_a_small_window_nothing_stands_beyond_its_edge(
    page: PatternsPage, around: Any, qtbot: QtBot, size: int
) -> None:
    assert page.days_ask.is_asking
    around.look.become("light", size)
    port, held_there = page.scroller.area.viewport(), present(page.scroller.area.widget())
    for wide in (1084, 687, 620, 1084):
        page.resize(wide, 600)
        qtbot.waitUntil(lambda: held_there.width() <= port.width())
    line = page.days_ask.answers
    assert size > 100 or line.width() == line.line_width
