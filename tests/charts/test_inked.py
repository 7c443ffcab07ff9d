"""Words that are drawn once look as the library's own do, wherever they stand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure
from tests.charts.diaries import TODAY, half_year

from nearward.charts.chart import PATTERNS, ChartSpan
from nearward.charts.figures.said import ALONG, DATA, Face, say
from nearward.charts.style import Style, font, new_figure
from nearward.charts.table import charts_of
from nearward.i18n import Translator
from nearward_ui.kit.theme import TOKENS

SIZE = (420, 160)
#: of 255: letters that lie over each other are mixed in another order
NEAR = 8
WORDS = ("23", "23", "Acted as if I did\nnot care", "jÅg (4\xa0kinds)", "fWf")
FACES = (Face(), Face("ember_ink", 13.3, 600, spacing=1.1), Face("ink", pad=2))


def _dots(figure: Figure) -> np.ndarray:
    canvas: Any = figure.canvas
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[:, :, :3].astype(int)


def _axes(style: Style) -> tuple[Figure, Any]:
    figure = new_figure(style)
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    axes.set_xlim(0, len(WORDS))
    axes.set_axis_off()
    return figure, axes


def _by_the_library(
    axes: Any, at: tuple[float, float], said: str, style: Style, face: Face
) -> None:
    look: dict[str, Any] = {} if face.spacing is None else {"linespacing": face.spacing}
    if face.pad is not None:
        ground = style.colours["sheet"]
        look["bbox"] = {"facecolor": ground, "edgecolor": "none", "pad": face.pad}
    axes.annotate(
        said,
        at,
        xytext=(3.3, -4.7),
        textcoords="offset points",
        ha="center",
        va="center",
        color=style.colours[face.colour],
        fontproperties=font(style, face.size, face.weight),
        annotation_clip=False,
        **look,
    )


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_they_look_as_the_library_draws_them(face: Face, ratio: float) -> None:
    style = Style(*SIZE, TOKENS["light"], 1.0, ratio)
    (figure, ours), (other, theirs) = _axes(style), _axes(style)
    for n, said in enumerate(WORDS):
        at = (n + 0.37, 0.1 + 0.173 * n)
        say(ours, said, at, style, face, (3.3, -4.7), DATA, ha="center", va="center")
        _by_the_library(theirs, at, said, style, face)
    first, wanted = _dots(figure), _dots(other)
    assert (wanted < 200).any(), "letters are there"
    assert np.abs(first - wanted).max() <= NEAR
    assert (_dots(figure) == first).all(), "and again"


def test_a_figure_of_another_size_is_drawn_anew() -> None:
    style = Style(*SIZE, TOKENS["night"])
    figure, axes = _axes(style)
    say(axes, "23", (1, 0), style, Face(), (0, 9), ALONG, ha="left", va="baseline")
    small = _dots(figure)
    figure.set_dpi(2 * figure.dpi)
    assert _dots(figure).shape[0] == 2 * small.shape[0]
    figure.set_dpi(figure.dpi / 2)
    assert (_dots(figure) == small).all()


def test_a_dollar_in_the_words_of_a_person_is_no_formula() -> None:
    style = Style(*SIZE, TOKENS["light"])
    figure, axes = _axes(style)
    say(axes, "$\\frac$", (1, 0.5), style, Face(), ha="left", va="center")
    assert (_dots(figure) < 200).any()


def test_all_figures_are_the_same_when_they_are_drawn_again() -> None:
    for chart in charts_of(PATTERNS):
        numbers = chart.numbers(half_year(), ChartSpan("26-weeks", TODAY))
        for plot in (plot for plot in chart.plots if plot.is_shown(numbers)):
            style = Style(700, plot.high(numbers), TOKENS["light"])
            figure = plot.figure(numbers, Translator("en"), style).figure
            assert (_dots(figure) == _dots(figure)).all(), plot.id
