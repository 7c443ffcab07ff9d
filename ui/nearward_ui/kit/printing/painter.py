"""Paints the pages of a document. Black on white, whatever the theme; fonts of our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from nearward.domain.symbols import BY_NAME
from nearward.paper.blocks import Run
from nearward.paper.body_text import direction
from nearward.paper.drawing import (
    Band,
    Box,
    DrawnFigure,
    DrawnLine,
    DrawnMark,
    DrawnPicture,
    DrawnSymbol,
    DrawnText,
    PageMark,
    PaperPage,
    Rule,
    Square,
)
from nearward_ui.kit.printing.figure import paint_figure
from nearward_ui.kit.printing.lacking import boxed, lacking_words
from nearward_ui.kit.widgets.symbols import draw_symbol

#: fonts are measured at ten times their size, so that widths are exact
FINE = 10
#: letters that are set at once
MOST = 10_000
BLACK, GREY = "#1d1d1f", "#55555c"


class Role(NamedTuple):
    """How a text looks: size in points, from line to line in sizes."""

    family: str
    points: float
    weight: int = 400
    colour: str = BLACK
    leading: float = 1.38
    italic: bool = False


ROLES = {
    "title": Role("Literata", 18.0, 600, leading=1.3),
    "intro": Role("Figtree", 9.75, colour=GREY),
    "part": Role("Figtree", 10.0, 700),
    "hint": Role("Figtree", 8.3, colour=GREY),
    "answer": Role("Literata", 10.5),
    "chosen": Role("Literata", 10.5, 600),
    "value": Role("Figtree", 9.75),
    "sign": Role("Figtree", 8.3, 600),
    "soft": Role("Figtree", 9.0, colour=GREY),
    "small": Role("Figtree", 7.5, colour="#6a6a70"),
    "key": Role("Literata", 19.0, 600),
    "when": Role("Figtree", 8.8, 500, GREY),
    "name": Role("Literata", 14.5, 600, leading=1.3),
    "asked": Role("Literata", 10.5, colour=GREY, leading=1.45, italic=True),
    "prose": Role("Literata", 10.5, leading=1.45),
    "quote": Role("Literata", 10.5, colour="#3f3f45", leading=1.45),
    "code": Role("Figtree", 9.2, leading=1.5),
    "fine": Role("Literata", 8.7, leading=1.36),
    "tiny": Role("Literata", 8.0, leading=1.3),
    "moment": Role("Literata", 9.5, leading=1.42),
    "heading1": Role("Literata", 12.5, 600, leading=1.35),
    "heading2": Role("Literata", 11.5, 600, leading=1.38),
    "heading3": Role("Literata", 10.5, 700, leading=1.45),
    "month": Role("Figtree", 8.8, 700),
    "row": Role("Literata", 10.0, leading=1.6),
    "date": Role("Figtree", 8.8, colour=GREY, leading=1.8),
}
#: how fine pictures are kept on paper
PICTURE_DPI = 200
_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNDRAWN = {number: None for number in range(32) if chr(number) != "\n"} | {ord("\t"): "    "}
#: boxes overlap a little, so that no line of light is seen between them
OVERLAP = 0.06
RULE = {"line": ("#a5a5aa", 0.6), "ink": (GREY, 0.6), "foot": ("#d3d3d8", 0.6)}
BAND = {"code": "#f3f3f1", "quote": "#c9c9ce", "tick": GREY, "ink": BLACK, "pale": "#a5a5aa"} | {
    "bar": "#696969"
}
#: code in a line of words is a little smaller than they are
CODE = 0.92
_PLAIN = Run("")
#: gives a picture of the diary by its id, at about this size in dots; null when there is none
Pictures = Callable[[int, QSize], QImage]


class FontMeasure:
    """What the fonts say, in points (see nearward.paper.drawing.Measure). For one thread."""

    def __init__(self) -> None:
        self._fonts = Fonts()
        self._metrics: dict[str, QFontMetricsF] = {}
        #: words with letters that no font has
        self.lacking: set[str] = set()

    def wrap(self, text: str, role: str, width: float) -> list[str]:
        """Lines of at most `width` points."""
        lines = self.wrap_runs((Run(text),), role, width)
        return ["".join(run.text for run in line) for line in lines]

    def wrap_runs(self, runs: tuple[Run, ...], role: str, width: float) -> list[tuple[Run, ...]]:
        """Lines of at most `width` points."""
        lines: list[tuple[Run, ...]] = []
        self.lacking |= lacking_words("".join(run.text for run in runs))
        for paragraph in _paragraphs(runs):
            leftward = is_leftward("".join(run.text for run in paragraph))
            lines += self._wrapped(paragraph, role, width, leftward)
        return lines

    def height(self, role: str) -> float:
        """From one line to the next, in points."""
        return ROLES[role].points * ROLES[role].leading

    def width(self, text: str, role: str) -> float:
        """How wide a text is, in points."""
        if role not in self._metrics:
            self._metrics[role] = QFontMetricsF(self._fonts.of(role))
        return self._metrics[role].horizontalAdvance(text) / FINE

    def _wrapped(
        self, paragraph: list[Run], role: str, width: float, leftward: bool
    ) -> Iterator[tuple[Run, ...]]:
        """So many letters at a time: the last line of each goes on with what follows."""
        left = paragraph
        while True:
            part, rest = _cut(left, MOST)
            layout, length = self._fonts.layout(part, role, leftward)
            starts = _starts(layout, width)
            ends = starts[1:] if rest and len(starts) > 1 else [*starts[1:], length]
            at = 0
            for end in ends:
                line, part = _cut(part, end - at)
                at = end
                yield _ended(line)
            if not rest:
                return
            left = [*part, *rest]


class Fonts:
    """The fonts of the roles, and of what is bold, slanted or code in them. For one thread."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, bool, bool, bool, bool, bool], QFont] = {}

    def of(self, role: str, run: Run | None = None) -> QFont:
        """The font of a role, or of a run in it."""
        run = run or _PLAIN
        key = (role, run.bold, run.italic, run.code, run.struck, run.label)
        if key not in self._made:
            self._made[key] = _font(ROLES[role], run)
        return self._made[key]

    def layout(self, runs: list[Run], role: str, leftward: bool) -> tuple[QTextLayout, int]:
        """A paragraph to be broken into lines, and its length in units of UTF-16."""
        layout = QTextLayout("".join(run.text for run in runs), self.of(role))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        side = Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(side)
        if leftward:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        at, formats = 0, []
        for run in runs:
            length = _units(run.text)
            if run.bold or run.italic or run.code or run.struck or run.label:
                one = QTextLayout.FormatRange()
                one.start, one.length = at, length
                look = QTextCharFormat()
                look.setFont(self.of(role, run))
                if run.label:
                    look.setForeground(QColor(GREY))
                one.format = look
                formats.append(one)
            at += length
        if formats:
            layout.setFormats(formats)
        return layout, at


