"""What stands in the middle of a page: the lock page and the page that makes a diary."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nearward_ui.kit.heard import PAINTED_MS, give_role
from nearward_ui.kit.layouts.steady_scrollbar import BAR
from nearward_ui.kit.properties import give
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Scroll, Soft


class CentredPage(QWidget):
    """One column in the middle: `width` drawing pixels at the text size in force, where it fits."""

    def __init__(self, look: Theme, width: int, gap: int) -> None:
        super().__init__()
        self._look = look
        self._width, self._gap = width, gap
        self._is_low = False
        self._column = QWidget()
        self.box = QVBoxLayout(self._column)
        row = QHBoxLayout(self)
        row.setContentsMargins(BAR, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        look.changed.connect(self._fit)
        self._fit()

    def be_low(self, on: bool) -> None:
        """Closer together, where there is little height."""
        self._is_low = on
        self._fit()

    @property
    def wanted_height(self) -> int:
        """How high what stands in it is, without the room above and below."""
        return self._column.sizeHint().height()

    def _fit(self) -> None:
        px, low = self._look.px, self._is_low
        edge = px(8 if low else 24)
        self.box.setContentsMargins(0, edge, 0, edge)
        self.box.setSpacing(px(self._gap // 2 if low else self._gap))
        self._column.setMaximumWidth(self._look.px(self._width))


def in_the_middle(page: QWidget, content: QWidget, look: Theme) -> None:
    """Fill a page with what scrolls, as wide as is good to read, in the middle."""
    content.setMaximumWidth(look.px(720))
    middle = QWidget()
    row = QHBoxLayout(middle)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(content, 10)
    row.addStretch(1)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(Scroll(middle))


class PageTitle(QLabel):
    """Its name goes with its text."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)


def title(text: str) -> QLabel:
    """The large title of such a page."""
    found = PageTitle(text)
    found.setProperty("role", "title")
    found.setAccessibleName(text)
    give(found, alignment="AlignCenter")
    # what it takes is loaded after the first paint
    QTimer.singleShot(PAINTED_MS, found, partial(give_role, found, "Heading"))
    return found


def line(text: str) -> Soft:
    """A quiet sentence under it."""
    found = Soft(text)
    give(found, alignment="AlignCenter")
    return found
