"""The one mark of a day in the month, and what the day holds in words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from nearward.domain.cards import DayMark
from nearward.i18n import Translator
from nearward_ui.kit.theme import Theme

#: pixels of the drawing: a dot is as wide, and a ring
DOT, RING, LINE = 4, 5, 1.4


def said(mark: DayMark, words: Translator) -> list[str]:
    """What a day holds, in words."""
    parts = []
    if mark.entries:
        parts.append(words.plural("{n} entry", "{n} entries", mark.entries))
    if mark.starred:
        parts.append(
            words.plural("{n} of them with a star", "{n} of them with a star", mark.starred)
        )
    if mark.withdrawals or mark.other_moments:
        n = mark.withdrawals + mark.other_moments
        parts.append(words.plural("{n} moment", "{n} moments", n))
    if mark.withdrawals:
        parts.append(words.plural("pulled away once", "pulled away {n} times", mark.withdrawals))
    if mark.approaches:
        parts.append(
            words.plural("let someone in once", "let someone in {n} times", mark.approaches)
        )
    if mark.worksheets:
        parts.append(words.plural("{n} worksheet", "{n} worksheets", mark.worksheets))
    if mark.confirmed:
        parts.append(words("a confirmed day"))
    return parts


def paint_mark(
    painter: QPainter, middle: QPointF, mark: DayMark, look: Theme, colour: QColor
) -> None:
    """A dot where something is written, a ring where there are only moments or worksheets."""
    if mark.entries:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        half = look.px(DOT) / 2
    elif mark.withdrawals or mark.other_moments or mark.worksheets:
        painter.setPen(QPen(colour, LINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = (look.px(RING) - LINE + 0.4) / 2
    else:
        return
    painter.drawEllipse(middle, half, half)
