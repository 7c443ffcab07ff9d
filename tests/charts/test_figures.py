"""Figures: every bar and label inside, nothing unknown drawn as zero, no pyplot."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from nearward.charts.main import months_figure, weeks_figure
from nearward.charts.picture import CHARTS, write_picture
from nearward.charts.style import Drawn, Style, count_ticks
from nearward.insight.history import History
from nearward.insight.main_chart import RANGES, MainChart, main_chart
from nearward.words import Words

TODAY = date(2026, 11, 23)
WORDS = Words("en")
COLOURS = {
    "sheet": "#FFFFFF",
    "line": "#E4DCCF",
    "ink": "#2B2A33",
    "ink_soft": "#625D6B",
    "ember": "#C2603A",
    "ember_ink": "#8F3F20",
    "ember_soft": "#F7E6DC",
    "edge": "#8C8273",
}


def made(range_id: str = "6-months", most: int = 7) -> MainChart:
    first = TODAY - timedelta(days=400)
    sure = frozenset(first + timedelta(days=n) for n in range(400) if n % 9 < 6 and n // 30 != 9)
    events = {first + timedelta(days=n): 1 + n % most for n in range(0, 400, 11) if n // 30 != 9}
    return main_chart(History(sure, events, {}, {}, {}), range_id, TODAY)


def pixels(drawn: Drawn) -> np.ndarray:
    canvas = drawn.figure.canvas
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[:, :, :3]  # type: ignore[attr-defined]


@pytest.mark.parametrize("range_id", list(RANGES))
@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("most", [1, 7, 400])
def test_nothing_is_cut_off(range_id: str, scale: float, most: int) -> None:
    style = Style(700, int(226 * scale), COLOURS, scale)
    chart = made(range_id, most)
    for drawn in (weeks_figure(chart, WORDS, style), months_figure(chart, WORDS, style)):
        image = pixels(drawn)
        assert image.shape[:2] == (style.height, style.width)
        edges = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])
        assert (edges == 255).all(), "something touches the edge of the figure"
        axes = drawn.figure.axes[0]
        top = axes.get_ylim()[1]
        assert axes.patches or axes.collections
        shapes = [patch.get_path() for patch in axes.patches]
        for path in shapes + [p for some in axes.collections for p in some.get_paths()]:
            assert path.vertices[:, 1].max() <= top
        renderer = drawn.figure.canvas.get_renderer()  # type: ignore[attr-defined]
        shown = [
            label.get_window_extent(renderer)
            for label in axes.get_xticklabels()
            if label.get_text()
        ]
        for left, right in pairwise(shown):
            assert left.x1 <= right.x0, "labels run into each other"


def test_an_unknown_week_has_dots_and_no_bar() -> None:
    chart = main_chart(History(frozenset(), {}, {}, {}, {}), "4-weeks", TODAY)
    drawn = weeks_figure(chart, WORDS, Style(600, 226, COLOURS))
    assert all(spot.said.endswith("not known") for spot in drawn.spots)
    (unknown,) = drawn.figure.axes[0].patches
    assert unknown.get_path().vertices[:, 0].tolist() == [0, 4, 4, 0, 0]
    assert unknown.get_hatch() == "..."


def test_confirmed_and_other_days_are_told_apart_by_shape() -> None:
    day = date(2026, 11, 10)
    history = History(frozenset([day]), {day: 2, date(2026, 11, 12): 1}, {}, {}, {})
    drawn = weeks_figure(main_chart(history, "4-weeks", TODAY), WORDS, Style(600, 226, COLOURS))
    solid, hatched = drawn.figure.axes[0].patches[:2]
    heights = [patch.get_path().vertices[:, 1] for patch in (solid, hatched)]
    assert [(high.min(), high.max()) for high in heights] == [(0, 2), (2, 3)]
    assert hatched.get_hatch()
    assert not solid.get_hatch()


def test_no_line_joins_months() -> None:
    axes = months_figure(made("year"), WORDS, Style(700, 210, COLOURS)).figure.axes[0]
    assert [line.get_linestyle() for line in axes.lines] == ["None"]


@pytest.mark.parametrize("top", [0, 1, 3, 5, 6, 11, 49, 400, 9000])
def test_ticks_are_few_and_whole(top: int) -> None:
    ticks = count_ticks(top)
    assert ticks[0] == 0
    assert ticks[-1] >= top
    assert len(ticks) <= 7
    assert all(isinstance(tick, int) for tick in ticks)


@pytest.mark.parametrize("chart_id", list(CHARTS))
def test_a_picture_holds_no_metadata(chart_id: str, tmp_path: Path) -> None:
    path = tmp_path / "chart.png"
    write_picture(chart_id, made(), WORDS, Style(700, 226, COLOURS), path)
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert b"tEXt" not in data
    assert b"matplotlib" not in data.lower()


def test_no_pyplot_and_the_list_of_fonts_in_our_folder(tmp_path: Path) -> None:
    code = (
        "import sys; from nearward.charts import style; style.load();"
        "assert 'matplotlib.pyplot' not in sys.modules;"
        "import os; print(os.environ['MPLCONFIGDIR'])"
    )
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    found = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip().startswith(str(tmp_path))
    written = [p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file()]
    assert {p.parent for p in written} <= {Path(".local/share/nearward/charts")}
