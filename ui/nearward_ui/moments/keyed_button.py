"""A button that says its key beside its name."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import MainButton

#: pixels of the drawing: the letters of the name and of the key, and what is between them
LETTER, KEY_LETTER, BETWEEN = 14, 12, 12
#: role -> the colour in which it is written, and how bold its name is
_INK = {"main": ("sheet", 600), "link": ("ink_soft", 400)}
_AT = Qt.AlignmentFlag


class KeyedButton(MainButton):
    """`role`: "main" or "link". The key is only shown: what listens to it stands elsewhere."""

    def __init__(self, text: str, keys: str, look: Theme, role: str = "main") -> None:
        super().__init__(text)
        self.setProperty("role", role)
        self._look, self._ink, self._weight = look, *_INK[role]
        told = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(told)
        self._key = told.replace("+", " ")

    def sizeHint(self) -> QSize:
        hint, look = super().sizeHint(), self._look
        key = QFontMetrics(look.font(KEY_LETTER)).horizontalAdvance(self._key)
        return QSize(hint.width() + look.px(BETWEEN) + key, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, option = self._look, QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.setPen(look.colour(self._ink))
        name, key = look.font(LETTER, self._weight), look.font(KEY_LETTER)
        widths = (
            QFontMetrics(name).horizontalAdvance(self.text()),
            look.px(BETWEEN),
            QFontMetrics(key).horizontalAdvance(self._key),
        )
        edge = (self.width() - sum(widths)) // 2
        room = self.rect().adjusted(edge, 0, -edge, 0)
        first, last = _AT.AlignLeft, _AT.AlignRight
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            first, last = last, first
        for font, text, side in ((name, self.text(), first), (key, self._key, last)):
            painter.setFont(font)
            painter.drawText(room, side | _AT.AlignVCenter | _AT.AlignAbsolute, text)
