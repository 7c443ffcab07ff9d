"""Coming back: a step for each return, over the time it took; what is open stands at the top."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from nearward.charts.figures.axis import LEFT, points, text_width
from nearward.charts.figures.said import PARTS, Face, say
from nearward.charts.figures.shapes import add_lines
from nearward.charts.style import (
    Drawn,
    Spot,
    Style,
    count_labels,
    count_ticks,
    dress_ticks,
    font,
    new_axes,
    new_figure,
)
from nearward.i18n import N_, Translator
from nearward.insight.coming_back import (
    LEAST,
    ComingBack,
    coming_back_sentence,
    open_sentence,
    return_sentence,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: pixels around the axes; the words stand at the right from WIDE on (at this text size)
TOP, BOTTOM, RIGHT, GUTTER, WIDE = 34, 50, 32, 170, 640
#: pixels of a mark under the axis, and between two numbers beside it
MARK, APART = 5, 17
HOUR = 1 / 24
#: days, and how they are told under the axis
MARKS = (
    (LEAST, N_("half an hour")),
    (3 * HOUR, N_("3 hours")),
    (12 * HOUR, N_("12 hours")),
    (1.0, N_("1 day")),
    (3.0, N_("3 days")),
    (7.0, N_("1 week")),
    (14.0, N_("2 weeks")),
    (30.0, N_("a month")),
    (91.0, N_("3 months")),
    (365.0, N_("a year")),
)
#: within so many days how many were back is told on the figure
TOLD = (
    (1.0, N_("{n} within a day")),
    (3.0, N_("{n} within three days")),
    (7.0, N_("{n} within a week")),
)
#: whether what is told there stands left of its dot, and how many pixels from it and above it
BESIDE = ((True, -9, 11), (False, 9, -12), (True, -9, 22), (False, 9, -24), (True, -14, 34))
#: pixels of the title, and from the middle of a dot to its edge
TITLE, DOT = 17, 5
#: the axis goes at least so far, in days
SHORTEST = 14.0


def coming_back_figure(found: ComingBack, words: Translator, style: Style) -> Drawn:
    """The returns, as counts; a few of them as dots without a curve."""
    figure = new_figure(style)
    beside = style.width >= style.px(WIDE)
    axes = new_axes(figure, style, LEFT, TOP, GUTTER if beside else RIGHT, BOTTOM)
    drawing = _Drawing(axes, found, words, style, beside)
    drawing.draw()
    figure.text(
        style.px(8) / style.width,
        1 - style.px(11) / style.height,
        words("times back in touch, of {n}", n=found.told),
        va="center",
        color=style.colours["ink_soft"],
        fontproperties=font(style, 13),
    )
    return Drawn(figure, drawing.spots, coming_back_sentence(found, words))


#: left, top, right and bottom of what stands somewhere
Taken = tuple[float, float, float, float]


class _Drawing:
    """The parts of one figure; x is days on a log scale, y counts returns."""

    def __init__(
        self, axes: Axes, found: ComingBack, words: Translator, style: Style, beside: bool
    ) -> None:
        self._axes, self._found = axes, found
        self._words, self._style, self._beside = words, style, beside
        days = [back.days or LEAST for back in (*found.returns, *found.still_open)]
        self._end = max(SHORTEST, *days) if days else SHORTEST
        self._times = [max(LEAST, back.days or LEAST) for back in found.returns]
        self._right = style.width - style.px(GUTTER if beside else RIGHT)
        self.spots: list[Spot] = []

    def draw(self) -> None:
        """Axes, curve, dots, and the words beside them."""
        self._axis()
        if self._found.is_enough:
            self._curve()
        self._dots()
        self._open()
        if self._found.is_enough:
            self._told()
        if self._beside:
            self._at_the_end()

    def _axis(self) -> None:
        axes, style, top = self._axes, self._style, max(1, self._found.told)
        axes.set_xscale("log")
        axes.set_xlim(LEAST * 0.8, self._end * 1.02)
        axes.set_ylim(0, top)
        unit = (style.height - style.px(TOP + BOTTOM)) / top
        ticks = [n for n in count_ticks(top) if (top - n) * unit >= style.px(APART)]
        axes.set_yticks([*ticks, top], count_labels([*ticks, top]))
        named = self._fitting([(x, self._words(told)) for x, told in MARKS if x <= self._end])
        axes.set_xticks([x for x, _ in named], [told for _, told in named])
        axes.minorticks_off()
        dress_ticks(axes, style)
        self._mark_times(named)
        axes.axhline(0, color=style.colours["edge"], linewidth=points(style, 1), clip_on=False)
        said, look = self._words("time until back in touch"), {"ha": "center", "va": "center"}
        away = (0, -points(style, 39))
        say(axes, said, (0.5, 0), style, Face(), away, PARTS, **look)

    def _mark_times(self, named: list[tuple[float, str]]) -> None:
        """A short line at each time, and the day, from which on it is counted, stronger."""
        axes, style = self._axes, self._style
        axes.tick_params(
            axis="x",
            length=points(style, MARK),
            width=points(style, 1),
            color=style.colours["edge"],
            pad=points(style, MARK),
        )
        for (days, _), label in zip(named, axes.get_xticklabels(), strict=True):
            if days == 1.0:
                label.set_fontproperties(font(style, 13, 600))
                label.set_color(style.colours["ink"])

    def _fitting(self, marks: list[tuple[float, str]]) -> list[tuple[float, str]]:
        """The marks that stand free of each other; a day is always among them."""
        found: list[tuple[float, str]] = []
        for mark in sorted(marks, key=lambda mark: (mark[0] != 1.0, mark[0])):
            here = self._span(mark)
            if all(here[1] < low or high < here[0] for low, high in map(self._span, found)):
                found.append(mark)
        return sorted(found)

    def _span(self, mark: tuple[float, str]) -> tuple[float, float]:
        half = text_width(mark[1], self._style, 13, 600) / 2 + self._style.px(5)
        x = self._pixel(mark[0])
        return x - half, x + half

    def _pixel(self, days: float) -> float:
        """Where a time stands, in pixels of the drawing."""
        return self._place(days, 0)[0]

    def _place(self, days: float, count: float) -> tuple[float, float]:
        x, y = self._axes.transData.transform((days, count))
        return float(x) / self._style.ratio, self._style.height - float(y) / self._style.ratio

    def _places(self, at: list[tuple[float, int]]) -> list[tuple[float, float]]:
        """Where many stand, in pixels of the drawing; together, since there can be thousands."""
        if not at:
            return []
        ratio, high = self._style.ratio, self._style.height
        moved = self._axes.transData.transform(at)
        return [(float(x) / ratio, high - float(y) / ratio) for x, y in moved]

    def _curve(self) -> None:
        xs, ys = [LEAST * 0.8], [0]
        for n, time in enumerate(self._times, 1):
            xs += [time, time]
            ys += [n - 1, n]
        self._axes.plot(
            [*xs, self._end * 1.02],
            [*ys, len(self._times)],
            color=self._style.colours["tide"],
            linewidth=points(self._style, 2),
            zorder=3,
        )

    def _dots(self) -> None:
        tide, sheet = self._style.colours["tide"], self._style.colours["sheet"]
        for rough in (False, True):
            here = [
                (time, n)
                for n, (time, back) in enumerate(
                    zip(self._times, self._found.returns, strict=True), 1
                )
                if back.rough is rough
            ]
            self._mark(here, 6.5 if rough else 6, sheet if rough else tide, tide)
        places = self._places(list(zip(self._times, count(1), strict=False)))
        for place, back in zip(places, self._found.returns, strict=True):
            self._spot(place, return_sentence(back, self._words))

    def _open(self) -> None:
        """Those that are still open, on a dotted line at the top."""
        top, colours = self._found.told, self._style.colours
        if not self._found.still_open:
            return
        self._axes.plot(
            [LEAST * 0.8, self._end * 1.02],
            [top, top],
            color=colours["edge"],
            linewidth=points(self._style, 1),
            linestyle=(0, (2, 3)),
            zorder=2,
        )
        at = [max(LEAST, back.days or LEAST) for back in self._found.still_open]
        self._mark([(time, top) for time in at], 9, colours["sheet"], colours["ink_soft"])
        for time, back in zip(at, self._found.still_open, strict=True):
            self._spot(self._place(time, top), open_sentence(back, self._words))

    def _told(self) -> None:
        """How many were back within a day, three days and a week."""
        boxes = self._taken()
        colours = self._style.colours
        for days, template in TOLD:
            within = self._found.within(days)
            add_lines(
                self._axes,
                [[(days, 0), (days, within)]],
                colors=colours["line"],
                linewidths=points(self._style, 1),
                zorder=1,
            )
            self._mark([(days, within)], 10, colours["tide"], colours["sheet"])
            if within:
                self._say_within(self._words(template, n=within), days, within, boxes)

    def _taken(self) -> list[Taken]:
        """Where the rings, the dots and the curve stand, in pixels of the drawing."""
        px, found = self._style.px, self._found
        rings = [(max(LEAST, back.days or LEAST), found.told) for back in found.still_open]
        dots = list(zip(self._times, count(1), strict=False))
        boxes = []
        told = [(days, found.within(days)) for days, _ in TOLD]
        for at, half in ((rings, px(7)), (told, px(7)), (dots, px(DOT))):
            boxes += [(x - half, y - half, x + half, y + half) for x, y in self._places(at)]
        if found.is_enough:
            ends = [*self._times[1:], self._end * 1.02]
            after = self._places(list(zip(ends, count(1), strict=False)))
            for (a, y), (b, _) in zip(self._places(dots), after, strict=False):
                boxes.append((a, y - px(2), b, y + px(2)))
        return boxes

    def _say_within(self, said: str, days: float, within: int, taken: list[Taken]) -> None:
        """A sentence left above its dot or right below it: the curve rises between the two."""
        px = self._style.px
        x, y = self._place(days, within)
        wide, half = text_width(said, self._style, 13), px(9)
        for is_left, across, up in BESIDE:
            left = x + px(across) - (wide if is_left else 0)
            here = (left, y - px(up) - half, left + wide, y - px(up) + half)
            if (
                here[0] < px(LEFT)
                or here[2] > self._right
                or here[3] > self._place(1, 0)[1] - px(3)
            ):
                continue
            if here[1] < px(TITLE) or any(_overlap(here, other) for other in taken):
                continue
            taken.append(here)
            say(
                self._axes,
                said,
                (days, within),
                self._style,
                Face("tide", 13, 600, pad=1),
                away=(points(self._style, across), points(self._style, up)),
                ha="right" if is_left else "left",
                va="center",
                zorder=2,
            )
            return

    def _at_the_end(self) -> None:
        """How many are back, and how many are open, at the right of their lines."""
        words, back, rest = self._words, len(self._times), len(self._found.still_open)
        self._say_beside(words.plural("{n} back in touch", "{n} back in touch", back), back, "tide")
        if rest:
            said = words.plural("{n} still open, so far", "{n} still open, so far", rest)
            room = self._place(1, back)[1] - self._place(1, self._found.told)[1]
            lift = min(0.0, room - self._style.px(17))
            self._say_beside(said, self._found.told, "ink_soft", lift)

    def _say_beside(self, said: str, count: float, colour: str, lift: float = 0.0) -> None:
        style = self._style
        face = Face(colour, 13, 600 if colour == "tide" else 400)
        away = (points(style, 14), -lift * 0.72 / style.scale)
        say(self._axes, said, (self._end * 1.02, count), style, face, away, va="center")

    def _mark(self, at: list[tuple[float, int]], size: float, face: str, edge: str) -> None:
        self._axes.plot(
            [x for x, _ in at],
            [y for _, y in at],
            linestyle="none",
            marker="o",
            markersize=points(self._style, size),
            markerfacecolor=face,
            markeredgecolor=edge,
            markeredgewidth=points(self._style, 1.5),
            clip_on=False,
            zorder=5,
        )

    def _spot(self, place: tuple[float, float], said: str) -> None:
        x, y = place
        half = self._style.px(7)
        self.spots.append(Spot(x - half, y - half, 2 * half, 2 * half, said))


def _overlap(a: Taken, b: Taken) -> bool:
    """Whether two boxes (left, top, right, bottom) have anything in common."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
