"""How often I felt the urge and stayed: a number and a bar."""

from __future__ import annotations

from nearward.charts.chart import PATTERNS, Chart, ChartSpan, Listed, Plot, Sentence
from nearward.charts.style import Drawn, Style, new_axes, new_figure
from nearward.i18n import N_, Translator
from nearward.insight.history import History

TITLE = N_("How often I stayed")


def numbers(history: History, span: ChartSpan) -> int:
    """How many times, up to the last day."""
    return sum(n for day, n in history.stayed.items() if day <= span.today)


def _figure(times: int, words: Translator, style: Style) -> Drawn:
    figure = new_figure(style)
    new_axes(figure, style, 34, 10, 12, 26).bar([0], [times])
    return Drawn(figure, [], _said(times, words))


def _said(times: int, words: Translator) -> str:
    return words.plural("You stayed {n} time.", "You stayed {n} times.", times)


def _rows(times: int, words: Translator) -> Listed:
    return (words("Stayed"),), [(str(times),)]


CHART = Chart(
    id="stayed",
    page=PATTERNS,
    title=TITLE,
    numbers=numbers,
    plots=(
        Plot(
            id="stayed",
            name=TITLE,
            table=N_("Staying as numbers"),
            height=120,
            figure=_figure,
            rows=_rows,
        ),
    ),
    said=(Sentence(_said),),
)
