"""One ring around what has the keyboard: 2 px, 2 px away, the same everywhere.

It shows once a key was pressed, and is gone with the next click. Cells and rows paint the same ring
themselves (`kit.ring`), since they move with their list; where a caret stands in a page of words,
that is enough.
"""

from __future__ import annotations

from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QWindow
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from nearward_ui.kit.ring import AWAY, WIDTH, paint_ring, radius_of
from nearward_ui.kit.theme import Theme

#: what the caret alone is enough in, by role
_CARETS = ("page", "title", "palette", "reader")
_MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Hide,
        QEvent.Type.Show,
        QEvent.Type.EnabledChange,
        QEvent.Type.ZOrderChange,
    }
)
_KEYS_ALONE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class _Ring(QWidget):
    """Lies over the window, and takes nothing of what is pressed."""

    def __init__(self, window: QWidget, look: Theme) -> None:
        super().__init__(window)
        self._look = look
        self._whole, self._radius, self._tone = QRect(), 0, "tide"
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lie(self, whole: QRect, seen: QRect, radius: int, tone: str, over: QRegion) -> None:
        """Around something, as far as that is seen; `over` lies over it."""
        self._radius, self._tone = radius, tone
        self._whole = whole.translated(-seen.topLeft())
        if self.geometry() != seen:
            self.setGeometry(seen)
        # only the ring itself is there: what it surrounds is painted without it
        edge = WIDTH + radius // 2
        middle = self._whole.adjusted(edge, edge, -edge, -edge)
        over = over.translated(-seen.topLeft())
        self.setMask(QRegion(self.rect()) - QRegion(middle) - over)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRegion(self.mask())
        paint_ring(painter, self._whole, self._look, self._radius, self._tone)


class FocusRing(QObject):
    """Follows the keyboard through a window and its dialogs."""

    def __init__(self, window: QWidget, look: Theme) -> None:
        super().__init__(window)
        self._window, self._look = window, look
        self._by_key = True
        self._rings: list[_Ring] = []
        self._watched: list[QWidget] = []
        self._handle: QWindow | None = None
        self._over: WeakSet[QWidget] = WeakSet()  # a room that has gone is not held by it
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._follow)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        look.changed.connect(self._later.start)
        self._on_focus(None, QApplication.focusWidget())

    @property
    def shown(self) -> QRect | None:
        """Where the ring is in the window, if it is shown."""
        for ring in self._rings:
            if isValid(ring) and ring.isVisible():
                return ring.geometry()
        return None

    def pass_under(self, bar: QWidget) -> None:
        """This one may lie over what has the keyboard, and over its ring."""
        self._over.add(bar)
        bar.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._handle:
            if kind == QEvent.Type.KeyPress and event.key() not in _KEYS_ALONE:  # type: ignore[attr-defined]
                self._turn(by_key=True)
            elif kind == QEvent.Type.MouseButtonPress:
                self._turn(by_key=False)
        elif kind in _MOVES:
            self._later.start()
        return super().eventFilter(watched, event)

    def _turn(self, *, by_key: bool) -> None:
        if by_key != self._by_key:
            self._by_key = by_key
            self._later.start()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self._window):
            return  # it is going
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)
        self._watch(now)
        self._later.start()

    def _watch(self, focus: QWidget | None) -> None:
        """Look at what can move it: itself and all around it."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        at = _ringed(focus)
        while at is not None:
            at.installEventFilter(self)
            self._watched.append(at)
            at = None if at.isWindow() else at.parentWidget()

    def _follow(self) -> None:
        """Find its place."""
        if not isValid(self._window):
            return
        target = _ringed(QApplication.focusWidget()) if self._by_key else None
        window = target.window() if target is not None else None
        ring = self._ring_of(window) if window is not None else None
        for other in self._rings:
            # its window can be gone, and it with that
            if other is not ring and isValid(other):
                other.hide()
        if ring is None or target is None or window is None:
            return
        away = AWAY + WIDTH
        whole = _rect_in(target, window).adjusted(-away, -away, away, away)
        seen = whole.intersected(_seen(target, window))
        if seen.isEmpty() or not target.isVisible():
            ring.hide()
            return
        tone = "paper" if _is_on_dark(target) else "tide"
        radius = radius_of(target, self._look) + away
        ring.lie(whole, seen, radius, tone, self._lies_over(target, window))

    def _lies_over(self, target: QWidget, window: QWidget) -> QRegion:
        """What of the window lies over what has the keyboard."""
        found = QRegion()
        for bar in filter(isValid, self._over):
            if bar.isVisible() and bar.window() is window and not bar.isAncestorOf(target):
                found += QRegion(_rect_in(bar, window))
        return found

    def _ring_of(self, window: QWidget) -> _Ring:
        self._rings = [ring for ring in self._rings if isValid(ring)]
        for ring in self._rings:
            if ring.parentWidget() is window:
                return ring
        made = _Ring(window, self._look)
        self._rings.append(made)
        return made


def _ringed(focus: QWidget | None) -> QWidget | None:
    """What the ring lies around: the widget with the keyboard, or the frame it fills."""
    if focus is None or isinstance(focus, QAbstractItemView):
        return None
    role = focus.property("role")
    if role in _CARETS or focus.windowType() == Qt.WindowType.Popup:
        return None
    if focus.property("rings") == "itself":
        return None
    is_bare = role == "row" and isinstance(focus, QPlainTextEdit)
    return focus.parentWidget() if is_bare else focus


def _rect_in(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """The part of the window in which it can be seen: what scrolls cuts it off."""
    seen = window.rect()
    at: QWidget | None = widget
    while at is not None and at is not window:
        parent = at.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is at:
            seen = seen.intersected(QRect(at.mapTo(window, QPoint(0, 0)), at.size()))
        at = parent
    return seen


def _is_on_dark(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and parent.property("role") == "notice"
