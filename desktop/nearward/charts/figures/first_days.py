"""The first three weeks of a diary: a column a day, since there are too few weeks to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.charts.figures.axis import LEFT, points, runs, text_width
from nearward.charts.figures.day_axis import day_axis, name_days
from nearward.charts.figures.key import LINE as KEY_LINE
from nearward.charts.figures.key import Sign, draw_above, draw_beside, rows_above
from nearward.charts.figures.said import Face, say
from nearward.charts.figures.shapes import Box, Ring, add_boxes, add_columns, add_rings, box
from nearward.charts.style import (
    Drawn,
    Spot,
    Style,
    count_labels,
    count_ticks,
    dress_ticks,
    font,
    new_figure,
)
from nearward.i18n import Translator
from nearward.insight.day_words import Cell, cells_of, day_sentence
from nearward.insight.main_chart import MainChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: pixels: over the columns, room for a ring, and below the zero line
TOP, HEAD, BELOW = 26, 12, 64
#: pixels: a column at most, and the marks and the names of the days below the zero line
BAR, TICK_AT, TICK, DAY_AT = 30, 10, 9, 34


def first_days_figure(chart: MainChart, words: Translator, style: Style) -> Drawn:
    """Columns of W, rings for none, and a mark for each day that says whether it is confirmed."""
    cells = cells_of(chart)
    days = [day for _, _, day, _ in cells]
    axis = day_axis(days, style)
    count, beside, pitch = axis.count, axis.beside, axis.pitch
    signs = _signs(chart, cells, words)
    rows = [] if beside else rows_above(signs, style)
    top = TOP + KEY_LINE * len(rows) + HEAD
    figure = new_figure(style)
    axes = axis.add(figure, style, top, BELOW)
    ticks = count_ticks(max([2, *(chart.daily.get(day, 0) for _, _, day, _ in cells)]))
    _dress(axes, count, ticks, style)
    high = style.height - style.px(top + BELOW)
    drawing = _Days(axes, chart, cells, style, pitch, ticks[-1] / max(1.0, high))
    drawing.draw(words)
    name_days(axes, days, pitch, words, style, DAY_AT)
    draw_above(figure, rows, style, 9)
    figure.text(
        style.px(8) / style.width,
        1 - style.px(9 + KEY_LINE * len(rows)) / style.height,
        words("times in the day"),
        va="center",
        color=style.colours["ink_soft"],
        fontproperties=font(style, 13),
    )
    if beside:
        draw_beside(figure, signs, style, style.px(LEFT + 22) + pitch * count, top)
    said = [day_sentence(chart, day, is_sure, words) for _, _, day, is_sure in cells]
    left, below = style.px(LEFT), style.px(TICK_AT + TICK)
    spots = [
        Spot(left + n * pitch, style.px(top), pitch, high + below, told)
        for n, told in enumerate(said)
    ]
    return Drawn(figure, spots, _said(chart, cells, words))


def _dress(axes: Axes, count: int, ticks: list[int], style: Style) -> None:
    """The scale at the left, and the zero line under so many days."""
    axes.set_xlim(0, count)
    axes.set_ylim(0, ticks[-1])
    axes.set_xticks([])
    axes.set_yticks(ticks, count_labels(ticks))
    dress_ticks(axes, style)
    axes.axhline(
        0, color=style.colours["edge"], linewidth=points(style, 1), clip_on=False, zorder=2
    )


class _Days:
    """What stands over and under the zero line; `unit` is what a pixel stands for."""

    def __init__(
        self,
        axes: Axes,
        chart: MainChart,
        cells: list[Cell],
        style: Style,
        pitch: float,
        unit: float,
    ) -> None:
        self._axes, self._style, self._pitch, self._unit = axes, style, pitch, unit
        self._counts = [chart.daily.get(day, 0) for _, _, day, _ in cells]
        self._cells = cells
        self._wide = min(style.px(BAR), 0.7 * pitch) / pitch

    def draw(self, words: Translator) -> None:
        """All of it."""
        self._columns()
        none = [n + 0.5 for n, cell in enumerate(self._cells) if not self._counts[n] and cell[3]]
        across = min(12.0, 0.7 * self._pitch / self._style.scale)
        add_rings(self._axes, self._style, none, Ring(across, 2.2, "ink"))
        self._marks()
        self._unknown(words("not known"))

    def _columns(self) -> None:
        style = self._style
        solid: list[Box] = []
        outlined: list[Box] = []
        today: list[Box] = []
        line = min(style.px(1.6), self._wide * self._pitch / 5)
        x, y = line / 2 / self._pitch, line / 2 * self._unit
        for n, (cell, count) in enumerate(zip(self._cells, self._counts, strict=True)):
            left = n + (1 - self._wide) / 2
            if count and cell[3]:
                solid.append(box(left, 0, count, self._wide))
            elif count:
                inside = box(left + x, y, count - y, self._wide - 2 * x)
                (today if cell[3] is None else outlined).append(inside)
        add_columns(self._axes, style, solid, ((outlined, "ember"), (today, "edge")), line)

    def _marks(self) -> None:
        """A long mark under a confirmed day, a pale dot under one that is not."""
        px, unit = self._style.px, self._unit
        wide = min(px(3) / self._pitch, 0.5)
        sure: list[Box] = []
        unsure: list[Box] = []
        for n, (_, _, _, is_sure) in enumerate(self._cells):
            if is_sure is not None:
                head = -px(TICK_AT) * unit
                foot = head - px(TICK if is_sure else 2) * unit
                (sure if is_sure else unsure).append(box(n + 0.5 - wide / 2, foot, head, wide))
        for boxes, colour in ((unsure, "faint"), (sure, "ink")):
            colours = self._style.colours
            add_boxes(self._axes, boxes, facecolor=colours[colour], linewidth=0, clip_on=False)

    def _unknown(self, said: str) -> None:
        """The words over each run of days of which nothing is known, where they have room."""
        cells = zip(self._cells, self._counts, strict=True)
        for first, after in runs(cell[3] is False and not count for cell, count in cells):
            if (after - first) * self._pitch >= text_width(said, self._style, 11, 400):
                at, face = ((first + after) / 2, self._style.px(12) * self._unit), Face(size=11)
                say(self._axes, said, at, self._style, face, ha="center", va="center")


def _signs(chart: MainChart, cells: list[Cell], words: Translator) -> list[Sign]:
    """The marks that are there."""
    found, counts = [], chart.daily
    if any(is_sure and counts.get(day) for _, _, day, is_sure in cells):
        found.append(Sign("bar", words("day confirmed")))
    if any(is_sure is False and counts.get(day) for _, _, day, is_sure in cells):
        found.append(Sign("outline", words("day not confirmed")))
    if any(is_sure and not counts.get(day) for _, _, day, is_sure in cells):
        found.append(Sign("ring", words("confirmed, none")))
    found.append(Sign("tick", words("long tick: the day is confirmed")))
    return found


def _said(chart: MainChart, cells: list[Cell], words: Translator) -> str:
    unknown = sum(is_sure is False and not chart.daily.get(day) for _, _, day, is_sure in cells)
    return words(
        "How often I pulled away, day by day: {total} in {days}, {unknown} not known."
        " Arrow keys go from day to day.",
        total=sum(chart.daily.get(day, 0) for _, _, day, _ in cells),
        days=words.plural("{n} day", "{n} days", len(cells)),
        unknown=words.plural("{n} day", "{n} days", unknown),
    )
