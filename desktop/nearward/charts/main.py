"""The main chart: bars a week, and month by month points with their intervals."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Any

from nearward.charts.style import (
    Drawn,
    Spot,
    Style,
    count_ticks,
    dress_ticks,
    font,
    new_axes,
    new_figure,
)
from nearward.insight.main_chart import MainChart, Month, Week
from nearward.insight.sentences import week_sentence
from nearward.words import Words
from nearward.words.days import full_month, number, short_date, short_month

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEFT, TOP, RIGHT, BOTTOM = 34, 10, 12, 26
MONTH_BOTTOM = 44
BAR = 0.68
#: pixels that a label under a week or a month needs
LABEL = 64
MONTH_LABEL = 46
#: pixels that the number beside a point needs, and the words of a month without one
NUMBERS, FEW = 56, 72


def weeks_figure(chart: MainChart, words: Words, style: Style) -> Drawn:
    """Bars of W a week; hatched: on days without confirmation; dotted: not known."""
    figure = new_figure(style)
    axes = new_axes(figure, style, LEFT, TOP, RIGHT, BOTTOM)
    weeks = chart.weeks
    highest = max((week.on_confirmed + week.on_others for week in weeks), default=0)
    ticks = count_ticks(max(highest, 3))
    top = max(ticks[-1], highest) * 1.06
    axes.set_xlim(0, len(weeks))
    axes.set_ylim(0, top)
    axes.set_yticks(ticks)
    _bars(axes, weeks, style, top)
    _unknown_weeks(axes, weeks, words, style, top)
    room = style.width - style.px(LEFT + RIGHT)
    every = max(1, -(-len(weeks) * style.px(LABEL) // max(1, room)))
    at = range(0, len(weeks), int(every))
    axes.set_xticks([n + 0.5 for n in at])
    axes.set_xticklabels([short_date(weeks[n].first, words) for n in at])
    dress_ticks(axes, style)
    wide = room / max(1, len(weeks))
    high = style.height - style.px(TOP + BOTTOM)
    spots = [
        Spot(style.px(LEFT) + n * wide, style.px(TOP), wide, high, week_sentence(week, words))
        for n, week in enumerate(weeks)
    ]
    return Drawn(figure, spots, _weeks_said(chart, words))


def months_figure(chart: MainChart, words: Words, style: Style) -> Drawn:
    """One point with its interval for each month that has enough confirmed days; no line."""
    figure = new_figure(style)
    axes = new_axes(figure, style, LEFT, TOP, RIGHT, MONTH_BOTTOM)
    months = chart.months
    highest = max((month.rate.high for month in months if month.rate), default=3.0)
    ticks = count_ticks(max(highest, 1))
    axes.set_xlim(0, len(months))
    axes.set_ylim(0, max(ticks[-1], highest) * 1.04)
    axes.set_yticks(ticks)
    room = style.width - style.px(LEFT + RIGHT)
    wide = room / max(1, len(months))
    _points(axes, months, words, style, wide)
    every = max(1, int(-(-style.px(MONTH_LABEL) // max(1, wide))))
    at = range(0, len(months), every)
    axes.set_xticks([n + 0.5 for n in at])
    axes.set_xticklabels(
        [
            f"{short_month(months[n].first, words)}\n" + words("{n} d", n=months[n].confirmed_days)
            for n in at
        ]
    )
    dress_ticks(axes, style)
    high = style.height - style.px(TOP + MONTH_BOTTOM)
    spots = [
        Spot(
            style.px(LEFT) + n * wide,
            style.px(TOP),
            wide,
            high,
            month_sentence(month, chart, words),
        )
        for n, month in enumerate(months)
    ]
    said = " ".join(f"{month_sentence(month, chart, words)}." for month in months)
    return Drawn(figure, spots, said)


def month_sentence(month: Month, chart: MainChart, words: Words) -> str:
    """One month, as it is told when it is pointed at."""
    name = full_month(month.first, chart.last, words)
    days = words.plural("{n} confirmed day", "{n} confirmed days", month.confirmed_days)
    if month.rate is None:
        return words("{month}: {days}, too few for a rate", month=name, days=days)
    return words(
        "{month}: {rate} a week ({low} to {high}), {events} on {days}",
        month=name,
        rate=number(month.rate.value, 1, words),
        low=number(month.rate.low, 1, words),
        high=number(month.rate.high, 1, words),
        events=month.rate.events,
        days=days,
    )


def _box(x: float, low: float, high: float, wide: float) -> list[tuple[float, float]]:
    return [(x, low), (x + wide, low), (x + wide, high), (x, high)]


def _add_boxes(axes: Axes, boxes: list[list[tuple[float, float]]], **look: Any) -> None:
    """All boxes as one shape: a hatch is then made once, not once a box."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    if boxes:
        box = (Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY)
        corners = [corner for shape in boxes for corner in (*shape, shape[0])]
        axes.add_artist(PathPatch(Path(corners, box * len(boxes)), **look))


