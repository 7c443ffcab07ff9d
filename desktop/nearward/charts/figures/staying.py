"""Staying, saying so, letting someone in: a row each, one mark for one moment, week by week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.charts.figures.axis import (
    LEFT,
    TimeAxis,
    points,
    runs,
    text_width,
    time_axis,
    wrapped,
)
from nearward.charts.figures.day_axis import day_axis, name_days
from nearward.charts.figures.said import Face, say
from nearward.charts.figures.shapes import add_lines
from nearward.charts.figures.symbols import add_symbols
from nearward.charts.style import Drawn, Spot, Style, new_figure
from nearward.domain.model import APPROACH
from nearward.domain.symbols import BOX, BY_NAME
from nearward.i18n import Translator
from nearward.insight.staying import ROWS, Staying, marks_sentence, means, staying_sentence
from nearward.insight.staying.periods import DAY, WEEK, Period

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: pixels: above the first row, a row, from one mark to the next above it, below the last line
TOP, ROW, STEP, BELOW = 8, 40, 13, 7
#: pixels below the last line where each day has a name
NAMED = 42
#: as many marks stand above each other; of more than these one stands there with their number
MOST = 3
#: pixels of a row's name where it stands above it, and of the number of a row at least
NAME, SMALLEST = 15, 6
#: a symbol of small parts is drawn larger
LARGER = {APPROACH: 1.3}
#: pixels from the last week to the number of a row, and from there to its name
NEAR, APART = 22, 30


def height_of(found: Staying) -> int:
    """Pixels of the drawing: its rows, and the names below them."""
    return TOP + 3 * ROW + (NAMED + 2 if found.unit == DAY else BELOW + 26)


def staying_figure(found: Staying, words: Translator, style: Style) -> Drawn:
    """The marks on the same axis as the second figure."""
    figure = new_figure(style)
    is_of_days = found.unit == DAY
    days = [period.first for period in found.periods]
    axis = day_axis(days, style) if is_of_days else time_axis(found.chart, words, style)
    bottom = NAMED if is_of_days else BELOW + 17 * axis.lines
    axes = axis.add(figure, style, TOP, bottom)
    high = max(1.0, style.height - style.px(TOP + bottom))
    axes.set_ylim(0, high)
    axes.set_yticks([])
    axes.grid(visible=False)
    axis.dress(axes, style, 5, named=not is_of_days)
    if is_of_days:
        name_days(axes, days, axis.pitch, words, style, 14)
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
            style.px(LEFT) + first * axis.pitch,
            style.px(TOP),
            (last - first) * axis.pitch,
            high,
            marks_sentence(found, n, words),
        )
        for n, (first, last) in enumerate(rows.places)
    ]
    return Drawn(figure, spots, _said(found, words))


def _said(found: Staying, words: Translator) -> str:
    said = staying_sentence(found, words)
    if found.unit == DAY:
        return words("{what} Arrow keys go from day to day.", what=said)
    if found.unit == WEEK:
        return words("{what} Arrow keys go from week to week.", what=said)
    return words("{what} Arrow keys go from mark to mark.", what=said)


class _Rows:
    """The rows of one figure, with a line under each that is broken where nothing is known."""

    def __init__(
        self, axes: Axes, axis: TimeAxis, found: Staying, style: Style, words: Translator
    ) -> None:
        self._axes, self._axis, self._found = axes, axis, found
        self._style, self._words = style, words
        #: from where to where each period goes, in steps of the axis
        self.places = [self._place(n, period) for n, period in enumerate(found.periods)]
        self._pitch = axis.pitch * min((b - a for a, b in self.places[1:-1]), default=1.0)
        self._room = axes.get_ylim()[1] / len(ROWS)
        noted = zip(*found.marks.values(), strict=True)
        self._unknown = [
            not (period.known or any(marks))
            for period, marks in zip(found.periods, noted, strict=True)
        ]

    def _place(self, n: int, period: Period) -> tuple[float, float]:
        if period.unit in (DAY, WEEK):
            return n, n + 1
        return self._axis.x(period.first), self._axis.x(period.last) + 1 / 7

    def draw(self, name: str, base: float) -> None:
        """One row above its line."""
        style, colours = self._style, self._style.colours
        larger = LARGER.get(name, 1.0) if self._axis.beside else 1.0
        side = min(BOX * larger, 0.88 * self._pitch / style.scale * BOX / _wide(name))
        step, half = style.px(STEP) * min(1.0, side / BOX), style.px(6) * min(1.0, side / BOX)
        most = MOST if self._axis.beside else MOST - 1
        most = max(1, min(most, int((self._room - style.px(4)) / step)))
        marks: list[tuple[float, float]] = []
        wide = side * _wide(name) / BOX * style.scale / self._axis.pitch
        for n, count in enumerate(self._found.marks[name]):
            first, last = self.places[n]
            shown = count if count <= most else min(count, 1)
            # one that began or ends within a month stands at the side of its neighbour
            middle = (first + last) / 2
            if last - first < wide:
                middle = first + wide / 2 if n else last - wide / 2
            marks += [(middle, base + half + style.px(1) + k * step) for k in range(shown)]
            if count > most:
                room = (last - first) * self._axis.pitch
                size = max(SMALLEST, min(12.0, 12 * room / text_width(str(count), style, 12)))
                y = base + half + style.px(2 + 0.45 * side + size / 2)
                self._say(str(count), middle, y, 600, "tide", size=size)
        add_symbols(self._axes, name, marks, style, (1 / self._axis.pitch, 1.0), side)
        add_lines(
            self._axes,
            [
                [(self.places[a][0], base), (self.places[b - 1][1], base)]
                for a, b in runs(not unknown for unknown in self._unknown)
            ],
            colors=colours["line"],
            linewidths=points(style, 1.5),
            zorder=2,
        )
        self._name(name, base)

    def name_what_is_not_known(self, base: float) -> None:
        """The words once, in the widest gap that has room for them."""
        said = self._words("not known")
        gaps = runs(self._unknown)
        edges = [(self.places[a][0], self.places[b - 1][1]) for a, b in gaps]
        first, last = max(edges, key=lambda edge: edge[1] - edge[0], default=(0.0, 0.0))
        if (last - first) * self._axis.pitch >= text_width(said, self._style, 12, 400):
            self._say(said, (first + last) / 2, base + self._style.px(7), 400, "ink_soft")

    def _name(self, name: str, base: float) -> None:
        """How many, and of what: at the right of the row, or above it where that is narrow."""
        style = self._style
        count, said = str(sum(self._found.marks[name])), means(name, self._words)
        y = base + style.px(6)
        if self._axis.beside:
            x = self._axis.count + style.px(NEAR) / self._axis.pitch
            self._say(count, x, y, 600, "tide", size=15, ha="left")
            x += style.px(max(APART, 10 + 9 * len(count))) / self._axis.pitch
            room = style.width - style.px(LEFT + 4) - x * self._axis.pitch
            lines = wrapped(said, style, room, 13)
            self._say("\n".join(lines), x, y, 400, "ink", size=13, ha="left")
            return
        y = base + style.px(STEP * (MOST - 1) + 8)
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
        face = Face(token, size, weight, spacing=1.1)
        say(self._axes, said, (x, y), self._style, face, ha=ha, va="center", zorder=5)


def _wide(name: str) -> float:
    """How wide a symbol is in its box."""
    return BY_NAME[name].width
