"""A figure traced for paper: the same marks at the same places as it has in dots."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from matplotlib.text import Text
from PIL import Image, ImageDraw
from tests.insight.noted import TODAY, history, noted

from nearward.charts import staying, weeks
from nearward.charts.chart import Chart, ChartSpan
from nearward.charts.outlines import CLOSE, CURVE, Letters, Outline, Traced
from nearward.charts.style import Drawn, Style
from nearward.charts.traced import GREYS, traced
from nearward.i18n import Translator
from nearward_ui.kit.theme import TOKENS

WORDS = Translator("en")
SPAN = ChartSpan("26-weeks", TODAY)
HISTORY = history(
    [
        *(noted(n, "withdrew") for n in range(3, 170, 9)),
        *(noted(n, "stayed") for n in range(5, 170, 13)),
        *(noted(n, "paused_told") for n in range(7, 170, 31)),
    ],
    [n for n in range(1, 170) if n % 4 and not 60 < n < 90],
)


def drawn(plot_id: str) -> Drawn:
    chart: Chart[Any, Any] = staying.CHART if plot_id == "staying" else weeks.CHART
    plot = next(plot for plot in chart.plots if plot.id == plot_id)
    return plot.figure(chart.numbers(HISTORY, SPAN), WORDS, Style(760, 210, GREYS))


@cache
def of(plot_id: str) -> Traced:
    return traced(drawn(plot_id))


def dots(figure: Drawn) -> np.ndarray:
    canvas = figure.figure.canvas
    canvas.draw()
    return np.asarray(canvas.buffer_rgba()).astype(int)[:, :, 0]  # type: ignore[attr-defined]


@pytest.mark.parametrize("plot_id", ["staying", "weeks", "months"])
def test_what_is_filled_is_filled_in_both(plot_id: str) -> None:
    """Each filled shape, painted by another library, is dark where the figure's dots are."""
    seen = dots(drawn(plot_id))
    found = 0
    for mark in of(plot_id).marks:
        if not isinstance(mark, Outline) or mark.fill not in (GREYS["ember"], GREYS["tide"]):
            continue
        for corners in closed(mark):
            image = Image.new("L", (760, 210))
            ImageDraw.Draw(image).polygon(corners, fill=1)
            inside = np.asarray(image).astype(bool)
            if inside.sum() > 30:
                found += 1
                assert np.median(seen[inside]) < 120
    assert found > 3


def closed(mark: Outline) -> list[list[tuple[float, float]]]:
    """The corners of its closed shapes; of a curve the end of each piece."""
    shapes: list[list[tuple[float, float]]] = [[]]
    for piece in mark.pieces:
        if piece.does == CLOSE:
            shapes.append([])
        else:
            x, y = piece.at[-2:]
            shapes[-1].append((x, y))
    return [shape for shape in shapes if len(shape) > 2]


@pytest.mark.parametrize("plot_id", ["staying", "weeks", "months"])
def test_all_words_stay_words_and_lie_inside(plot_id: str) -> None:
    figure = drawn(plot_id)
    texts = [text for text in figure.figure.findobj(Text) if isinstance(text, Text)]
    wanted = [line for text in texts for line in text.get_text().split("\n")]
    found = traced(figure)
    letters = [mark for mark in found.marks if isinstance(mark, Letters)]
    assert {mark.text for mark in letters} <= set(wanted)
    assert {"Jun", "Jul", "Sep"} <= {mark.text for mark in letters}
    assert all(0 <= mark.x < found.width and 0 < mark.y < found.height for mark in letters)
    assert all(11 <= mark.size <= 16 for mark in letters)


def test_it_is_of_greys_only() -> None:
    for plot_id in ("staying", "weeks", "months"):
        for mark in of(plot_id).marks:
            tints = [mark.colour] if isinstance(mark, Letters) else [mark.fill, mark.line]
            for tint in filter(None, tints):
                red, green, blue = (int(tint[n : n + 2], 16) for n in (1, 3, 5))
                assert max(red, green, blue) - min(red, green, blue) <= 2


def test_each_token_of_the_charts_has_its_grey() -> None:
    assert set(GREYS) <= set(TOKENS["light"])


def test_its_numbers_are_finite_and_its_curves_whole() -> None:
    for plot_id in ("staying", "weeks", "months"):
        for mark in of(plot_id).marks:
            if isinstance(mark, Outline):
                assert all(np.isfinite(piece.at).all() for piece in mark.pieces)
                assert all(len(one.at) == 6 for one in mark.pieces if one.does == CURVE)


def test_a_figure_of_more_dots_than_pixels_is_refused() -> None:
    chart = weeks.CHART.numbers(HISTORY, SPAN)
    figure = weeks.CHART.plots[0].figure(chart, WORDS, Style(760, 210, GREYS, ratio=2.0))
    with pytest.raises(ValueError, match="one dot"):
        traced(figure)


def test_the_same_day_stands_at_the_same_place_in_both_figures() -> None:
    """The lines between months, which both have."""

    def borders(plot_id: str) -> set[float]:
        found = set()
        for mark in of(plot_id).marks:
            if isinstance(mark, Outline) and mark.line == GREYS["line"]:
                across = {round(piece.at[0], 2) for piece in mark.pieces}
                found |= across if len(across) == 1 else set()
        return found

    assert borders("staying")
    assert borders("staying") == borders("months")
