"""What lies under a notice can be scrolled free of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)


class SpareRoom(QObject):
    """What scrolls under a bar goes on a little past its end, while the bar is there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._longer: list[_Longer] = []
        self._under: tuple[object, ...] = ()

    def keep(self, page: QWidget, bar: QWidget, apart: int) -> None:
        """Let what scrolls on the page under the bar go on until nothing of it is there."""
        if self._under == (page, bar.geometry(), page.size()):
            return
        self.give_back()
        self._under = (page, bar.geometry(), page.size())
        lies = QRect(bar.mapToGlobal(QPoint(0, 0)), bar.size())
        for area in page.findChildren(QAbstractScrollArea):
            port = area.viewport()
            place = QRect(port.mapToGlobal(QPoint(0, 0)), port.size())
            # what it lies over the lower half of
            if (
                not area.isVisible()
                or not place.intersects(lies)
                or place.center().y() > lies.top()
            ):
                continue
            covered = place.bottom() + 1 - lies.top() + apart
            if _reaches(area, port.height() - covered):
                step = area.fontMetrics().lineSpacing() if isinstance(area, QPlainTextEdit) else 1
                self._longer.append(_Longer(area.verticalScrollBar(), -(-covered // step)))

    def give_back(self) -> None:
        """Nothing lies there any more."""
        for one in self._longer:
            one.give_back()
        self._longer, self._under = [], ()


class _Longer(QObject):
    """A scroll bar goes on past the end of what it scrolls.

    What was scrolled past the end stays where it is when that is given back, until it is scrolled.
    """

    def __init__(self, bar: QScrollBar, more: int) -> None:
        super().__init__(bar)
        self._bar, self._more = bar, more
        self._is_ours = self._is_over = False
        self._end = bar.maximum()
        # before Qt brings the value within the range
        bar.rangeChanged.connect(self._on_range)
        bar.valueChanged.connect(self._on_value)
        self._reach()

    def give_back(self) -> None:
        """As soon as nothing moves by that."""
        self._is_over = True
        self._on_value(self._bar.value())

    def _reach(self) -> None:
        self._is_ours = True
        self._bar.setMaximum(self._end + self._more)
        self._is_ours = False

    def _on_range(self, _least: int, end: int) -> None:
        if not self._is_ours:
            self._end = end
            self._reach()

    def _on_value(self, value: int) -> None:
        if not self._is_over:
            return
        self._more = max(0, min(self._more, value - self._end))
        self._reach()
        if not self._more:
            self._bar.rangeChanged.disconnect(self._on_range)
            self._bar.valueChanged.disconnect(self._on_value)
            self.deleteLater()


def _reaches(area: QAbstractScrollArea, high: int) -> bool:
    """Whether what it shows is higher."""
    if area.verticalScrollBar().maximum() > 0:
        return True
    if isinstance(area, QScrollArea):
        held = area.widget()
        if held is None:
            return False
        needed = held.heightForWidth(held.width()) if held.hasHeightForWidth() else 0
        return max(needed, held.minimumSizeHint().height()) > high
    if isinstance(area, QAbstractItemView) and area.model() is not None:
        last = area.model().index(area.model().rowCount() - 1, 0)
        return last.isValid() and area.visualRect(last).bottom() >= high
    return False
