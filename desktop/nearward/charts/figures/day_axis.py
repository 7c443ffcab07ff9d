"""The axis of the first days of a diary: a column a day, with its name under it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from nearward.charts.figures.axis import GUTTER, LEFT, RIGHT, WIDE, TimeAxis, text_width
from nearward.charts.figures.said import ALONG, Face, say
from nearward.charts.style import Style
from nearward.i18n import Translator
from nearward.i18n.days import short_date, weekday

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: pixels of a day at most, and from the name of a day to its date
PITCH, UNDER = 62, 17


def day_axis(days: list[date], style: Style) -> TimeAxis:
    """Columns from the left, a day each; x counts days."""
    count, beside = max(1, len(days)), style.width >= style.px(WIDE)
    room = style.width - style.px(LEFT + (GUTTER if beside else RIGHT))
    pitch = min(style.px(PITCH), room / count)
    return TimeAxis(days[0] if days else date.min, count, float(pitch), beside, (), (), 2)


def name_days(
    axes: Axes, days: list[date], pitch: float, words: Translator, style: Style, down: float
) -> None:
    """Weekday and date, so many pixels under the foot of the axes, of each day or of every few."""
    shown, most = -style.px(LEFT - 4), style.width - style.px(LEFT + 4)
    for n, day in enumerate(days):
        names = [weekday(day, words), short_date(day, words)]
        half = max(text_width(name, style, 12, 400) for name in names) / 2 + style.px(3)
        middle = (n + 0.5) * pitch
        if middle - half < shown or middle + half > most:
            continue
        shown = middle + half
        for at, name in zip((down, down + UNDER), names, strict=True):
            say(
                axes,
                name,
                (n + 0.5, 0),
                style,
                Face(),
                away=(0, -style.px(at) * 0.72),
                told_in=ALONG,
                ha="center",
                va="center",
            )
