"""Patterns: what is shown, folded, chosen among views, and what stands behind a place."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from nearward.domain.cards import Card
from nearward.domain.model import CheckIn, Moment
from nearward.session.ask import moments
from nearward_ui.patterns.page import PatternsPage
from nearward_ui.routes import Route


def fill(around: Any) -> None:
    """Ten moments of pulling away, two of staying; a day in three is confirmed."""
    now, vault = around.clock(), around.desk._vault
    for n in range(1, 90):
        at = now - timedelta(days=n)
        if n % 3 == 0:
            answer = CheckIn(at=at + timedelta(days=1), day=at.date(), confirmed=True)
            with vault.writing():
                vault.check_ins.answer(answer, 4)
        if n % 9 == 0:
            told = Moment(at=at, day=at.date(), outcome="withdrew", trigger="T06")
            around.desk.ask(moments.save(told))
        if n % 40 == 0:
            around.desk.ask(moments.save(Moment(at=at, day=at.date(), outcome="stayed")))


@pytest.fixture
def page(around: Any, qtbot: QtBot) -> PatternsPage:
    fill(around)
    made = PatternsPage(around)
    qtbot.addWidget(made)
    made.resize(1084, 2000)
    made.show()
    made.enter(None)
    body = made.panels["weeks"].body
    qtbot.waitUntil(lambda: body.view("weeks").drawn is not None, timeout=30_000)
    return made


def test_what_went_well_stands_first_and_the_last_two_open_when_asked(page: PatternsPage) -> None:
    assert list(page.panels) == ["staying", "weeks", "triggers", "coming-back"]
    headings = [panel.heading.accessibleName() for panel in page.panels.values()]
    assert headings[0] == "1 Staying, saying so, letting someone in"
    assert page.in_short.said[1] == (
        "2 times you felt the urge and stayed, or said so. 9 times you pulled away."
    )
    for name in ("triggers", "coming-back"):
        panel = page.panels[name]
        assert not panel.fold.is_open
        assert not any(view.isVisible() for view in panel.body.views)
        assert panel.body._lead[0][1].isVisible(), "its sentence is its title"
        assert not panel.body.read_button.isVisible()


def test_days_are_another_view_of_the_weeks(page: PatternsPage) -> None:
    body = page.panels["weeks"].body
    chooser = body.chooser
    assert chooser is not None
    assert body.view("weeks").isVisible()
    assert not body.view("days").isVisible()
    QTest.mouseClick(chooser.chips[1], Qt.MouseButton.LeftButton)
    assert body.view("days").isVisible()
    assert not body.view("weeks").isVisible()
    body.numbers_button.click()
    assert body.view("days").table.isVisible()
    assert not body.view("weeks").table.isVisible()
    # a view is always chosen: what is taken back leads to the first
    QTest.mouseClick(chooser.chips[1], Qt.MouseButton.LeftButton)
    assert body.view("weeks").isVisible()


def test_weeks_and_days_are_one_switch_whose_outer_sides_are_round(
    page: PatternsPage, qtbot: QtBot
) -> None:
    chooser = page.panels["weeks"].body.chooser
    assert chooser is not None
    weeks, days = chooser.chips
    assert weeks.geometry().right() + 1 == days.x()
    assert [chip.property("joined") for chip in (weeks, days)] == ["left", "right"]
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert [chip.property("joined") for chip in (weeks, days)] == ["right", "left"]
    qtbot.waitUntil(lambda: bool(days.geometry().right() + 1 == weeks.x()))


def test_a_place_opens_the_moments_behind_it_by_click_and_by_key(
    page: PatternsPage, qtbot: QtBot
) -> None:
    weeks = page.panels["weeks"].body.view("weeks")
    drawn = weeks.drawn
    assert drawn is not None
    at = next(n for n, spot in enumerate(drawn.spots) if "1 time" in spot.said)
    spot = drawn.spots[at]
    with qtbot.waitSignal(page.side_asked) as asked:
        middle = weeks.rect().topLeft()
        middle.setX(round(spot.x + spot.width / 2))
        middle.setY(round(spot.y + spot.height / 2))
        QTest.mouseClick(weeks, Qt.MouseButton.LeftButton, pos=middle)
    assert asked.args == [True]
    assert page.behind_it.title.text() == spot.said.partition(":")[0]
    assert page.behind_it.said.text() == "You pulled away once. 3 of 7 days confirmed."
    assert weeks.marked == at
    cards = [line.thing for line in page.behind_it.list.cards.lines]
    kinds = {card.kind for card in cards if isinstance(card, Card)}
    assert kinds == {"moment"}
    history = page._history
    assert history is not None
    week = page.panels["weeks"].body.numbers.weeks[at]
    here = [one for one in history.noted if 0 <= (one.day - week.first).days < 7]
    wanted = {one.id for one in here if one.outcome != "stayed"}
    assert {card.id for card in cards if isinstance(card, Card)} == wanted
    weeks.setFocus()
    weeks.point(0)
    QTest.keyClick(weeks, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.side_asked):
        QTest.keyClick(weeks, Qt.Key.Key_Return)
    assert page.behind_it.title.text() == drawn.spots[1].said.partition(":")[0]


def test_moments_stand_as_they_came_and_what_was_good_is_told_below_them(
    page: PatternsPage, around: Any, qtbot: QtBot
) -> None:
    weeks, side = page.panels["weeks"].body.view("weeks"), page.behind_it
    day = around.clock() - timedelta(days=40)
    # the later one is written down first
    for hour, outcome in ((20, "withdrew"), (8, "partly")):
        at = day.replace(hour=hour)
        around.desk.ask(moments.save(Moment(at=at, day=at.date(), outcome=outcome)))
    page.enter(None)
    qtbot.waitUntil(lambda: not weeks.is_drawing and weeks.drawn is not None, timeout=30_000)
    numbers = page.panels["weeks"].body.numbers
    begun = [week.first for week in numbers.weeks if week.first <= day.date()]
    weeks.chosen.emit(len(begun) - 1)
    cards = [line.thing for line in side.list.cards.lines if isinstance(line.thing, Card)]
    assert len(cards) == numbers.weeks[len(begun) - 1].total >= 2
    assert [card.at for card in cards] == sorted(card.at for card in cards)
    assert side.also.text() == "Also: stayed once."
    assert side.also.isVisibleTo(side)
    weeks.chosen.emit(len(begun) - 3)
    assert side.also.isHidden()
    assert not side.also.text()


def test_the_week_whose_moments_stand_beside_is_marked_until_they_go(
    page: PatternsPage, qtbot: QtBot
) -> None:
    weeks, side = page.panels["weeks"].body.view("weeks"), page.behind_it
    assert weeks.drawn is not None
    said = [spot.said.partition(":")[0] for spot in weeks.drawn.spots]
    weeks.setFocus()
    weeks.point(5)
    QTest.keyClick(weeks, Qt.Key.Key_Right)
    assert weeks.marked == -1, "nothing follows while nothing stands beside"
    QTest.keyClick(weeks, Qt.Key.Key_Return)
    page.fit_side(beside=True, seen=True)
    assert (weeks.marked, side.title.text()) == (6, said[6])
    assert [side.before.text(), side.after.text()] == ["Week before", "Week after"]
    QTest.keyClick(weeks, Qt.Key.Key_Left)
    assert (weeks.marked, side.title.text()) == (5, said[5]), "it follows the keys"
    side.after.click()
    assert (weeks.marked, side.title.text()) == (6, said[6])
    weeks.chosen.emit(0)
    assert not side.before.isEnabled()
    marks = page.panels["staying"].body.view("staying")
    marks.chosen.emit(3)
    assert (weeks.marked, marks.marked) == (-1, 3), "one place at a time"
    page.fit_side(beside=True, seen=False)
    assert marks.marked == -1


def test_escape_puts_away_what_stands_beside_and_then_the_place(
    page: PatternsPage, qtbot: QtBot
) -> None:
    weeks = page.panels["weeks"].body.view("weeks")
    assert weeks.drawn is not None
    weeks.setFocus()
    QTest.keyClick(weeks, Qt.Key.Key_End)
    QTest.keyClick(weeks, Qt.Key.Key_Return)
    page.fit_side(beside=False, seen=True)
    weeks.setFocus()
    with qtbot.waitSignal(page.side_asked) as asked:
        QTest.keyClick(weeks, Qt.Key.Key_Escape)
    assert asked.args == [False]
    page.fit_side(beside=False, seen=False)
    assert weeks.at == len(weeks.drawn.spots) - 1, "one can go on from there"
    QTest.keyClick(weeks, Qt.Key.Key_Escape)
    assert weeks.at == -1


def test_another_range_forgets_the_place(page: PatternsPage) -> None:
    page.panels["weeks"].body.view("weeks").chosen.emit(3)
    assert not page.behind_it.is_empty
    page.range.set_value("12-weeks")
    page.range.changed.emit()
    assert page.behind_it.is_empty
    assert page.panels["weeks"].body.view("weeks").marked == -1


def test_a_card_behind_a_place_leads_to_its_moment(page: PatternsPage, qtbot: QtBot) -> None:
    weeks = page.panels["weeks"].body.view("weeks")
    assert weeks.drawn is not None
    at = next(n for n, spot in enumerate(weeks.drawn.spots) if "1 time" in spot.said)
    weeks.chosen.emit(at)
    with qtbot.waitSignal(page.go) as gone:
        page.behind_it.list.setCurrentIndex(page.behind_it.list.cards.index(0))
        page.behind_it.list.show()
        QTest.keyClick(page.behind_it.list, Qt.Key.Key_Return)
    assert gone.args is not None
    route = gone.args[0]
    assert isinstance(route, Route)
    assert route.page == "moment"


def test_a_change_of_the_moments_forgets_what_was_chosen(page: PatternsPage) -> None:
    page.panels["weeks"].body.view("weeks").chosen.emit(0)
    assert not page.behind_it.is_empty
    page._load()
    assert page.behind_it.is_empty


def test_the_last_figure_leads_to_what_is_open(page: PatternsPage) -> None:
    gone: list[Route] = []
    page.go.connect(gone.append)
    assert page.what_is_open.isVisible(), "folded, too"
    page.what_is_open.click()
    assert gone == [Route("coming-back")]
