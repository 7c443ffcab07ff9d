"""The place under the mouse is the first one that holds it, however many there are."""

from __future__ import annotations

import random

from nearward.charts.style import Spot
from nearward_ui.kit.charts.places import Places


def _first(spots: list[Spot], x: float, y: float) -> int:
    for n, spot in enumerate(spots):
        if 0 <= x - spot.x <= spot.width and 0 <= y - spot.y <= spot.height:
            return n
    return -1


def test_it_is_the_first_that_holds_the_point() -> None:
    chance = random.Random(18)
    for many in (0, 1, 2, 30, 400):
        spots = [
            Spot(
                chance.randrange(200),
                chance.randrange(60),
                chance.choice((0, 3, 14, 90)),
                chance.choice((0, 5, 14)),
                "",
            )
            for _ in range(many)
        ]
        places = Places(spots)
        at = [(chance.uniform(-9, 300), chance.uniform(-9, 90)) for _ in range(300)]
        at += [(spot.x, spot.y) for spot in spots]
        at += [(spot.x + spot.width, spot.y + spot.height) for spot in spots]
        assert [places.at(x, y) for x, y in at] == [_first(spots, x, y) for x, y in at]
