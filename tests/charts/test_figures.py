"""Figures: every bar and label inside, nothing unknown drawn as zero, no pyplot."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.collections import Collection
from matplotlib.colors import to_hex
from matplotlib.patches import Patch
from matplotlib.path import Path as Outline
from matplotlib.text import Text
from tests.narrowed import instance, present

from nearward.charts.chart import Plot
from nearward.charts.figures.months import months_figure
from nearward.charts.figures.weeks import weeks_figure
from nearward.charts.picture import write_picture
from nearward.charts.style import Drawn, Style, count_ticks
from nearward.charts.weeks import CHART
from nearward.i18n import Translator
from nearward.insight.history import History
from nearward.insight.main_chart import RANGES, MainChart, main_chart

TODAY = date(2026, 11, 23)
WORDS = Translator("en")
COLOURS = {
    "sheet": "#FFFFFF",
    "line": "#E4DCCF",
    "ink": "#2B2A33",
    "ink_soft": "#625D6B",
    "ember": "#C2603A",
    "ember_ink": "#8F3F20",
    "ember_soft": "#F7E6DC",
    "edge": "#8C8273",
    "faint": "#CFC6B8",
}


def made(range_id: str = "26-weeks", most: int = 7) -> MainChart:
    first = TODAY - timedelta(days=400)
    sure = frozenset(first + timedelta(days=n) for n in range(400) if n % 9 < 6 and n // 30 != 9)
    events = {first + timedelta(days=n): 1 + n % most for n in range(0, 400, 11) if n // 30 != 9}
    return main_chart(History(sure, events, {}, {}, {}), range_id, TODAY)


def pixels(drawn: Drawn) -> np.ndarray:
    canvas: Any = drawn.figure.canvas
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[:, :, :3]


def corners(path: Outline) -> np.ndarray:
    return np.asarray(path.vertices)


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
            assert corners(path)[:, 1].max() <= top
        canvas: Any = drawn.figure.canvas
        renderer = canvas.get_renderer()
        shown = [
            label.get_window_extent(renderer)
            for label in axes.get_xticklabels()
            if label.get_text()
        ]
        for left, right in pairwise(shown):
            assert left.x1 <= right.x0, "labels run into each other"


def drawn_weeks(history: History, range_id: str = "12-weeks", width: int = 960) -> Drawn:
    return weeks_figure(main_chart(history, range_id, TODAY), WORDS, Style(width, 250, COLOURS))


def texts(drawn: Drawn) -> list[str]:
    found = [instance(Text, one) for one in drawn.figure.findobj(Text)]
    return [text.get_text() for text in found if text.get_text()]


def rings(drawn: Drawn, colour: str) -> list[float]:
    """Where rings of a colour stand on the zero line."""
    return [
        float(x)
        for line in drawn.figure.axes[0].lines
        if line.get_marker() == "o" and line.get_markeredgecolor() == COLOURS[colour]
        for x in np.asarray(line.get_xdata())
    ]


def test_an_unknown_week_is_empty_under_a_thin_bracket() -> None:
    known = [date(2026, 11, 3), date(2026, 11, 18)]
    drawn = drawn_weeks(History(frozenset(known), {date(2026, 10, 13): 1}, {}, {}, {}), "26-weeks")
    unknown = [spot.said for spot in drawn.spots if spot.said.endswith("not known")]
    assert [said.partition(":")[0] for said in unknown] == [
        "Week of 19 Oct",
        "Week of 26 Oct",
        "Week of 9 Nov",
    ]
    assert "not known" in texts(drawn)
    several = [lines.get_paths() for lines in drawn.figure.axes[0].collections]
    (brackets,) = [paths for paths in several if len(paths) == 2]
    assert max(corners(path)[:, 1].max() for path in brackets) < 0.4, "they keep to the ground"
    ends = [(corners(path)[:, 0].min(), corners(path)[:, 0].max()) for path in brackets]
    assert [(int(a), int(b)) for a, b in ends] == [(1, 2), (4, 4)]
    patches = [one for one in drawn.figure.findobj() if isinstance(one, Patch | Collection)]
    assert patches
    for patch in patches:
        assert not patch.get_hatch(), "nothing is hatched or dotted"


def test_nothing_is_drawn_before_the_diary_begins() -> None:
    drawn = drawn_weeks(History(frozenset([date(2026, 11, 18)]), {}, {}, {}, {}), "26-weeks")
    assert len(drawn.spots) == 2
    assert "not known" not in texts(drawn)


def test_a_quiet_week_has_a_ring_and_a_hardly_known_one_a_small_pale_one() -> None:
    quiet = [date(2026, 11, 9) + timedelta(days=n) for n in range(4)]
    few = [date(2026, 11, 2) + timedelta(days=n) for n in range(3)]
    drawn = drawn_weeks(History(frozenset(quiet + few), {}, {}, {}, {}))
    assert rings(drawn, "ink") == [1.5]
    assert 0.5 in rings(drawn, "edge")
    assert "none" in texts(drawn)


def test_the_week_that_is_not_over_is_grey_and_says_so_far() -> None:
    monday = date(2026, 11, 23)
    for today, events in ((monday, {monday: 2}), (date(2026, 11, 26), {monday: 2})):
        history = History(frozenset([date(2026, 11, 16), monday]), events, {}, {}, {})
        chart = main_chart(history, "12-weeks", today)
        drawn = weeks_figure(chart, WORDS, Style(960, 250, COLOURS))
        (bar,) = drawn.figure.axes[0].patches
        assert corners(bar.get_path())[:, 1].max() == pytest.approx(2, abs=0.05)
        assert to_hex(bar.get_edgecolor()) == COLOURS["edge"].lower()
        assert to_hex(bar.get_facecolor()) == COLOURS["sheet"].lower()
        assert "so far" in texts(drawn)
        assert "on days not confirmed" not in " ".join(texts(drawn)).replace("\n", " ")


def test_confirmed_and_other_days_are_told_apart_by_shape() -> None:
    day = date(2026, 11, 10)
    drawn = drawn_weeks(History(frozenset([day]), {day: 2, date(2026, 11, 12): 1}, {}, {}, {}))
    solid, outline = drawn.figure.axes[0].patches[:2]
    heights = [corners(patch.get_path())[:, 1] for patch in (solid, outline)]
    assert [(high.min(), high.max()) for high in heights] == [
        (0, 2),
        pytest.approx((2, 3), abs=0.05),
    ]
    assert to_hex(solid.get_facecolor()) == COLOURS["ember"].lower()
    assert to_hex(outline.get_facecolor()) == COLOURS["sheet"].lower()
    assert to_hex(outline.get_edgecolor()) == COLOURS["ember"].lower()


def test_a_tick_for_each_day_that_is_over_long_where_it_is_confirmed() -> None:
    first = date(2026, 11, 11)
    sure = [first, first + timedelta(days=1), date(2026, 11, 17)]
    drawn = drawn_weeks(History(frozenset(sure), {}, {}, {}, {}))
    strip = drawn.figure.axes[1]
    pale, dark = (corners(patch.get_path()).reshape(-1, 5, 2) for patch in strip.patches)
    # Wednesday to Sunday, then a week; nothing for Monday and Tuesday before, nor for today
    assert len(pale) + len(dark) == 5 + 7
    assert len(dark) == 3
    assert dark[:, :, 1].max() > 3 * pale[:, :, 1].max()
    colours = [to_hex(patch.get_facecolor()) for patch in strip.patches]
    assert colours == [COLOURS["faint"].lower(), COLOURS["ink"].lower()]


@pytest.mark.parametrize("width", [620, 700, 960, 1156])
@pytest.mark.parametrize("range_id", list(RANGES))
def test_a_day_stands_at_the_same_place_in_both_figures(range_id: str, width: int) -> None:
    chart = made(range_id)
    pair = [
        figure(chart, WORDS, Style(width, 240, COLOURS)) for figure in (weeks_figure, months_figure)
    ]
    places = [drawn.figure.axes[0].get_position() for drawn in pair]
    assert places[0].x0 == pytest.approx(places[1].x0)
    assert places[0].x1 == pytest.approx(places[1].x1)
    assert pair[0].figure.axes[0].get_xlim() == pair[1].figure.axes[0].get_xlim()
    last_of_july = (date(2026, 8, 1) - chart.weeks[0].first).days / 7
    if range_id == "26-weeks":
        x = [spot.x for spot in pair[1].spots]
        pitch = pair[0].spots[0].width
        assert any(one == pytest.approx(46 + last_of_july * pitch, abs=0.01) for one in x)


def test_what_is_not_known_is_never_the_loudest() -> None:
    """A week of which nothing is known has less ink than a quiet one, a bar or an outline."""
    first = date(2026, 8, 31)
    sure = {first + timedelta(days=n) for n in range(70) if n // 7 % 3 != 2}
    events = {day: 1 for day in sure if (day - first).days % 21 == 0}
    events |= {first + timedelta(days=77): 1}
    drawn = drawn_weeks(History(frozenset(sure), events, {}, {}, {}), "26-weeks")
    weeks = main_chart(History(frozenset(sure), events, {}, {}, {}), "26-weeks", TODAY).weeks
    image = 255 - pixels(drawn).astype(int).mean(axis=2)
    ink: dict[str, list[float]] = {"unknown": [], "known": []}
    for week, spot in zip(weeks, drawn.spots, strict=True):
        x, y = int(spot.x), int(spot.y)
        part = image[y : y + int(spot.height), x : x + int(spot.width)]
        if not week.known or week.total or week.quiet:
            ink["known" if week.known else "unknown"].append(part.sum())
    assert len(ink["unknown"]) >= 3
    assert max(ink["unknown"]) < min(ink["known"])


def test_twenty_years_have_no_ring_and_no_outline_too_small_to_be_seen() -> None:
    first = TODAY - timedelta(days=7000)
    sure = frozenset(first + timedelta(days=n) for n in range(7000) if n % 10 < 7)
    events = {first + timedelta(days=n): 1 for n in range(0, 7000, 23)}
    chart = main_chart(History(sure, events, {}, {}, {}), "all", TODAY)
    drawn = weeks_figure(chart, WORDS, Style(960, 250, COLOURS))
    axes = drawn.figure.axes[0]
    assert rings(drawn, "ink") == []
    pale, solid, quiet = axes.patches
    assert present(pale.get_alpha()) < 0.5
    assert solid.get_alpha() is None
    assert to_hex(quiet.get_facecolor()) == COLOURS["ink"].lower()
    assert len(axes.get_xticklabels()) <= 11
    assert "none in that week" not in texts(drawn)


def test_no_line_joins_months() -> None:
    axes = months_figure(made("52-weeks"), WORDS, Style(700, 210, COLOURS)).figure.axes[0]
    with_dots = [line for line in axes.lines if line.get_marker() == "o"]
    assert with_dots
    assert {line.get_linestyle() for line in with_dots} == {"None"}


def test_the_month_that_is_not_over_is_hollow() -> None:
    chart = made()
    assert chart.months[-1].running
    axes = months_figure(chart, WORDS, Style(960, 176, COLOURS)).figure.axes[0]
    dots = {
        line.get_markerfacecolor(): len(np.asarray(line.get_xdata())) for line in axes.lines[-4:-1]
    }
    rated = [month for month in chart.months if month.rate is not None]
    assert dots[COLOURS["ember"]] == len([m for m in rated if not m.running])
    assert dots[COLOURS["sheet"]] == len([m for m in rated if m.running]) == 1


@pytest.mark.parametrize("top", [0, 1, 3, 5, 6, 11, 49, 400, 9000, 123_456, 10**9])
def test_ticks_are_few_and_whole(top: int) -> None:
    ticks = count_ticks(top)
    assert ticks[0] == 0
    assert ticks[-1] >= top
    assert len(ticks) <= 7
    assert all(isinstance(tick, int) for tick in ticks)


def test_an_axis_of_millions_says_so() -> None:
    first = TODAY - timedelta(days=170)
    sure = frozenset(first + timedelta(days=n) for n in range(170))
    chart = main_chart(History(sure, dict.fromkeys(sure, 10**6), {}, {}, {}), "26-weeks", TODAY)
    for figure in (weeks_figure, months_figure):
        drawn = figure(chart, WORDS, Style(960, 250, COLOURS))
        image = pixels(drawn)
        assert (np.concatenate([image[:, 0], image[0]]) == 255).all()
        labels = [label.get_text() for label in drawn.figure.axes[0].get_yticklabels()]
        assert labels == ["0", "2e6", "4e6", "6e6", "8e6"]


@pytest.mark.parametrize("plot", CHART.plots, ids=[plot.id for plot in CHART.plots])
def test_a_picture_holds_no_metadata(plot: Plot[MainChart], tmp_path: Path) -> None:
    path = tmp_path / "chart.png"
    write_picture(plot.figure(made(), WORDS, Style(700, 226, COLOURS)), path)
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert b"tEXt" not in data
    assert b"matplotlib" not in data.lower()


def test_no_pyplot_and_the_list_of_fonts_in_our_folder(tmp_path: Path) -> None:
    code = (
        "import sys; from nearward.charts import style; style.load();"
        "assert 'matplotlib.pyplot' not in sys.modules;"
        # all that a first figure needs is there, so that the window does not wait for it
        "assert 'matplotlib.backends.backend_agg' in sys.modules;"
        "assert 'matplotlib.lines' in sys.modules;"
        "import os; print(os.environ['MPLCONFIGDIR'])"
    )
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    found = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip().startswith(str(tmp_path))
    written = [p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file()]
    assert {p.parent for p in written} <= {Path(".local/share/nearward/charts")}
