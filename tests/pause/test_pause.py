"""Pause: all of it can be skipped, each answer is kept, and nothing moves or is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.conftest import NOW, ask

from nearward.domain.model import Pause
from nearward.session.ask import pauses as asked_pauses
from nearward.session.ask import settings, trash
from nearward_ui.pages import PAGES
from nearward_ui.pause.answers import STEPS
from nearward_ui.pause.page import SLIP, PausePage
from nearward_ui.pause.water import FULL, LOW, STEP, STILL_STEP
from nearward_ui.routes import GoBack, Route, ToMoment
from nearward_ui.shell.room import Room

END = len(STEPS) - 1


class Clock:
    """A clock that can be set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def room(around: Any, qtbot: Any) -> Iterator[Room]:
    from shiboken6 import delete

    made = Room(around)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    made.show_page(Route("moments"))
    yield made
    delete(made)


@pytest.fixture
def page(room: Room) -> PausePage:
    room.show_page(Route("pause"))
    shown = room.current
    assert isinstance(shown, PausePage)
    return shown


def pauses(around: Any) -> list[Pause]:
    found: list[Pause] = ask(around, asked_pauses.page())
    return found


def wait(page: PausePage, seconds: float) -> None:
    """So many seconds of it go by."""
    page._begun -= seconds
    page._on_pulse()


def test_nothing_else_is_shown_while_it_lasts(room: Room, page: PausePage) -> None:
    assert room.rail.isHidden()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert room.current is not page
    assert not room.rail.isHidden()


def test_its_buttons_stand_off_the_edge_of_the_window(room: Room, page: PausePage) -> None:
    """The ring around one of them would be cut off there."""
    for button in (page.help_button, page.next_button, page.finish_button, page.leave_button):
        below = button.mapTo(room, QPoint(0, button.height())).y()
        assert 8 <= room.height() - below <= 40, button.text()


def test_a_whole_pause_by_keys_alone_is_kept(room: Room, page: PausePage, around: Any) -> None:
    QTest.keyClick(page.answers.urge_before.slider, Qt.Key.Key_8)
    QTest.keyClick(page.answers.urge_before.slider, Qt.Key.Key_Return)
    QTest.keyClick(page.answers.emotion.chips[0], Qt.Key.Key_1)
    assert STEPS[page._step][0] == "body"
    QTest.keyClick(page.answers.body.chips[0], Qt.Key.Key_Return)
    QTest.keyClick(page.answers.body.chips[0], Qt.Key.Key_2)
    page.next_button.click()
    wait(page, 240)
    QTest.keyClick(page.finish_button, Qt.Key.Key_Space)
    assert page._step == END
    QTest.keyClick(page.answers.urge_after.slider, Qt.Key.Key_4)
    QTest.keyClick(page.answers.then.chips[0], Qt.Key.Key_1)
    page.save_button.click()
    (kept,) = pauses(around)
    assert (kept.at, kept.day) == (NOW, NOW.date())
    assert (kept.urge_before, kept.urge_after, kept.what_then) == (80, 40, "stayed")
    assert kept.named_emotion == page.answers.emotion.chips[0].code
    assert kept.body_place == ("chest", "throat")
    assert 240 <= kept.seconds < 250
    assert room.bar.text.text() == "The pause is saved."


