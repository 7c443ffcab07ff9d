"""Every figure as it was last looked at: light, night, greys, almost nothing, and one moment.

Made anew by: python -m tests.charts.test_looks_the_same
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tests.charts import told_sources
from tests.charts.diaries import TODAY, half_year, of_days, one_moment

from nearward.charts.chart import BELIEFS, PATTERNS, SIGNS, ChartSpan
from nearward.charts.style import Style
from nearward.charts.table import charts_of
from nearward.charts.traced import GREYS
from nearward.i18n import Translator
from nearward_ui.kit.theme import TOKENS

FOLDER = Path(__file__).parent / "pictures"
WIDTH = 700
FULL = {
    PATTERNS: half_year(),
    BELIEFS: told_sources.half_a_year(),
    SIGNS: told_sources.signs(5),
}
EMPTY = {
    PATTERNS: of_days(9, rate=0.0),
    BELIEFS: told_sources.STORIES["nothing"](),
    SIGNS: told_sources.signs(0),
}
ONE = {PATTERNS: one_moment(), BELIEFS: told_sources.one(), SIGNS: told_sources.signs(1)}
#: what the charts of each page are drawn from, and in which colours
LOOKS: dict[str, tuple[Mapping[str, Any], Mapping[str, str]]] = {
    "light": (FULL, TOKENS["light"]),
    "night": (FULL, TOKENS["night"]),
    "grey": (FULL, GREYS),
    "empty": (EMPTY, TOKENS["light"]),
    "one": (ONE, TOKENS["light"]),
}
#: which part of all pixels may differ clearly: letters are drawn a little otherwise elsewhere
APART, PART = 60, 0.006


def pictures(look: str) -> Iterator[tuple[str, np.ndarray]]:
    """All figures that show anything, by the name of their picture."""
    sources, colours = LOOKS[look]
    for chart in (chart for page in sources for chart in charts_of(page)):
        numbers = chart.numbers(sources[chart.page], ChartSpan("26-weeks", TODAY))
        for plot in chart.plots:
            if plot.is_shown(numbers):
                style = Style(WIDTH, plot.high(numbers), colours)
                canvas: Any = plot.figure(numbers, Translator("en"), style).figure.canvas
                canvas.draw()
                yield f"{plot.id}-{look}.png", np.asarray(canvas.buffer_rgba())[:, :, :3].copy()


@pytest.mark.parametrize("look", LOOKS)
def test_every_figure_looks_as_it_did(look: str) -> None:
    made = dict(pictures(look))
    assert set(made) == {path.name for path in FOLDER.glob(f"*-{look}.png")}
    for name, image in made.items():
        kept = np.asarray(Image.open(FOLDER / name).convert("RGB")).astype(int)
        assert kept.shape == image.shape, name
        differs = (np.abs(kept - image).max(axis=2) > APART).mean()
        assert differs < PART, f"{name}: {differs:.2%} differ; look at it, then make it anew"


def test_a_moved_bar_is_seen() -> None:
    image = dict(pictures("light"))["weeks-light.png"].astype(int)
    moved = np.roll(image, 5, axis=1)
    assert (np.abs(moved - image).max(axis=2) > APART).mean() > PART


if __name__ == "__main__":
    for look in LOOKS:
        for name, image in pictures(look):
            few = Image.fromarray(image).quantize(64)
            few.save(FOLDER / name, optimize=True)
