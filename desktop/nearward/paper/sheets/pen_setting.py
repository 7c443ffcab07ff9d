"""Room for a pen, set: lines with their questions, and the rows of lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from nearward.paper.blocks import Body, ChoiceBlock, Lines, PenColumn, PenRows
from nearward.paper.drawing import Atom, DrawnMark, DrawnText, Ink, Measure, Rule

#: of the width: a question that is wider stands above its line
MOST_LABEL = 0.42
#: between a question and its line, and between columns
GAP, APART = 8.0, 10.0
#: room of a circle before a row, of a day, of a number, and of a circle under its head
MARK, DAY, NUMBER, CIRCLE = 15.0, 62.0, 36.0, 42.0
#: a short line, and gaps of a sentence
SHORT, SAID_DAY, SAID_VALUE = 130.0, 84.0, 42.0
#: of a circle; two sets of letters stand so much further apart than other columns
RADIUS, SETS = 3.6, 8.0
#: of the words, the first column has so much more room than the others
FIRST = 1.6
#: words have at least so much room; between rows of several lines
LEAST_WORDS, BETWEEN_ROWS = 64.0, 5.0
#: how far words stand above the line that they are on
LOW = 3.2


def lines_set(lines: Lines, x: float, width: float, pen: float, measure: Measure) -> Iterator[Atom]:
    """Lines for a pen under each other; what is asked stands on the first or above it."""
    label = measure.width(lines.label, "soft") if lines.label else 0.0
    beside = bool(lines.label) and not lines.hint and label <= width * MOST_LABEL
    beside = beside and lines.count > 0
    if lines.label and not beside:
        yield from _label(lines, x, width, measure)
    first = label + GAP if beside else 0.0
    for n in range(lines.count):
        high = pen + (3 if n == 0 and not lines.label else 0)
        start = x + (first if n == 0 else 0.0)
        end = min(x + width, start + SHORT) if lines.short else x + width
        ink: list[Ink] = [Rule(start, end, high - 0.5)]
        if n == 0 and beside:
            low = high - measure.height("soft") - LOW + 2
            ink.append(DrawnText(x, low, label + 2, lines.label, "soft"))
        yield Atom(high, tuple(ink), joined=n == 0 and lines.count > 1)


def _label(lines: Lines, x: float, width: float, measure: Measure) -> Iterator[Atom]:
    high = measure.height("soft")
    yield Atom(5.0, (), joined=True)
    found = measure.wrap(lines.label, "soft", width)
    for line in found[:-1]:
        yield Atom(high, (DrawnText(x, 0, width, line, "soft"),), joined=True)
    ink: list[Ink] = [DrawnText(x, 0, width, found[-1], "soft")]
    at = measure.width(found[-1], "soft") + GAP
    fits = lines.hint and at + measure.width(lines.hint, "hint") <= width
    if fits:
        ink.append(DrawnText(x + at, 0.8, width - at, lines.hint, "hint"))
    yield Atom(high, tuple(ink), joined=True)
    for line in [] if fits or not lines.hint else measure.wrap(lines.hint, "hint", width):
        text = DrawnText(x, 0, width, line, "hint")
        yield Atom(measure.height("hint"), (text,), joined=True)


def choices_set(choices: ChoiceBlock, x: float, width: float, measure: Measure) -> Iterator[Atom]:
    """Circles with their words; what is asked stands before them, or above where they are many."""
    high = measure.height("hint") + 8
    wides = [measure.width(label, "hint") + 16 for label in choices.labels]
    first = measure.width(choices.name, "soft") + 14 if choices.name else 0.0
    all_of_them = sum(wides) + 14 * (len(wides) - 1)
    ink = list[Ink]()
    if choices.name and first + all_of_them > width:
        yield Atom(3.0, (), joined=True)
        for line in measure.wrap(choices.name, "soft", width):
            text = DrawnText(x, 0, width, line, "soft")
            yield Atom(measure.height("soft"), (text,), joined=True)
        first = 0.0
    elif choices.name:
        ink.append(DrawnText(x, 5.2, first, choices.name, "soft"))
    at = x + first
    for label, wide in zip(choices.labels, wides, strict=True):
        if at > x and at + wide > x + width:
            yield Atom(high, tuple(ink), joined=True)
            at, ink = x, []
        ink.append(DrawnMark(at + 4, 6 + (high - 8) / 2, RADIUS, filled=False))
        ink.append(DrawnText(at + 12, 6, wide - 12, label, "hint"))
        at += wide + 14
    yield Atom(high, tuple(ink))


def rows_for_a_pen(
    rows: PenRows, x: float, width: float, pen: float, measure: Measure
) -> Iterator[Atom]:
    """The rows of a list, empty; heads stand over them again where a page begins.

    Where a row has too little room, some of it stands on lines of its own below.
    """
    first, below = _parted(rows, width, measure)
    setting = _Rows(first, x, width, pen, measure)
    if not below:
        yield from setting.run()
        return
    heads = setting.heads()
    yield from heads
    for n in range(rows.count):
        last = n == rows.count - 1
        row = [Atom(pen, tuple(setting.row(pen))), *_below(below, x, width, pen, measure)]
        for at, atom in enumerate(row):
            joined = at + 1 < len(row) or (n == 0 and not last)
            yield replace(atom, joined=joined, again=heads if n and not at else ())
        if not last:
            yield Atom(BETWEEN_ROWS, (), joined=n == 0)


def _parted(rows: PenRows, width: float, measure: Measure) -> tuple[PenRows, list[Body]]:
    """What stands on the first line of each row, and what below it."""
    if rows.said:
        return _sentences(rows, width, measure)
    left, below = list(rows.columns), list[Body]()
    words = [column for column in left if column.kind == "words"]
    for moved in (words[1:], _of(left, "circle"), _of(left, "letters", "value", "number")):
        if not _is_tight(left, width, measure):
            break
        left = [column for column in left if column not in moved]
        if moved and moved[0].kind == "circle":
            below.append(ChoiceBlock(tuple(column.head for column in moved)))
        elif moved and moved[0].kind == "words":
            below += [Lines(1, column.head) for column in moved]
        elif moved:
            below.append(PenRows(1, tuple(moved), said=True))
    return replace(rows, columns=tuple(left)), below


def _of(columns: list[PenColumn], *kinds: str) -> list[PenColumn]:
    return [column for column in columns if column.kind in kinds]


def _is_tight(columns: list[PenColumn], width: float, measure: Measure) -> bool:
    """Whether words have too little room among these."""
    fixed = [fixed_width(column, measure, said=False) for column in columns]
    left = width - sum(fixed) - APART * (len(fixed) - 1)
    return left < LEAST_WORDS * max(1, fixed.count(0.0))


def _sentences(rows: PenRows, width: float, measure: Measure) -> tuple[PenRows, list[Body]]:
    """A sentence with gaps, on as many lines as it takes."""
    lines: list[list[PenColumn]] = [[]]
    used = 0.0
    for column in rows.columns:
        wide = fixed_width(column, measure, said=True)
        wide = wide or name_width(column, measure) + LEAST_WORDS
        if lines[-1] and used + wide > width:
            lines.append([])
            used = 0.0
        lines[-1].append(column)
        used += wide + APART
    first, *others = (tuple(line) for line in lines)
    below: list[Body] = [PenRows(1, line, said=True) for line in others]
    return replace(rows, columns=first), below


def _below(
    below: list[Body], x: float, width: float, pen: float, measure: Measure
) -> Iterator[Atom]:
    for body in below:
        if isinstance(body, Lines):
            yield from lines_set(body, x, width, pen, measure)
        elif isinstance(body, ChoiceBlock):
            yield from choices_set(body, x, width, measure)
        elif isinstance(body, PenRows):
            yield from _Rows(body, x, width, pen, measure).run()


def fixed_width(column: PenColumn, measure: Measure, *, said: bool) -> float:
    """How wide a column has to be; 0: words share what is left. `said`: in a sentence."""
    before = name_width(column, measure) if said else 0.0
    if column.kind == "mark":
        return MARK - APART
    if column.kind == "day":
        return before + (SAID_DAY if said else DAY)
    if column.kind in ("value", "number"):
        over = measure.width("______ / 100", "hint") if column.kind == "value" else NUMBER
        return before + (SAID_VALUE if said else max(over, NUMBER))
    if column.kind == "letters":
        return before + sum(measure.width(sign, "hint") + 8 for sign in column.signs) - 8
    return CIRCLE if column.kind == "circle" else 0.0


def name_width(column: PenColumn, measure: Measure) -> float:
    """How much room stands before the gap of a sentence."""
    return measure.width(column.head, "soft") + GAP - 2


class _Rows:
    def __init__(self, rows: PenRows, x: float, width: float, pen: float, measure: Measure) -> None:
        self._rows = rows
        self._x, self._end = x, x + width
        self._pen, self._measure = pen, measure
        pairs = pairwise(rows.columns)
        #: before each column; two sets of letters stand apart
        self._gaps = [
            0.0,
            *(APART + (SETS if a.kind == b.kind == "letters" else 0) for a, b in pairs),
        ]
        self._widths = self._wide(width)

    def run(self) -> Iterator[Atom]:
        heads = self.heads()
        yield from heads
        for n in range(self._rows.count):
            high = self._pen + (3 if n == 0 and not heads and not self._rows.said else 0)
            joined = n == 0 and self._rows.count > 1
            yield Atom(high, tuple(self.row(high)), joined=joined, again=heads if n else ())

    def _wide(self, width: float) -> list[float]:
        """How wide each column is: the words share what the others leave."""
        fixed = [
            fixed_width(column, self._measure, said=self._rows.said)
            for column in self._rows.columns
        ]
        words = [n for n, wide in enumerate(fixed) if not wide]
        left = width - sum(fixed) - sum(self._gaps)
        shares = [FIRST if n == 0 and not self._rows.said else 1.0 for n in range(len(words))]
        for n, share in zip(words, shares, strict=True):
            before = name_width(self._rows.columns[n], self._measure) if self._rows.said else 0.0
            fixed[n] = max(before + 20, left * share / sum(shares))
        return fixed

    def heads(self) -> tuple[Atom, ...]:
        """The heads of the columns; their last lines stand on one line."""
        return tuple(self._heads()) if self._rows.headed else ()

    def _heads(self) -> Iterator[Atom]:
        measure = self._measure
        high = measure.height("small")
        columns = self._rows.columns
        found = [
            measure.wrap(column.head, "small", max(wide, 24.0)) if column.head else []
            for column, wide in zip(columns, self._widths, strict=True)
        ]
        most = max(len(lines) for lines in found)
        ink: list[Ink] = []
        at = self._x
        rows = zip(columns, found, self._gaps, self._widths, strict=True)
        for column, lines, gap, wide in rows:
            at += gap
            for n, line in enumerate(lines):
                long = measure.width(line, "small")
                left = at + (wide - long) / 2 if column.kind == "circle" else at
                ink.append(
                    DrawnText(left, 4 + (most - len(lines) + n) * high, long + 1, line, "small")
                )
            at += wide
        yield Atom(4 + most * high, tuple(ink), joined=True)

    def row(self, high: float) -> Iterator[Ink]:
        """A row that is so high."""
        rows, measure = self._rows, self._measure
        whole = not rows.headed and not rows.said
        line = high - 0.5
        if whole:
            yield Rule(self._x, self._end, line)
        at = self._x
        for column, gap, wide in zip(rows.columns, self._gaps, self._widths, strict=True):
            start = at = at + gap
            if rows.said:
                low = line - measure.height("soft") - LOW + 2.4
                yield DrawnText(at, low, wide, column.head, "soft")
                start = at + name_width(column, measure)
            yield from self._place(column, start, at + wide, line, whole)
            at += wide

    def _place(
        self, column: PenColumn, start: float, end: float, line: float, whole: bool
    ) -> Iterator[Ink]:
        measure = self._measure
        low = line - measure.height("hint") - LOW + 1.6
        if column.kind == "mark":
            yield DrawnMark(start + RADIUS + 0.4, line - 7.0, RADIUS, filled=False)
        elif column.kind == "circle":
            yield DrawnMark((start + end) / 2, line - 6.4, RADIUS, filled=False)
        elif column.kind == "letters":
            for sign in column.signs:
                wide = measure.width(sign, "hint")
                yield DrawnText(start, low, wide + 1, sign, "hint")
                start += wide + 8
        elif column.kind == "value" and whole:
            said = "______ / 100"
            wide = measure.width(said, "hint")
            yield DrawnText(end - wide, low, wide + 1, said, "hint")
        elif not whole:
            yield Rule(start, end, line)
