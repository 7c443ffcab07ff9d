"""Help before a diary is open: what comes with the program, and the number if that is wished."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

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
from nearward_ui.kit.layouts.measures import margin
from nearward_ui.kit.layouts.steady_scrollbar import BAR
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
        box.setSpacing(look.px(20))
        for part in (self.back, Heading(words("Help")), self.columns, line):
            box.addWidget(part, 0, *([Qt.AlignmentFlag.AlignLeft] if part is self.back else []))
        box.addWidget(Tiny(words(texts.FOOT_LOCKED)))
        box.addStretch(1)
        self._box = box
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))
        self._stand()
        self.show_number("")

    def show_number(self, number: str) -> None:
        """The number, if the person wants it to be seen here."""
        self.what_now.show_number(number)
        self.card.show_number(number, self.words("Yours. Shown here because you chose it."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()
        self.fit(self.width())

    def _stand(self) -> None:
        """In the middle of the window, as every page; its scroll bar stands in the margin."""
        px = self._look.px
        side = margin(self.width(), px(SIDE), px(LEFT + BETWEEN + RIGHT))
        self._box.setContentsMargins(side, px(24), side - BAR, px(24))

    def fit(self, width: int) -> None:
        """Have the columns that fit this width; told before it is shown, nothing jumps then."""
        self.columns.be_wide(width >= self._look.px(LEFT + BETWEEN + RIGHT) * 0.85)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)
