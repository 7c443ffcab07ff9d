"""The digits that act are shown, where they act, while the keyboard is in use; nothing moves."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from nearward.session.ask import people
from nearward_ui.kit.inputs.chip import Chip
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.moments.form import MomentPage


@pytest.fixture
def shown(form: MomentPage, qtbot: Any) -> MomentPage:
    form.activateWindow()
    form.fields.take_focus()
    qtbot.waitUntil(form.fields.outcome.chips[0].hasFocus)
    return form


def caps(page: QWidget) -> dict[str, list[str]]:
    """The caps that are shown, by group."""
    groups = {chips.accessibleName(): chips for chips in page.findChildren(Chips)}
    found = {
        name: [chip.cap for chip in chips.findChildren(Chip) if chip.cap]
        for name, chips in groups.items()
    }
    return {name: digits for name, digits in found.items() if digits}


def places(page: QWidget) -> list[QRect]:
    return [chip.geometry() for chip in page.findChildren(Chip) if chip.isVisible()]


def test_only_the_group_with_the_keyboard_shows_them(shown: MomentPage, qtbot: Any) -> None:
    fields = shown.fields
    qtbot.keyClick(fields.outcome.chips[0], Qt.Key.Key_Right)
    assert caps(shown) == {"What happened in the end?": list("123456")}
    before = places(shown)
    qtbot.keyClick(fields.outcome.chips[1], Qt.Key.Key_1)
    assert caps(shown) == {"Just before it": list("123456789")}
    assert places(shown) == before
    fields.text.setFocus()
    qtbot.keyClicks(fields.text, "1")
    assert caps(shown) == {}, "there a digit is a letter"
    fields.someone.setFocus()
    assert caps(shown) == {}


def test_they_go_with_the_mouse_and_nothing_moves(shown: MomentPage, qtbot: Any) -> None:
    fields = shown.fields
    qtbot.keyClick(fields.outcome.chips[0], Qt.Key.Key_Right)
    assert caps(shown)
    before = places(shown)
    qtbot.mousePress(fields.outcome.chips[4], Qt.MouseButton.LeftButton)
    assert caps(shown) == {}
    assert places(shown) == before
    qtbot.mouseRelease(fields.outcome.chips[4], Qt.MouseButton.LeftButton)
    assert fields.outcome.value == "chose_distance"
    assert caps(shown) == {}
    # and come back with the next key
    qtbot.keyClick(fields.outcome.chips[4], Qt.Key.Key_Left)
    assert caps(shown) == {"What happened in the end?": list("123456")}


def test_each_digit_chooses_the_chip_that_shows_it(shown: MomentPage, qtbot: Any) -> None:
    trigger = shown.fields.trigger
    qtbot.keyClick(shown.fields.outcome.chips[0], Qt.Key.Key_1)
    for chip in trigger.chips[:8]:
        trigger.take_focus()
        qtbot.keyClick(trigger.chips[0], Qt.Key(Qt.Key.Key_0 + int(chip.cap)))
        assert trigger.value == chip.code
    # what is behind "More…" has its digits too, as far as there are any
    trigger.take_focus()
    at = shown.focusWidget()
    assert at is not None
    qtbot.keyClick(at, Qt.Key.Key_9)
    assert len(caps(shown)["Just before it"]) == 9


def test_digits_go_on_through_the_whole_form(shown: MomentPage, around: Any, qtbot: Any) -> None:
    around.desk.ask(people.add("Ines"))
    shown.enter(None)
    qtbot.waitUntil(lambda: any(chip.isVisible() for chip in shown.fields.person.chips))
    shown.fields.take_focus()
    fields = shown.fields
    way = (
        (3, fields.trigger.chips[0]),
        (6, fields.urge.slider),
        (5, fields.behaviour.chips[0]),
        (1, fields.person.chips[0]),
        (1, fields.text),
    )
    for digit, then in way:
        at = QApplication.focusWidget()
        assert at is not None
        qtbot.keyClick(at, Qt.Key(Qt.Key.Key_0 + digit))
        assert QApplication.focusWidget() is then
    assert (fields.outcome.value, fields.trigger.value) == ("partly", "T06")
    assert (fields.behaviour.values, fields.urge.value) == (("B01",), 50)
    assert fields.person.value is not None
    fields.when.chips.take_focus()
    qtbot.keyClick(fields.when.chips.chips[0], Qt.Key.Key_4)
    assert fields.when.rough == "night"
    assert QApplication.focusWidget() is fields.text
