"""From Patterns to the sheet for an appointment: by its button, and by what prints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from pytestqt.qtbot import QtBot

from nearward.domain.model import Moment
from nearward.session.ask import moments
from nearward_ui.patterns.page import PatternsPage
from nearward_ui.routes import Route


def test_its_button_and_ctrl_p_lead_there_once_there_is_something(
    around: Any, qtbot: QtBot, open_page: Callable[[], PatternsPage]
) -> None:
    page = open_page()
    qtbot.waitUntil(page.empty.isVisible, timeout=20_000)
    assert page.lends("appointment") is None
    at = around.clock() - timedelta(days=1)
    around.desk.ask(moments.save(Moment(at=at, day=at.date(), outcome="withdrew")))
    qtbot.waitUntil(page.full.isVisible, timeout=20_000)
    assert page.lends("appointment") == Route("appointment")
    assert page.lends("print") is None
    gone: list[object] = []
    page.go.connect(gone.append)
    page.in_short.sheet_button.click()
    assert gone == [Route("appointment")]


def test_the_button_stands_under_the_lines_where_there_is_little_room(
    around: Any, qtbot: QtBot, open_page: Callable[[], PatternsPage]
) -> None:
    at = around.clock() - timedelta(days=1)
    around.desk.ask(moments.save(Moment(at=at, day=at.date(), outcome="withdrew")))
    page = open_page()
    qtbot.waitUntil(page.full.isVisible, timeout=20_000)
    button, line = page.in_short.sheet_button, page.in_short.lines[0]
    assert button.geometry().left() > line.geometry().right()
    page.resize(560, 800)
    qtbot.waitUntil(lambda: button.geometry().top() > line.geometry().bottom(), timeout=5_000)
