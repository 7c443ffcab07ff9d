"""A row that cuts no word off: what does not fit beside each other stands below each other."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem

from nearward_ui.kit.layouts.in_line import hang, put
from nearward_ui.kit.theme import Theme

#: as narrow as a note may become beside buttons before it gets a line of its own
NOTE = 150


class WrappingRow(QLayout):
    """Buttons around one text, which takes the room between them.

    Where that is too little, the text stands above and the buttons wrap. Mirrored for
    right-to-left.
    """

    def __init__(self, look: Theme, gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._text: QLabel | None = None
        self._keeps = self._is_whole = False
        self._gap = look.px(gap)
        self._least = look.px(NOTE)
        self.setContentsMargins(0, 0, 0, 0)

    def add_text(self, text: QLabel, *, keep: bool = False, whole: bool = False) -> None:
        """The text; what is added behind it stands at the far side.

        `keep`: a line of it has its place also while it says nothing, so that nothing moves.
        `whole`: it stands above rather than in two lines beside buttons.
        """
        self._text, self._keeps, self._is_whole = text, keep, whole
        self.addWidget(text)

    def add_room(self) -> None:
        """In place of a text; what is added behind it stands at the far side."""
        room = QLabel()
        # a screen reader does not come to it
        room.hide()
        self.add_text(room)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._run(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        text = self._text.sizeHint().width() if self._text is not None else 0
        wide = self._needed() + max(0, text - self._least)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        sizes = [item.sizeHint() for item in self._buttons()]
        wide = max((size.width() for size in sizes), default=0)
        high = max((size.height() for size in sizes), default=0)
        beside, above = margins.left() + margins.right(), margins.top() + margins.bottom()
        return QSize(wide + beside, high + above)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._run(rect, move=True)

    def _buttons(self) -> list[QLayoutItem]:
        return [i for i in self._items if not i.isEmpty() and i.widget() is not self._text]

    def _says(self) -> bool:
        """Whether there is a text to make room for."""
        if self._text is None or self._text.isHidden():
            return False
        return self._keeps or bool(self._text.text())

    def _tall(self, wide: int) -> int:
        """How high the text is in a width."""
        if self._text is None or not self._says():
            return 0
        # a label is a little higher than its line
        least = self._text.fontMetrics().lineSpacing() + 2 if self._keeps else 0
        return max(least, self._text.heightForWidth(wide))

    def _needed(self) -> int:
        """How wide all is in one line, with as little of the text as may be."""
        margins = self.contentsMargins()
        wide = sum(item.sizeHint().width() + self._gap for item in self._buttons())
        if self._text is not None and self._says():
            wide += self._beside()
        return margins.left() + wide + margins.right()

    def _beside(self) -> int:
        """As narrow as the text may become beside buttons."""
        if self._text is None or self._keeps:
            return self._least
        line = self._text.sizeHint().width()
        if not self._is_whole:
            return min(self._least, line)
        # a text that wraps does not say how wide one line of it is; its name has no marks
        plain = self._text.accessibleName() or self._text.text()
        return self._text.fontMetrics().horizontalAdvance(plain) + self._gap

    def _run(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        lay = self._in_line if self._needed() <= rect.width() else self._wrapped
        return margins.top() + lay(inner, move=move) + margins.bottom()

    def _in_line(self, inner: QRect, *, move: bool) -> int:
        buttons = self._buttons()
        rest = inner.width() - sum(item.sizeHint().width() + self._gap for item in buttons)
        high = max((item.sizeHint().height() for item in buttons), default=0)
        high = max(high, self._tall(rest))
        x = inner.x()
        for item in self._items:
            if item.widget() is self._text:
                size = QSize(rest, high)
            elif item.isEmpty():
                continue
            else:
                size = item.sizeHint()
            if move:
                y = inner.y() + (high - size.height()) // 2
                self._put(item, QRect(QPoint(x, y), size), inner)
            x += size.width() + self._gap
        return high

    def _wrapped(self, inner: QRect, *, move: bool) -> int:
        y = inner.y()
        for item in self._items:
            if item.widget() is self._text:
                wide = inner.width() if self._says() else 0
                tall = self._tall(wide)
                if move:
                    self._put(item, QRect(inner.x(), y, wide, tall), inner)
                y += tall + self._gap if tall else 0
        for line in self._lines(inner.width()):
            x, high = inner.x() - hang(line[0]), max(item.sizeHint().height() for item in line)
            for item in line:
                size = item.sizeHint()
                if move:
                    at = QPoint(x, y + (high - size.height()) // 2)
                    self._put(item, QRect(at, size), inner)
                x += size.width() + self._gap
            y += high + self._gap
        return max(0, y - self._gap - inner.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """The buttons, as many in a line as fit."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._buttons():
            wide = item.sizeHint().width()
            if not lines or wide > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= wide + self._gap
        return lines

    def _put(self, item: QLayoutItem, at: QRect, inner: QRect) -> None:
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            at.moveLeft(inner.left() + inner.right() + 1 - at.x() - at.width())
        put(item, at)
