"""A line in which a search found something: its hits in bold, from a little before the first on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from nearward_ui.kit.theme import Theme

#: around a hit, as the search gives it
START, END = "\u0002", "\u0003"
#: so many letters stand before the first hit at most, and where there is no whole word among them
LEAD, SHORT_LEAD = 24, 20
LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading


def paint_hits(
    painter: QPainter,
    box: QRectF,
    text: str,
    size: int,
    look: Theme,
    cut: Callable[[str, QFont, float], str],
) -> None:
    """Paint a soft line of letters of a size; `cut` makes a text as short as its room in pixels."""
    plain, bold = look.font(size), look.font(size, 700)
    if START not in text:
        painter.setFont(plain)
        painter.setPen(look.colour("ink_soft"))
        painter.drawText(box, LEADING, cut(text, plain, box.width()))
        return
    x = box.x()
    for part in _from_hit(text).split(START):
        hit, _, rest = part.partition(END) if END in part else ("", "", part)
        for piece, font, colour in ((hit, bold, "tide"), (rest, plain, "ink_soft")):
            if not piece or x >= box.right():
                continue
            painter.setFont(font)
            painter.setPen(look.colour(colour))
            room = QRectF(x, box.y(), box.right() - x, box.height())
            painter.drawText(room, LEADING, cut(piece, font, room.width()))
            x += QFontMetrics(font).horizontalAdvance(piece)


def _from_hit(text: str) -> str:
    """The text from a little before its first hit on, at a whole word if there is one."""
    text = " ".join(text.split())
    lead = text.find(START)
    if lead <= LEAD:
        return text
    start = text.find(" ", lead - LEAD, lead)
    return "…" + text[start + 1 if start >= 0 else lead - SHORT_LEAD :]