def paint(
    page: PaperPage,
    painter: QPainter,
    dots_per_point: float,
    fonts: Fonts | None = None,
    pictures: Pictures | None = None,
) -> None:
    """Paint one page; the painter's origin is the top left corner of the sheet."""
    fonts = fonts or Fonts()
    painter.save()
    fine = dots_per_point * page.scale / FINE
    painter.scale(fine, fine)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for ink in page.ink:
        if isinstance(ink, DrawnText):
            _text(ink, painter, fonts.of(ink.role))
        elif isinstance(ink, DrawnLine):
            _line(ink, painter, fonts)
        elif isinstance(ink, DrawnSymbol):
            box = QRectF(ink.x * FINE, ink.y * FINE, ink.side * FINE, ink.side * FINE)
            draw_symbol(painter, BY_NAME[ink.name], box, QColor(BLACK), fonts.of("sign"))
        elif isinstance(ink, DrawnFigure):
            paint_figure(ink, painter, FINE)
        elif isinstance(ink, DrawnPicture):
            if pictures is not None:
                _picture(ink, painter, pictures)
        elif not isinstance(ink, PageMark):
            _shape(ink, painter)
    painter.restore()


def _shape(ink: Rule | Box | Band | Square | DrawnMark, painter: QPainter) -> None:
    if isinstance(ink, Rule):
        colour, wide = RULE[ink.tone]
        painter.setPen(QPen(QColor(colour), wide * FINE))
        painter.drawLine(QPointF(ink.x1 * FINE, ink.y * FINE), QPointF(ink.x2 * FINE, ink.y * FINE))
    elif isinstance(ink, Box):
        more = OVERLAP * FINE
        painter.fillRect(_rect(ink).adjusted(-more, -more, more, more), QColor("#000000"))
    elif isinstance(ink, Band):
        painter.fillRect(_rect(ink), QColor(BAND[ink.tone]))
    elif isinstance(ink, Square):
        painter.setPen(QPen(QColor(GREY), 0.7 * FINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        side = ink.side * FINE
        box = QRectF(ink.x * FINE, ink.y * FINE, side, side)
        painter.drawRect(box)
        if ink.done:
            painter.setPen(QPen(QColor(BLACK), 1.1 * FINE))
            low = box.bottomLeft() + QPointF(side * 0.42, -side * 0.2)
            painter.drawLine(box.topLeft() + QPointF(side * 0.18, side * 0.5), low)
            painter.drawLine(low, box.topRight() + QPointF(-side * 0.15, side * 0.22))
    else:
        painter.setPen(
            QPen(QColor(BLACK if ink.whole else GREY), (0.6 if ink.whole else 0.8) * FINE)
        )
        painter.setBrush(QColor("#ffffff"))
        spot = QPointF(ink.x * FINE, ink.y * FINE)
        painter.drawEllipse(spot, ink.radius * FINE, ink.radius * FINE)
        if ink.filled:
            inner = ink.radius * FINE * (1 if ink.whole else 0.5)
            painter.setBrush(QColor(BLACK))
            painter.drawEllipse(spot, inner, inner)


def _rect(ink: Box | Band | DrawnPicture) -> QRectF:
    return QRectF(ink.x * FINE, ink.y * FINE, ink.width * FINE, ink.height * FINE)


def _text(ink: DrawnText, painter: QPainter, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ROLES[ink.role].colour))
    high = ROLES[ink.role].points * 2
    box = QRectF(ink.x * FINE, ink.y * FINE, ink.width * FINE, high * FINE)
    right = ink.right or is_leftward(ink.text)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignTop
    painter.drawText(
        box, int(flags | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip), ink.text
    )


def _line(ink: DrawnLine, painter: QPainter, fonts: Fonts) -> None:
    painter.setPen(QColor(ROLES[ink.role].colour))
    layout, _ = fonts.layout(list(ink.runs), ink.role, ink.leftward)
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        # it was measured to fit; a hair more, so that it does so again
        more = FINE / 10
        line.setLineWidth(ink.width * FINE + more)
        layout.endLayout()
        layout.draw(painter, QPointF(ink.x * FINE - (more if ink.leftward else 0), ink.y * FINE))
    else:
        layout.endLayout()


def _picture(ink: DrawnPicture, painter: QPainter, pictures: Pictures) -> None:
    dots = PICTURE_DPI / 72
    size = QSize(max(1, round(ink.width * dots)), max(1, round(ink.height * dots)))
    image = pictures(ink.id, size)
    if image.isNull():
        # its place is seen, so that it is missed
        painter.setPen(QPen(QColor(RULE["foot"][0]), RULE["foot"][1] * FINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(_rect(ink))
    else:
        painter.drawImage(_rect(ink), image)


def _paragraphs(runs: tuple[Run, ...]) -> Iterator[list[Run]]:
    """The runs of each line that was typed."""
    paragraph: list[Run] = []
    for run in runs:
        first, *more = clean(run.text).split("\n")
        paragraph.append(replace(run, text=first))
        for text in more:
            yield paragraph
            paragraph = [replace(run, text=text)]
    yield paragraph


def _starts(layout: QTextLayout, width: float) -> list[int]:
    """Where lines of this width begin, in units of UTF-16."""
    starts = []
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width * FINE)
        starts.append(line.textStart())
    layout.endLayout()
    return starts or [0]


def _cut(runs: list[Run], units: int) -> tuple[list[Run], list[Run]]:
    """The first so many units of UTF-16 of some runs, and what follows."""
    for n, run in enumerate(runs):
        length = _units(run.text)
        if length > units:
            if length == len(run.text):
                before, after = run.text[:units], run.text[units:]
            else:
                wide = run.text.encode("utf-16-le")
                # never in the middle of a character
                inside = 0xDC <= wide[2 * units + 1] <= 0xDF
                at = 2 * (units - inside)
                before, after = wide[:at].decode("utf-16-le"), wide[at:].decode("utf-16-le")
            begun = [replace(run, text=before)] if before else []
            return [*runs[:n], *begun], [replace(run, text=after), *runs[n + 1 :]]
        units -= length
    return runs, []


def _ended(line: list[Run]) -> tuple[Run, ...]:
    """A line without the blanks it was broken at."""
    while line and not line[-1].text.rstrip(" "):
        line = line[:-1]
    if line and line[-1].text.endswith(" "):
        line = [*line[:-1], replace(line[-1], text=line[-1].text.rstrip(" "))]
    return tuple(run for run in line if run.text) or (Run(""),)


def _units(text: str) -> int:
    """How long a text is in UTF-16."""
    if text.isascii() or max(text) <= "\uffff":
        return len(text)
    return len(text.encode("utf-16-le")) // 2


def is_leftward(text: str) -> bool:
    """Whether a text is read from right to left: by its first letter that has a direction."""
    return not text.isascii() and direction(text) < 0


def _font(role: Role, run: Run) -> QFont:
    small = run.label or (run.code and role.points > 10)
    font = QFont("Figtree" if run.code or run.label else role.family)
    font.setPixelSize(round(role.points * FINE * (CODE if small else 1)))
    font.setWeight(QFont.Weight(max(role.weight, 700) if run.bold else role.weight))
    font.setItalic(role.italic != run.italic)
    font.setStrikeOut(run.struck)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # a PDF cannot say what a ligature says: "The office" would be found as "e oce"
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def clean(text: str) -> str:
    """As typed, but what no font can draw is left out; tabs are spaces."""
    return boxed(_ENDS.sub("\n", text).translate(_UNDRAWN))
