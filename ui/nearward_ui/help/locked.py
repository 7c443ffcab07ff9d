"""Help before a diary is open: what comes with the program, and the number if that is wished."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nearward.i18n import Translator
from nearward_ui.help import texts
from nearward_ui.help.told import (
    BETWEEN,
    LEFT,
    RIGHT,
    HelpColumns,
    NumberCard,
    Section,
    Therapist,
    WhatNow,
    column,
)
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Heading, LinkButton, Scroll, SubHeading, Tiny

#: pixels of the drawing at the sides
SIDE = 24


class LockedHelp(QWidget):
    """`back_asked`: to where one came from."""

    back_asked = Signal()

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__()
        self.words, self._look = words, look
        self.back = LinkButton(words("Back"), flush="start")
        self.back.clicked.connect(self.back_asked)
        self.what_now = WhatNow(words, look)
        self.card = NumberCard(words, look)
        afraid = [words(text) for text in texts.AFRAID]
        left = column((SubHeading(words("What to do now")), self.what_now, self.card), look, 16)
        right = column(
            (
                Section(words("If you are afraid of someone"), afraid, look),
                Therapist(words, look),
            ),
            look,
            28,
        )
        self.columns = HelpColumns(left, right, look)
        line = QFrame()
        line.setProperty("role", "rule")
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(look.px(SIDE), look.px(24), look.px(SIDE), look.px(24))
        box.setSpacing(look.px(20))
        for part in (self.back, Heading(words("Help")), self.columns, line):
            box.addWidget(part, 0, *([Qt.AlignmentFlag.AlignLeft] if part is self.back else []))
        box.addWidget(Tiny(words(texts.FOOT_LOCKED)))
        box.addStretch(1)
        content.setMaximumWidth(look.px(LEFT + BETWEEN + RIGHT + 2 * SIDE))
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(content, 1000)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(middle))
        self.show_number("")

    def show_number(self, number: str) -> None:
        """The number, if the person wants it to be seen here."""
        self.what_now.show_number(number)
        self.card.show_number(number, self.words("Yours. Shown here because you chose it."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """Have the columns that fit this width; told before it is shown, nothing jumps then."""
        self.columns.be_wide(width >= self._look.px(LEFT + BETWEEN + RIGHT) * 0.85)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)
