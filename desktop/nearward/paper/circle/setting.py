"""The circle of a moment, set: its places on a line, and a broken line back to the first."""

from __future__ import annotations

from collections.abc import Iterator

from nearward.paper.blocks import Circle, CirclePlace
from nearward.paper.drawing import Atom, Band, DrawnMark, DrawnSymbol, DrawnText, Ink, Measure

#: from the left to the way back, to the line, and to the words
BACK, LINE, WORDS = 3.0, 22.0, 40.0
#: how thick the line is, and the way back; a dash of it and the space behind
THICK, THIN, DASH, SPACE = 0.9, 0.7, 3.0, 2.4
RADIUS, SIDE, BETWEEN = 4.2, 12.0, 18.0


def circle_set(circle: Circle, x: float, width: float, measure: Measure) -> Iterator[Atom]:
    """The places from the top down; each begins with its title, and that stays with its words."""
    last = len(circle.places) - 1
    yield Atom(BETWEEN / 2, (), joined=True)
    for n, place in enumerate(circle.places):
        lines = list(_lines(circle, place, n + 1, width - WORDS, measure))
        middle = lines[0][2] / 2
        for at, (text, role, high) in enumerate(lines):
            ink: list[Ink] = [DrawnText(x + WORDS, 0, width - WORDS, text, role)]
            space = BETWEEN if at + 1 == len(lines) and n < last else 0.0
            begin = middle if n == 0 and at == 0 else 0.0
            end = high + space
            if n == last:
                end = middle if at == 0 else 0.0
            ink = [*_lines_beside(circle, x, begin, end), *ink]
            if at == 0:
                if circle.closes and n in (0, last):
                    ink += _across(x, middle)
                ink += _node(place, x + LINE, middle)
            yield Atom(high + space, tuple(ink), joined=at + 1 < len(lines) and at < 2)
    if circle.again:
        yield Atom(BETWEEN, ())
        for text in measure.wrap(circle.again, "hint", width - WORDS):
            yield Atom(
                measure.height("hint"), (DrawnText(x + WORDS, 0, width - WORDS, text, "hint"),)
            )


def _lines(
    circle: Circle, place: CirclePlace, number: int, width: float, measure: Measure
) -> Iterator[tuple[str, str, float]]:
    """The lines of a place with their roles and heights: paler where nothing was given."""
    role = "part" if place.said else "soft"
    for text in measure.wrap(f"{number}  {place.title}", role, width):
        yield text, role, measure.height(role) + 1
    for said, own in place.said or ((circle.without, False),):
        role = "answer" if own else "soft"
        for text in measure.wrap(said, role, width):
            yield text, role, measure.height(role)


def _lines_beside(circle: Circle, x: float, begin: float, end: float) -> Iterator[Ink]:
    """The line down, and the way back, as far as they stand beside a line of words."""
    if end <= begin:
        return
    yield Band(x + LINE - THICK / 2, begin, THICK, end - begin, "tick")
    if circle.closes:
        at = begin
        while at < end:
            yield Band(x + BACK, at, THIN, min(DASH, end - at), "tick")
            at += DASH + SPACE


def _across(x: float, y: float) -> Iterator[Ink]:
    """From the line to the way back."""
    at = x + BACK
    while at < x + LINE:
        yield Band(at, y - THIN / 2, min(DASH, x + LINE - at), THIN, "tick")
        at += DASH + SPACE


def _node(place: CirclePlace, x: float, y: float) -> Iterator[Ink]:
    """What stands in the line; its words say the same."""
    if place.symbol:
        # nothing is seen through it
        yield DrawnMark(x, y, SIDE / 2 + 1.6, filled=False)
        yield DrawnSymbol(x - SIDE / 2, y - SIDE / 2, SIDE, place.symbol)
    else:
        yield DrawnMark(x, y, RADIUS, filled=bool(place.said), whole=bool(place.said))
