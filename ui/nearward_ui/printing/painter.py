"""Paints the pages of a document. Black on white, whatever the theme; fonts of our own."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from nearward.paper.layout import Box, Mark, PaperPage, Rule, Text

#: fonts are measured at ten times their size, so that widths are exact
FINE = 10
#: role -> (family, points, weight, colour)
ROLES = {
    "title": ("Literata", 18.0, 600, "#1d1d1f"),
    "intro": ("Figtree", 9.75, 400, "#55555c"),
    "part": ("Figtree", 10.0, 700, "#1d1d1f"),
    "hint": ("Figtree", 8.3, 400, "#55555c"),
    "answer": ("Literata", 10.5, 400, "#1d1d1f"),
    "soft": ("Figtree", 9.0, 400, "#55555c"),
    "small": ("Figtree", 7.5, 400, "#6a6a70"),
    "key": ("Literata", 19.0, 600, "#1d1d1f"),
}
LEADING = {"title": 1.3, "answer": 1.38}
#: boxes overlap a little, so that no line of light is seen between them
OVERLAP = 0.06
RULE = {"line": ("#a5a5aa", 0.6), "ink": ("#55555c", 0.6), "foot": ("#d3d3d8", 0.6)}


class FontMeasure:
    """What the fonts say, in points (see nearward.paper.layout.Measure)."""

    def __init__(self) -> None:
        self._fonts = {role: _font(role) for role in ROLES}
        self._metrics = {role: QFontMetricsF(font) for role, font in self._fonts.items()}

    def wrap(self, text: str, role: str, width: float) -> list[str]:
        """Lines of at most `width` points."""
        lines: list[str] = []
        for paragraph in _clean(text).split("\n"):
            lines.extend(self._wrap(paragraph, role, width) or [""])
        return lines

    def height(self, role: str) -> float:
        """From one line to the next, in points."""
        return ROLES[role][1] * LEADING.get(role, 1.38)

    def width(self, text: str, role: str) -> float:
        """How wide a text is, in points."""
        return self._metrics[role].horizontalAdvance(text) / FINE

    def _wrap(self, paragraph: str, role: str, width: float) -> list[str]:
        layout = QTextLayout(paragraph, self._fonts[role])
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        units = paragraph.encode("utf-16-le")
        found = []
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width * FINE)
            start = line.textStart()
            part = units[2 * start : 2 * (start + line.textLength())]
            found.append(part.decode("utf-16-le", "replace").rstrip(" "))
        layout.endLayout()
        return found


def paint(page: PaperPage, painter: QPainter, dots_per_point: float) -> None:
    """Paint one page; the painter's origin is the top left corner of the sheet."""
    painter.save()
    painter.scale(dots_per_point / FINE, dots_per_point / FINE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    fonts = {role: _font(role) for role in ROLES}
    for ink in page.ink:
        if isinstance(ink, Text):
            _text(ink, painter, fonts[ink.role])
        elif isinstance(ink, Rule):
            colour, wide = RULE[ink.tone]
            painter.setPen(QPen(QColor(colour), wide * FINE))
            painter.drawLine(
                QPointF(ink.x1 * FINE, ink.y * FINE), QPointF(ink.x2 * FINE, ink.y * FINE)
            )
        elif isinstance(ink, Box):
            box = QRectF(ink.x * FINE, ink.y * FINE, ink.width * FINE, ink.height * FINE)
            more = OVERLAP * FINE
            painter.fillRect(box.adjusted(-more, -more, more, more), QColor("#000000"))
        elif isinstance(ink, Mark):
            painter.setPen(QPen(QColor("#1d1d1f"), 0.8 * FINE))
            painter.setBrush(QColor("#ffffff"))
            spot = QPointF(ink.x * FINE, ink.y * FINE)
            painter.drawEllipse(spot, ink.radius * FINE, ink.radius * FINE)
            if ink.filled:
                painter.setBrush(QColor("#1d1d1f"))
                painter.drawEllipse(spot, ink.radius * 0.45 * FINE, ink.radius * 0.45 * FINE)
    painter.restore()


def _text(ink: Text, painter: QPainter, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ROLES[ink.role][3]))
    high = ROLES[ink.role][1] * 2
    box = QRectF(ink.x * FINE, ink.y * FINE, ink.width * FINE, high * FINE)
    right = ink.right or (ink.text.isascii() is False and _is_right_to_left(ink.text))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignTop
    painter.drawText(
        box, int(flags | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip), ink.text
    )


def _is_right_to_left(text: str) -> bool:
    from unicodedata import bidirectional

    strong = (bidirectional(letter) for letter in text)
    first = next((kind for kind in strong if kind in ("L", "R", "AL")), "L")
    return first != "L"


def _font(role: str) -> QFont:
    family, points, weight, _ = ROLES[role]
    font = QFont(family)
    font.setPixelSize(round(points * FINE))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # a PDF cannot say what a ligature says: "The office" would be found as "e oce"
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def _clean(text: str) -> str:
    """As typed, but what no font can draw is left out; tabs are spaces."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return "".join(letter for letter in text if letter == "\n" or letter >= " ")
