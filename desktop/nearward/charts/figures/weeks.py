"""Weeks: bars of W, outlines for days not confirmed, a ring for none, a tick for each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.charts.figures.axis import LEFT, TimeAxis, points, text_width, time_axis
from nearward.charts.figures.key import LINE as KEY_LINE
from nearward.charts.figures.key import PALE, Sign, draw_above, draw_beside, rows_above
from nearward.charts.figures.shapes import Box, add_boxes, add_lines, box
from nearward.charts.style import (
    DPI,
    Drawn,
    Spot,
    Style,
    count_labels,
    count_ticks,
    font,
    new_figure,
)
from nearward.i18n import Translator
from nearward.insight.main_chart import MainChart
from nearward.insight.sentences import week_sentence
from nearward.insight.weeks import Week

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: pixels: above the bars, room for a label over the highest one, below the zero line
TOP, HEAD, BELOW = 26, 18, 28
TICK_AT, TICK = 9, 9
BAR = 0.69
_EDGE = (1 - BAR) / 2
#: pixels of a bar below which its days are one mark, not seven
SEVEN = 11
#: pixels of a week below which no single week has a word of its own, and below which an outline
#: is a paler bar and a ring a short line
MARKED, THIN = 8, 3


def weeks_figure(chart: MainChart, words: Translator, style: Style) -> Drawn:
    """The weeks of the chart; what is not known is empty, and never drawn as none."""
    figure = new_figure(style)
    axis = time_axis(chart, words, style)
    signs = _signs(chart, words, axis.pitch >= style.px(THIN))
    rows = [] if axis.beside else rows_above(signs, style)
    top, bottom = TOP + KEY_LINE * len(rows), BELOW + 17 * axis.lines
    axes = axis.add(figure, style, top, bottom)
    room = max(1.0, style.height - style.px(top + bottom))
    highest = max((week.total for week in chart.weeks), default=0)
    ticks = count_ticks(max(highest, 3))
    most = max(ticks[-1], highest)
    whole = most * room / max(1.0, room - style.px(HEAD))
    axes.set_ylim(0, whole)
    axes.set_yticks(ticks, count_labels(ticks))
    axis.dress(axes, style, TICK_AT + TICK + 5)
    drawing = _Weeks(axes, axis, chart.weeks, style, whole / room)
    drawing.draw(words)
    _days(figure, axes, axis, chart.weeks, style, bottom)
    draw_above(figure, rows, style, 9)
    titled = style.px(9 + KEY_LINE * len(rows))
    _title(figure, words("times in the week"), style, titled)
    if axis.beside:
        beside = style.px(LEFT + 22) + axis.pitch * axis.count
        draw_beside(figure, signs, style, beside, top + HEAD)
    high = style.height - style.px(top + bottom) + style.px(TICK_AT + TICK)
    spots = [
        Spot(
            style.px(LEFT) + n * axis.pitch,
            style.px(top),
            axis.pitch,
            high,
            week_sentence(week, words),
        )
        for n, week in enumerate(chart.weeks)
    ]
    return Drawn(figure, spots, _said(chart, words))


class _Weeks:
    """The bars, rings and brackets of one figure; `unit` is what a pixel stands for."""

    def __init__(
        self, axes: Axes, axis: TimeAxis, weeks: tuple[Week, ...], style: Style, unit: float
    ) -> None:
        self._axes = axes
        self._axis = axis
        self._weeks = weeks
        self._style = style
        self._unit = unit
        self._taken: list[tuple[float, float]] = []

    def draw(self, words: Translator) -> None:
        """All of them, what is known first."""
        self._bars()
        self._rings()
        self._unknown(words("not known"))
        if self._axis.pitch < self._style.px(MARKED):
            return
        running = [n for n, week in enumerate(self._weeks) if week.running]
        for n in running:
            self._label(n + 0.5, words("so far"), "ink_soft", stem=False)
        quiet = [n for n, week in enumerate(self._weeks) if week.quiet and not week.running]
        said = words("none")
        if quiet:
            low = min(quiet, key=lambda n: self._tallest(n + 0.5, self._half(said)))
            self._label(low + 0.5, said, "ink")

    def _bars(self) -> None:
        colours, style = self._style.colours, self._style
        solid: list[Box] = []
        outlined: list[Box] = []
        running: list[Box] = []
        line = style.px(1.6) if self._axis.pitch > style.px(7) else style.px(0.8)
        for n, week in enumerate(self._weeks):
            if week.running:
                if week.total:
                    running.append(self._inside(n, 0, week.total, line))
                continue
            if week.on_confirmed:
                solid.append(box(n + _EDGE, 0, week.on_confirmed, BAR))
            if week.on_others:
                outlined.append(self._inside(n, week.on_confirmed, week.total, line))
        width = line * 72 / DPI
        if self._is_thin:
            pale = {"facecolor": colours["ember"], "alpha": PALE, "linewidth": 0}
            add_boxes(self._axes, outlined, **pale)
            outlined = []
        add_boxes(self._axes, solid, facecolor=colours["ember"], linewidth=0, zorder=3)
        add_boxes(
            self._axes,
            outlined,
            facecolor=colours["sheet"],
            edgecolor=colours["ember"],
            linewidth=width,
            joinstyle="miter",
            zorder=3,
        )
        add_boxes(
            self._axes,
            running,
            facecolor=colours["sheet"],
            edgecolor=colours["edge"],
            linewidth=width,
            joinstyle="miter",
            zorder=3,
        )

    @property
    def _is_thin(self) -> bool:
        return self._axis.pitch < self._style.px(THIN)

    def _inside(self, n: int, low: float, high: float, line: float) -> Box:
        """A box whose line lies inside of it."""
        if self._is_thin:
            return box(n + _EDGE, low, high, BAR)
        x, y = line / 2 / self._axis.pitch, line / 2 * self._unit
        return box(n + _EDGE + x, low + y, high - y, BAR - 2 * x)

    def _rings(self) -> None:
        colours = self._style.colours
        wide = self._axis.pitch / self._style.scale
        quiet: list[float] = []
        pale: list[float] = []
        running: list[float] = []
        for n, week in enumerate(self._weeks):
            if not week.known or week.total:
                continue
            (running if week.running else quiet if week.quiet else pale).append(n + 0.5)
        if self._is_thin:
            high = self._style.px(3) * self._unit
            short = [box(x - BAR / 2, 0, high, BAR) for x in quiet]
            add_boxes(self._axes, short, facecolor=colours["ink"], linewidth=0, zorder=3)
            return
        for found, radius, line, colour in (
            (quiet, 6.0, 2.2, "ink"),
            (pale, 4.0, 1.4, "edge"),
            (running, 4.0, 1.4, "edge"),
        ):
            across = min(2 * radius, 0.8 * wide)
            self._axes.plot(
                found,
                [0] * len(found),
                linestyle="none",
                marker="o",
                markersize=points(self._style, across),
                markerfacecolor=colours["sheet"],
                markeredgecolor=colours[colour],
                markeredgewidth=points(self._style, min(line, across / 4)),
                clip_on=False,
                zorder=5,
            )

    def _unknown(self, said: str) -> None:
        """A thin bracket over each run of weeks of which nothing is known, and its name."""
        runs: list[tuple[int, int]] = []
        for n, week in enumerate(self._weeks):
            if week.known:
                continue
            runs.append((runs.pop()[0] if runs and runs[-1][1] == n else n, n + 1))
        foot, head = (self._style.px(n) * self._unit for n in (4, 10))
        add_lines(
            self._axes,
            [
                [(a + _EDGE, foot), (a + _EDGE, head), (b - _EDGE, head), (b - _EDGE, foot)]
                for a, b in runs
            ],
            colors=self._style.colours["edge"],
            linewidths=points(self._style, 1),
            zorder=3,
        )
        wide = text_width(said, self._style, 12, 400)
        inside = [run for run in runs if (run[1] - run[0]) * self._axis.pitch >= wide]
        named = inside
        if runs and not inside and self._axis.pitch >= self._style.px(MARKED):
            half = self._half(said)
            named = [min(runs, key=lambda run: self._tallest(sum(run) / 2, half))]
        for a, b in named:
            self._label((a + b) / 2, said, "ink_soft", stem=(a, b) not in inside)

    def _half(self, said: str) -> float:
        """Half of the width of a word, in weeks."""
        return (text_width(said, self._style, 12, 400) / 2 + self._style.px(1)) / self._axis.pitch

    def _tallest(self, x: float, half: float) -> float:
        """The highest bar that a word of so half a width around x would stand over."""
        first, last = max(0, int(x - half + _EDGE)), int(x + half - _EDGE)
        return max((week.total for week in self._weeks[first : last + 1]), default=0)

    def _label(self, x: float, said: str, colour: str, stem: bool = True) -> None:
        """A word over a mark on the zero line, above the bars beside it; none where it is full."""
        style, half = self._style, self._half(said)
        # at the right it may reach a little beyond the last week
        most = self._axis.count - half + style.px(8) / self._axis.pitch
        x_text = min(max(x, half), most)
        if any(a < x_text + half and x_text - half < b for a, b in self._taken):
            return
        self._taken.append((x_text - half, x_text + half))
        tallest = self._tallest(x_text, half)
        y = max(tallest + style.px(10) * self._unit, style.px(20) * self._unit)
        if stem:
            y = max(y, style.px(32) * self._unit)
            line = [(x, style.px(11) * self._unit), (x, y - style.px(8) * self._unit)]
            colours = style.colours["edge"]
            add_lines(self._axes, [line], colors=colours, linewidths=points(style, 1), zorder=2)
        self._axes.text(
            x_text,
            y,
            said,
            ha="center",
            va="center",
            color=style.colours[colour],
            fontproperties=font(style, 12),
            bbox={"facecolor": style.colours["sheet"], "edgecolor": "none", "pad": 1},
            zorder=4,
        )


def _days(
    figure: Figure, axes: Axes, axis: TimeAxis, weeks: tuple[Week, ...], style: Style, bottom: float
) -> None:
    """A mark for each day under its week, long where it is confirmed; lines between months."""
    place = axes.get_position()
    high = style.px(TICK) / style.height
    below = style.px(bottom - TICK_AT - TICK) / style.height
    strip = figure.add_axes((place.x0, below, place.width, high), facecolor="none")
    strip.set_axis_off()
    strip.set_xlim(0, axis.count)
    strip.set_ylim(0, TICK)
    sure: list[Box] = []
    unsure: list[Box] = []
    if BAR * axis.pitch >= style.px(SEVEN):
        wide = min(style.px(2) / axis.pitch, BAR / 7 * 0.62)
        for n, week in enumerate(weeks):
            for at, said in enumerate(week.days):
                x = n + _EDGE + (at + 0.5) / 7 * BAR - wide / 2
                if said is not None:
                    (sure if said else unsure).append(box(x, 0, TICK if said else 2, wide))
    else:
        for n, week in enumerate(weeks):
            if any(said is not None for said in week.days):
                unsure.append(box(n + _EDGE, 0, 1.5, BAR))
            if week.confirmed_days:
                sure.append(box(n + _EDGE, 0, TICK * week.confirmed_days / 7, BAR))
    look = style.colours
    add_boxes(strip, unsure, facecolor=look["faint"], linewidth=0, clip_on=False)
    add_boxes(strip, sure, facecolor=look["ink"], linewidth=0, clip_on=False)
    lines = [[(x, TICK + TICK_AT - 1), (x, -18)] for x in axis.borders]
    add_lines(
        strip,
        lines,
        colors=look["line"],
        linewidths=points(style, 1),
        clip_on=False,
        zorder=0,
    )


def _title(figure: Figure, said: str, style: Style, y: float) -> None:
    figure.text(
        style.px(8) / style.width,
        1 - y / style.height,
        said,
        va="center",
        color=style.colours["ink_soft"],
        fontproperties=font(style, 12),
    )


def _signs(chart: MainChart, words: Translator, with_rings: bool) -> list[Sign]:
    """The marks that are there."""
    over = [week for week in chart.weeks if not week.running]
    found = []
    if any(week.on_confirmed for week in over):
        found.append(Sign("bar", words("on confirmed days")))
    if any(week.on_others for week in over):
        mark = "outline" if with_rings else "pale"
        found.append(Sign(mark, words("on days not confirmed")))
    if with_rings and any(week.quiet for week in over):
        found.append(Sign("ring", words("none in that week")))
    found.append(Sign("tick", words("long tick: the day is confirmed")))
    return found


def _said(chart: MainChart, words: Translator) -> str:
    unknown = sum(not week.known for week in chart.weeks)
    total = sum(week.total for week in chart.weeks)
    return words(
        "How often I pulled away, week by week: {total} in {weeks}, {unknown} not known."
        " Arrow keys go from week to week.",
        total=total,
        weeks=words.plural("{n} week", "{n} weeks", len(chart.weeks)),
        unknown=words.plural("{n} week", "{n} weeks", unknown),
    )
