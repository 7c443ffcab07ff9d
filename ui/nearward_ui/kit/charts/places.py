"""Which place of a drawing lies under the mouse; there can be thousands of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from nearward.charts.style import Spot


class Places:
    """The places of a drawing from the left, so that only those nearby are looked at."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        self._sorted = sorted(
            ((spot.x, number, spot) for number, spot in enumerate(spots)), key=lambda each: each[0]
        )
        self._left = [x for x, _, _ in self._sorted]
        self._widest = max((spot.width for spot in spots), default=0.0)

    def at(self, x: float, y: float) -> int:
        """The number of the first place that holds a point; -1 for none."""
        first = bisect_left(self._left, x - self._widest)
        after = bisect_right(self._left, x)
        holding = (
            number
            for _, number, spot in self._sorted[first:after]
            if x - spot.x <= spot.width and 0 <= y - spot.y <= spot.height
        )
        return min(holding, default=-1)
