"""The rail at the left: the pages, and below them settings and the lock."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
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
from nearward_ui.kit.heard import say_places
from nearward_ui.kit.presence import felt
from nearward_ui.kit.theme import Theme
from nearward_ui.shell.commands.main_menu import MenuButton

#: what its last button is called in place of a page key
LOCK = "lock"
WIDTHS = {"wide": 196, "middle": 172, "narrow": 124}


class RailButton(QPushButton):
    """A page of the rail: its name, and its key in small type."""

    def __init__(self, text: str, keys: str, look: Theme) -> None:
        super().__init__(text)
        self._look = look
        self.keys = keys
        self.show_keys = True
        self.setAutoDefault(False)
        self.setAccessibleDescription(keys)
        self.clicked.connect(felt)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(120), max(32, self._look.px(40)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.hasFocus() or self.underMouse():
            pen = QPen(look.colour("tide"), 2) if self.hasFocus() else QPen(look.colour("line"), 1)
            painter.setPen(pen)
            fill = look.colour("sheet") if self.isChecked() else Qt.BrushStyle.NoBrush
            painter.setBrush(fill)
            painter.drawRoundedRect(frame, look.px(9), look.px(9))
        box = self.rect().adjusted(look.px(12), 0, -look.px(12), 0)
        painter.setPen(look.colour("ink" if self.isChecked() else "ink_soft"))
        painter.setFont(look.font(14, 600 if self.isChecked() else 500))
        side = Qt.AlignmentFlag.AlignVCenter
        lead, trail = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        direction = self.layoutDirection()
        painter.drawText(box, side | QStyle.visualAlignment(direction, lead), self.text())
        if self.show_keys:
            painter.setPen(look.colour("ink_soft"))
            painter.setFont(look.font(12))
            painter.drawText(box, side | QStyle.visualAlignment(direction, trail), self.keys)


class Rail(QGroupBox):
    """`chosen` carries the page key, or "lock".

    To assistive technology the pages are a choice of one, and the lock is a button.
    """

    chosen = Signal(str)

    def __init__(
        self, words: Translator, look: Theme, rows: list[tuple[str, str, str, bool]]
    ) -> None:
        """`rows`: (page key, name, key to press, stands below)."""
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
        self._box = QVBoxLayout(self)
        self._box.setSpacing(0)
        self._make_head(words)
        for key, name, keys, below in rows:
            if below and not any(r[3] and r[0] in self.buttons for r in rows):
                self._box.addStretch(1)
            button = RailButton(name, keys, look)
            if key == LOCK:
                button.clicked.connect(partial(self.chosen.emit, key))
            else:
                button.setCheckable(True)
                self._pages.addButton(button)
                button.setAutoExclusive(True)
                button.toggled.connect(partial(self._on_toggled, key))
            self.buttons[key] = button
            self._box.addWidget(button)
        pages = [button for button in self.buttons.values() if button.isCheckable()]
        say_places(pages, words, [button.keys for button in pages])
        look.changed.connect(self._fit)
        self._fit()

    def _make_head(self, words: Translator) -> None:
        """The name, and the button of the menu beside it."""
        self._brand = brand = QLabel("Nearward")
        brand.setProperty("role", "brand")
        self.menu_button = MenuButton(words, self._look)
        self._head = head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(brand, 1)
        head.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignLeading)
        self._box.addLayout(head)

    def mark(self, key: str) -> None:
        """Show which page is open."""
        self._marking = True
        for name, button in self.buttons.items():
            button.setChecked(name == key)
        self._marking = False

    def reshape(self, shape: str) -> None:
        """Narrower rails in narrower windows; the keys are left out in the narrowest."""
        self._shape = shape
        for button in self.buttons.values():
            button.show_keys = shape != "narrow"
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)

    def _fit(self) -> None:
        look = self._look
        widest = max(
            QFontMetrics(look.font(14, 600)).horizontalAdvance(b.text())
            for b in self.buttons.values()
        )
        side = look.px(8 if self._shape == "narrow" else 12)
        self._fit_height()
        # the narrowest has room for one of the two, and the window has its name already
        narrow = self._shape == "narrow"
        self._brand.setHidden(narrow)
        brand = QFontMetrics(look.font(21, 600, "Literata")).horizontalAdvance(self._brand.text())
        beside = look.px(20) if narrow else look.px(10) + look.target
        least = max(widest + 2 * look.px(12), brand + beside) + 2 * side + 2
        self.setFixedWidth(max(least, look.px(WIDTHS[self._shape])))
        for button in self.buttons.values():
            button.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        """Where all does not stand below each other with air, it stands closer."""
        px = self._look.px
        side = px(8 if self._shape == "narrow" else 12)
        rows = sum(button.sizeHint().height() for button in self.buttons.values())
        line = QFontMetrics(self._look.font(21, 600, "Literata")).height()
        air = 20 if rows + line + px(60) <= self.height() else 4
        self._box.setContentsMargins(side, px(air), side, px(air))
        self._brand.setContentsMargins(px(10), 0, 0, 0)
        self._head.setContentsMargins(0, px(air / 5), 0, px(air * 0.8))

    def _on_toggled(self, key: str, _on: bool) -> None:
        if not self._marking:
            felt()
            self.chosen.emit(key)
