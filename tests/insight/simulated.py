"""Diaries in which the truth is known, and how often the chart's words and ranges hold it.

    python -m tests.insight.simulated [DIARIES A LINE]

Each is half a year: 60 of 100 days are confirmed, and of what happens on the others 55 of 100
are noted, where a line does not say otherwise. `shown` is the rate by the true one; `window` and
`lasting` how often the range holds the true rate of those weeks, and that of always; `wide` the
same of the range if the other days were half or twice as hard; `exact` the range that is not
widened; `floor` how often the floor is told first; `change` how often the comparison says that
chance alone would rarely do this.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from nearward.i18n import Translator
from nearward.insight import rate
from nearward.insight.comparing import comparison_sentence
from nearward.insight.history import History
from nearward.insight.main_chart import MainChart, main_chart

FIRST = date(2026, 5, 4)
WEEKS = 26
DAYS = 176
TODAY = FIRST + timedelta(days=DAYS)
CONFIRMED, NOTED = 0.6, 0.55
WORDS = Translator("en")
CHANGE = "Chance alone would rarely do this"

Path = Callable[[Any], Any]


def steady(_chance: Any) -> Any:
    return np.ones(DAYS)


def weekends(_chance: Any) -> Any:
    path = np.where(np.arange(DAYS) % 7 >= 5, 7.0, 1.0)
    return path / path.mean()


def clustered(k: float) -> Path:
    return lambda chance: np.repeat(chance.gamma(k, 1 / k, WEEKS), 7)[:DAYS]


def spells(length: float) -> Path:
    """Bad days in spells of so many days, one in four; on them it is six times as likely."""

    def path(chance: Any) -> Any:
        bad, states = chance.random() < 0.25, []
        for _ in range(DAYS):
            bad = chance.random() >= 1 / length if bad else chance.random() < 1 / (3 * length)
            states.append(bad)
        return np.where(states, 6.0, 1.0) / 2.25

    return path


def falls(path: Path) -> Path:
    """To a quarter after half of the time; the mean stays."""
    half = np.where(np.arange(DAYS) < DAYS // 2, 1.6, 0.4)
    return lambda chance: path(chance) * half


@dataclass(frozen=True)
class Line:
    """A kind of diary: how often in a week, when, and how days with and without it are confirmed;
    `checked` is a factor for each day."""

    name: str
    path: Path
    bad: float = 1.0
    good: float = 1.0
    checked: Any = 1.0


_WEEKEND = np.where(np.arange(DAYS) % 7 >= 5, 0.5, 1.0)
LINES = (
    Line("Poisson", steady),
    Line("weekend-heavy", weekends),
    Line("weekends checked half as often", weekends, checked=_WEEKEND),
    Line("clustered weeks, k = 1", clustered(1)),
    Line("clustered weeks, k = 0.5", clustered(0.5)),
    Line("bad spells of days", spells(4)),
    Line("bad spells of a week", spells(7)),
    Line("falls to a quarter", falls(steady)),
    Line("falls to a quarter, clustered", falls(clustered(1))),
    Line("falls, and check-ins fade", falls(steady), checked=np.linspace(1.2, 0.4, DAYS)),
    Line("skips bad days", steady, bad=0.5),
    Line("skips bad days a little", steady, bad=0.75),
    Line("skips good days", steady, good=0.6),
)


@dataclass(frozen=True)
class Result:
    """One line of the table, as shares of all its diaries."""

    name: str
    weekly: float
    shown: float
    exact: float
    window: float
    lasting: float
    wide: float
    floor: float
    change: float

    def __str__(self) -> str:
        shares = (self.exact, self.window, self.lasting, self.wide, self.floor, self.change)
        told = " ".join(f"{share:7.3f}" for share in shares)
        return f"{self.name:32} {self.weekly:4} {self.shown:6.2f} {told}"


HEAD = f"{'':37} shown   exact  window lasting    wide   floor  change"


def simulate(line: Line, weekly: float, diaries: int, seed: int = 5) -> Result:
    """So many diaries of a line through the program's own counting and its own sentence."""
    chance = np.random.default_rng([seed, len(line.name), int(10 * weekly)])
    shown, counts = [], np.zeros(6)
    for _ in range(diaries):
        daily = line.path(chance) * weekly / 7
        chart = main_chart(history(line, daily, chance), "26-weeks", TODAY)
        if chart.rate is None:
            raise AssertionError("a diary of half a year has a rate")
        window = 7 * daily.mean()
        shown.append((chart.rate.value, window))
        counts += _holds(chart, window, weekly)
    told = np.array(shown).sum(axis=0)
    return Result(line.name, weekly, told[0] / told[1], *(counts / diaries))


def history(line: Line, daily: Any, chance: Any) -> History:
    """A diary by the line: what happened, which days are confirmed, what is noted on others."""
    events = chance.poisson(daily)
    likely = CONFIRMED * line.checked * np.where(events > 0, line.bad, line.good)
    sure = chance.random(DAYS) < likely
    noted = np.where(sure, events, chance.binomial(events, NOTED))
    days = [FIRST + timedelta(days=n) for n in range(DAYS)]
    kept = {day: int(n) for day, n in zip(days, noted, strict=True) if n}
    confirmed = frozenset(day for day, said in zip(days, sure, strict=True) if said)
    return History(confirmed, kept, {}, {}, {})


def _holds(chart: MainChart, window: float, weekly: float) -> Any:
    found = chart.rate
    assert found is not None
    exact = rate(found.events, found.days)
    unknown = chart.unknown or (found.low, found.high)
    return np.array(
        [
            exact.low <= window <= exact.high,
            found.low <= window <= found.high,
            found.low <= weekly <= found.high,
            unknown[0] <= window <= unknown[1],
            chart.floor_first,
            CHANGE in comparison_sentence(chart.comparison, WORDS),
        ]
    )


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    print(HEAD)
    for one in LINES:
        for often in (0.5, 1.5, 4):
            print(simulate(one, often, many), flush=True)
