"""Counts with their bars, set: a name, a bar as long as the number is large, and the number."""

from __future__ import annotations

from collections.abc import Iterator

from nearward.paper.blocks import CountBars
from nearward.paper.drawing import Atom, Band, DrawnText, Ink, Measure

#: a row, a bar, from a name to its bar and from a bar to its number
ROW, HIGH, NEAR = 15.0, 7.2, 8.0
#: how much of the width names have at most
NAMES = 0.55


def bars_set(bars: CountBars, x: float, width: float, measure: Measure) -> Iterator[Atom]:
    """A line a count; a name that is too long for one stands in several."""
    most = max((count for _, count in bars.rows), default=1)
    widest = max((measure.width(name, "value") for name, _ in bars.rows), default=0.0)
    names = min(widest + 1, width * NAMES)
    number = max((measure.width(str(count), "chosen") for _, count in bars.rows), default=0.0) + 2
    room = width - names - 2 * NEAR - number
    line = measure.height("value")
    for name, count in bars.rows:
        ink: list[Ink] = []
        said = measure.wrap(name, "value", names)
        above = (ROW - line) / 2
        for n, text in enumerate(said):
            ink.append(DrawnText(x, above + n * line, names, text, "value"))
        high = max(ROW, above + len(said) * line + 2)
        start, long = x + names + NEAR, max(1.0, room * count / max(1, most))
        ink.append(Band(start, (ROW - HIGH) / 2, long, HIGH, "bar"))
        low = (ROW - measure.height("sign")) / 2
        ink.append(DrawnText(start + long + NEAR / 2, low, number + 2, str(count), "sign"))
        yield Atom(high, tuple(ink))
