"""A blank sheet on as few pages as it takes, each of them filled: parts stay whole, and where a
page has room left there are more lines to write on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from nearward.paper.blocks import Body, Lines, Part, PenRows
from nearward.paper.drawing import Measure

#: parts stand apart by so much more, where a page has room left
MOST_SPACE = 24.0
#: the last line does not touch the foot
OVER_FOOT = 8.0
#: a list is given no fewer rows than these, so that a sheet fits one page
FEWEST = 4
#: lines stand apart by so much more, a little at a time, up to the widest
WIDER, WIDEST = 0.5, 30.0

Row = tuple[Part, ...]


class Rows(Protocol):
    """What is known of a row before it is placed."""

    space: float

    def row_height(self, row: Row, pen: float) -> float:
        """How high it is."""

    @property
    def rooms(self) -> tuple[float, float]:
        """How much room the first page has, and each later one."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The rows of one page, how far they stand apart, and from one line to the next."""

    rows: tuple[Row, ...]
    space: float
    pen: float


@dataclass(frozen=True, slots=True)
class Found:
    """Rows that were parted: where each page begins and ends among them."""

    rows: tuple[Row, ...]
    cuts: list[tuple[int, int]]
    space: float
    pen: float


class Remembered:
    """A measure that remembers what it said: the same words are measured many times."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._lines: dict[tuple[str, str, float], list[str]] = {}
        self._widths: dict[tuple[str, str], float] = {}
        self.height = measure.height
        self.wrap_runs = measure.wrap_runs

    def wrap(self, text: str, role: str, width: float) -> list[str]:
        """Lines of at most `width`."""
        key = (text, role, width)
        if key not in self._lines:
            self._lines[key] = self._measure.wrap(text, role, width)
        return self._lines[key]

    def width(self, text: str, role: str) -> float:
        """How wide a text is."""
        key = (text, role)
        if key not in self._widths:
            self._widths[key] = self._measure.width(text, role)
        return self._widths[key]


def grows(part: Part) -> bool:
    """Whether a part can have more lines than it has."""
    return any(_more(body) > 0 for body in part.body)


def shorter(part: Part) -> Part:
    """The part with one row less of those that are many."""
    body = (
        replace(one, count=one.count - 1)
        if isinstance(one, PenRows) and one.count > FEWEST
        else one
        for one in part.body
    )
    return replace(part, body=tuple(body))


def find(rows: list[Row], layout: Rows, pen: float) -> Found | None:
    """Where rows are parted so that they take the fewest pages; None if one is too high."""
    heights = [layout.row_height(row, pen) for row in rows]
    first, later = (room - OVER_FOOT for room in layout.rooms)
    cuts = _cuts(heights, layout.space, first, later)
    return Found(tuple(rows), cuts, layout.space, pen) if cuts else None


def spread(found: Found, layout: Rows) -> tuple[Filled, ...]:
    """The pages, each filled."""
    first, later = (room - OVER_FOOT for room in layout.rooms)
    return tuple(
        _filled(list(found.rows[start:end]), later if n else first, layout, found.pen)
        for n, (start, end) in enumerate(found.cuts)
    )


def _cuts(
    heights: list[float], space: float, first: float, later: float
) -> list[tuple[int, int]] | None:
    """Where pages begin and end: on the fewest pages, with the room that is left shared."""
    count = len(heights)
    #: by how many rows are placed: pages, the sum of squares of room left, and the way there
    best: dict[int, tuple[int, float, list[tuple[int, int]]]] = {0: (0, 0.0, [])}
    for end in range(1, count + 1):
        for start in range(end):
            if start not in best:
                continue
            pages, left, way = best[start]
            room = first if start == 0 else later
            used = sum(heights[start:end]) + space * (end - start - 1)
            if used > room:
                continue
            found = (pages + 1, left + (room - used) ** 2, [*way, (start, end)])
            if end not in best or found[:2] < best[end][:2]:
                best[end] = found
    return best[count][2] if count in best else None


def _filled(rows: list[Row], room: float, layout: Rows, pen: float) -> Filled:
    """A page with as many lines as it has room for, in the proportion in which they are wanted."""
    heights = [layout.row_height(row, pen) for row in rows]
    gaps = layout.space * (len(rows) - 1)
    full: set[int] = set()
    while len(full) < len(rows):
        at = min((n for n in range(len(rows)) if n not in full), key=lambda n: _grown(rows[n]))
        longer = tuple(_longer(part) for part in rows[at])
        high = layout.row_height(longer, pen)
        if longer == rows[at] or sum(heights) - heights[at] + high + gaps > room:
            full.add(at)
            continue
        rows[at], heights[at] = longer, high
    high = sum(heights)
    while pen + WIDER <= WIDEST:
        wider = sum(layout.row_height(row, pen + WIDER) for row in rows)
        if wider + gaps > room:
            break
        pen, high = pen + WIDER, wider
    left = max(0.0, room - high - gaps)
    more = min(MOST_SPACE, left / max(1, len(rows) - 1))
    return Filled(tuple(rows), layout.space + more, pen)


def _more(body: object) -> int:
    """How many lines more something may have."""
    return body.most - body.count if isinstance(body, Lines | PenRows) else 0


def _share(body: Lines | PenRows) -> float:
    """How much of what it may have it has."""
    return body.count / max(body.most, body.count)


def _grown(row: Row) -> float:
    """How much of its lines a row has, of what it may have: the least of all in it."""
    found = (
        _share(b)
        for part in row
        for b in part.body
        if isinstance(b, Lines | PenRows) and _more(b) > 0
    )
    return min(found, default=2.0)


def _longer(part: Part) -> Part:
    """The part with one line more, where it has the least of what it may have."""
    found = [
        (_share(body), n)
        for n, body in enumerate(part.body)
        if isinstance(body, Lines | PenRows) and _more(body) > 0
    ]
    if not found:
        return part
    at = min(found)[1]
    made = (_with_one_more(body) if n == at else body for n, body in enumerate(part.body))
    return replace(part, body=tuple(made))


def _with_one_more(body: Body) -> Body:
    return replace(body, count=body.count + 1) if isinstance(body, Lines | PenRows) else body
