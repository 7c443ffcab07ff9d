"""Over sixty weeks the months are shown, and the weeks when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.narrowed import present

from nearward.domain.model import CheckIn, Moment
from nearward_ui.kit.charts.view_chooser import ViewChooser
from nearward_ui.patterns.page import PatternsPage


@pytest.fixture
def page(around: Any, open_page: Callable[[], PatternsPage]) -> PatternsPage:
    """A diary of two years, with every other day confirmed."""
    now = around.clock()
    with around.desk._vault.writing():
        for n in range(2, 720, 2):
            at = now - timedelta(days=n)
            day = CheckIn(at=at + timedelta(days=1), day=at.date(), confirmed=True)
            around.desk._vault.check_ins.answer(day, 4)
            if n % 14 == 0:
                moment = Moment(at=at, day=at.date(), outcome="withdrew")
                around.desk._vault.moments.save(moment)
    return open_page()


def shown(page: PatternsPage) -> list[str]:
    body = page.panels["weeks"].body
    return [view.plot.id for view in body.views if view.isVisibleTo(page)]


def chooser(page: PatternsPage) -> ViewChooser:
    return present(page.panels["weeks"].body.chooser)


def test_weeks_are_drawn_when_they_are_asked_for(page: PatternsPage, qtbot: QtBot) -> None:
    assert shown(page) == ["weeks", "months"], "half a year is shown first"
    assert [chip.code for chip in chooser(page).chips] == ["weeks", "days"]
    page.range.set_value("all")
    page.range.changed.emit()
    assert shown(page) == ["months"]
    assert chooser(page).isVisible()
    (chip,) = chooser(page).chips
    assert not chip.isChecked()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert shown(page) == ["weeks", "months"]
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert shown(page) == ["months"]
    page.range.set_value("52-weeks")
    page.range.changed.emit()
    assert shown(page) == ["weeks", "months"]
    assert chooser(page).value == "weeks"
    assert [chip.code for chip in chooser(page).chips] == ["weeks", "days"]
    views = [view for view in page.panels["weeks"].body.views if view.isVisibleTo(page)]
    qtbot.waitUntil(lambda: all(view.drawn is not None for view in views), timeout=30_000)
