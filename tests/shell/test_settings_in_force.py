"""Settings in the window: what they change, and that they are read again after a lock."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.config.test_settings_file import IN_CLEAR
from tests.conftest import NOW
from tests.shell.conftest import PASSPHRASE
from tests.shell.lock.test_lock import press

from nearward.config.settings import Settings
from nearward.session.jobs.everything import read_everything
from nearward.vault.care.opening import open_diary
from nearward_ui.routes import Route, ToJournal

SMALL_HOURS = NOW.replace(hour=3, minute=10)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def window(make_window: Callable[..., Any], file: Path) -> Any:
    """A window whose settings in clear stand in a file."""
    return make_window(settings=Settings(file))


def type_number(qtbot: Any, spin: Any, number: int, *, end: bool = True) -> None:
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, str(number))
    if end:
        qtbot.keyClick(spin, Qt.Key.Key_Return)


def choose(group: Any, code: str) -> None:
    next(chip for chip in group.chips if chip.code == code).click()


def change_all(qtbot: Any, window: Any) -> None:
    window.show_page(Route("settings"))
    rows = window.room.current.rows
    type_number(qtbot, rows["idle_minutes"].field, 12)
    type_number(qtbot, rows["day_ends"].field, 2)
    type_number(qtbot, rows["text_size"].field, 120)
    choose(rows["paper"].field, "letter")
    choose(rows["first_weekday"].field, "6")
    choose(rows["theme"].field, "night")


def test_after_a_lock_all_is_as_it_was_set(qtbot: Any, window: Any, file: Path) -> None:
    change_all(qtbot, window)
    press(qtbot, Qt.Key.Key_L)
    kept = window.settings
    assert (kept.idle_minutes, kept.day_ends, kept.paper, kept.first_weekday) == (5, 4, "a4", 0)
    assert (kept.theme, kept.text_size) == ("night", 120), "the lock page needs them"
    window.open_diary(PASSPHRASE)
    assert (kept.idle_minutes, kept.day_ends) == (12, 2)
    assert (kept.paper, kept.first_weekday) == ("letter", 6)
    window.show_page(Route("settings"))
    shown = {key: row.field for key, row in window.room.current.rows.items()}
    numbers = [shown[key].value() for key in ("idle_minutes", "day_ends", "text_size")]
    assert numbers == [12, 2, 120]
    chosen = [shown[key].value for key in ("paper", "first_weekday", "theme")]
    assert chosen == ["letter", "6", "night"]


def test_a_fresh_process_finds_them_where_they_belong(
    qtbot: Any, window: Any, file: Path, diary: Path, key: bytes
) -> None:
    change_all(qtbot, window)
    window.lock()
    fresh = Settings(file)
    assert (fresh.theme, fresh.text_size, fresh.idle_minutes) == ("night", 120, 5)
    vault = open_diary(diary, "", key=key)
    kept: dict[str, Any] = vault.settings.every()
    # where one was is kept beside them
    assert set(kept.pop("place")) >= {"page"}
    assert kept == {
        "idle_minutes": 12,
        "day_ends": 2,
        "paper": "letter",
        "first_weekday": 6,
    }
    vault.close()


def test_the_clear_file_holds_only_what_may_stand_there(
    qtbot: Any, window: Any, file: Path, diary: Path
) -> None:
    qtbot.keyClicks(window.room.current.editor, "zwirbelhalm")
    change_all(qtbot, window)
    for page in ("moment", "worksheet", "patterns", "print"):
        window.show_page(Route(page))
    window.lock()
    text = file.read_text(encoding="utf-8")
    held = json.loads(text)
    assert set(held) <= IN_CLEAR
    assert (held["theme"], held["text_size"]) == ("night", 120)
    assert held["last_diary"] == str(diary.absolute())
    assert "zwirbelhalm" not in text
    assert str(NOW.year) not in text.replace(held["last_diary"], "")
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_number_that_was_typed_and_not_entered_is_kept_by_a_lock(qtbot: Any, window: Any) -> None:
    window.show_page(Route("settings"))
    type_number(qtbot, window.room.current.rows["idle_minutes"].field, 9, end=False)
    press(qtbot, Qt.Key.Key_L)
    assert not window.is_open
    window.open_diary(PASSPHRASE)
    assert window.settings.idle_minutes == 9


def test_the_minutes_until_it_locks_itself(
    qtbot: Any, window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(window.around.lock, "clock", lambda: now[0])
    window.show_page(Route("settings"))
    type_number(qtbot, window.room.current.rows["idle_minutes"].field, 2)
    window.around.lock.last_active = now[0]
    now[0] += 119
    window.guard.look()
    assert window.is_open
    now[0] += 2
    window.guard.look()
    assert not window.is_open
    window.open_diary(PASSPHRASE)
    now[0] += 121
    window.guard.look()
    assert not window.is_open, "the same after the next unlock"


@pytest.mark.parametrize(("ends", "back"), [(4, 1), (2, 0)])
def test_the_hour_at_which_a_day_ends(
    qtbot: Any, make_window: Callable[..., Any], ends: int, back: int
) -> None:
    """At ten past three it is still the day before, until the person says otherwise."""
    window = make_window(at=SMALL_HOURS)
    window.show_page(Route("settings"))
    type_number(qtbot, window.room.current.rows["day_ends"].field, ends)
    window.show_page(ToJournal(new=True))
    qtbot.keyClicks(window.room.current.editor, "awake")
    window.show_page(Route("moment"))
    window.room.current.fields.outcome.set_value("stayed")
    window.room.current.save()
    found: list[Any] = []
    window.desk.ask(read_everything(), found.append)
    day = SMALL_HOURS.date() - timedelta(days=back)
    assert [thing.day for thing in found[0].entries + found[0].moments] == [day, day]
    window.show_page(Route("check-in"))
    # the day that goes on is the last panel or the first, and never asks for a confirmation
    going_on = window.room.current.panels[day]
    assert not going_on.is_over
    assert day + timedelta(days=1) not in window.room.current.panels


def test_in_the_small_hours_today_is_the_day_that_goes_on(
    qtbot: Any, make_window: Callable[..., Any]
) -> None:
    window = make_window(at=SMALL_HOURS)
    page = window.room.current
    qtbot.keyClicks(page.editor, "still awake")
    page.leave()
    page.finding.month.turn(-3)
    page.finding.month.today.click()
    assert page.writing.entry.text == "still awake"
    day = SMALL_HOURS.date() - timedelta(days=1)
    assert page.finding.month.delegate.selected == day


def test_the_first_day_of_the_week(window: Any) -> None:
    month = window.room.current.finding.month
    assert month.model.first == date(2026, 10, 26).toordinal()
    assert month.model.headerData(0, Qt.Orientation.Horizontal) == "M"
    window.show_page(Route("settings"))
    choose(window.room.current.rows["first_weekday"].field, "6")
    window.show_page(Route("journal"))
    assert month.model.first == date(2026, 11, 1).toordinal()
    assert month.model.headerData(0, Qt.Orientation.Horizontal) == "S"
    window.show_page(Route("moment"))
    window.room.current.fields.outcome.set_value("withdrew")
    window.room.current.save()
    window.show_page(Route("patterns"))
    chart = window.room.current.panels["weeks"].body.numbers
    starts = {week.first.weekday() for week in chart.weeks}
    assert starts == {6}


def test_the_paper(qtbot: Any, window: Any) -> None:
    window.show_page(Route("print"))
    before = window.room.current.pages[0]
    window.show_page(Route("settings"))
    choose(window.room.current.rows["paper"].field, "letter")
    window.show_page(Route("print"))
    page = window.room.current
    assert page.paper.value == "letter"
    assert page.pages[0].width > before.width
    assert page.pages[0].height < before.height
    choose(page.paper, "a4")
    window.show_page(Route("settings"))
    assert window.room.current.rows["paper"].field.value == "a4", (
        "one setting, wherever it is changed"
    )


def test_the_text_size_changes_the_shape_of_the_window(qtbot: Any, window: Any) -> None:
    rail = window.room.rail
    assert (rail._shape, rail.buttons["journal"].shows_name) == ("wide", True)
    letters = QApplication.font().pixelSize()
    window.show_page(Route("settings"))
    type_number(qtbot, window.room.current.rows["text_size"].field, 200)
    assert QApplication.font().pixelSize() == 2 * letters
    assert (rail._shape, rail.buttons["journal"].shows_name) == ("narrow", False)
    window.show_page(Route("journal"))
    assert window.room.current.top.list_button.isVisible()


def test_the_theme_also_dresses_the_lock_page(qtbot: Any, window: Any) -> None:
    window.show_page(Route("settings"))
    choose(window.room.current.rows["theme"].field, "night")
    window.lock()
    ground = window.grab().toImage().pixelColor(4, 4).name().upper()
    assert ground == window.look.hex("paper").upper() == "#1D2026"


def test_settings_that_a_newer_nearward_kept_stop_nothing(
    make_window: Callable[..., Any], diary: Path, key: bytes
) -> None:
    vault = open_diary(diary, "", key=key)
    for name, value in (
        ("idle_minutes", "soon"),
        ("day_ends", 99),
        ("paper", None),
        ("first_weekday", [1]),
        ("theme", "night"),
        ("unheard_of", {"a": 1}),
    ):
        with vault.writing():
            vault.settings.keep(name, value)
    vault.close()
    window = make_window()
    kept = window.settings
    assert (kept.idle_minutes, kept.day_ends, kept.paper, kept.first_weekday) == (5, 4, "a4", 0)
    assert kept.theme == "system"
    for page in ("check-in", "patterns", "print", "settings"):
        window.show_page(Route(page))
    assert window.room.current.rows["day_ends"].field.value() == 4
