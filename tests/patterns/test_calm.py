"""Patterns: one person alone, without charts, and closed on the day of a heavy worksheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot
from tests.narrowed import present
from tests.shell.by_actions import NO_SCREEN

from nearward.domain.model import CheckIn, Moment
from nearward.session.ask import moments, people, worksheets
from nearward.session.jobs.progress import JobProgress
from nearward_ui.patterns.page import PatternsPage


def log(around: Any, days_ago: int, person_id: int | None) -> None:
    at = around.clock() - timedelta(days=days_ago)
    told = Moment(at=at, day=at.date(), outcome="withdrew", person_id=person_id)
    around.desk.ask(moments.save(told))


@pytest.fixture
def ids(around: Any) -> dict[str, int]:
    """Ines with five moments, Tom with four; Sol with none. Half of the days are confirmed."""
    found: dict[str, int] = {}
    for name in ("Ines", "Tom", "Sol"):
        around.desk.ask(people.add(name), lambda person: found.update({person.alias: person.id}))
    log(around, 100, None)
    for n in range(5):
        log(around, 3 + 4 * n, found["Ines"])
    for n in range(4):
        log(around, 5 + 4 * n, found["Tom"])
    now, vault = around.clock(), around.desk._vault
    for n in range(1, 61, 2):
        at = now - timedelta(days=n)
        with vault.writing():
            vault.check_ins.answer(
                CheckIn(at=at + timedelta(days=1), day=at.date(), confirmed=True), 4
            )
    return found


@pytest.fixture
def page(ids: dict[str, int], open_page: Callable[[], PatternsPage]) -> PatternsPage:
    return open_page()


def rows_of(page: PatternsPage) -> list[str]:
    page.person.chip.click()
    menu = present(page.person.chip.shown_menu)
    rows = [action.text() for action in menu.actions()]
    menu.close()
    return rows


def take(page: PatternsPage, text: str) -> None:
    page.person.chip.click()
    menu = present(page.person.chip.shown_menu)
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def w_of(page: PatternsPage) -> int:
    return int(page.panels["weeks"].body.numbers.noted)


@pytest.mark.qt_log_ignore(NO_SCREEN, extend=True)
def test_one_person_from_five_moments_on(page: PatternsPage) -> None:
    assert page.person.chip.isVisible()
    assert not page.person.said.isVisible()
    assert w_of(page) == 10
    known = page.in_short.said[0]
    assert rows_of(page) == ["Everyone", "Ines"]
    take(page, "Ines")
    assert w_of(page) == 5
    assert page.person.said.isVisible()
    assert page.person.said.text() == (
        "Only moments with Ines. Confirmed days are counted for all people together."
    )
    assert page.person.chip.accessibleName() == "Everyone: Ines"
    chip = page.person.chip
    advance = QFontMetrics(page.look.font(14, 600)).elidedText(
        "Ines", Qt.TextElideMode.ElideRight, chip.width() - 44
    )
    assert advance == "Ines", "the name is not cut"
    assert page.in_short.said[0] == known, "the days are those of everyone, from the same first day"
    take(page, "Everyone")
    assert w_of(page) == 10
    assert not page.person.said.isVisible()


@pytest.mark.qt_log_ignore(NO_SCREEN, extend=True)
def test_who_has_too_few_left_is_not_meant_any_more(
    page: PatternsPage, around: Any, ids: dict[str, int]
) -> None:
    take(page, "Ines")
    around.desk.ask(people.rename(ids["Ines"], "Inez", JobProgress()))
    assert page.person.chip.accessibleName() == "Everyone: Inez"
    listed: list[Moment] = []
    around.desk.ask(moments.page(), listed.extend)
    gone = next(one for one in listed if one.person_id == ids["Ines"])
    around.desk.ask(moments.save(Moment(id=gone.id, at=gone.at, day=gone.day, outcome="withdrew")))
    assert page.person.person == 0
    assert not page.person.chip.isVisible(), "nobody has enough: it is not offered"
    assert w_of(page) == 10


def test_all_charts_hidden_keep_words_and_numbers(page: PatternsPage, qtbot: QtBot) -> None:
    weeks = page.panels["weeks"].body
    qtbot.waitUntil(lambda: weeks.view("weeks").drawn is not None, timeout=30_000)
    said = weeks.said
    assert list(page.acts()) == ["hide_charts"]
    page.act("hide_charts")
    assert not any(view.isVisible() for panel in page.panels.values() for view in panel.body.views)
    assert weeks.said == said
    weeks.numbers_button.click()
    assert weeks.view("weeks").table.isVisible()
    assert page.charts_button.text() == "Show all charts"
    page.leave()
    page.enter(None)
    page.panels["triggers"].open(True)
    assert not any(view.isVisible() for panel in page.panels.values() for view in panel.body.views)
    assert list(page.acts()) == ["show_charts"]
    page.charts_button.click()
    assert weeks.view("weeks").isVisible()
    assert page.charts_button.text() == "Hide all charts"


@pytest.mark.parametrize(("hours_ago", "is_folded"), [(1, True), (5, True), (30, False)])
def test_nothing_opens_by_itself_on_the_day_of_a_heavy_worksheet(
    page: PatternsPage, around: Any, hours_ago: int, is_folded: bool
) -> None:
    assert page.panels["weeks"].fold.is_open
    around.desk.ask(worksheets.heavy_finished(7, around.clock() - timedelta(hours=hours_ago)))
    page.enter(None)
    folded = [not panel.fold.is_open for panel in page.panels.values()]
    assert all(folded) if is_folded else not all(folded)
    if is_folded:
        page.panels["weeks"].fold.click()
        page.enter(None)
        assert page.panels["weeks"].fold.is_open, "what was opened by hand stays"
        around.desk.ask(worksheets.heavy_finished(8, around.clock()))
        page.enter(None)
        assert not page.panels["weeks"].fold.is_open


def pick(page: PatternsPage, n: int, text: str) -> list[str]:
    chip = page.compare.chips[n]
    chip.click()
    menu = present(chip.shown_menu)
    rows = [action.text() for action in menu.actions()]
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()
    return rows


@pytest.mark.qt_log_ignore(NO_SCREEN, extend=True)
def test_two_spans_that_are_picked_stand_beside_each_other(page: PatternsPage) -> None:
    body = page.panels["weeks"].body
    assert page.compare.isVisible()
    assert [chip.accessibleName() for chip in page.compare.chips] == [
        "Compare: last 12 weeks",
        "with: the 12 before",
    ]
    in_short = page.in_short.said
    rows = pick(page, 0, "October")
    assert rows[0] == "last 12 weeks"
    assert rows[2:4] == ["November", "October"]
    rows = pick(page, 1, "September")
    assert rows[1] == "the 12 before"
    assert body.said[-2] == "September and October, picked after looking"
    assert body.said[-1].startswith(("In October you pulled away", "Only", "Too few", "None"))
    assert page.in_short.said == in_short, "in short keeps to the last weeks"
    page.enter(None)
    assert body.said[-2] == "September and October, picked after looking"
    pick(page, 0, "last 12 weeks")
    pick(page, 1, "the 12 before")
    assert body.said[-2] == "The last 12 weeks and the 12 before"
    page.panels["weeks"].fold.click()
    assert not page.compare.isVisible()


def test_what_is_written_meanwhile_moves_nothing(
    page: PatternsPage, around: Any, qtbot: QtBot
) -> None:
    weeks = page.panels["weeks"].body.view("weeks")
    qtbot.waitUntil(lambda: weeks.drawn is not None and not weeks.is_drawing, timeout=30_000)
    qtbot.wait(50)
    bar = page.scroller.area.verticalScrollBar()
    bar.setValue(300)
    tall = {name: panel.height() for name, panel in page.panels.items()}
    before = weeks.drawn
    log(around, 1, None)
    assert weeks.image is not None, "no blank while it is drawn anew"
    assert {name: panel.height() for name, panel in page.panels.items()} == tall
    qtbot.waitUntil(lambda: weeks.drawn is not before, timeout=30_000)
    assert {name: panel.height() for name, panel in page.panels.items()} == tall
    assert bar.value() == 300
