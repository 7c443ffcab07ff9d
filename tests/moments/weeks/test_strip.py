"""The check-in over the list: seven days, three of them answered in place, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from tests.conftest import ask
from tests.moments.test_moments import held

from nearward.domain.model import CheckIn, Moment
from nearward.session.ask import check_ins
from nearward_ui.moments.list import MomentsPage
from nearward_ui.routes import ToCheckIn, ToMoment

Log = Callable[..., Moment]


def nov(day: int) -> date:
    return date(2026, 11, day)


@pytest.fixture
def opened(page: MomentsPage, begun: datetime) -> MomentsPage:
    page.enter()
    page.strip.answer.click()
    return page


def kept(around: Any) -> dict[date, bool | None]:
    return {one.day: one.confirmed for one in held(around).check_ins}


def states(page: MomentsPage) -> list[str]:
    return [circle.state for circle in page.strip.days.circles if not circle.isHidden()]


def test_seven_days_say_how_they_stand(page: MomentsPage, begun: datetime, around: Any) -> None:
    at = around.clock()
    ask(around, check_ins.save(CheckIn(at=at, day=nov(22), confirmed=True)))
    ask(around, check_ins.save(CheckIn(at=at, day=nov(21), confirmed=False)))
    page.enter()
    assert states(page) == ["unknown", "unknown", "unknown", "open", "unsure", "noted", "today"]
    names = [circle.accessibleName() for circle in page.strip.days.circles]
    assert names[3:6] == [
        "Friday 20 November, open",
        "Saturday 21 November, not sure",
        "Sunday 22 November, all noted",
    ]
    assert page.strip.said.text() == "Friday and Saturday are open."


def test_days_before_the_diary_are_not_asked_about(page: MomentsPage, log: Log) -> None:
    log(1)
    page.enter()
    assert states(page) == ["before"] * 5 + ["open", "today"]
    assert page.strip.said.text() == "Sunday is open."
    assert list(page.strip.rows) == [nov(22)]
    page.strip.days.circles[0].click()
    assert not page.strip.is_open


def test_nothing_is_open_in_a_diary_that_begins(page: MomentsPage) -> None:
    page.enter()
    assert page.strip.said.text() == "Nothing to answer."
    assert not page.strip.answer.isVisible()


def test_the_latest_is_asked_first_and_the_keyboard_stays_on_its_day(
    opened: MomentsPage, around: Any, qtbot: Any
) -> None:
    strip = opened.strip
    assert [day for day, row in strip.rows.items() if row.is_asked] == [nov(22)]
    circle = strip.days.of(nov(22))
    assert circle is not None
    assert opened.focusWidget() is circle
    roles = {button.property("role") for button in strip.rows[nov(22)].answers}
    assert roles == {"quiet"}, "none of the three is the main one"
    assert len({button.size().toTuple() for button in strip.rows[nov(22)].answers}) == 1
    # another press of the day answers nothing
    circle.click()
    strip.days.circles[3].click()
    assert opened.focusWidget() is strip.days.of(nov(20))
    qtbot.keyClick(strip.days.circles[3], Qt.Key.Key_Tab)
    assert opened.focusWidget() is strip.rows[nov(20)].that_is_all, "Tab goes to the three"
    circle.click()
    assert kept(around) == {}
    assert strip.rows[nov(22)].is_asked


def test_an_answer_becomes_a_line_and_no_other_day_is_asked(
    opened: MomentsPage, around: Any
) -> None:
    said: list[Any] = []
    opened.notice.connect(said.append)
    strip = opened.strip
    strip.rows[nov(22)].that_is_all.click()
    assert kept(around) == {nov(22): True}
    assert not any(row.is_asked for row in strip.rows.values())
    assert strip.rows[nov(22)].stands.text() == "All noted."
    assert opened.focusWidget() is strip.days.of(nov(22))
    assert said[-1].text == "Sunday 22 November: All noted."
    # one press takes it back
    said[-1].then()
    assert kept(around) == {nov(22): None}
    # asked again, and changed
    strip.days.circles[5].click()
    strip.rows[nov(22)].not_sure.click()
    assert strip.rows[nov(22)].stands.text() == "Not sure. It stays open until Wednesday."
    strip.rows[nov(22)].change.click()
    assert strip.rows[nov(22)].is_asked
    strip.rows[nov(22)].that_is_all.click()
    assert kept(around) == {nov(22): True}


def test_three_days_take_three_clicks_and_each_stays_where_it_stood(
    opened: MomentsPage, around: Any
) -> None:
    strip = opened.strip
    strip.rows[nov(22)].that_is_all.click()
    second, third = strip.rows[nov(21)], strip.rows[nov(20)]
    assert second.quick.isVisible()
    before = [row.geometry() for row in strip.rows.values()]
    ends = [button.mapTo(strip, button.rect().topRight()).x() for button in second.quick_answers]
    second.quick_answers[0].click()
    assert [row.geometry() for row in strip.rows.values()] == before, "nothing moves"
    assert not second.quick.isVisible()
    left = second.change.mapTo(strip, second.change.rect().topLeft()).x()
    assert left > max(ends), "where an answer stood, nothing can be pressed"
    third.quick_answers[2].click()
    assert kept(around) == {nov(22): True, nov(21): True, nov(20): False}


def test_what_is_noted_is_said_and_more_can_be_added(
    page: MomentsPage, begun: datetime, log: Log
) -> None:
    log(1)
    log(1)
    gone: list[Any] = []
    page.go.connect(gone.append)
    page.enter()
    page.strip.answer.click()
    row = page.strip.rows[nov(22)]
    assert row.told.text() == "2 noted. Is that all?"
    assert page.strip.rows[nov(21)].stands.text() == "Saturday: anything to note?"
    row.add.click()
    row.how.click()
    page.strip.days.circles[6].click()
    assert gone == [ToMoment(day=nov(22)), ToCheckIn(day=nov(22)), ToCheckIn(day=nov(23))]


def test_escape_folds_it_and_what_is_typed_elsewhere_stays(opened: MomentsPage, qtbot: Any) -> None:
    strip = opened.strip
    strip.rows[nov(22)].not_sure.setFocus()
    qtbot.keyClick(strip.rows[nov(22)].not_sure, Qt.Key.Key_Escape)
    assert not strip.is_open
    assert opened.focusWidget() is strip.days.of(nov(22))
    assert strip.answer.isVisible()


def test_how_the_day_was_is_kept_by_an_answer(
    page: MomentsPage, begun: datetime, around: Any
) -> None:
    told = CheckIn(at=around.clock(), day=nov(22), mood=2, text="a line")
    ask(around, check_ins.save(told))
    page.enter()
    page.strip.answer.click()
    page.strip.rows[nov(22)].that_is_all.click()
    (one,) = held(around).check_ins
    assert (one.confirmed, one.mood, one.text) == (True, 2, "a line")


def test_an_answer_that_could_not_be_kept_is_asked_again_until_it_is(
    opened: MomentsPage, around: Any, diary: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nearward_ui.kit.saving.save_queue.RETRY_MS", 20)
    said: list[Any] = []
    opened.notice.connect(said.append)
    away = diary.parent.with_name("away")
    diary.parent.rename(away)
    opened.strip.rows[nov(22)].that_is_all.click()
    assert said
    assert opened.unsaved() is not None
    assert opened.strip.rows[nov(22)].is_asked, "it is not shown as answered before it is"
    away.rename(diary.parent)
    qtbot.waitUntil(lambda: opened.unsaved() is None)
    assert kept(around) == {nov(22): True}


@pytest.mark.parametrize(("width", "height"), [(1084, 760), (700, 540), (580, 400)])
def test_it_never_takes_the_list_away(
    page: MomentsPage, begun: datetime, log: Log, qtbot: Any, width: int, height: int
) -> None:
    log(0)
    page.resize(width, height)
    page.enter()
    page.strip.answer.click()
    qtbot.wait(10)
    assert page.list.height() >= page.look.px(60)
    assert page.strip_scroller.height() >= page.look.px(98)
    strip = page.strip
    parts = (*strip.days.circles, strip.fold, *strip.rows[nov(22)].answers)
    for part in parts:
        at = part.mapTo(strip, part.rect().center())
        assert strip.rect().contains(at), part


def test_three_days_ago_and_no_further(page: MomentsPage, begun: datetime) -> None:
    page.enter()
    last = page.around.today - timedelta(days=3)
    assert min(page.strip.rows) == last
