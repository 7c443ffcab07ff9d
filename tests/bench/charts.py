"""The main chart against empty axes with labels, of the same size."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from tests.bench.ratios import Ratio, compare, timed

from nearward.charts.figures.months import months_figure
from nearward.charts.figures.weeks import weeks_figure
from nearward.charts.style import Style, dress_ticks, load, new_axes, new_figure
from nearward.i18n import Translator
from nearward.insight.history import History
from nearward.insight.main_chart import main_chart

ROUNDS = 21
TODAY = date(2026, 11, 23)
TOKENS = "sheet line ink ink_soft ember ember_ink ember_soft edge faint"
COLOURS = dict.fromkeys(TOKENS.split(), "#335577")


def measure() -> list[Ratio]:
    """First drawing and drawing again, for six months and for twenty years."""
    load()
    style = Style(960, 226, COLOURS)
    words = Translator("en")
    found = []
    for name, range_id, years in (("6 months", "26-weeks", 1), ("20 years", "all", 20)):
        chart = main_chart(_history(years), range_id, TODAY, 0)
        for kind, make in (("weeks", weeks_figure), ("months", months_figure)):
            draw = partial(make, chart, words, style)
            what = f"{kind} of {name}"
            found.append(
                compare(
                    f"first chart, {what} / empty axes",
                    timed(partial(_drawn_by, draw)),
                    timed(lambda: _drawn(_empty(style))),
                    ROUNDS,
                    4,
                )
            )
            full, empty = draw().figure, _empty(style)
            found.append(
                compare(
                    f"redraw, {what} / empty axes",
                    timed(partial(_drawn, full)),
                    timed(partial(_drawn, empty)),
                    ROUNDS,
                    1.5,
                )
            )
    return found


def _drawn(figure: Any) -> None:
    figure.canvas.draw()


def _drawn_by(draw: Callable[[], Any]) -> None:
    _drawn(draw().figure)


def _empty(style: Style) -> Any:
    figure = new_figure(style)
    axes = new_axes(figure, style, 34, 10, 12, 26)
    axes.set_xlim(0, 26)
    axes.set_ylim(0, 5)
    axes.set_xticks([n + 0.5 for n in range(0, 26, 2)])
    axes.set_xticklabels(["30 Sep"] * 13)
    axes.set_yticks(range(6))
    dress_ticks(axes, style)
    return figure


def _history(years: int) -> History:
    chance = random.Random(years)
    first = TODAY - timedelta(days=365 * years)
    days = [first + timedelta(days=n) for n in range(365 * years)]
    said = frozenset(day for day in days if chance.random() < 0.7)
    moments = Counter(chance.choices(days, k=len(days) // 3))
    return History(said, moments, {}, {}, {})
