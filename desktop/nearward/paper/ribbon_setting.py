"""A week of check-ins, set: the days in a line, each with its tick."""

from __future__ import annotations

from collections.abc import Iterator

from nearward.paper.blocks import Ribbon
from nearward.paper.drawing import Atom, Band, DrawnMark, DrawnText, Ink, Measure

#: from one day to the next
CELL = 33.0
#: room of a tick and its words
TICK, GAP = 8.0, 14.0
TALL, LOW, WIDE = 6.4, 2.0, 2.2
#: where ticks stand, as the words beside them do; and how far above it a "?" begins
FOOT, UP = 8.6, 7.9


def ribbon_set(ribbon: Ribbon, x: float, width: float, measure: Measure) -> Iterator[Atom]:
    """2 to 8 Nov 2026   Mon | Tue | Wed ?  …   all noted on 2 of 7"""
    high = measure.height("soft")
    # the days end where the words at the right begin, and stand alike in every week
    right = x + width
    start = right - measure.width(ribbon.said, "hint") - GAP - 7 * CELL
    start = max(start, x + measure.width(ribbon.label, "hint") + GAP)
    ink: list[Ink] = [
        DrawnText(x, 0.7, start - x, ribbon.label, "hint"),
        DrawnText(x, 0.7, width, ribbon.said, "hint", right=True),
    ]
    for n, day in enumerate(ribbon.days):
        if not day.name:
            continue
        at = start + n * CELL
        ink.append(DrawnText(at, 0.7, CELL, day.name, "hint"))
        ink += _tick(day.sign, at + measure.width(day.name, "hint") + 3, day.said)
    yield Atom(high, tuple(ink), joined=bool(ribbon.key))
    if ribbon.key:
        yield from _key(ribbon, x, width, measure)


def _key(ribbon: Ribbon, x: float, width: float, measure: Measure) -> Iterator[Atom]:
    """What the ticks mean, in a small line; a tick and its words are never parted."""
    high = measure.height("small") + 2
    ink: list[Ink] = []
    at = x
    for sign, means in ribbon.key:
        wide = TICK + measure.width(means, "small")
        if at > x and at + wide > x + width:
            yield Atom(high, tuple(ink), joined=True)
            at, ink = x, []
        ink += _tick(sign, at)
        ink.append(DrawnText(at + TICK, 1.4, wide, means, "small"))
        at += wide + GAP
    yield Atom(high, tuple(ink))


def _tick(sign: str, x: float, said: str = "") -> Iterator[Ink]:
    if sign == "full":
        yield Band(x, FOOT - TALL, WIDE, TALL, "ink", said)
    elif sign == "unsure":
        yield DrawnText(x - 0.5, FOOT - UP, TICK, "?", "sign")
    elif sign == "open":
        yield DrawnMark(x + 2.2, FOOT - TALL / 2, 2.2, filled=False, said=said)
    else:
        yield Band(x, FOOT - LOW, WIDE, LOW, "pale", said)
