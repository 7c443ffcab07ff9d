"""Rows of a filled list, set: letters in the margin, words, values, and dots at the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nearward.paper.blocks import Dots, Given, GivenRows, SignKey, Told
from nearward.paper.drawing import Atom, DrawnMark, DrawnText, Ink, Measure

#: how far what was given stands in from the left; letters stand in this margin
INDENT = 14.0
#: dots: from one to the next, and how large
DOT_STEP, DOT = 7.2, 2.2
#: room of a circle before the words
CIRCLE = 14.0
SPACE, GAP = 3.0, 12.0
#: of the width: what stands at the right takes no more, and values stand between these
MOST_RIGHT, VALUE_FROM, VALUE_TO = 0.4, 0.3, 0.6
#: a question that takes more of the width stands above its answer
MOST_ASKED = 0.5
#: how much lower smaller texts begin to stand on the line of the words, and the middle of a dot
LOW = {"sign": 4.4, "value": 3.0, "soft": 3.8}
DOT_LOW, CIRCLE_LOW = 9.6, 8.9
#: of how many lines a row may be to stay whole
WHOLE = 3
#: so many rows stay together
FEW = 4


def rows_set(
    given: GivenRows, x: float, width: float, measure: Measure, space: float = SPACE
) -> Iterator[Atom]:
    """Rows at x, so wide, with so much space above each; their letters stand left of x."""
    right = max(_right(row, width, measure) for row in given.rows)
    values = [row for row in given.rows if row.value]
    left = CIRCLE if any(row.chosen is not None for row in given.rows) else 0.0
    longest_day = max(measure.width(row.day, "value") for row in given.rows)
    left += longest_day + GAP if longest_day else 0.0
    tab = 0.0
    if values:
        longest = max(measure.width(row.text, "answer") for row in given.rows)
        tab = min(max(left + longest + GAP, width * VALUE_FROM), width * VALUE_TO)
    few = len(given.rows) <= FEW
    for n, row in enumerate(given.rows):
        atoms = list(_Row(row, x, width, measure).run(left, right, tab))
        if few and n + 1 < len(given.rows) and len(atoms) <= WHOLE:
            # a short list is not parted
            atoms[-1] = replace(atoms[-1], joined=True)
        yield Atom(space, (), joined=True)
        yield from atoms


def key_set(key: SignKey, x: float, width: float, measure: Measure) -> Iterator[Atom]:
    """F fact, R reading, and so on; a sign and its meaning are never parted."""
    high = measure.height("hint")
    ink: list[Ink] = []
    at = x
    for sign, means in key.signs:
        wide = _sign_width(sign, measure) + 4 + measure.width(means, "hint")
        if at > x and at + wide > x + width:
            yield Atom(high, tuple(ink), joined=True)
            at, ink = x, []
        if isinstance(sign, Dots):
            ink += dots_at(sign, at, high / 2 - 0.4)
        else:
            ink.append(DrawnText(at, 0, wide, sign, "sign"))
        said = at + _sign_width(sign, measure) + 4
        ink.append(DrawnText(said, 0, measure.width(means, "hint") + 1, means, "hint"))
        at += wide + GAP
    yield Atom(high, tuple(ink), joined=True)


def told_set(
    told: Told, x: float, width: float, measure: Measure, space: float = SPACE
) -> Iterator[Atom]:
    """A question and, behind it, its short answer; below it where there is too little room."""
    wide = measure.width(told.label, "soft") + GAP - 3
    yield Atom(space, (), joined=True)
    if wide > width * MOST_ASKED:
        for line in measure.wrap(told.label, "soft", width):
            text = DrawnText(x, 0, width, line, "soft")
            yield Atom(measure.height("soft"), (text,), joined=True)
        wide = 0.0
    lines = measure.wrap(told.text, "answer", width - wide)
    for n, line in enumerate(lines):
        ink: list[Ink] = [DrawnText(x + wide, 0, width - wide, line, "answer")]
        if n == 0 and wide:
            ink.insert(0, DrawnText(x, LOW["soft"] - 1.6, wide, told.label, "soft"))
        yield Atom(measure.height("answer"), tuple(ink), joined=n == 0 and len(lines) > 1)


def dots_at(dots: Dots, x: float, y: float) -> list[DrawnMark]:
    """Dots in a line, the first one at x."""
    centres = [x + DOT + n * DOT_STEP for n in range(dots.all)]
    return [
        DrawnMark(centre, y, DOT, filled=n < dots.filled, whole=True, said="" if n else dots.said)
        for n, centre in enumerate(centres)
    ]


class _Row:
    def __init__(self, row: Given, x: float, width: float, measure: Measure) -> None:
        self._row = row
        self._x, self._width = x, width
        self._measure = measure
        self._role = "chosen" if row.chosen else "answer"

    def run(self, left: float, right: float, tab: float) -> Iterator[Atom]:
        """The row; its words stand between `left` and what is at the right."""
        row, measure = self._row, self._measure
        room = (tab - GAP if tab else self._width - (right + GAP if right else 0)) - left
        found = measure.wrap(row.text, self._role, room)
        under = [*row.under, *([row.beside] if row.beside and not self._fits() else [])]
        soft = [line for text in under for line in measure.wrap(text, "soft", self._width - left)]
        whole = len(found) + len(soft) <= WHOLE
        high = measure.height(self._role)
        for n, line in enumerate(found):
            ink: list[Ink] = [DrawnText(self._x + left, 0, room, line, self._role)]
            if n == 0:
                # its words are read in one piece, whatever stands at their sides
                right_of = [*self._after(tab)]
                first = [*self._before(), *(right_of if len(found) > 1 else ())]
                ink = [*first, *ink, *(right_of if len(found) == 1 else ())]
            stays = whole or n == 0 or n == len(found) - 2
            last = n == len(found) - 1
            yield Atom(high, tuple(ink), joined=bool(soft) if last else stays)
        for n, line in enumerate(soft):
            text = DrawnText(self._x + left, 0, self._width - left, line, "soft")
            yield Atom(measure.height("soft"), (text,), joined=whole and n < len(soft) - 1)

    def _before(self) -> Iterator[Ink]:
        """What stands at the left of the first line."""
        row, measure = self._row, self._measure
        if row.sign:
            yield DrawnText(self._x - INDENT, LOW["sign"], INDENT, row.sign, "sign")
        if row.day:
            low = LOW["value"] - 0.6
            start = self._x + (CIRCLE if row.chosen is not None else 0.0)
            yield DrawnText(start, low, measure.width(row.day, "value") + 1, row.day, "value")
        if row.chosen is not None:
            yield DrawnMark(self._x + 4, CIRCLE_LOW, 3.6, filled=row.chosen)

    def _after(self, tab: float) -> Iterator[Ink]:
        """What stands at the right of the first line."""
        row, measure = self._row, self._measure
        if tab:
            low, room = LOW["value"], self._width - tab
            yield DrawnText(self._x + tab, low, room, row.value, "value")
        end = self._x + self._width
        if row.dots:
            end -= _sign_width(row.dots, measure)
            yield from dots_at(row.dots, end, DOT_LOW)
            end -= GAP / 2
        if row.beside and self._fits():
            low, room = LOW["soft"], measure.width(row.beside, "soft")
            yield DrawnText(end - room, low, room, row.beside, "soft", right=True)

    def _fits(self) -> bool:
        return self._measure.width(self._row.beside, "soft") <= self._width * MOST_RIGHT


def _right(row: Given, width: float, measure: Measure) -> float:
    """How much room is wanted at the right of a row."""
    dots = _sign_width(row.dots, measure) if row.dots else 0.0
    said = measure.width(row.beside, "soft") if row.beside else 0.0
    if said > width * MOST_RIGHT:
        said = 0.0
    return dots + said + (GAP / 2 if dots and said else 0.0)


def _sign_width(sign: str | Dots, measure: Measure) -> float:
    if isinstance(sign, Dots):
        return 2 * DOT + (sign.all - 1) * DOT_STEP
    return measure.width(sign, "sign")
