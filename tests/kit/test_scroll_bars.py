"""Scroll bars are thin, and seen only while something scrolls."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from tests.conftest import end

from nearward_ui.kit.layouts.steady_scrollbar import BAR, SteadyScrollBar
from nearward_ui.kit.widgets.basic import Scroll


def painted(bar: SteadyScrollBar, colour: QColor) -> int:
    """How many pixels across have the colour of the handle, at most."""
    image = bar.grab().toImage()
    rows = range(image.height())
    return max(sum(image.pixelColor(x, y) == colour for x in range(image.width())) for y in rows)


def test_a_bar_shows_while_one_scrolls(around: Any, qtbot: Any) -> None:
    around.look.become("light", 100)
    label = QLabel("\n".join(map(str, range(200))))
    scroll = Scroll(label)
    scroll.resize(300, 200)
    scroll.show()
    qtbot.wait(20)
    bar = scroll.area.verticalScrollBar()
    assert isinstance(bar, SteadyScrollBar)
    edge = around.look.colour("edge")
    assert (bar.width(), bar.is_seen, painted(bar, edge)) == (BAR, False, 0)
    wide = label.width()
    bar.setValue(40)
    assert (bar.is_seen, painted(bar, edge)) == (True, 6)
    assert label.width() == wide
    qtbot.waitUntil(lambda: not bar.is_seen, timeout=4000)
    assert painted(bar, edge) == 0
    assert label.width() == wide
    end(scroll)


def test_what_has_nothing_to_scroll_has_none(around: Any, qtbot: Any) -> None:
    scroll = Scroll(QLabel("A line."))
    scroll.resize(300, 200)
    scroll.show()
    bar = scroll.area.verticalScrollBar()
    bar.valueChanged.emit(0)
    assert not bar.is_seen  # type: ignore[attr-defined]
    assert scroll.area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    end(scroll)
