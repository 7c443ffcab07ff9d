"""The figures of Patterns against empty axes with labels, of the same size."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import cycle
from time import process_time
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from tests.bench.ratios import Measure, Ratio, compare, of

from nearward.charts.chart import PATTERNS, ChartSpan, Plot
from nearward.charts.style import Style, dress_ticks, load, new_axes, new_figure
from nearward.charts.table import charts_of
from nearward.i18n import Translator
from nearward.insight.history import Back, History, Noted
from nearward_ui.kit.charts.chart_view import ChartView
from nearward_ui.kit.theme import TOKENS, Theme

ROUNDS = 9
TODAY = date(2026, 11, 23)
WIDTH = 960
#: moments of twenty years
MOMENTS = 10_000
WORDS = Translator("en")


def measure() -> Iterator[Ratio]:
    """First drawing, drawing again and pointing, for half a year and for twenty years."""
    load()
    app = QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    for name, range_id, history in (
        ("6 months", "26-weeks", _history(1, MOMENTS // 20)),
        ("20 years", "all", _history(20, MOMENTS)),
    ):
        for chart in charts_of(PATTERNS):
            numbers = chart.numbers(history, ChartSpan(range_id, TODAY))
            for plot in chart.plots:
                if plot.is_shown(numbers):
                    yield from _of(plot, numbers, f"{plot.id} of {name}", app)
    yield _loading()


def _of(plot: Plot[Any], numbers: Any, what: str, app: Any) -> Iterator[Ratio]:
    style = Style(WIDTH, plot.high(numbers), TOKENS["light"])
    draw = partial(plot.figure, numbers, WORDS, style)
    empty, full = _empty(style), draw().figure
    bare = _timed(partial(_drawn, empty))
    first = _timed(lambda: _drawn(_empty(style)))
    yield compare(f"first, {what} / empty axes", _timed(partial(_drawn_by, draw)), first, ROUNDS, 4)
    yield compare(f"redraw, {what} / empty axes", _timed(partial(_drawn, full)), bare, ROUNDS, 1.5)
    view = ChartView("bench", Theme("light", 100), style.height)
    view.resize(WIDTH, style.height)
    view.show()
    view.show_chart(partial(plot.figure, numbers, WORDS))
    while view.is_drawing:
        app.processEvents()
    places = cycle([QPointF(30 + 7.3 * n, style.height / 2) for n in range(120)])

    def hover() -> None:
        view._point_at(next(places))
        view.repaint()

    yield compare(f"hover, {what} / empty axes", _timed(hover), bare, ROUNDS * 8, 0.05)
    view.close()


def _loading() -> Ratio:
    """The longest stall of the window in milliseconds, while the library loads beside it."""
    command = [sys.executable, "-m", "tests.bench.loading"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    return of(
        "stall while the chart library loads, ms / 1 ms", float(told.stdout) / 1000, 0.001, 50
    )


def _timed(work: Callable[[], object]) -> Measure:
    """The seconds of the processor: what else runs on the machine does not count."""

    def once() -> float:
        start = process_time()
        work()
        return process_time() - start

    return once


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


def _history(years: int, count: int) -> History:
    """So many moments, seven of ten days confirmed."""
    chance = random.Random(years)
    days = [TODAY - timedelta(days=n) for n in range(1, 365 * years)]
    outcomes = ["withdrew", "withdrew", "partly", "stayed", "paused_told", None]
    noted = []
    for n, day in enumerate(chance.choices(days, k=count)):
        outcome = chance.choice(outcomes)
        back = Back("reconnected", chance.lognormvariate(0, 1.5), n % 9 == 0)
        noted.append(
            Noted(
                day=day,
                kind="pull" if outcome else "approach",
                outcome=outcome,
                trigger=f"T0{chance.randrange(1, 10)}",
                behaviour=(f"B0{chance.randrange(1, 10)}",),
                back=back if outcome == "withdrew" and n % 4 else None,
                id=n + 1,
            )
        )
    return History.of(noted, (day for day in days if chance.random() < 0.7))
