"""All charts, in the order in which they are shown. A new chart is a file, and a row here."""

from __future__ import annotations

from typing import Any

from nearward.charts import (
    before_after,
    beliefs,
    coming_back,
    feared_happened,
    ratings,
    signs,
    staying,
    triggers,
    weeks,
)
from nearward.charts.chart import PAGES, Chart
from nearward.domain.rows import RowError, refuse_bad_ids

FILE = "desktop/nearward/charts/table.py"


def checked(charts: tuple[Chart[Any, Any], ...]) -> tuple[Chart[Any, Any], ...]:
    """The charts, when all of them can be shown; raises RowError."""
    refuse_bad_ids(FILE, [chart.id for chart in charts])
    pictures: set[str] = set()
    for number, chart in enumerate(charts, 1):
        reason = _wrong(chart, pictures)
        if reason:
            raise RowError(FILE, number, chart.id, reason)
        pictures |= {plot.id for plot in chart.plots}
    return charts


def _wrong(chart: Chart[Any, Any], pictures: set[str]) -> str:
    """What is wrong with a chart, if anything; `pictures`: the ids that are taken."""
    if chart.page not in PAGES:
        return f"no page shows the charts of {chart.page!r}"
    if not chart.title:
        return "the title is missing"
    if not chart.plots or chart.plots[0].id != chart.id:
        return "the first drawing has the id of its chart"
    for plot in chart.plots:
        if plot.id in pictures:
            return f"another chart has a drawing {plot.id}"
        if not (plot.name and plot.table and plot.height > 0):
            return f"the drawing {plot.id} has no name, no name of its table, or no height"
    if len({plot.id for plot in chart.plots}) < len(chart.plots):
        return "two of its drawings have the same id"
    return ""


CHARTS = checked(
    (
        staying.CHART,
        weeks.CHART,
        triggers.CHART,
        coming_back.CHART,
        ratings.CHART,
        beliefs.CHART,
        feared_happened.CHART,
        before_after.CHART,
        signs.CHART,
    )
)


def charts_of(page: str) -> tuple[Chart[Any, Any], ...]:
    """The charts that a page shows."""
    return tuple(chart for chart in CHARTS if chart.page == page)
