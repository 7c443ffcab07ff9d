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
#: of the width: a question takes no more, and goes on in a second line
MOST = 0.34


def ruler_set(ruler: Ruler, x: float, width: float, measure: Measure, start: float = START) -> Atom:
    """label  |----|----|----| with numbers above, and circles where the values are."""
    return _Scale(ruler, x, width, measure, start).run()


def start_of(label: str, width: float, measure: Measure) -> float:
    """Where a scale with this question begins."""
    return min(max(START, measure.width(label, "soft") + 14), width * MOST)


class _Scale:
    def __init__(
        self, ruler: Ruler, x: float, width: float, measure: Measure, start: float
    ) -> None:
        self._ruler = ruler
        self._x, self._end = x, x + width
        self._measure = measure
        self._high = measure.height("hint")
        begin = x + min(max(start, start_of(ruler.label, width, measure)), width * MOST)
        self._zero = begin
        self._last = self._end - measure.width("100", "hint") / 2
        self._asked = measure.wrap(ruler.label, "soft", begin - x - 8)
        more = max(0.0, (len(self._asked) - 1) * measure.height("soft") - self._high * 0.6)
        #: where the numbers stand
        self._top = ABOVE + more
        self._line = self._top + self._high + LONG / 2 + 1

    def run(self) -> Atom:
        ruler, measure = self._ruler, self._measure
        high = measure.height("soft")
        low = self._line - high * 0.6 - high * (len(self._asked) - 1)
        ink: list[Ink] = [
            DrawnText(self._x, low + n * high, self._zero - self._x, line, "soft")
            for n, line in enumerate(self._asked)
        ]
        ink.append(Rule(self._zero, self._last, self._line, "ink"))
        for mark in BETWEEN:
            high = LONG if mark in NUMBERED else SHORT
            left = self._at(mark) - THIN / 2
            ink.append(Band(left, self._line - high / 2, THIN, high, "tick"))
        ink += self._numbers()
        if ruler.value is not None and ruler.then is not None:
            left, right = sorted((self._at(ruler.value), self._at(ruler.then)))
            ink.append(Band(left, self._line - 0.9, right - left, 1.8, "ink"))
        if ruler.then is not None:
            ink.append(DrawnMark(self._at(ruler.then), self._line, RADIUS, filled=False))
        if ruler.value is not None:
            spot = self._at(ruler.value)
            ink.append(DrawnMark(spot, self._line, RADIUS, filled=True, whole=True))
        return Atom(self._line + LONG / 2 + 2, tuple(ink))

    def _numbers(self) -> list[Ink]:
        """What stands above the line: the values first, then what has room beside them."""
        said = self._said()
        for mark in (0, 100, 50):
            self._add(str(mark), self._at(mark), said)
        for mark, text in ((0, self._ruler.low), (100, self._ruler.high)):
            room = self._measure.width(text, "small")
            aside = self._measure.width(str(mark), "hint") / 2 + 4 + room / 2
            spot = self._at(mark) + (aside if mark == 0 else -aside)
            if text:
                self._add(text, spot, said, "small")
        for mark in (25, 75):
            self._add(str(mark), self._at(mark), said)
        return list(said)

    def _add(self, text: str, spot: float, said: list[DrawnText], role: str = "hint") -> None:
        """A text around a spot, unless it would touch one that is there."""
        half = self._measure.width(text, role) / 2
        left, right = spot - half, spot + half
        if all(right + 3 < one.x or one.x + one.width + 3 < left for one in said):
            low = self._top + (self._high - self._measure.height(role)) * 0.8
            said.append(DrawnText(left, low, 2 * half + 1, text, role))

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
        low = self._top + (self._high - measure.height("part")) * 0.8
        return [
            DrawnText(at - over, low, room + 1, said, "part")
            for at, room, (_, said) in zip(left, wide, given, strict=True)
        ]
