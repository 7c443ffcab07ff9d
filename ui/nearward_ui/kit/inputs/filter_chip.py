"""A chip with a menu: what is chosen stands on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from math import ceil

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.action_menu import ActionMenu
from nearward_ui.kit.widgets.basic import restyle

#: pixels of the drawing: beside the words, from them to the arrow, its width, and the words' most
INNER, NEAR, ARROW, WIDEST = 14, 8, 8, 160


class FilterChip(QPushButton):
    """A chip with an arrow. What offers its rows listens to `clicked`.

    heard: what it is for, where its name is only what is chosen at first.
    """

    def __init__(self, name: str, look: Theme, heard: str = "") -> None:
        super().__init__(name)
        self._heard = heard
        self.name, self._look = name, look
        self._shown = name
        self.setProperty("role", "filter")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(felt)
        self.is_set = False
        #: the menu that was shown last
        self.shown_menu: ActionMenu | None = None
        self.say("")

    def say(self, value: str) -> None:
        """What it is set to; empty: to nothing."""
        self.is_set, self._shown = bool(value), value or self.name
        parts = [self._heard, self._shown] if self._heard else [self.name, value]
        self.setAccessibleName(": ".join(part for part in parts if part))
        self.setToolTip("")
        restyle(self)
        self.updateGeometry()

    def offer(
        self, rows: Iterable[tuple[str, str]], chosen: str, then: Callable[[str, str], None]
    ) -> None:
        """Show a menu of codes and texts below it; `then` gets the one that is taken."""
        if not self.isVisible():
            return
        listed = list(rows)
        menu = ActionMenu(self._look, self, self.name)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actions = [menu.take(text, partial(then, code, text)) for code, text in listed]
        codes = [code for code, _ in listed]
        menu.take_one_of(actions, codes.index(chosen) if chosen in codes else 0)
        self.shown_menu = menu
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + self._look.px(4))))

    def sizeHint(self) -> QSize:
        px = self._look.px
        # whole pixels of the words may be a part of one too few for them
        advance = QFontMetricsF(self._look.font(14, 600)).horizontalAdvance(self._shown)
        wide = ceil(advance) + 1
        wide = min(wide, px(WIDEST)) + 2 * px(INNER) + px(NEAR) + px(ARROW)
        return QSize(wide, self._look.target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, px, painter = self._look, self._look.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("tide" if self.is_set else "edge"), 1))
        soft = self.is_set or self.isDown() or self.underMouse()
        painter.setBrush(look.colour("tide_soft" if soft else "sheet"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        font = look.font(14, 600 if self.is_set else 400)
        painter.setFont(font)
        painter.setPen(look.colour("tide" if self.is_set else "ink"))
        room = self.width() - 2 * px(INNER) - px(NEAR) - px(ARROW)
        is_left = self.layoutDirection() != Qt.LayoutDirection.RightToLeft
        at = px(INNER) if is_left else self.width() - px(INNER) - room
        cut = QFontMetrics(font).elidedText(self._shown, Qt.TextElideMode.ElideRight, room)
        line = QRectF(at, 0, room, self.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, cut)
        pen = QPen(look.colour("tide" if self.is_set else "ink_soft"), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        left = self.width() - px(INNER) - px(ARROW) if is_left else px(INNER)
        middle, half = self.height() // 2, px(ARROW) / 2
        tip = QPoint(round(left + half), round(middle + half / 2))
        painter.drawLine(QPoint(left, round(middle - half / 2)), tip)
        painter.drawLine(tip, QPoint(left + px(ARROW), round(middle - half / 2)))
