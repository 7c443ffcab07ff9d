"""What the chart says is held against diaries whose truth is known (see simulated.py).

Bounded here, with a fixed seed; with --long 2,000 diaries a line, all lines.
"""

from __future__ import annotations

import math

import pytest
from tests.insight.simulated import LINES, Result, simulate

FEW, MANY = 250, 2000
BY_NAME = {line.name: line for line in LINES}
#: kind of diary, times a week, which share of all diaries, at least, at most
LIMITS = [
    # nothing changed: how often it says that chance alone would rarely do this
    ("Poisson", 0.5, "change", 0, 0.05),
    ("Poisson", 1.5, "change", 0, 0.05),
    ("Poisson", 4, "change", 0, 0.05),
    ("weekend-heavy", 4, "change", 0, 0.05),
    ("clustered weeks, k = 1", 1.5, "change", 0, 0.11),
    ("clustered weeks, k = 1", 4, "change", 0, 0.11),
    ("clustered weeks, k = 0.5", 1.5, "change", 0, 0.11),
    ("clustered weeks, k = 0.5", 4, "change", 0, 0.11),
    ("bad spells of days", 1.5, "change", 0, 0.11),
    ("bad spells of days", 4, "change", 0, 0.11),
    ("bad spells of a week", 1.5, "change", 0, 0.11),
    ("bad spells of a week", 4, "change", 0, 0.13),
    ("skips bad days", 1.5, "change", 0, 0.05),
    ("skips good days", 1.5, "change", 0, 0.05),
    # it fell to a quarter: how often it says so
    ("falls to a quarter", 1.5, "change", 0.7, 1),
    ("falls to a quarter", 4, "change", 0.95, 1),
    ("falls to a quarter, clustered", 1.5, "change", 0.4, 1),
    ("falls to a quarter, clustered", 4, "change", 0.6, 1),
    # the range holds the true rate
    ("Poisson", 0.5, "window", 0.95, 1),
    ("Poisson", 1.5, "window", 0.95, 1),
    ("Poisson", 4, "window", 0.95, 1),
    ("weekend-heavy", 4, "window", 0.93, 1),
    ("falls to a quarter", 1.5, "window", 0.95, 1),
    ("clustered weeks, k = 1", 1.5, "lasting", 0.92, 1),
    ("clustered weeks, k = 1", 4, "lasting", 0.91, 1),
    ("clustered weeks, k = 0.5", 1.5, "lasting", 0.91, 1),
    ("clustered weeks, k = 0.5", 4, "lasting", 0.91, 1),
    ("bad spells of days", 1.5, "lasting", 0.86, 1),
    ("bad spells of days", 4, "lasting", 0.86, 1),
    ("bad spells of a week", 1.5, "lasting", 0.86, 1),
    # a spell of a week goes over into the next one, which no count of weeks can see
    ("bad spells of a week", 4, "lasting", 0.84, 1),
    # who skips bad days is told more often than not by the floor, and by the wide range
    ("skips bad days", 1.5, "floor", 0.8, 1),
    ("skips bad days", 4, "floor", 0.62, 1),
    ("skips bad days", 1.5, "wide", 0.88, 1),
    ("skips bad days", 4, "wide", 0.93, 1),
    ("skips good days", 1.5, "wide", 0.94, 1),
    ("skips good days", 4, "wide", 0.97, 1),
    ("skips good days", 4, "floor", 0, 0.02),
    ("Poisson", 1.5, "floor", 0, 0.09),
    ("Poisson", 4, "floor", 0, 0.02),
]
_done: dict[tuple[str, float, int], Result] = {}


def simulated(name: str, weekly: float, diaries: int) -> Result:
    key = (name, weekly, diaries)
    if key not in _done:
        _done[key] = simulate(BY_NAME[name], weekly, diaries)
    return _done[key]


@pytest.mark.parametrize(("name", "weekly", "share", "low", "high"), LIMITS)
def test_how_often_it_says_what_is_true(
    name: str, weekly: float, share: str, low: float, high: float, request: pytest.FixtureRequest
) -> None:
    diaries = MANY if request.config.getoption("--long") else FEW
    found = getattr(simulated(name, weekly, diaries), share)
    # what chance alone does to a share of so many diaries, twice over
    edges = [2 * math.sqrt(limit * (1 - limit) / diaries) for limit in (low, high)]
    assert low - edges[0] <= found <= high + edges[1]


@pytest.mark.parametrize(
    ("name", "low", "high"), [("Poisson", 0, 0.08), ("skips bad days", 0.65, 1)]
)
def test_how_often_the_floor_is_told_first(
    name: str, low: float, high: float, request: pytest.FixtureRequest
) -> None:
    """Of people with few, some and many. Where it is few, chance alone puts it first more often."""
    diaries = MANY if request.config.getoption("--long") else FEW
    told = [simulated(name, weekly, diaries).floor for weekly in (0.5, 1.5, 4)]
    edge = 2 * math.sqrt(0.08 * 0.92 / (3 * diaries))
    assert low <= sum(told) / 3 <= high + edge


@pytest.mark.parametrize("weekly", [0.5, 1.5, 4])
def test_nothing_is_shown_too_high_or_too_low_where_days_are_missed_at_random(
    weekly: float, request: pytest.FixtureRequest
) -> None:
    diaries = MANY if request.config.getoption("--long") else FEW
    assert simulated("Poisson", weekly, diaries).shown == pytest.approx(1, abs=0.05)
    assert simulated("skips bad days", weekly, diaries).shown < 0.7
    assert simulated("skips good days", weekly, diaries).shown > 1.2


@pytest.mark.parametrize("weekly", [1.5, 4])
def test_widening_holds_more_of_the_clustered_than_the_exact_range(weekly: float) -> None:
    found = simulated("clustered weeks, k = 0.5", weekly, FEW)
    assert found.lasting > 0.85
    assert found.window >= found.exact
