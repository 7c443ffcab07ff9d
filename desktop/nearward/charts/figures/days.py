"""Days: a square for each on which someone pulled away, in the columns of the weeks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from nearward.charts.figures.axis import LEFT, TimeAxis, points, text_width, time_axis
from nearward.charts.figures.key import LINE as KEY_LINE
from nearward.charts.figures.key import Sign, draw_above, draw_beside, rows_above
from nearward.charts.figures.said import Face, say
from nearward.charts.figures.shapes import Box, add_boxes, add_lines, box
from nearward.charts.style import Drawn, Spot, Style, new_figure
from nearward.i18n import Translator
from nearward.i18n.days import weekday
from nearward.insight.day_words import cells_of, day_sentence
from nearward.insight.main_chart import MainChart, MonthRate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: pixels: above the days, a row, below the last one without the names of months, a square, a ring
TOP, ROW, BELOW, SQUARE, RING, DOT = 14, 24, 8, 20, 10, 2.8
DAYS = 7
#: pixels of the smallest number in a square, and beside what is confirmed of a month
NUMBERED, MONTH = 7, 8


def days_figure(chart: MainChart, words: Translator, style: Style) -> Drawn:
    """The days of the chart; what is not known is a pale dot, and never drawn as none."""
    figure = new_figure(style)
    axis = time_axis(chart, words, style)
    signs = _signs(chart, words)
    rows = [] if axis.beside else rows_above(signs, style)
    top, bottom = TOP + KEY_LINE * len(rows), BELOW + 17 * (axis.lines + 1)
    axes = axis.add(figure, style, top, bottom)
    axes.set_ylim(DAYS, 0)
    axes.grid(visible=False)
    axes.set_yticks([])
    axis.dress(axes, style, 4)
    axes.lines[-1].set_visible(False)
    drawing = _Days(axes, axis, chart, style, words)
    drawing.draw()
    draw_above(figure, rows, style, 9)
    if axis.beside:
        draw_beside(figure, signs, style, style.px(LEFT + 22) + axis.pitch * axis.count, top + 12)
    high = (style.height - style.px(top + bottom)) / DAYS
    spots = [
        Spot(
            style.px(LEFT) + n * axis.pitch,
            style.px(top) + at * high,
            axis.pitch,
            high,
            day_sentence(chart, day, is_sure, words),
        )
        for n, at, day, is_sure in cells_of(chart)
    ]
    said = words("How often I pulled away, day by day. Arrow keys go from day to day.")
    return Drawn(figure, spots, said)


class _Days:
    """The marks of one figure."""

    def __init__(
        self, axes: Axes, axis: TimeAxis, chart: MainChart, style: Style, words: Translator
    ) -> None:
        self._axes, self._axis, self._chart = axes, axis, chart
        self._style, self._words = style, words
        self._row = axes.get_position().height * style.height / DAYS
        room = min(axis.pitch * 0.82, self._row * SQUARE / ROW)
        self._wide = room / axis.pitch
        self._high = room / self._row
        self._side = room / style.scale
        self._cells = cells_of(chart)

    def draw(self) -> None:
        """All marks, the names of the days, the months and what is confirmed of them."""
        self._squares()
        self._rings_and_dots()
        self._names()
        self._borders()
        for month in self._chart.months:
            self._confirmed(month)

    def _squares(self) -> None:
        colours, line = self._style.colours, 1.6
        for many in (False, True):
            solid: list[Box] = []
            open_: list[Box] = []
            for n, at, day, is_sure in self._cells:
                count = self._chart.daily.get(day, 0)
                if not count or (count > 1) is not many:
                    continue
                (solid if is_sure else open_).append(self._square(n, at, 0 if is_sure else line))
                if many:
                    self._number(n, at, count, is_sure=bool(is_sure))
            face = colours["ember_ink" if many else "ember"]
            add_boxes(self._axes, solid, facecolor=face, linewidth=0, zorder=3)
            add_boxes(
                self._axes,
                open_,
                facecolor=colours["sheet"],
                edgecolor=colours["ember"],
                linewidth=points(self._style, line),
                joinstyle="miter",
                zorder=3,
            )

    def _square(self, n: int, at: int, line: float) -> Box:
        """A square in the middle of its place; an open one lies inside its line."""
        x = self._style.px(line) / self._axis.pitch
        y = self._style.px(line) / self._row
        left, low = n + (1 - self._wide) / 2 + x / 2, at + (1 - self._high) / 2 + y / 2
        return box(left, low, low + self._high - y, self._wide - x)

    def _number(self, n: int, at: int, count: int, *, is_sure: bool) -> None:
        # a long number is smaller, so that it stands in its square
        size = min(12.0, 0.58 * self._side, 1.55 * (self._side - 5) / len(str(count)))
        if size < NUMBERED:
            return
        face = Face("sheet" if is_sure else "ember_ink", size, 600)
        middle = (n + 0.5, at + 0.5)
        say(self._axes, str(count), middle, self._style, face, ha="center", va="center", zorder=4)

    def _rings_and_dots(self) -> None:
        cells = [cell for cell in self._cells if not self._chart.daily.get(cell[2], 0)]
        size = min(RING, 0.62 * self._axis.pitch / self._style.scale)
        for told, across, line, colour in (
            (True, size, 1.5, "ink_soft"),
            (False, min(DOT, size / 2), 0.0, "faint"),
            (None, min(8.0, size), 1.4, "edge"),
        ):
            here = [(n + 0.5, at + 0.5) for n, at, _, is_sure in cells if is_sure is told]
            self._axes.plot(
                [x for x, _ in here],
                [y for _, y in here],
                linestyle="none",
                marker="o",
                markersize=points(self._style, across),
                markerfacecolor=self._style.colours["sheet" if line else colour],
                markeredgecolor=self._style.colours[colour],
                markeredgewidth=points(self._style, min(line, across / 4)),
                zorder=3,
            )

    def _names(self) -> None:
        """The days of the week at the left."""
        first = self._chart.weeks[-1].first
        for at in range(DAYS):
            day = date.fromordinal(1 + (first.weekday() + at) % DAYS)
            say(
                self._axes,
                weekday(day, self._words),
                (0, at + 0.5),
                self._style,
                Face(size=13),
                away=(-points(self._style, 8), 0),
                ha="right",
                va="center",
            )

    def _borders(self) -> None:
        """A stepped line where a month ends."""
        lines = []
        for month in self._chart.months[1:]:
            x = self._axis.x(month.first)
            week, at = int(x), round((x - int(x)) * DAYS)
            lines.append([(week + 1, 0), (week + 1, at), (week, at), (week, DAYS)])
        add_lines(
            self._axes,
            lines,
            colors=self._style.colours["faint"],
            linewidths=points(self._style, 1),
            zorder=1,
        )

    def _confirmed(self, month: MonthRate) -> None:
        """How many of its days are confirmed, below its name where there is room.

        Right of the last month there is room as well.
        """
        days = (month.last - month.first).days + 1
        said = self._words("{n} of {days} confirmed", n=month.confirmed_days, days=days)
        style = self._style
        room = days / DAYS * self._axis.pitch
        if month is self._chart.months[-1]:
            # it may reach as far to the right as it does to the left
            middle = (
                style.px(LEFT) + (self._axis.x(month.first) + days / DAYS / 2) * self._axis.pitch
            )
            room = min(room + style.px(DAYS), 2 * (style.width - middle))
        if text_width(said, style, 11, 400) + style.px(MONTH) > room:
            said = self._words("{n} of {days}", n=month.confirmed_days, days=days)
        if text_width(said, style, 11, 400) + style.px(MONTH) > room:
            return
        say(
            self._axes,
            said,
            (self._axis.x(month.first) + days / DAYS / 2, DAYS),
            style,
            Face(size=11),
            away=(0, -points(style, BELOW + 17 * self._axis.lines + 7)),
            ha="center",
            va="center",
        )


def _signs(chart: MainChart, words: Translator) -> list[Sign]:
    """The marks that are there."""
    over = [week for week in chart.weeks if week.known]
    found = []
    if any(week.on_confirmed for week in over):
        found.append(Sign("bar", words("pulled away; a number: so often")))
    if any(week.on_others for week in over):
        found.append(Sign("outline", words("noted, day not confirmed")))
    found.append(Sign("soft ring", words("confirmed, none")))
    found.append(Sign("dot", words("not known")))
    return found
