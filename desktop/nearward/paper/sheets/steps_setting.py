"""Sentences with circles under the steps of a scale, set: the steps stand once on top."""

from __future__ import annotations

from collections.abc import Iterator

from nearward.paper.blocks import StepsBlock
from nearward.paper.drawing import Atom, DrawnMark, DrawnText, Ink, Measure, Rule

#: the least and the widest column of a step, and the share of the width that all may take
LEAST, WIDEST, SHARE = 34.0, 62.0, 0.56
RADIUS, PAD = 3.6, 4.0
#: a narrow page is one of large print: it is painted larger, with all that stands between rows
NARROW, CLOSE = 380.0, 2.5


def steps_set(block: StepsBlock, x: float, width: float, measure: Measure) -> Iterator[Atom]:
    """One head of steps, then a row for each sentence, with a thin line under it."""
    count = max(1, len(block.steps))
    column = min(WIDEST, max(LEAST, width * SHARE / count))
    room = width - column * count
    pad = CLOSE if width < NARROW else PAD
    yield _head(block, x + room, column, measure)
    last = len(block.rows) - 1
    for n, (text, chosen) in enumerate(block.rows):
        lines = measure.wrap(text, "hint", room - PAD)
        high = measure.height("hint")
        ink: list[Ink] = [
            DrawnText(x, pad + i * high, room - PAD, line, "hint") for i, line in enumerate(lines)
        ]
        tall = pad * 2 + high * len(lines)
        for step in range(len(block.steps)):
            middle = x + room + column * (step + 0.5)
            filled = step == chosen
            ink.append(DrawnMark(middle, tall / 2, RADIUS, filled=filled, whole=filled))
        if n < last:
            ink.append(Rule(x, x + width, tall - 0.25, "foot"))
        yield Atom(tall, tuple(ink))


def _head(block: StepsBlock, x: float, column: float, measure: Measure) -> Atom:
    high = measure.height("small")
    heads = [measure.wrap(step, "small", column - 2) for step in block.steps]
    most = max((len(lines) for lines in heads), default=0)
    ink: list[Ink] = []
    for n, lines in enumerate(heads):
        for i, line in enumerate(lines):
            wide = measure.width(line, "small")
            left = x + column * n + (column - wide) / 2
            top = PAD + (most - len(lines) + i) * high
            ink.append(DrawnText(left, top, wide + 1, line, "small"))
    return Atom(PAD + most * high, tuple(ink), joined=True)
