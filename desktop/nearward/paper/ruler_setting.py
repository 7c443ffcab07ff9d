"""A scale from 0 to 100, set: open for a pen, with a value, or with what it was and what it is."""

from __future__ import annotations

from nearward.paper.blocks import Ruler
from nearward.paper.drawing import Atom, Band, DrawnMark, DrawnText, Ink, Measure, Rule

#: where a scale begins at least, so that those of a sheet stand one under another
START = 74.0
#: marks with a number, and those between
NUMBERED, BETWEEN = range(0, 101, 25), range(0, 101, 5)
LONG, SHORT, THIN = 6.0, 3.6, 0.6
RADIUS = 3.6
#: space above the numbers
ABOVE = 4.0


def ruler_set(ruler: Ruler, x: float, width: float, measure: Measure) -> Atom:
    """label  |----|----|----| with numbers above, and circles where the values are."""
    return _Scale(ruler, x, width, measure).run()


class _Scale:
    def __init__(self, ruler: Ruler, x: float, width: float, measure: Measure) -> None:
        self._ruler = ruler
        self._x, self._end = x, x + width
        self._measure = measure
        self._high = measure.height("hint")
        begin = x + max(START, measure.width(ruler.label, "hint") + 14)
        self._zero = begin
        self._last = self._end - measure.width("100", "hint") / 2
        self._line = ABOVE + self._high + LONG / 2 + 1

    def run(self) -> Atom:
        ruler, measure = self._ruler, self._measure
        low = self._line - self._high * 0.6
        ink: list[Ink] = [DrawnText(self._x, low, self._zero - self._x, ruler.label, "hint")]
        ink.append(Rule(self._zero, self._last, self._line, "ink"))
        for mark in BETWEEN:
            high = LONG if mark in NUMBERED else SHORT
            left = self._at(mark) - THIN / 2
            ink.append(Band(left, self._line - high / 2, THIN, high, "tick"))
        said = self._said()
        for mark in NUMBERED:
            half = measure.width(str(mark), "hint") / 2
            left, right = self._at(mark) - half, self._at(mark) + half
            if all(right + 3 < one.x or one.x + one.width + 3 < left for one in said):
                ink.append(DrawnText(left, ABOVE, 2 * half + 1, str(mark), "hint"))
        ink += said
        if ruler.value is not None and ruler.then is not None:
            left, right = sorted((self._at(ruler.value), self._at(ruler.then)))
            ink.append(Band(left, self._line - 0.9, right - left, 1.8, "ink"))
        if ruler.then is not None:
            ink.append(DrawnMark(self._at(ruler.then), self._line, RADIUS, filled=False))
        if ruler.value is not None:
            spot = self._at(ruler.value)
            ink.append(DrawnMark(spot, self._line, RADIUS, filled=True, whole=True))
        return Atom(self._line + LONG / 2 + 2, tuple(ink))

    def _at(self, value: int) -> float:
        return self._zero + (self._last - self._zero) * value / 100

    def _said(self) -> list[DrawnText]:
        """The values above the line; two that are close make room for each other."""
        ruler, measure = self._ruler, self._measure
        given = [
            (self._at(value), said or str(value))
            for value, said in ((ruler.then, ruler.said_then), (ruler.value, ruler.said))
            if value is not None
        ]
        given.sort(key=lambda one: one[0])
        wide = [measure.width(said, "part") for _, said in given]
        left = [spot - room / 2 for (spot, _), room in zip(given, wide, strict=True)]
        if len(given) > 1 and left[0] + wide[0] + 5 > left[1]:
            middle = (given[0][0] + given[1][0]) / 2
            left = [middle - 2.5 - wide[0], middle + 2.5]
        over = max([0.0, *(at + room - self._end for at, room in zip(left, wide, strict=True))])
        low = ABOVE + (self._high - measure.height("part")) * 0.8
        return [
            DrawnText(at - over, low, room + 1, said, "part")
            for at, room, (_, said) in zip(left, wide, given, strict=True)
        ]
