"""A number of hours: unset is no number, by keys, buttons and what is set from elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from nearward.i18n import Translator
from nearward_ui.kit.inputs.hours import Hours


@pytest.fixture
def hours(qtbot: Any) -> Hours:
    made = Hours(Translator(""))
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def test_unset_is_no_number_and_nought_is_one(hours: Hours) -> None:
    given: list[float | None] = []
    hours.given.connect(lambda: given.append(hours.hours))
    assert (hours.hours, hours.text()) == (None, "–")
    hours.stepUp()
    hours.stepUp()
    hours.stepDown()
    hours.stepDown()
    hours.stepDown()
    assert given == [0.0, 0.5, 0.0, None]
    assert (hours.text(), hours.accessibleDescription()) == ("–", "not given yet")
    hours.show_hours(24.0)
    hours.stepUp()
    assert hours.hours == 24.0
    assert given == [0.0, 0.5, 0.0, None]


@pytest.mark.parametrize(
    ("keys", "hours_then"),
    [("7.5", 7.5), ("8,5", 8.5), ("0", 0.0), ("25", 2.0), ("99", 9.0), ("x", None), ("1.55", 1.5)],
)
def test_what_is_typed_beside_the_dash(hours: Hours, keys: str, hours_then: float | None) -> None:
    hours.lineEdit().setCursorPosition(1)
    QTest.keyClicks(hours, keys)
    assert hours.hours == hours_then
    hours.selectAll()
    QTest.keyClick(hours, Qt.Key.Key_Delete)
    assert hours.hours is None
    hours.clearFocus()
    assert hours.text() == "–"


@pytest.mark.parametrize(
    ("value", "hours_then"), [(0.0, 0.0), (-3.0, 0.0), (99.0, 24.0), (float("nan"), None)]
)
def test_what_assistive_technology_sets(
    hours: Hours, value: float, hours_then: float | None
) -> None:
    interface = QAccessible.queryAccessibleInterface(hours).valueInterface()
    assert (interface.currentValue(), interface.minimumValue()) == (0.0, 0.0)
    interface.setCurrentValue(value)
    assert hours.hours == hours_then
    hours.lineEdit().setText("no number")
    assert hours.hours == hours_then
