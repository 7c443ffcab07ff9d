"""The parts of a finished worksheet, to read: words of the person's own, and what stands beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from nearward.i18n import Translator
from nearward.paper.blocks import Dots, Given
from nearward.paper.sheets.to_read import ReadPart, Told
from nearward_ui.kit.heard import give_role
from nearward_ui.kit.properties import give
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Panel, Prose, SmallHeading, Tiny

#: pixels of the drawing: the words in the margin, the dots, between two columns
MARGIN, DOT, STEP, BETWEEN = 52, 3.5, 10, 40
#: questions that are no wider stand close to their answers
SHORT = 190
#: parts of these places stand two in a row
TWO = ("half", "side")


class GivenText(QLabel):
    """What the person wrote. It can be selected."""

    def __init__(self, text: str, tone: str = "") -> None:
        super().__init__(text)
        give(self, textFormat="PlainText", textInteractionFlags="TextSelectableByMouse")
        self.setProperty("role", "read")
        self.setProperty("tone", tone)
        self.setWordWrap(True)


class DotsView(QWidget):
    """So many of so many, as dots."""

    def __init__(self, dots: Dots, name: str, look: Theme) -> None:
        super().__init__()
        self._dots, self._look = dots, look
        self.setAccessibleName(f"{name}: {dots.said}" if name else dots.said)
        give_role(self, "Graphic")
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        px = self._look.px
        return QSize(px(STEP) * self._dots.all, px(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("ink_soft"), 1))
        radius, step = look.px(DOT) - 0.5, look.px(STEP)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for n in range(self._dots.all):
            x = step * (n + 0.5)
            painter.setBrush(
                look.colour("ink_soft") if n < self._dots.filled else Qt.GlobalColor.transparent
            )
            at = QPointF(self.width() - x if mirrored else x, self.height() / 2)
            painter.drawEllipse(at, radius, radius)


class Row(QWidget):
    """A row of a list: a word in the margin, the words, dots at the right, and what is under it."""

    def __init__(self, given: Given, part: ReadPart, words: Translator, look: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        top = Qt.AlignmentFlag.AlignTop
        if any(one.sign for one in part.rows):
            sign = Tiny(given.sign, wrap=False)
            sign.setProperty("tone", "margin")
            sign.ensurePolished()
            wide = max(sign.fontMetrics().horizontalAdvance(one.sign) for one in part.rows)
            sign.setFixedWidth(max(look.px(MARGIN), wide + 2))
            # on the line of the words
            sign.setContentsMargins(0, look.px(4), 0, 0)
            row.addWidget(sign, 0, top)
        column = QVBoxLayout()
        column.setSpacing(look.px(1))
        if given.value and not part.aside:
            said = words("{name} {value}", name=given.text, value=given.value)
            column.addWidget(Prose(said))
        else:
            column.addWidget(GivenText(given.text, "chosen" if given.chosen else ""))
        for under in (*given.under, *([given.beside] if given.beside else [])):
            column.addWidget(Tiny(under))
        row.addLayout(column, 1)
        if given.dots is not None:
            row.addWidget(DotsView(given.dots, part.aside, look), 0, top)
        elif given.value and part.aside:
            row.addWidget(Prose(given.value), 0, top)


class Answers(QWidget):
    """What was chosen or counted: the question at the left, the answer at the right of it."""

    def __init__(self, told: tuple[Told, ...], look: Theme) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(5))
        labels = [Tiny(one.label) for one in told]
        for label in labels:
            label.ensurePolished()
        wide = max(label.fontMetrics().horizontalAdvance(label.text()) for label in labels)
        # short questions have their answers right beside them
        is_short = wide <= look.px(SHORT)
        for column, share in enumerate((0, 1) if is_short else (3, 2)):
            grid.setColumnStretch(column, share)
        for row, (one, label) in enumerate(zip(told, labels, strict=True)):
            if one.label:
                label.setWordWrap(not is_short)
                # on the line of the answer
                label.setContentsMargins(0, look.px(1), 0, 0)
                grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(Prose(one.text), row, 1, Qt.AlignmentFlag.AlignTop)
            else:
                grid.addWidget(Prose(one.text), row, 0, 1, 2)


class Part(QWidget):
    """A part under its title."""

    def __init__(self, part: ReadPart, words: Translator, look: Theme) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        if part.place == "side":
            rule = QFrame()
            rule.setProperty("role", "rule")
            box.addWidget(rule)
            box.addSpacing(look.px(12))
        box.addLayout(_head(part, look))
        box.addSpacing(look.px(10 if part.place == "side" else 4))
        _fill(box, part, words, look)
        box.addStretch(1)


class CalmPart(Panel):
    """What it came to, in a card."""

    def __init__(self, part: ReadPart, words: Translator, look: Theme) -> None:
        super().__init__("calm")
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (24, 16, 24, 18)))
        box.setSpacing(look.px(6))
        said = f"{part.title} · {part.aside}" if part.aside else part.title
        title = SmallHeading(said)
        title.setProperty("tone", "tide")
        box.addWidget(title)
        for told in part.told:
            box.addWidget(GivenText(told.text, "large"))
        _fill(box, replace(part, told=()), words, look)


class Kind(Panel):
    """What was said where an answer ended the sheet."""

    def __init__(self, text: str, look: Theme) -> None:
        super().__init__("calm")
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (24, 14, 24, 16)))
        box.addWidget(Prose(text))


class TwoParts(QWidget):
    """Two parts beside each other, or below each other where there is no room."""

    def __init__(self, parts: Iterable[QWidget], look: Theme) -> None:
        super().__init__()
        self._look = look
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self._box.addWidget(part, 1)
        self.reshape(narrow=False)

    def reshape(self, *, narrow: bool) -> None:
        """One column, or two."""
        way = QBoxLayout.Direction
        self._box.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._box.setSpacing(self._look.px(20 if narrow else BETWEEN))


def made_parts(parts: Iterable[ReadPart], words: Translator, look: Theme) -> Iterator[QWidget]:
    """The parts in their order; two of one place that stand two in a row are one widget."""
    waiting: list[ReadPart] = []
    for part in parts:
        if waiting and (part.place != waiting[0].place or len(waiting) == len(TWO)):
            yield _made(waiting, words, look)
            waiting = []
        waiting.append(part)
        if part.place not in TWO:
            yield _made(waiting, words, look)
            waiting = []
    if waiting:
        yield _made(waiting, words, look)


def _made(parts: list[ReadPart], words: Translator, look: Theme) -> QWidget:
    if len(parts) > 1:
        return TwoParts([Part(part, words, look) for part in parts], look)
    (part,) = parts
    return (CalmPart if part.place == "calm" else Part)(part, words, look)


def _head(part: ReadPart, look: Theme) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(look.px(8))
    row.addWidget(SmallHeading(part.title), 1)
    if part.aside:
        aside = Tiny(part.aside, wrap=False)
        aside.setProperty("tone", "margin")
        row.addWidget(aside)
    return row


def _fill(box: QVBoxLayout, part: ReadPart, words: Translator, look: Theme) -> None:
    for n, (is_own, group) in enumerate(groupby(part.told, key=lambda told: told.is_own)):
        if n:
            box.addSpacing(look.px(8))
        if is_own:
            _fill_own(box, tuple(group), look)
        else:
            box.addWidget(Answers(tuple(group), look))
    if part.told and part.rows:
        box.addSpacing(look.px(12))
    gap = look.px(4 if any(one.value for one in part.rows) else 12)
    for n, given in enumerate(part.rows):
        if n:
            box.addSpacing(gap)
        box.addWidget(Row(given, part, words, look))
    if not (part.told or part.rows or part.place == "calm"):
        box.addWidget(GivenText("–"))


def _fill_own(box: QVBoxLayout, told: tuple[Told, ...], look: Theme) -> None:
    """Words of the person's own, each under its question."""
    for n, one in enumerate(told):
        if n:
            box.addSpacing(look.px(8))
        if one.label:
            box.addWidget(Tiny(one.label))
        box.addWidget(GivenText(one.text))


def told_in(box: QLayout) -> list[str]:
    """All that stands in a layout, in its order: texts, and the names of what is drawn."""
    found: list[str] = []
    items = (box.itemAt(at) for at in range(box.count()))
    for part in (item.widget() for item in items if item is not None):
        for widget in part.findChildren(QWidget) if part is not None else ():
            text = widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
            if text.strip():
                found.append(text.strip().rstrip("."))
    return found