def _bars(axes: Axes, weeks: tuple[Week, ...], style: Style, top: float) -> None:
    edge = (1 - BAR) / 2
    colours = style.colours
    solid = [
        _box(n + edge, 0, week.on_confirmed, BAR)
        for n, week in enumerate(weeks)
        if week.on_confirmed
    ]
    hatched = [
        _box(n + edge, week.on_confirmed, week.on_confirmed + week.on_others, BAR)
        for n, week in enumerate(weeks)
        if week.on_others
    ]
    quiet = [
        _box(n + edge, 0, top * 0.006, BAR)
        for n, week in enumerate(weeks)
        if week.known and not week.on_confirmed and not week.on_others
    ]
    common: dict[str, Any] = {"linewidth": 0.9, "edgecolor": colours["ember"]}
    _add_boxes(axes, solid, facecolor=colours["ember"], **common)
    _add_boxes(axes, hatched, facecolor=colours["sheet"], hatch="////", **common)
    _add_boxes(axes, quiet, facecolor=colours["edge"], linewidth=0)


def _unknown_weeks(
    axes: Axes, weeks: tuple[Week, ...], words: Words, style: Style, top: float
) -> None:
    runs: list[tuple[int, int]] = []
    for n, week in enumerate(weeks):
        if week.known:
            continue
        if runs and runs[-1][1] == n:
            runs[-1] = (runs[-1][0], n + 1)
        else:
            runs.append((n, n + 1))
    unknown = [_box(start, 0, top, end - start) for start, end in runs]
    _add_boxes(
        axes,
        unknown,
        facecolor="none",
        edgecolor=style.colours["edge"],
        alpha=0.65,
        hatch="...",
        linewidth=0,
    )
    wide = (style.width - style.px(LEFT + RIGHT)) / max(1, len(weeks))
    for start, end in runs:
        if (end - start) * wide >= style.px(66):
            axes.text(
                (start + end) / 2,
                top * 0.86,
                words("not known"),
                ha="center",
                va="center",
                color=style.colours["ink_soft"],
                fontproperties=font(style, 12),
                bbox={"facecolor": style.colours["sheet"], "edgecolor": "none", "pad": 1.5},
            )


def _points(axes: Axes, months: tuple[Month, ...], words: Words, style: Style, wide: float) -> None:
    from matplotlib.collections import LineCollection

    colours = style.colours
    rated = [(n + 0.5, month.rate) for n, month in enumerate(months) if month.rate]
    bars = [[(x, rate.low), (x, rate.high)] for x, rate in rated]
    axes.add_collection(
        LineCollection(
            bars, colors=colours["ember"], alpha=0.45, linewidths=style.px(5), capstyle="butt"
        ),
        autolim=False,
    )
    axes.plot(
        [x for x, _ in rated],
        [rate.value for _, rate in rated],
        linestyle="none",
        marker="o",
        markersize=style.px(7),
        markerfacecolor=colours["ember"],
        markeredgecolor=colours["sheet"],
        markeredgewidth=0.8,
        clip_on=False,
    )
    kind = font(style, 12)
    _few(axes, months, words, style, wide)
    if wide < style.px(NUMBERS):
        return
    for x, rate in rated:
        axes.annotate(
            number(rate.value, 1, words),
            (x, rate.value),
            xytext=(style.px(7), 0),
            textcoords="offset points",
            va="center",
            color=colours["ember_ink"],
            fontproperties=kind,
        )


def _few(axes: Axes, months: tuple[Month, ...], words: Words, style: Style, wide: float) -> None:
    """A month without a point says why, where there is room for it."""
    few = [n for n, month in enumerate(months) if month.rate is None]
    if not few or wide < style.px(FEW):
        return
    said = fill(words("too few confirmed days"), max(8, int(wide / style.px(7))))
    for n in few:
        axes.text(
            n + 0.5,
            axes.get_ylim()[1] / 2,
            said,
            ha="center",
            va="center",
            linespacing=1.25,
            color=style.colours["ink_soft"],
            fontproperties=font(style, 12),
            bbox={"facecolor": style.colours["sheet"], "edgecolor": "none", "pad": 2},
        )


def _weeks_said(chart: MainChart, words: Words) -> str:
    unknown = sum(not week.known for week in chart.weeks)
    total = sum(week.on_confirmed + week.on_others for week in chart.weeks)
    return words(
        "How often I pulled away, week by week: {total} in {weeks}, {unknown} not known."
        " Arrow keys go from week to week.",
        total=total,
        weeks=words.plural("{n} week", "{n} weeks", len(chart.weeks)),
        unknown=words.plural("{n} week", "{n} weeks", unknown),
    )
