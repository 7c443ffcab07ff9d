"""Staying, saying so, letting someone in: a row each, one mark for one moment, week by week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.charts.figures.axis import LEFT, TimeAxis, points, text_width, time_axis
from nearward.charts.figures.shapes import add_lines
from nearward.charts.figures.symbols import add_symbols
from nearward.charts.style import Drawn, Spot, Style, font, new_figure
from nearward.domain.model import APPROACH
from nearward.domain.symbols import BOX
from nearward.i18n import Translator
from nearward.insight.staying import ROWS, Staying, means, staying_sentence, week_marks_sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: pixels: above the first row, a row, from one mark to the next above it, below the last line
TOP, ROW, STEP, BELOW = 8, 45, 13, 7
#: as many marks stand above each other; of more than these one stands there with their number
MOST = 3
#: pixels of a row's name where it stands above it, and of a mark that is too thin for a symbol
NAME, THIN = 15, 6
#: a symbol of small parts is drawn larger
LARGER = {APPROACH: 1.3}
#: pixels from the last week to the number of a row, and from there to its name
NEAR, APART = 22, 30


def staying_figure(found: Staying, words: Translator, style: Style) -> Drawn:
    """The marks on the same axis as the weeks of the main chart."""
    figure = new_figure(style)
    axis = time_axis(found.chart, words, style)
    bottom = BELOW + 17 * axis.lines
    axes = axis.add(figure, style, TOP, bottom)
    high = max(1.0, style.height - style.px(TOP + bottom))
    axes.set_ylim(0, high)
    axes.set_yticks([])
    axes.grid(visible=False)
    axis.dress(axes, style, 5)
    axes.lines[-1].set_visible(False)
    add_lines(
        axes,
        [[(x, 0), (x, high)] for x in axis.borders],
        colors=style.colours["line"],
        linewidths=points(style, 1),
        zorder=1,
    )
    rows = _Rows(axes, axis, found, style, words)
    for number, name in enumerate(ROWS):
        rows.draw(name, high - (number + 1) * high / len(ROWS) + style.px(2))
    rows.name_what_is_not_known(high - 2 * high / len(ROWS) + style.px(2))
    spots = [
        Spot(
            style.px(LEFT) + n * axis.pitch,
            style.px(TOP),
            axis.pitch,
            high,
            week_marks_sentence(found, n, words),
        )
        for n in range(len(found.weeks))
    ]
    said = words("{what} Arrow keys go from week to week.", what=staying_sentence(found, words))
    return Drawn(figure, spots, said)


class _Rows:
    """The rows of one figure, with a line under each that is broken where nothing is known."""

    def __init__(
        self, axes: Axes, axis: TimeAxis, found: Staying, style: Style, words: Translator
    ) -> None:
        self._axes, self._axis, self._found = axes, axis, found
        self._style, self._words = style, words
        self._side = min(BOX, BOX * 0.8 * axis.pitch / style.px(10))
        noted = zip(*found.marks.values(), strict=True)
        self._unknown = [
            not (week.known or any(marks)) for week, marks in zip(found.weeks, noted, strict=True)
        ]

    def draw(self, name: str, base: float) -> None:
        """One row above its line."""
        style, colours = self._style, self._style.colours
        side = self._side * LARGER.get(name, 1.0)
        step, half = style.px(STEP) * self._side / BOX, style.px(6) * self._side / BOX
        most = MOST if self._axis.beside else MOST - 1
        marks: list[tuple[float, float]] = []
        for n, count in enumerate(self._found.marks[name]):
            shown = count if count <= most else min(count, 1)
            marks += [(n + 0.5, base + half + style.px(1) + k * step) for k in range(shown)]
            if count > most:
                self._say(str(count), n + 0.5, base + step + half + style.px(2), 600, "tide")
        add_symbols(self._axes, name, marks, style, (1 / self._axis.pitch, 1.0), side)
        add_lines(
            self._axes,
            [[(a, base), (b, base)] for a, b in _runs(self._unknown, wanted=False)],
            colors=colours["line"],
            linewidths=points(style, 1.5),
            zorder=2,
        )
        self._name(name, base)

    def name_what_is_not_known(self, base: float) -> None:
        """The words once, in the widest gap that has room for them."""
        said = self._words("not known")
        gaps = _runs(self._unknown, wanted=True)
        widest = max(gaps, key=lambda gap: gap[1] - gap[0], default=(0, 0))
        if (widest[1] - widest[0]) * self._axis.pitch >= text_width(said, self._style, 12, 400):
            self._say(said, sum(widest) / 2, base + self._style.px(5), 400, "ink_soft")

    def _name(self, name: str, base: float) -> None:
        """How many, and of what: at the right of the row, or above it where that is narrow."""
        style = self._style
        count, said = str(sum(self._found.marks[name])), means(name, self._words)
        y = base + style.px(6)
        if self._axis.beside:
            x = self._axis.count + style.px(NEAR) / self._axis.pitch
            self._say(count, x, y, 600, "tide", size=15, ha="left")
            x += style.px(max(APART, 10 + 9 * len(count))) / self._axis.pitch
            self._say(said, x, y, 400, "ink", size=13, ha="left")
            return
        y = base + style.px(STEP * (MOST - 1) + 10)
        self._say(f"{count} {said}", 0, y, 400, "ink_soft", ha="left")

    def _say(
        self,
        said: str,
        x: float,
        y: float,
        weight: int,
        token: str,
        size: float = 12,
        ha: str = "center",
    ) -> None:
        self._axes.text(
            x,
            y,
            said,
            ha=ha,
            va="center",
            color=self._style.colours[token],
            fontproperties=font(self._style, size, weight),
            zorder=5,
        )


def _runs(told: list[bool], wanted: bool) -> list[tuple[int, int]]:
    """Where a list has the same value, from the first place to the one after the last."""
    runs: list[tuple[int, int]] = []
    for n, value in enumerate(told):
        if value == wanted:
            runs.append((runs.pop()[0] if runs and runs[-1][1] == n else n, n + 1))
    return runs
