"""The marks of the weeks: bars, outlines, rings, brackets over what is not known, and ticks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nearward.charts.figures.axis import Run, TimeAxis, points, runs
from nearward.charts.figures.key import PALE
from nearward.charts.figures.shapes import (
    Box,
    Ring,
    add_boxes,
    add_columns,
    add_lines,
    add_rings,
    box,
)
from nearward.charts.style import Style
from nearward.insight.weeks import Week

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: how much of a week a bar has, and what is free at each side of it
BAR = 0.69
EDGE = (1 - BAR) / 2
#: pixels from the zero line to the ticks, and of a tick
TICK_AT, TICK = 9, 9
#: so many weeks have a tick for each of their days, and pixels of a bar that has room for seven
MOST_DAYS, SEVEN = 26, 11
#: pixels of a week below which an outline is a paler bar and a ring a short line
THIN = 3


@dataclass(frozen=True, slots=True)
class Field:
    """Where weeks are drawn; `unit` is what a pixel stands for above the zero line."""

    axes: Axes
    axis: TimeAxis
    weeks: tuple[Week, ...]
    style: Style
    unit: float

    @property
    def is_thin(self) -> bool:
        """Whether a week has no room for an outline or a ring."""
        return self.axis.pitch < self.style.px(THIN)

    def high(self, px: float) -> float:
        """So many pixels above the zero line."""
        return self.style.px(px) * self.unit

    @property
    def unknown(self) -> list[Run]:
        """The runs of weeks of which nothing is known."""
        return runs(not week.known for week in self.weeks)


def has_days(axis: TimeAxis, style: Style) -> bool:
    """Whether each day has a tick; else each week has one, as high as its days are confirmed."""
    return axis.count <= MOST_DAYS and BAR * axis.pitch >= style.px(SEVEN)


def draw_marks(field: Field) -> None:
    """All that stands on the zero line."""
    _bars(field)
    _rings(field)
    foot, head = field.high(4), field.high(10)
    add_lines(
        field.axes,
        [
            [(a + EDGE, foot), (a + EDGE, head), (b - EDGE, head), (b - EDGE, foot)]
            for a, b in field.unknown
        ],
        colors=field.style.colours["edge"],
        linewidths=points(field.style, 1),
        zorder=3,
    )


def _bars(field: Field) -> None:
    style, colours = field.style, field.style.colours
    solid: list[Box] = []
    outlined: list[Box] = []
    running: list[Box] = []
    line = style.px(1.6) if field.axis.pitch > style.px(7) else style.px(0.8)
    for n, week in enumerate(field.weeks):
        if week.running:
            if week.total:
                running.append(_inside(field, n, 0, week.total, line))
            continue
        if week.on_confirmed:
            solid.append(box(n + EDGE, 0, week.on_confirmed, BAR))
        if week.on_others:
            outlined.append(_inside(field, n, week.on_confirmed, week.total, line))
    if field.is_thin:
        pale = {"facecolor": colours["ember"], "alpha": PALE, "linewidth": 0}
        add_boxes(field.axes, outlined, **pale)
        outlined = []
    add_columns(field.axes, style, solid, ((outlined, "ember"), (running, "edge")), line)


def _inside(field: Field, n: int, low: float, high: float, line: float) -> Box:
    """A box whose line lies inside of it."""
    if field.is_thin:
        return box(n + EDGE, low, high, BAR)
    x, y = line / 2 / field.axis.pitch, line / 2 * field.unit
    return box(n + EDGE + x, low + y, max(low + y, high - y), BAR - 2 * x)


def _rings(field: Field) -> None:
    style, colours = field.style, field.style.colours
    wide = field.axis.pitch / style.scale
    quiet: list[float] = []
    pale: list[float] = []
    for n, week in enumerate(field.weeks):
        if week.known and not week.total:
            (quiet if week.quiet and not week.running else pale).append(n + 0.5)
    if field.is_thin:
        short = [box(x - BAR / 2, 0, field.high(3), BAR) for x in quiet]
        add_boxes(field.axes, short, facecolor=colours["ink"], linewidth=0, zorder=3)
        return
    for found, radius, line, colour in ((quiet, 6.0, 2.2, "ink"), (pale, 4.0, 1.4, "edge")):
        if found:
            add_rings(field.axes, style, found, Ring(min(2 * radius, 0.8 * wide), line, colour))


def draw_ticks(figure: Figure, field: Field, bottom: float) -> None:
    """A mark for each day under its week, long where it is confirmed; lines between months.

    Of many weeks each has one mark, as high as many of its days are confirmed.
    """
    style, axis, look = field.style, field.axis, field.style.colours
    place = field.axes.get_position()
    below = style.px(bottom - TICK_AT - TICK) / style.height
    strip = figure.add_axes(
        (place.x0, below, place.width, style.px(TICK) / style.height), facecolor="none"
    )
    strip.set_axis_off()
    strip.set_xlim(0, axis.count)
    strip.set_ylim(0, TICK)
    sure, unsure = _of_days(field) if has_days(axis, style) else _of_weeks(field)
    add_boxes(strip, unsure, facecolor=look["faint"], linewidth=0, clip_on=False)
    add_boxes(strip, sure, facecolor=look["ink"], linewidth=0, clip_on=False)
    add_lines(
        strip,
        [[(x, TICK + TICK_AT - 1), (x, TICK + TICK_AT - bottom + 2)] for x in axis.borders],
        colors=look["line"],
        linewidths=points(style, 1),
        clip_on=False,
        zorder=0,
    )


def _of_days(field: Field) -> tuple[list[Box], list[Box]]:
    sure: list[Box] = []
    unsure: list[Box] = []
    wide = min(field.style.px(2) / field.axis.pitch, BAR / 7 * 0.62)
    for n, week in enumerate(field.weeks):
        for at, said in enumerate(week.days):
            x = n + EDGE + (at + 0.5) / 7 * BAR - wide / 2
            if said is not None:
                (sure if said else unsure).append(box(x, 0, TICK if said else 2, wide))
    return sure, unsure


def _of_weeks(field: Field) -> tuple[list[Box], list[Box]]:
    sure = [
        box(n + EDGE, 0, TICK * week.confirmed_days / 7, BAR)
        for n, week in enumerate(field.weeks)
        if week.confirmed_days
    ]
    unsure = [
        box(n + EDGE, 0, 1.5, BAR)
        for n, week in enumerate(field.weeks)
        if not week.confirmed_days and any(said is not None for said in week.days)
    ]
    return sure, unsure
