"""A layout that wraps, for chips."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from nearward_ui.kit.layouts.in_line import hang, put


class FlowLayout(QLayout):
    """Items in reading order, as many in a row as fit; mirrored for right-to-left.

    With `company` no item is left alone in the last row, where the row before has three or more.
    `centred`: each row stands in the middle.
    """

    def __init__(
        self,
        gap: int = 6,
        vgap: int = 8,
        parent: QWidget | None = None,
        *,
        company: bool = False,
        centred: bool = False,
    ) -> None:
        super().__init__(parent)
        self._company = company
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._vgap = vgap
        self._centred = centred
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._run(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(420))

    @property
    def line_width(self) -> int:
        """How wide it is when all stands in one line."""
        widths = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        return sum(widths) + self._gap * max(0, len(widths) - 1)

    def minimumSize(self) -> QSize:
        shown = [item for item in self._items if not item.isEmpty()]
        return QSize(
            max((item.minimumSize().width() for item in shown), default=0),
            max((item.minimumSize().height() for item in shown), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._run(rect, move=True)

    def _run(self, rect: QRect, *, move: bool) -> int:
        y, gap = rect.y(), 0
        for number, row in enumerate(self._rows(rect.width())):
            y += gap
            height = max(size.height() for _, size in row)
            if move:
                self._place(row, rect, y, height, out=hang(row[0][0]) if number else 0)
            y, gap = y + height, self._vgap
        return y - rect.y()

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(1, width)))
            if not rows or used + size.width() > width:
                rows.append([])
                used = 0
            rows[-1].append((item, size))
            used += size.width() + self._gap
        if self._company and len(rows) > 1 and len(rows[-1]) == 1 and len(rows[-2]) > 2:
            before = rows[-2][-1]
            if before[1].width() + self._gap + rows[-1][0][1].width() <= width:
                rows[-1].insert(0, rows[-2].pop())
        return rows

    def _place(
        self, row: list[tuple[QLayoutItem, QSize]], rect: QRect, y: int, height: int, *, out: int
    ) -> None:
        """A row whose items stand on one middle line; `out`: so far before the others it begins."""
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = rect.x() - out
        if self._centred:
            used = sum(size.width() + self._gap for _, size in row) - self._gap
            x = rect.x() + max(0, (rect.width() - used) // 2)
        for item, size in row:
            left = rect.left() + rect.right() + 1 - x - size.width() if mirrored else x
            top = y + (height - size.height()) // 2
            put(item, QRect(QPoint(left, top), size))
            x += size.width() + self._gap


def as_high_as_it_needs(widget: QWidget) -> None:
    """Let a widget whose lines wrap be asked how high it is in a width."""
    policy = widget.sizePolicy()
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
