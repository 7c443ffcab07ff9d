"""Months under the weeks: a dot with its range for each that has enough confirmed days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.charts.figures.axis import (
    LEFT,
    LINE,
    TimeAxis,
    balanced,
    points,
    time_axis,
    wrapped,
)
from nearward.charts.figures.said import Face, say
from nearward.charts.figures.shapes import add_lines
from nearward.charts.style import Drawn, Spot, Style, count_labels, count_ticks, font, new_figure
from nearward.i18n import Translator
from nearward.insight.main_chart import MainChart, MonthRate, Rate
from nearward.insight.sentences import floor_number, month_sentence, often, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TOP, BELOW = 26, 9
#: a range may reach so many times as far as the highest dot, then it is cut and says so
REACH = 3.0
#: pixels that the number beside a dot needs, and from the last week to the words
NUMBERS, NEAR = 66, 22
#: pixels of a month below which the thick part of its line would only be in the way
THIN = 6


def months_figure(chart: MainChart, words: Translator, style: Style) -> Drawn:
    """One dot with its range for each month; no line joins them."""
    figure = new_figure(style)
    axis = time_axis(chart, words, style)
    bottom = BELOW if style.under else BELOW + LINE * axis.lines
    axes = axis.add(figure, style, TOP, bottom)
    top = _top(chart)
    ticks = count_ticks(top)
    axes.set_ylim(0, max(ticks[-1], top) * 1.04)
    axes.set_yticks(ticks, count_labels(ticks))
    axis.dress(axes, style, BELOW - 1, named=not style.under)
    add_lines(
        axes,
        [[(x, 0), (x, axes.get_ylim()[1])] for x in axis.borders],
        colors=style.colours["line"],
        linewidths=points(style, 1),
        zorder=1,
    )
    _points(axes, axis, chart.months, style)
    _beside_points(axes, axis, chart.months, words, style)
    _whole(axes, axis, chart, words, style)
    figure.text(
        style.px(8) / style.width,
        1 - style.px(9) / style.height,
        words("a week, on confirmed days"),
        va="center",
        color=style.colours["ink_soft"],
        fontproperties=font(style, 13),
    )
    high = style.height - style.px(TOP + bottom)
    spots = []
    for month in chart.months:
        x, wide = axis.x(month.first) * axis.pitch, _wide(month) * axis.pitch
        said = month_sentence(month, chart.last, words)
        spots.append(Spot(style.px(LEFT) + x, style.px(TOP), wide, high, said))
    return Drawn(figure, spots, " ".join(f"{spot.said}." for spot in spots))


def _wide(month: MonthRate) -> float:
    return ((month.last - month.first).days + 1) / 7


def _middle(axis: TimeAxis, month: MonthRate) -> float:
    return axis.x(month.first) + _wide(month) / 2


def _rated(chart: tuple[MonthRate, ...], axis: TimeAxis) -> list[tuple[float, Rate, bool]]:
    return [(_middle(axis, m), m.rate, m.running) for m in chart if m.rate is not None]


def _top(chart: MainChart) -> float:
    """The top of the axis: all ranges, unless one would press the dots to the ground."""
    rates = [month.rate for month in chart.months if month.rate is not None]
    ends = max((rate.high for rate in rates), default=1.0)
    dots = max((rate.value for rate in rates), default=0.0)
    least = max(2.0, REACH * dots, _line_at(chart) or 0.0)
    return max(1.0, min(ends, least))


def _line_at(chart: MainChart) -> float | None:
    """What is told first of the whole range: the floor where it lies above the rate."""
    if chart.floor_first:
        return chart.floor
    return chart.rate.value if chart.rate is not None else None


def _points(axes: Axes, axis: TimeAxis, months: tuple[MonthRate, ...], style: Style) -> None:
    colours, top = style.colours, axes.get_ylim()[1]
    rated = _rated(months, axis)
    dot = min(10.0, max(5.0, 2.6 * axis.pitch / style.scale))
    spans = [("low", "high", 1.5), ("half_low", "half_high", dot * 0.45)]
    for low, high, wide in spans if 30 / 7 * axis.pitch > style.px(THIN) else spans[:1]:
        lines = [
            [(x, getattr(rate, low)), (x, min(top, getattr(rate, high)))] for x, rate, _ in rated
        ]
        look = {"colors": colours["ember"], "linewidths": points(style, wide), "zorder": 3}
        add_lines(axes, lines, capstyle="butt", **look)
    _marks(axes, [(x, top) for x, rate, _ in rated if rate.high > top], "^", 7, style)
    _marks(axes, [(x, rate.value) for x, rate, running in rated if not running], "o", dot, style)
    unfinished = [(x, rate.value) for x, rate, running in rated if running]
    _marks(axes, unfinished, "o", dot, style, hollow=True)


def _marks(
    axes: Axes,
    at: list[tuple[float, float]],
    marker: str,
    size: float,
    style: Style,
    hollow: bool = False,
) -> None:
    colours = style.colours
    edge, face = ("ember", "sheet") if hollow else ("sheet", "ember")
    axes.plot(
        [x for x, _ in at],
        [y for _, y in at],
        linestyle="none",
        marker=marker,
        markersize=points(style, size),
        markerfacecolor=colours[face],
        markeredgecolor=colours[edge],
        markeredgewidth=points(style, 0.16 * size),
        clip_on=False,
        zorder=4,
    )


def _beside_points(
    axes: Axes, axis: TimeAxis, months: tuple[MonthRate, ...], words: Translator, style: Style
) -> None:
    """The number of each month, "so far" for the one that is not over, or why there is none."""
    for month in months:
        rate = month.rate
        if rate is None:
            _too_few(axes, axis, month, words, style)
            continue
        if 30 / 7 * axis.pitch < style.px(NUMBERS):
            continue
        told = plain(rate.value, words)
        if month.running:
            told = "\n".join([told, words("so far")])
        # near the ground it is lifted, so that it keeps off the names of the months
        ground = rate.value / axes.get_ylim()[1] * _high(axes, style)
        lift = max(0.0, 9 * (1 + month.running) - ground / style.scale)
        say(
            axes,
            told,
            (_middle(axis, month), rate.value),
            style,
            Face("ember_ink", 13, 600, spacing=1.1, pad=0.5),
            away=(points(style, 12), points(style, lift)),
            va="center",
        )


def _too_few(axes: Axes, axis: TimeAxis, month: MonthRate, words: Translator, style: Style) -> None:
    room = _wide(month) * axis.pitch - style.px(8)
    said = words.plural(
        "{n} confirmed day: too few", "{n} confirmed days: too few", month.confirmed_days
    )
    lines = balanced(said, style, room)
    if len(lines) > 3 or any(line.endswith("-") for line in lines):
        return
    at = (_middle(axis, month), axes.get_ylim()[1] / 2)
    said = "\n".join(lines)
    say(axes, said, at, style, Face(spacing=1.1, pad=2), ha="center", va="center")


def _whole(axes: Axes, axis: TimeAxis, chart: MainChart, words: Translator, style: Style) -> None:
    """A dotted line for the whole range, named at its end where there is room."""
    at = _line_at(chart)
    if at is None or chart.rate is None:
        return
    axes.plot(
        [0, axis.count],
        [at, at],
        color=style.colours["ink_soft"],
        linewidth=points(style, 1),
        linestyle=(0, (1, 2.5)),
        zorder=2,
    )
    if not axis.beside:
        return
    said = often(at, words)
    if chart.floor_first:
        said = words("at least {number} a week", number=floor_number(chart, words))
    room = style.width - style.px(LEFT + NEAR + 4) - axis.pitch * axis.count
    over = words.plural("over {n} week", "over all {n} weeks", axis.count)
    strong, plain_ = wrapped(said, style, room, 13, 600), wrapped(over, style, room, 13)
    y = at / axes.get_ylim()[1] * _high(axes, style) / style.scale
    lift = max(0.0, 16 * len(plain_) - 5 - y)
    add_lines(
        axes,
        [[(axis.count, at), (axis.count + style.px(NEAR - 7) / axis.pitch, at)]],
        colors=style.colours["edge"],
        linewidths=points(style, 1),
        clip_on=False,
    )
    _beside(axes, (axis.count, at), strong, 600, "bottom", lift, style)
    _beside(axes, (axis.count, at), plain_, 400, "top", lift - 1, style)


def _beside(
    axes: Axes,
    at: tuple[float, float],
    lines: list[str],
    weight: int,
    va: str,
    lift: float,
    style: Style,
) -> None:
    """Lines at the right of the last week, over or under a place."""
    away = (points(style, NEAR), points(style, lift))
    said = "\n".join(lines)
    say(axes, said, at, style, Face("ink", 13, weight, spacing=1.1), away, va=va)


def _high(axes: Axes, style: Style) -> float:
    """Pixels of the drawing from the zero line to the top."""
    return float(axes.get_position().height) * style.height
