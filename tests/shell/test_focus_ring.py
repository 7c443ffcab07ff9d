"""One ring around what has the keyboard, on every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QPlainTextEdit,
    QWidget,
)
from tests.narrowed import present

from nearward_ui.pages import PAGES
from nearward_ui.routes import Route
from nearward_ui.shell.frame.focus_ring import FocusRing

NONE = Qt.KeyboardModifier.NoModifier
#: where the caret is enough
CARETS = ("page", "title", "reader")


def settle(qtbot: Any) -> None:
    # a page may take the keyboard once it stands, and the ring follows after that
    qtbot.wait(20)


def around(window: Any, widget: QWidget) -> QRect:
    """The ring of a widget: 2 px, 2 px away, as far as what scrolls shows it."""
    at = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    seen = at.intersected(window.rect())
    inner = widget
    while inner is not window:
        outer = present(inner.parentWidget())
        if isinstance(outer, QAbstractScrollArea) and outer.viewport() is inner:
            seen = seen.intersected(QRect(inner.mapTo(window, QPoint(0, 0)), inner.size()))
        inner = outer
    return seen


def is_around(window: Any, widget: QWidget) -> bool:
    return bool(window.ring.shown == around(window, widget))


def becomes(qtbot: Any, done: Callable[[], bool]) -> bool:
    """Whether it is so soon; a page may have much to draw first."""
    for _ in range(40):
        if done():
            return True
        qtbot.wait(25)
    return False


def test_every_stop_of_every_page_has_the_ring(window: Any, qtbot: Any) -> None:
    ring: FocusRing = window.ring
    missed, met = [], 0
    for key in PAGES:
        window.show_page(Route(key))
        settle(qtbot)
        first = QApplication.focusWidget()
        for _ in range(12):
            at = present(QApplication.focusWidget())
            role = at.property("role")
            own = isinstance(at, QAbstractItemView) or at.property("rings") == "itself"
            if own or role in CARETS:
                assert ring.shown is None, (key, at)
            else:
                is_bare = role == "row" and isinstance(at, QPlainTextEdit)
                target = present(at.parentWidget()) if is_bare else at
                met += 1
                if ring.shown != around(window, target):
                    missed.append((key, at, ring.shown, around(window, target)))
            QTest.keyClick(at, Qt.Key.Key_Tab)
            settle(qtbot)
            if QApplication.focusWidget() is first:
                break
    assert missed == []
    assert met > 100


def test_it_comes_with_a_key_and_goes_with_a_click(window: Any, qtbot: Any) -> None:
    window.show_page(Route("settings"))
    settle(qtbot)
    button = window.room.rail.buttons["moments"]
    button.setFocus()
    settle(qtbot)
    shown = window.ring.shown
    assert shown == around(window, button)
    place, left = QPointF(400, 300), Qt.MouseButton.LeftButton
    press = QMouseEvent(QEvent.Type.MouseButtonPress, place, place, left, left, NONE)
    window.ring.eventFilter(window.windowHandle(), press)
    settle(qtbot)
    assert window.ring.shown is None
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, NONE)
    window.ring.eventFilter(window.windowHandle(), key)
    settle(qtbot)
    assert window.ring.shown == shown


def test_it_follows_what_scrolls_and_goes_with_the_page(window: Any, qtbot: Any) -> None:
    window.resize(800, 600)
    window.show_page(Route("settings"))
    page = window.room.current
    for _ in range(3):
        QTest.keyClick(present(QApplication.focusWidget()), Qt.Key.Key_Tab)
    settle(qtbot)
    at = present(QApplication.focusWidget())
    bar = page.scrolled.area.verticalScrollBar()
    places = []
    for value in (0, 30, 60):
        bar.setValue(value)
        settle(qtbot)
        places.append(window.ring.shown)
        assert places[-1] == around(window, at)
    assert len({place.top() for place in places}) == 3
    # out of sight it is gone
    bar.setValue(bar.maximum())
    settle(qtbot)
    assert window.ring.shown is None
    window.lock()
    settle(qtbot)
    assert window.ring.shown in (None, around(window, window.lock_page.field))
