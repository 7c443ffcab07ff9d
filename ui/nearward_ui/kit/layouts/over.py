"""Something that lies over a page while it is open, beside what it belongs to: nothing moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from nearward_ui.kit.widgets.basic import Scroll


class Over(QObject):
    """Belongs to a widget of a page that scrolls; Tab goes on into what lies over it.

    It stands below what it belongs to, or above that, wherever all of it can be seen. It goes with
    a press elsewhere, and when the keyboard goes elsewhere. `closed` says that it went.
    """

    closed = Signal()

    def __init__(self, over: QWidget, owner: QWidget, gap: int) -> None:
        """`gap`: pixels between the two."""
        super().__init__(owner)
        self._over, self._owner, self._gap = over, owner, gap
        over.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def open(self) -> bool:
        """Show it; False where there is no place in which all of it can be seen."""
        scroll = self._scroll()
        if scroll is None:
            return False
        self._over.setParent(scroll.area.widget())
        place = self._place(scroll)
        if place is None:
            return False
        self._over.setGeometry(place)
        self._over.show()
        self._over.raise_()
        self._owner.setProperty("over", self._over)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        return True

    def fit(self) -> None:
        """The page has another size: it stands elsewhere, or goes."""
        scroll = self._scroll()
        if self.is_open and scroll is not None:
            place = self._place(scroll)
            if place is None:
                self.close()
            else:
                self._over.setGeometry(place)

    @property
    def is_open(self) -> bool:
        """Whether it is shown over the page."""
        return self._owner.property("over") is not None

    def close(self) -> None:
        """Put it away."""
        if not self.is_open:
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._owner.setProperty("over", None)
        self._over.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            at = event.globalPosition().toPoint()
            if watched.isWidgetType() and not self._holds(at):
                self.close()
        return False

    def _scroll(self) -> Scroll | None:
        around = self._owner.parentWidget()
        while around is not None and not isinstance(around, Scroll):
            around = around.parentWidget()
        return around

    def _place(self, scroll: Scroll) -> QRect | None:
        """In pixels of what scrolls; None where it is higher than what can be seen of that."""
        port, content = scroll.area.viewport(), scroll.area.widget()
        if content is None:
            return None
        corner = self._owner.mapTo(content, QPoint(0, 0))
        wide = self._owner.width()
        over = self._over
        high = max(over.sizeHint().height(), over.heightForWidth(wide))
        seen = QRect(content.mapFrom(port, QPoint(0, 0)), port.size())
        if high > seen.height():
            return None
        below = corner.y() + self._owner.height() + self._gap
        top = below if below + high <= seen.bottom() else corner.y() - self._gap - high
        top = max(seen.top(), min(top, seen.bottom() + 1 - high))
        return QRect(corner.x(), top, wide, high)

    def _holds(self, at: QPoint) -> bool:
        return any(one.rect().contains(one.mapFromGlobal(at)) for one in (self._over, self._owner))

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not isValid(self._over) or not self.is_open:
            return
        if not (self._over.isAncestorOf(now) or self._owner.isAncestorOf(now)):
            self.close()
