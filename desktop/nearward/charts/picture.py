"""A chart as a picture on the disk; made only when it is asked for."""

from __future__ import annotations

from pathlib import Path

from nearward.charts.months import months_figure
from nearward.charts.style import Style
from nearward.charts.weeks import weeks_figure
from nearward.i18n import Translator
from nearward.insight.main_chart import MainChart

CHARTS = {"main": weeks_figure, "months": months_figure}


def write_picture(
    chart_id: str, chart: MainChart, words: Translator, style: Style, path: Path
) -> None:
    """Write the chart `chart_id` (a key of CHARTS) as PNG, without any metadata."""
    drawn = CHARTS[chart_id](chart, words, style)
    drawn.figure.savefig(path, format="png", dpi=drawn.figure.dpi, metadata={"Software": None})
