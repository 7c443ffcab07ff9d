"""Under four weeks: a column a day, from the first day on; nothing is cut off or runs together."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from matplotlib.text import Text
from tests.narrowed import instance

from nearward.charts.figures.first_days import first_days_figure
from nearward.charts.style import Drawn, Style
from nearward.charts.weeks import CHART
from nearward.i18n import Translator
from nearward.insight.history import History
from nearward.insight.main_chart import MainChart, main_chart
from nearward_ui.kit.theme import TOKENS

TODAY = date(2026, 11, 24)
WORDS = Translator("en")
NINE = frozenset(date(2026, 11, n) for n in (15, 16, 18, 19, 21, 23))


def chart(days: frozenset[date], events: dict[date, int]) -> MainChart:
    return main_chart(History(days, events, {}, {}, {}), "all", TODAY)


def of_three_weeks(most: int) -> MainChart:
    first = TODAY - timedelta(days=15)
    sure = frozenset(first + timedelta(days=n) for n in range(0, 15, 2))
    return chart(sure, {first + timedelta(days=n): 1 + n % most for n in range(0, 16, 3)})


CHARTS = {
    "nothing": chart(frozenset(), {}),
    "one event": chart(frozenset(), {TODAY - timedelta(days=3): 1}),
    "nine days": chart(NINE, {date(2026, 11, 16): 1, date(2026, 11, 20): 1}),
    "500 in a day": chart(NINE, {date(2026, 11, 18): 500}),
    "all unknown but the first": chart(frozenset([date(2026, 11, 9)]), {}),
    "three weeks": of_three_weeks(9),
}


def boxes(drawn: Drawn) -> list[Any]:
    canvas: Any = drawn.figure.canvas
    renderer = canvas.get_renderer()
    found = [instance(Text, one) for one in drawn.figure.findobj(Text)]
    told = [text.get_window_extent(renderer) for text in found if text.get_text()]
    # labels of axes that are not shown have no place
    return [one for one in told if one.width > 1]


def texts(drawn: Drawn) -> list[str]:
    found = [instance(Text, one) for one in drawn.figure.findobj(Text)]
    return [text.get_text() for text in found if text.get_text()]


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("width", [560, 700, 960, 1200])
@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
def test_nothing_is_cut_off_or_runs_together(name: str, width: int, scale: float) -> None:
    style = Style(width, round(212 * scale), TOKENS["light"], scale)
    drawn = first_days_figure(CHARTS[name], WORDS, style)
    canvas: Any = drawn.figure.canvas
    canvas.draw()
    image = np.asarray(canvas.buffer_rgba())[:, :, :3]
    assert image.shape[:2] == (style.height, style.width)
    edges = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])
    assert (edges == image[0, 0]).all(), "something touches the edge of the figure"
    found = boxes(drawn)
    assert min(one.x0 for one in found) >= 0
    assert max(one.x1 for one in found) <= width
    days = sorted((one for one in found if one.y1 < found_low(style)), key=lambda one: one.x0)
    for left, right in pairwise(days):
        assert left.x1 <= right.x0, "dates run into each other"


def found_low(style: Style) -> float:
    """Pixels from the foot below which only the line of the dates stands."""
    return style.px(22)


def test_a_column_a_day_from_the_first_day_on() -> None:
    drawn = first_days_figure(CHARTS["nine days"], WORDS, Style(960, 212, TOKENS["light"]))
    assert [spot.said for spot in drawn.spots][:4] == [
        "Sun, 15 Nov: confirmed, none",
        "Mon, 16 Nov: once",
        "Tue, 17 Nov: not known",
        "Wed, 18 Nov: confirmed, none",
    ]
    assert len(drawn.spots) == 10, "today too, and nothing before the first day"
    assert "Fri, 20 Nov: once, day not confirmed" in [spot.said for spot in drawn.spots]
    assert texts(drawn).count("not known") == 2
    assert drawn.said.startswith("How often I pulled away, day by day: 2 in 10 days, 2 days not")


@pytest.mark.parametrize(("ago", "is_young"), [(0, True), (15, True), (16, False)])
def test_weeks_from_the_fourth_on(ago: int, is_young: bool) -> None:
    # 24 November is a Tuesday: its week and the two before begin 15 days ago
    found = chart(frozenset([TODAY - timedelta(days=ago)]), {})
    shown = {plot.id for plot in CHART.plots if plot.is_shown(found)}
    assert shown - {"months"} == ({"first-days"} if is_young else {"weeks", "days"})
    said = [sentence.said(found, WORDS) for sentence in CHART.said]
    assert ("Days for now; weeks are shown from the fourth week on." in said) is is_young
    assert ("The last 12 weeks and the 12 before" in said) is not is_young
