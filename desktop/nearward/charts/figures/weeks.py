"""Weeks: bars of W, outlines for days not confirmed, a ring for none, a tick for each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.charts.figures.axis import LEFT, TimeAxis, time_axis
from nearward.charts.figures.key import LINE as KEY_LINE
from nearward.charts.figures.key import Sign, draw_above, draw_beside, rows_above
from nearward.charts.figures.week_marks import THIN, TICK, TICK_AT, Field, draw_marks, draw_ticks
from nearward.charts.figures.week_words import (
    MARKED,
    NEAR,
    Names,
    say_beside,
    say_ticks,
    tick_means,
)
from nearward.charts.style import Drawn, Spot, Style, count_labels, count_ticks, font, new_figure
from nearward.i18n import Translator
from nearward.insight.main_chart import MainChart
from nearward.insight.sentences import week_sentence

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: pixels: above the bars, room for a label over the highest one, below the zero line
TOP, HEAD, BELOW = 20, 12, 28


def weeks_figure(chart: MainChart, words: Translator, style: Style) -> Drawn:
    """The weeks of the chart; what is not known is empty, and never drawn as none."""
    figure = new_figure(style)
    axis = time_axis(chart, words, style)
    rows = [] if axis.beside else rows_above(_above(chart, axis, words, style), style)
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
    field = Field(axes, axis, chart.weeks, style, whole / room)
    draw_marks(field)
    names = Names(field)
    names.draw(words)
    draw_ticks(figure, field, bottom)
    draw_above(figure, rows, style, 9)
    _title(figure, words("times in the week"), style, style.px(9 + KEY_LINE * len(rows)))
    if axis.beside:
        free = say_ticks(field, words, bottom)
        if not say_beside(field, names, words, free):
            signs = _signs(chart, axis, words, style)
            x = style.px(LEFT + NEAR) + axis.pitch * axis.count
            draw_beside(figure, signs, style, x, top + HEAD)
    return Drawn(figure, _spots(chart, axis, words, style, top, bottom), _said(chart, words))


def _spots(
    chart: MainChart, axis: TimeAxis, words: Translator, style: Style, top: float, bottom: float
) -> list[Spot]:
    """A place a week, from the top to below its ticks."""
    high = style.height - style.px(top + bottom) + style.px(TICK_AT + TICK)
    return [
        Spot(
            style.px(LEFT) + n * axis.pitch,
            style.px(top),
            axis.pitch,
            high,
            week_sentence(week, words),
        )
        for n, week in enumerate(chart.weeks)
    ]


def _title(figure: Figure, said: str, style: Style, y: float) -> None:
    figure.text(
        style.px(8) / style.width,
        1 - y / style.height,
        said,
        va="center",
        color=style.colours["ink_soft"],
        fontproperties=font(style, 13),
    )


def _signs(chart: MainChart, axis: TimeAxis, words: Translator, style: Style) -> list[Sign]:
    """The marks that are there and have no word beside them."""
    is_thin = axis.pitch < style.px(THIN)
    over = [week for week in chart.weeks if not week.running]
    found = []
    if any(week.on_confirmed for week in over):
        found.append(Sign("bar", words("on confirmed days")))
    if any(week.on_others for week in over):
        found.append(Sign("pale" if is_thin else "outline", words("on days not confirmed")))
    if not is_thin and axis.pitch < style.px(MARKED) and any(week.quiet for week in over):
        found.append(Sign("ring", words("none in that week")))
    return found


def _above(chart: MainChart, axis: TimeAxis, words: Translator, style: Style) -> list[Sign]:
    tick = Sign("tick", tick_means(axis, words, style))
    return [*_signs(chart, axis, words, style), tick]


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
