"""What Help says by itself, before an unlock too: the same on the page and from the lock page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nearward.i18n import Translator
from nearward_ui.help import texts
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Ask, Panel, Prose, Soft, SubHeading, restyle
from nearward_ui.kit.widgets.fold import Fold

#: letters of a number that stands beside its name, and after which a longer one may wrap
BESIDE, WRAPS = 16, 20
#: pixels of the drawing: the two columns and the room between them
LEFT, BETWEEN, RIGHT = 536, 48, 296
#: as wide as Qt knows
MOST = 16_777_215


def wrapping(text: str, letters: int) -> str:
    """The text as it is shown: in a word it may wrap after so many letters."""
    return re.sub(rf"\S{{{letters}}}", lambda found: f"{found[0]}\u200b", text)


class Lead(Prose):
    """What to do now, to be read at a glance."""

    role = "lead"


def selectable(label: QLabel) -> None:
    """A mouse can take its text to copy it; the keyboard does not stop at it."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class Number(QLabel):
    """A number to call."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "call")
        selectable(self)
        self.setWordWrap(True)


class WhatNow(QWidget):
    """Three things to do, in their order."""

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__()
        self.words = words
        self.first = Lead()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(18))
        grid.setVerticalSpacing(look.px(8))
        grid.setColumnStretch(1, 1)
        rows = (self.first, *(Lead(words(text)) for text in texts.THEN))
        for n, row in enumerate(rows, 1):
            mark = QLabel(str(n))
            mark.setProperty("role", "step")
            grid.addWidget(mark, n, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row, n, 1)
        self.show_number("")

    def show_number(self, number: str) -> None:
        """Whether there is a number below to call."""
        self.first.setText(self.words(texts.CALL_NUMBER if number else texts.CALL_LOCAL))


class NumberCard(Panel):
    """The emergency number that the person entered, and how it is kept."""

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__()
        self.number = Number()
        self.how = Soft()
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(look.px(20), look.px(14), look.px(20), look.px(14))
        self.row.setSpacing(look.px(16))
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(Ask(words("Emergency number")))
        left.addWidget(self.how)
        self.row.addLayout(left, 1)
        self.right = QHBoxLayout()
        self.right.setSpacing(look.px(16))
        self.right.addWidget(self.number)
        self.row.addLayout(self.right)

    def show_number(self, number: str, how: str) -> None:
        """Show it; without a number there is no card."""
        is_long = len(number) > BESIDE
        way = QBoxLayout.Direction
        self.row.setDirection(way.TopToBottom if is_long else way.LeftToRight)
        self.number.setProperty("long", is_long)
        restyle(self.number)
        self.number.setText(wrapping(number, WRAPS))
        self.how.setText(how)
        self.setVisible(bool(number))


class Section(QWidget):
    """A title with sentences under it."""

    def __init__(self, title: str, lines: Sequence[str], look: Theme) -> None:
        super().__init__()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(look.px(8))
        self.box.addWidget(SubHeading(title))
        for line in lines:
            self.box.addWidget(Prose(line))


class Therapist(Section):
    """How to find one, with what to ask and to write folded below it."""

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__(
            words("Finding a therapist"), [words(text) for text in texts.THERAPIST], look
        )
        self.more = QWidget()
        inner = QVBoxLayout(self.more)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.px(6))
        for title, lines in texts.FIRST_TALK:
            inner.addSpacing(look.px(4))
            inner.addWidget(Ask(words(title)))
            for line in lines:
                inner.addWidget(Prose(words(line)))
        self.fold = Fold(words("A first meeting: what to ask, what to write"), words)
        self.fold.turned.connect(self.more.setVisible)
        self.box.addWidget(self.fold)
        self.box.addWidget(self.more)
        self.more.hide()


class HelpColumns(QWidget):
    """Two columns beside each other, or below each other where there is no room."""

    def __init__(self, left: QWidget, right: QWidget, look: Theme) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.px(BETWEEN))
        self._box.addWidget(left, LEFT, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(right, RIGHT, Qt.AlignmentFlag.AlignTop)
        self._left, self._right, self._look = left, right, look
        self.be_wide(True)

    def be_wide(self, on: bool) -> None:
        """Whether there is room for both beside each other."""
        way = QBoxLayout.Direction
        self._box.setDirection(way.LeftToRight if on else way.TopToBottom)
        # below each other each is as high as its lines are, which an alignment would hide
        top = Qt.AlignmentFlag.AlignTop if on else Qt.AlignmentFlag(0)
        for part in (self._left, self._right):
            self._box.setAlignment(part, top)
        self._box.setSpacing(self._look.px(BETWEEN if on else 24))
        # a width that is less than what there is would be given too little height
        for part, wide in ((self._left, LEFT), (self._right, RIGHT)):
            part.setMaximumWidth(self._look.px(wide) if on else MOST)


def column(parts: Sequence[QWidget], look: Theme, gap: int) -> QWidget:
    """Parts below each other."""
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look.px(gap))
    for part in parts:
        box.addWidget(part)
    return made
