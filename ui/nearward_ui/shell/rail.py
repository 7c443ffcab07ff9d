"""The rail at the left: the pages, what is logged from everywhere, and at its foot the lock."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
)

from nearward.i18n import Translator
from nearward_ui.actions import ACTIONS, keys_of
from nearward_ui.kit.heard import say_places
from nearward_ui.kit.inputs.one_stop import OneStop
from nearward_ui.kit.layouts.measures import SMALL
from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import TARGET, Theme
from nearward_ui.kit.widgets.icons import SIZE, paint_icon
from nearward_ui.page_row import BELOW
from nearward_ui.pages import in_rail
from nearward_ui.shell.commands.main_menu import MenuButton

#: what its last button is called in place of a page key, and the page to log a moment on
LOCK, LOG = "lock", "moment"
#: pixels of the drawing: with words, and with icons only
WIDE, ICONS = 168, 56
#: its margin, the height of an item and what lies between two, the icon and the word in an item
SIDE, ITEM, GAP, ICON_AT, WORD_AT = 8, 36, 4, 12, 44
#: its head and what lies around the log button; the least that lies at its foot
HEAD, APART, FOOT = 64, 8, 10


class RailRow(NamedTuple):
    """What stands in the rail: a page, or something that is done at once."""

    key: str
    name: str
    keys: str
    icon: str
    below: bool = False
    is_page: bool = True


def rows(words: Translator) -> list[RailRow]:
    """All of it, in its order."""
    log, lock = ACTIONS["log"], ACTIONS["lock"]
    pages = [
        RailRow(row.key, words(row.title), row.keys, row.icon, row.rail == BELOW)
        for row in in_rail()
    ]
    return [
        *(row for row in pages if not row.below),
        RailRow(LOG, words(log.title), keys_of("log"), log.icon, is_page=False),
        *(row for row in pages if row.below),
        RailRow(LOCK, words(lock.title), keys_of("lock"), lock.icon, below=True, is_page=False),
    ]


class RailButton(QPushButton):
    """An item of the rail: its drawing and its name; only the drawing where there is no room."""

    def __init__(self, row: RailRow, look: Theme) -> None:
        super().__init__(row.name)
        self._look = look
        self.keys, self.icon_name = row.keys, row.icon
        #: whether its name stands beside the drawing, and whether its key is shown too
        self.shows_name, self.shows_keys = True, False
        self.stands_out = row.key == LOG
        self.setAutoDefault(False)
        self.setAccessibleDescription(row.keys)
        self.setToolTip(f"{row.name} ({row.keys})" if row.keys else row.name)
        self.clicked.connect(felt)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def needs(self) -> int:
        """How wide it is with its name."""
        look = self._look
        wide = QFontMetrics(look.font(14, 600)).horizontalAdvance(self.text())
        return look.px(WORD_AT) + wide + look.px(ICON_AT)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(ICONS - 2 * SIDE), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        tone = "tide" if self.stands_out else "ink" if self.isChecked() else "ink_soft"
        side = SIZE * look.scale
        icon = QRectF(look.px(ICON_AT), 0, side, side)
        icon.moveTop((self.height() - side) / 2)
        if not self.shows_name:
            icon.moveLeft((self.width() - side) / 2)
        box = self.rect().adjusted(look.px(WORD_AT), 0, -look.px(ICON_AT), 0)
        way = self.layoutDirection()
        if way == Qt.LayoutDirection.RightToLeft:
            icon.moveRight(self.width() - icon.left())
            box.moveLeft(look.px(ICON_AT))
        paint_icon(painter, self.icon_name, icon, look.colour(tone))
        if not self.shows_name:
            return
        painter.setPen(look.colour(tone))
        bold = self.isChecked() or self.stands_out
        painter.setFont(look.font(14, 600 if bold else 500))
        middle = Qt.AlignmentFlag.AlignVCenter
        lead = QStyle.visualAlignment(way, Qt.AlignmentFlag.AlignLeft)
        painter.drawText(box, middle | lead, self.text())

    def _paint_box(self, painter: QPainter) -> None:
        look = self._look
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(look.colour("sheet"))
            painter.setPen(QPen(look.colour("line"), 1))
        elif self.underMouse() or self.isDown():
            painter.setBrush(look.colour("line"))
        if self.stands_out:
            painter.setPen(QPen(look.colour("edge"), 1))
        painter.drawRoundedRect(box, look.px(9), look.px(9))


class Rail(QGroupBox):
    """`chosen` carries the page key, or "lock". It is one stop of the Tab key.

    To assistive technology the pages are a choice of one; to log and to lock are buttons.
    """

    chosen = Signal(str)

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words("Pages"))
        self._marking = False
        # who chooses the page that is open comes back to it: the group forces nothing
        self._pages = QButtonGroup(self)
        self._pages.setExclusive(False)
        self._look = look
        self._shape = "wide"
        self.buttons: dict[str, RailButton] = {}
        self._box, self._apart = QVBoxLayout(self), QVBoxLayout()
        self._make_head(words)
        was_below = False
        for row in rows(words):
            if row.below and not was_below:
                self._box.addStretch(1)
            was_below = row.below
            self._add(row)
        pages = [button for button in self.buttons.values() if button.isCheckable()]
        say_places(pages, words, [button.keys for button in pages])
        self._stop = OneStop([self.menu_button, *self.buttons.values()], self)
        look.changed.connect(self._fit)
        self._fit()

    def mark(self, key: str) -> None:
        """Show which page is open; Tab comes to it first."""
        self._marking = True
        for name, button in self.buttons.items():
            button.setChecked(name == key)
        at = QApplication.focusWidget()
        if key in self.buttons and (at is None or not self.isAncestorOf(at)):
            self._stop.stop_at(self.buttons[key])
        self._marking = False

    def reshape(self, shape: str) -> None:
        """Drawings only, in windows that are small."""
        self._shape = shape
        self._fit()

    @property
    def has_words(self) -> bool:
        """Whether there is room for names."""
        return self._shape not in SMALL

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _make_head(self, words: Translator) -> None:
        """The name, and the button of the menu beside it; where there is no room, the button."""
        self._brand = brand = QLabel("Nearward")
        brand.setProperty("role", "brand")
        self.menu_button = MenuButton(words, self._look)
        self._head = head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(brand, 1)
        head.addWidget(self.menu_button)
        self._box.addLayout(head)

    def _add(self, row: RailRow) -> None:
        button = RailButton(row, self._look)
        if row.is_page:
            button.setCheckable(True)
            self._pages.addButton(button)
            button.setAutoExclusive(True)
            button.toggled.connect(partial(self._on_toggled, row.key))
        else:
            button.clicked.connect(partial(self.chosen.emit, row.key))
        self.buttons[row.key] = button
        if row.key == LOG:
            self._apart.addWidget(button)
            self._box.addLayout(self._apart)
        else:
            self._box.addWidget(button)

    def _fit(self) -> None:
        px, words = self._look.px, self.has_words
        self._brand.setVisible(words)
        for button in self.buttons.values():
            button.shows_name = words
        wide = px(ICONS)
        if words:
            brand = QFontMetrics(self._look.font(20, 600, "Literata"))
            head = px(20) + brand.horizontalAdvance(self._brand.text()) + self._look.target + px(8)
            wide = max(px(WIDE), head, *(b.needs + 2 * px(SIDE) for b in self.buttons.values()))
        # and the line at its edge
        self.setFixedWidth(wide + 1)
        self._fit_height()

    def _fit_height(self) -> None:
        """Where not all of it stands below each other with air, it stands closer, and is lower."""
        px, count = self._look.px, len(self.buttons)
        around = px(HEAD) + 2 * px(APART) + px(FOOT)
        gap, item = px(GAP), px(ITEM)
        if around + count * (item + gap) > self.height():
            around, gap = self._look.target + 2 * px(GAP), 0
            item = max(TARGET - 4, min(item, (self.height() - around) // count))
        low = gap == 0
        side = px(SIDE)
        self._box.setContentsMargins(side, 0, side, px(GAP if low else FOOT))
        self._box.setSpacing(gap)
        over = px(GAP if low else 16)
        under = 0 if low else px(HEAD) - over - self._look.target - gap
        lead = px(20) - side if self.has_words else (px(ICONS - 2 * SIDE) - self._look.target) // 2
        self._head.setContentsMargins(lead, over, 0, under)
        apart = 0 if low else px(APART)
        self._apart.setContentsMargins(0, apart, 0, apart)
        for button in self.buttons.values():
            button.setFixedHeight(item)

    def _on_toggled(self, key: str, _on: bool) -> None:
        if not self._marking:
            felt()
            self.chosen.emit(key)