def test_it_leads_to_a_moment_with_one_key(
    room: Room, page: PausePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    wait(page, SLIP + 1)
    monkeypatch.setattr(
        type(room.pages.get("moment") or room._make(PAGES["moment"])),
        "enter",
        lambda _self, wish: shown.append(wish),
    )
    room.show_page(Route("moment"))
    (kept,) = pauses(room.around)
    assert shown == [ToMoment(pause=kept.id)]


def test_what_came_of_a_pause_does_not_lead_back_to_it(room: Room, page: PausePage) -> None:
    QTest.keyClick(page.answers.urge_before.slider, Qt.Key.Key_7)
    room.show_page(Route("moment"))
    room.show_page(GoBack())
    assert room.current is not None
    assert room.current.key == "moments"
    room.show_page(Route("pause"))
    room.show_page(Route("settings"))
    room.show_page(GoBack())
    assert room.current is page


def test_a_slip_of_the_key_keeps_nothing(page: PausePage, around: Any, room: Room) -> None:
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert pauses(around) == []
    assert room.bar.isHidden()


def test_an_answer_is_on_the_disk_at_once_and_is_one_pause(page: PausePage, around: Any) -> None:
    QTest.keyClick(page.answers.urge_before.slider, Qt.Key.Key_5)
    assert [one.urge_before for one in pauses(around)] == [50]
    QTest.keyClick(page.answers.urge_before.slider, Qt.Key.Key_Delete)
    assert [one.urge_before for one in pauses(around)] == [None]
    page.go_back()
    assert len(pauses(around)) == 1


def test_a_lock_in_the_middle_keeps_it_and_it_can_be_rated_after(
    room: Room, page: PausePage, around: Any
) -> None:
    QTest.keyClick(page.answers.urge_before.slider, Qt.Key.Key_9)
    wait(page, 100)
    back = page.coming_back()
    for operation in room.unsaved():
        ask(around, operation)
    (kept,) = pauses(around)
    assert (kept.urge_before, kept.urge_after) == (90, None)
    assert kept.seconds >= 100
    other = PausePage(around)
    other.enter(back())
    assert other._step == END
    assert other.answers.urge_before.value == 90
    QTest.keyClick(other.answers.urge_after.slider, Qt.Key.Key_3)
    other.go_back()
    assert [(one.id, one.urge_after, one.seconds) for one in pauses(around)] == [
        (kept.id, 30, kept.seconds)
    ]
    other.deleteLater()


def test_a_save_that_is_under_way_and_a_lock_make_one_pause(page: PausePage, around: Any) -> None:
    page.answers.urge_before.slider.give(60)
    first, second = page._saving(), page._saving()
    ask(around, trash.delete("pause", pauses(around)[0].id))
    page._kept.clear()
    ask(around, first)
    ask(around, second)
    assert len(pauses(around)) == 1


@pytest.mark.parametrize(
    "jump", [timedelta(hours=9), timedelta(days=-400), timedelta(hours=-1), timedelta(days=9000)]
)
def test_midnight_and_a_clock_that_is_changed_do_nothing_to_it(
    page: PausePage, around: Any, clock: Clock, jump: timedelta
) -> None:
    QTest.keyClick(page.answers.urge_before.slider, Qt.Key.Key_7)
    clock.now += jump
    wait(page, 60)
    page._on_finish()
    page.go_back()
    (kept,) = pauses(around)
    assert (kept.at, kept.day) == (NOW, date(2026, 11, 23))
    assert 60 <= kept.seconds < 70


def test_the_water_sinks_in_the_time_that_was_chosen(page: PausePage, around: Any) -> None:
    assert page.water.level == pytest.approx(FULL, abs=0.01)
    chip = next(chip for chip in page.answers.minutes.chips if chip.code == "2")
    chip.click()
    assert around.settings.pause_minutes == 2
    assert ask(around, settings.every())["pause_minutes"] == 2
    wait(page, 60)
    assert page.water.level == pytest.approx((FULL + LOW) / 2, abs=0.02)
    wait(page, 3600)
    assert page.water.level == pytest.approx(LOW)
    assert page.line.text().startswith("The time you chose is over.")
    assert page.isVisible()
    assert page._step == 0


def test_reduced_motion_moves_every_ten_seconds_and_has_no_wave(
    room: Room, around: Any, qtbot: Any
) -> None:
    around.settings.change("reduced_motion", True)
    room.show_page(Route("pause"))
    page = room.current
    assert isinstance(page, PausePage)
    assert page._pulse.interval() == STILL_STEP == 10_000
    wait(page, 30)
    assert page.water._waved == 0
    room.show_page(Route("moments"))
    around.settings.change("reduced_motion", False)
    room.show_page(Route("pause"))
    assert page._pulse.interval() == STEP
    assert page._pulse.isActive()


def test_it_holds_off_the_lock_for_its_own_length_and_no_longer(
    room: Room, page: PausePage
) -> None:
    assert page.quiet_minutes == 8
    page.answers.minutes.chips[2].click()
    assert page.quiet_minutes == 13
    page.go_back()
    assert page.quiet_minutes == 0
    assert not page._pulse.isActive()


def test_help_and_back_goes_on_with_the_same_pause(room: Room, page: PausePage) -> None:
    QTest.keyClick(page.answers.urge_before.slider, Qt.Key.Key_6)
    page._on_next()
    room.show_page(Route("settings"))
    assert not page._pulse.isActive()
    room.show_page(Route("pause"))
    assert (page._step, page.answers.urge_before.value) == (1, 60)
    assert page._pulse.isActive()
    room.show_page(Route("settings"))
    page._begun -= 3600
    room.show_page(Route("pause"))
    assert (page._step, page.answers.urge_before.value) == (0, None)
    assert [one.urge_before for one in pauses(room.around)] == [60]


def test_a_disk_that_is_away_is_said_and_nothing_is_lost(
    page: PausePage, room: Room, around: Any, diary: Path, qtbot: Any
) -> None:
    away = diary.parent.with_name("away")
    diary.parent.rename(away)
    QTest.keyClick(page.answers.urge_before.slider, Qt.Key.Key_5)
    assert room.bar.isVisible()
    assert page.answers.urge_before.value == 50
    away.rename(diary.parent)
    page.go_back()
    qtbot.waitUntil(lambda: [one.urge_before for one in pauses(around)] == [50], timeout=9000)


def test_a_pause_that_is_over_and_waits_for_the_disk_is_saved_by_a_lock(
    page: PausePage, room: Room, around: Any, diary: Path
) -> None:
    away = diary.parent.with_name("away")
    diary.parent.rename(away)
    QTest.keyClick(page.answers.urge_before.slider, Qt.Key.Key_5)
    page.go_back()
    # the next one does not take its place
    room.show_page(Route("pause"))
    QTest.keyClick(page.answers.urge_before.slider, Qt.Key.Key_2)
    page.go_back()
    away.rename(diary.parent)
    for operation in room.unsaved():
        ask(around, operation)
    assert sorted(one.urge_before or 0 for one in pauses(around)) == [20, 50]


def test_a_pause_can_be_deleted_and_comes_back(page: PausePage, around: Any) -> None:
    QTest.keyClick(page.answers.urge_before.slider, Qt.Key.Key_5)
    page.go_back()
    (kept,) = pauses(around)
    ask(around, trash.delete("pause", kept.id))
    assert pauses(around) == []
    ask(around, trash.restore("pause", kept.id))
    assert [one.id for one in pauses(around)] == [kept.id]


@pytest.mark.parametrize("size", [(1280, 800, 100), (960, 600, 100), (800, 600, 150)])
def test_nothing_moves_from_one_question_to_the_next(
    around: Any, qtbot: Any, size: tuple[int, int, int]
) -> None:
    wide, high, text = size
    around.look.become("light", text)
    page = PausePage(around)
    qtbot.addWidget(page)
    page.resize(wide, high)
    page.show()
    page.enter(None)
    places = []
    for step in range(len(STEPS)):
        page.go_to(step)
        qtbot.wait(1)
        origin = QPoint(0, 0)
        parts = (page.water, page.question, page.line, page.answers, page.leave_button)
        content = page.water.parentWidget()
        assert content is not None
        places.append([part.mapTo(page, origin) - content.pos() for part in parts])
        places[-1][-1] = page.leave_button.mapTo(page, origin)
    assert all(place == places[0] for place in places), [str(p) for p in places]
    page.go_back()
