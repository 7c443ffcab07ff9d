"""What stands beside lies over the page in a small window, and over the ring there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import QPoint, QRect

from nearward.domain.model import Moment
from nearward.session.ask import moments
from nearward_ui.routes import Route
from nearward_ui.shell.frame.focus_ring import _Ring


def test_the_ring_of_a_figure_passes_under_the_sheet_over_it(window: Any, qtbot: Any) -> None:
    at = window.clock() - timedelta(days=3)
    window.desk.ask(moments.save(Moment(at=at, day=at.date(), outcome="withdrew")))
    window.resize(1100, 800)
    window.show_page(Route("patterns"))
    page, side = window.room.current, window.room.side
    days = page.panels["weeks"].body.view("first-days")
    qtbot.waitUntil(lambda: days.drawn is not None, timeout=30_000)
    days.chosen.emit(0)
    qtbot.waitUntil(lambda: side.is_seen)
    assert not page.side_is_beside
    days.setFocus()

    def place() -> QRect:
        return QRect(side.mapTo(window, QPoint(0, 0)), side.size())

    def is_free() -> bool:
        rings = [one for one in window.findChildren(_Ring) if one.isVisible()]
        if not rings or not days.hasFocus():
            return False
        return not rings[0].mask().translated(rings[0].pos()).intersects(place())

    qtbot.waitUntil(is_free)
    assert window.ring.shown.intersects(place()), "it is the whole figure's"
