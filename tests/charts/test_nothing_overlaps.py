"""Every text and every mark of every figure, in diaries of every length: none is cut off, and none
lies over another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from tests.charts.diaries import DIARIES, TODAY, LongWords, ratings
from tests.charts.places import Boxes, boxes_of_marks, boxes_of_texts, holds, overlaps
from tests.charts.told_sources import STORIES, signs

from nearward.charts.chart import BELIEFS, PATTERNS, PERSON, SIGNS, ChartSpan, Plot
from nearward.charts.style import Drawn, Style
from nearward.charts.table import charts_of
from nearward.i18n import Translator
from nearward.insight.main_chart import RANGES
from nearward_ui.kit.theme import TOKENS

COLOURS = dict(TOKENS["light"])
#: figures in which a number stands in its cell
WITH_CELLS = {"days", "triggers"}
#: figures whose marks are places on a line, and may be at one place
ON_A_LINE = {"months", "coming-back", "ratings", "beliefs", "before-after"}
#: width, and text size as a factor
SIZES = [(720, 1.0), (960, 1.0), (1200, 1.0), (720, 1.5), (1156, 1.5)]
#: each diary at one of them, all at the one that is seen most
MOST_SEEN = (960, 1.0)
HISTORIES = {name: make() for name, make in DIARIES.items()}


def drawings(
    name: str, range_id: str, style: tuple[int, float], words: Translator
) -> Iterator[tuple[Plot[Any], Drawn]]:
    width, scale = style
    for chart in charts_of(PATTERNS):
        numbers = chart.numbers(HISTORIES[name], ChartSpan(range_id, TODAY))
        for plot in chart.plots:
            if plot.is_shown(numbers):
                high = round(plot.high(numbers) * scale)
                drawn = plot.figure(numbers, words, Style(width, high, COLOURS, scale))
                yield plot, drawn


def complaints(plot_id: str, drawn: Drawn) -> list[str]:
    canvas: Any = drawn.figure.canvas
    canvas.draw()
    wide, high = canvas.get_width_height()
    texts, of_texts = boxes_of_texts(drawn)
    marks = boxes_of_marks(drawn, COLOURS)
    found = [f"{texts[n]!r} is cut off" for n in outside(of_texts, wide, high)]
    found += [f"a mark is cut off: {marks[n].round()}" for n in outside(marks, wide, high)]
    found += [
        f"{texts[a]!r} lies over {texts[b]!r}" for a, b in overlaps(of_texts, of_texts) if a < b
    ]
    for a, b in overlaps(of_texts, marks):
        if not (plot_id in WITH_CELLS and holds(marks[b], of_texts[a])):
            found.append(f"{texts[a]!r} lies over a mark: {of_texts[a].round()} {marks[b].round()}")
    if plot_id not in ON_A_LINE:
        for a, b in overlaps(marks, marks, near=1.0):
            if a < b and not (holds(marks[a], marks[b]) or holds(marks[b], marks[a])):
                found.append(f"a mark lies over another: {marks[a].round()} {marks[b].round()}")
    return found


def outside(boxes: Boxes, wide: int, high: int) -> list[int]:
    limits = np.array([0, 0, wide, high])
    out = (boxes[:, :2] < limits[:2] - 0.5).any(axis=1) | (boxes[:, 2:] > limits[2:] + 0.5).any(
        axis=1
    )
    return [int(n) for n in np.flatnonzero(out)]


def told(name: str, range_id: str, size: tuple[int, float], words: Translator) -> list[str]:
    return [
        f"{plot.id}: {one}"
        for plot, drawn in drawings(name, range_id, size, words)
        for one in complaints(plot.id, drawn)
    ]


@pytest.mark.parametrize("name", DIARIES)
def test_nothing_is_cut_off_or_lies_over_another(name: str) -> None:
    size = SIZES[list(DIARIES).index(name) % len(SIZES)]
    found = told(name, "all", MOST_SEEN, Translator("en"))
    assert not found + told(name, "all", size, Translator("en"))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nor_in_any_size(size: tuple[int, float]) -> None:
    assert not told("half a year", "all", size, Translator("en"))


@pytest.mark.parametrize(
    ("name", "size"),
    [("nine days", SIZES[1]), ("half a year", SIZES[0]), ("52 weeks", SIZES[4])],
)
def test_nor_where_words_are_long(name: str, size: tuple[int, float]) -> None:
    assert not told(name, "all", size, LongWords())


@pytest.mark.parametrize("range_id", [one for one in RANGES if one != "all"])
def test_nor_in_another_range(range_id: str) -> None:
    assert not told("five years", range_id, MOST_SEEN, Translator("en"))


@pytest.mark.parametrize("count", [1, 2, 40, 400])
def test_nor_in_the_figure_of_a_person(count: int) -> None:
    for width, scale in SIZES:
        for chart in charts_of(PERSON):
            numbers = chart.numbers(ratings(count), ChartSpan("all", TODAY))
            for plot in chart.plots:
                style = Style(width, round(plot.high(numbers) * scale), COLOURS, scale)
                assert not complaints(plot.id, plot.figure(numbers, Translator("en"), style))


def told_of(page: str, source: Any, words: Translator) -> list[str]:
    """What is wrong with the figures of a page, in a small size and in a large one."""
    found = []
    for width, scale in ((720, 1.0), (1156, 1.5)):
        for chart in charts_of(page):
            numbers = chart.numbers(source, ChartSpan("all", TODAY))
            for plot in (one for one in chart.plots if one.is_shown(numbers)):
                style = Style(width, round(plot.high(numbers) * scale), COLOURS, scale)
                drawn = plot.figure(numbers, words, style)
                found += [f"{plot.id} {width}: {one}" for one in complaints(plot.id, drawn)]
    return found


@pytest.mark.parametrize("words", [Translator("en"), LongWords()], ids=["english", "long"])
@pytest.mark.parametrize("name", STORIES)
def test_nor_in_the_figures_about_beliefs(name: str, words: Translator) -> None:
    assert not told_of(BELIEFS, STORIES[name](), words)


@pytest.mark.parametrize("count", [0, 1, 5, 60])
def test_nor_in_the_figure_of_signs(count: int) -> None:
    for words in (Translator("en"), LongWords()):
        assert not told_of(SIGNS, signs(count), words)
