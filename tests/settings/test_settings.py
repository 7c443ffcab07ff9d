"""The settings page: each setting by mouse and by keyboard, in force at once, kept in its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox, QWidget
from tests.conftest import end

from nearward.config import settings as settings_table
from nearward.config.setting import DIARY, SCREEN, Setting, Shown
from nearward.config.settings import ROWS, Settings
from nearward.session.ask import settings
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.inputs.stepper import Stepper
from nearward_ui.settings.page import SettingsPage


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def page(around: Any, file: Path, qtbot: Any) -> Iterator[SettingsPage]:
    made = SettingsPage(around._replace(settings=Settings(file)))
    made.resize(1084, 1500)
    made.show()
    made.activateWindow()
    made.enter(None)
    yield made
    end(made)


def in_force(page: SettingsPage, setting: str) -> object:
    return page.around.settings.value(setting)


def in_the_diary(page: SettingsPage) -> dict[str, object]:
    found: list[Any] = []
    page.desk.ask(settings.every(), found.append)
    kept: dict[str, object] = found[0]
    return kept


def in_clear(file: Path) -> dict[str, object]:
    if not file.exists():
        return {}
    kept: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
    return kept


def holds(page: SettingsPage, file: Path, setting: str, value: object) -> None:
    """The value is in force, and kept where it belongs and nowhere else."""
    assert in_force(page, setting) == value
    clear = ROWS[setting].place == "clear"
    assert in_clear(file).get(setting) == (value if clear else None)
    assert in_the_diary(page).get(setting) == (None if clear else value)


def chip(group: Chips, code: str) -> QWidget:
    return next(chip for chip in group.chips if chip.code == code)


def click(qtbot: Any, page: QWidget, widget: QWidget) -> None:
    """Click what can be seen there."""
    where = widget.rect().center()
    under = page.window().childAt(widget.mapTo(page.window(), where))
    assert under is widget, (widget, under)
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=where)


def stepper(spin: QSpinBox) -> Stepper:
    found = spin.parentWidget()
    assert isinstance(found, Stepper)
    return found


def field(page: SettingsPage, setting: str) -> Any:
    """What changes a setting on the page."""
    return page.rows[setting].field


CHOICES = (
    ("theme", "night", "night"),
    ("paper", "letter", "letter"),
    ("first_weekday", "6", 6),
    ("page_face", "hyperlegible", "hyperlegible"),
    ("page_length", "long", "long"),
)
NUMBERS = (("text_size", 10), ("page_size", 10), ("idle_minutes", 1), ("day_ends", 1))


@pytest.mark.parametrize(("setting", "code", "value"), CHOICES)
def test_a_choice_by_mouse(
    page: SettingsPage, file: Path, qtbot: Any, setting: str, code: str, value: object
) -> None:
    click(qtbot, page, chip(field(page, setting), code))
    holds(page, file, setting, value)
    assert field(page, setting).value == code


@pytest.mark.parametrize(("setting", "code", "value"), CHOICES)
def test_a_choice_by_keyboard(
    page: SettingsPage, file: Path, qtbot: Any, setting: str, code: str, value: object
) -> None:
    group = field(page, setting)
    group.take_focus()
    wanted = chip(group, code)
    for _ in group.chips:
        if QApplication.focusWidget() is wanted:
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    holds(page, file, setting, value)


@pytest.mark.parametrize(("setting", "code", "value"), CHOICES)
def test_a_choice_always_stands(
    page: SettingsPage, file: Path, qtbot: Any, setting: str, code: str, value: object
) -> None:
    """What is chosen again is not taken away."""
    wanted = chip(field(page, setting), code)
    for _ in range(2):
        click(qtbot, page, wanted)
        assert field(page, setting).value == code
    holds(page, file, setting, value)


@pytest.mark.parametrize(("setting", "step"), NUMBERS)
def test_a_number_by_mouse(
    page: SettingsPage, file: Path, qtbot: Any, setting: str, step: int
) -> None:
    spin = field(page, setting)
    before = spin.value()
    click(qtbot, page, stepper(spin).more)
    holds(page, file, setting, before + step)
    click(qtbot, page, stepper(spin).more)
    click(qtbot, page, stepper(spin).less)
    holds(page, file, setting, before + step)


@pytest.mark.parametrize(("setting", "step"), NUMBERS)
def test_a_number_by_arrow_keys(
    page: SettingsPage, file: Path, qtbot: Any, setting: str, step: int
) -> None:
    spin = field(page, setting)
    before = spin.value()
    spin.setFocus()
    qtbot.keyClick(spin, Qt.Key.Key_Up)
    holds(page, file, setting, before + step)
    qtbot.keyClick(spin, Qt.Key.Key_Down)
    qtbot.keyClick(spin, Qt.Key.Key_Down)
    assert in_force(page, setting) == before - step


@pytest.mark.parametrize(
    ("setting", "typed", "value"),
    [
        ("text_size", "130", 130),
        ("text_size", "135", 135),
        ("idle_minutes", "45", 45),
        ("day_ends", "0", 0),
    ],
)
@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_number_that_is_typed(
    page: SettingsPage,
    file: Path,
    qtbot: Any,
    setting: str,
    typed: str,
    value: int,
    end: Qt.Key,
) -> None:
    spin = field(page, setting)
    spin.setFocus()
    spin.selectAll()
    qtbot.keyClicks(spin, typed)
    assert in_force(page, setting) != value, "half a number is not taken"
    qtbot.keyClick(spin, end)
    holds(page, file, setting, value)


@pytest.mark.parametrize(("setting", "step"), NUMBERS)
def test_no_number_outside_its_bounds(
    page: SettingsPage, qtbot: Any, setting: str, step: int
) -> None:
    spin, row = field(page, setting), ROWS[setting]
    for typed in ("0", "9", "13", "99", "121", "201", "999", "99999999999999999999", "-3", "x", ""):
        spin.setFocus()
        spin.selectAll()
        qtbot.keyClicks(spin, typed)
        qtbot.keyClick(spin, Qt.Key.Key_Return)
        assert row.fits(in_force(page, setting)), typed
        assert spin.value() == in_force(page, setting)
    for way, bound in ((stepper(spin).less, row.low), (stepper(spin).more, row.high)):
        for _ in range(140):
            way.click()
        assert in_force(page, setting) == bound


def test_text_size_is_in_force_at_once(page: SettingsPage, qtbot: Any) -> None:
    before = field(page, "theme").chips[0].height()
    letters = page.fontInfo().pixelSize()
    field(page, "text_size").setFocus()
    field(page, "text_size").selectAll()
    qtbot.keyClicks(field(page, "text_size"), "200")
    qtbot.keyClick(field(page, "text_size"), Qt.Key.Key_Return)
    assert page.look.scale == 2.0
    qtbot.waitUntil(lambda: page.fontInfo().pixelSize() == 2 * letters)
    qtbot.waitUntil(lambda: field(page, "theme").chips[0].height() >= 2 * before - 4)


def test_a_theme_is_in_force_at_once(page: SettingsPage, qtbot: Any) -> None:
    ground = page.look.hex("paper")
    click(qtbot, page, chip(field(page, "theme"), "night"))
    assert page.look.theme == "night"
    assert page.look.hex("paper") != ground
    shown = page.grab().toImage().pixelColor(3, 3).name().upper()
    assert shown == page.look.hex("paper").upper()
    click(qtbot, page, chip(field(page, "theme"), "light"))
    assert page.grab().toImage().pixelColor(3, 3).name().upper() == ground.upper()


def test_the_page_shows_what_is_in_force(page: SettingsPage) -> None:
    kept = {"idle_minutes": 17, "paper": "letter", "first_weekday": 5, "day_ends": 11}
    page.around.settings.take_diary(kept)
    page.enter(None)
    assert (field(page, "idle_minutes").value(), field(page, "day_ends").value()) == (17, 11)
    assert (field(page, "paper").value, field(page, "first_weekday").value) == ("letter", "5")
    assert in_the_diary(page) == {}, "to look is not to change"


def test_a_day_of_the_week_that_is_not_offered_is_shown_and_kept(
    page: SettingsPage, qtbot: Any
) -> None:
    """A diary may come from a place where the week begins on another day."""
    page.around.settings.take_diary({"first_weekday": 2})
    page.enter(None)
    shown = [one for one in field(page, "first_weekday").chips if one.isChecked()]
    assert [one.text() for one in shown] == ["Wednesday"]
    click(qtbot, page, chip(field(page, "first_weekday"), "0"))
    assert in_force(page, "first_weekday") == 0


def test_turning_the_wheel_over_a_number_does_not_change_it(page: SettingsPage) -> None:
    for key, _ in NUMBERS:
        spin = field(page, key)
        before = in_force(page, key)
        for focus in (False, True):
            if focus:
                spin.setFocus()
            at = spin.mapTo(page.window(), QPoint(9, 9))
            QTest.wheelEvent(page.windowHandle(), at, QPoint(0, 240))
            assert in_force(page, key) == before, (key, focus)


def test_what_cannot_be_kept_is_said_and_holds_for_now(
    page: SettingsPage, diary: Path, qtbot: Any
) -> None:
    told: list[str] = []
    page.desk.on_trouble = lambda trouble: told.append(trouble.code)
    away = diary.parent.with_name("away")
    diary.parent.rename(away)
    click(qtbot, page, chip(field(page, "paper"), "letter"))
    away.rename(diary.parent)
    assert told == ["moved-or-replaced"]
    assert in_force(page, "paper") == "letter"
    page.desk.on_trouble = None


def test_one_minute_is_no_minutes(page: SettingsPage) -> None:
    for minutes, said in ((1, "1 minute"), (2, "2 minutes"), (1, "1 minute"), (5, "5 minutes")):
        field(page, "idle_minutes").setValue(minutes)
        assert field(page, "idle_minutes").text() == said


FURTHER = (
    Setting("further_switch", False, "A further switch", "diary", shown=Shown(DIARY, 9, "Why.")),
    Setting("further_number", 3, "Further", "clear", low=1, high=9, shown=Shown(SCREEN, 9)),
)


def test_a_further_row_is_on_the_page_and_is_kept(
    around: Any, file: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row of the table is all that a setting needs."""
    monkeypatch.setattr(settings_table, "TABLE", (*settings_table.TABLE, *FURTHER))
    for row in FURTHER:
        monkeypatch.setitem(ROWS, row.key, row)
    page = SettingsPage(around._replace(settings=Settings(file)))
    qtbot.addWidget(page)
    page.resize(1084, 900)
    page.show()
    page.enter(None)
    switch, number = (field(page, row.key) for row in FURTHER)
    assert (switch.box.isChecked(), switch.hint.text(), number.value()) == (False, "Why.", 3)
    switch.box.click()
    number.stepUp()
    holds(page, file, "further_switch", True)
    holds(page, file, "further_number", 4)
    assert page.around.settings.is_on("further_switch")
    assert page.around.settings.number("further_number") == 4
