"""The time axis that weeks and months share: a day stands at the same place in both figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from nearward.charts.figures.said import ALONG, Face, say
from nearward.charts.style import DPI, Style, dress_ticks, font, new_axes
from nearward.i18n import Translator
from nearward.i18n.days import short_date, short_month
from nearward.insight.main_chart import MainChart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEFT, RIGHT = 46, 12
#: pixels of a week at most (with a date under each: more), and of the words at the right
PITCH, DATED, GUTTER = 44, 52, 136
#: from this width on (at this text size) the words stand at the right, else above
WIDE = 640
#: so many weeks have a date each
FEW_WEEKS = 8
#: of more years than these not each is named
MOST_YEARS = 11
#: from so many pixels on a week is a whole number of them, so that its bars have sharp edges
WHOLE = 8
#: pixels of one line of labels, between two labels, and of their type
LINE, GAP, NAME = 17, 6, 13
#: the first place of several in a row, and the one after the last
Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the middle of what it names, and a year below it; x in weeks."""

    x: float
    text: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Weeks from the left; `labels` under them, thin lines at `borders` (months or years)."""

    start: date
    count: int
    pitch: float
    beside: bool
    labels: tuple[Label, ...]
    borders: tuple[float, ...]
    lines: int

    def x(self, day: date) -> float:
        """Where a day begins, in weeks."""
        return (day - self.start).days / 7

    def add(self, figure: Figure, style: Style, top: float, bottom: float) -> Axes:
        """Axes with the weeks along x; top and bottom in pixels of the drawing."""
        right = style.width - style.px(LEFT) - self.pitch * self.count
        axes = new_axes(figure, style, LEFT, top, right / style.scale, bottom)
        axes.set_xlim(0, self.count)
        return axes

    def dress(self, axes: Axes, style: Style, pad: float, named: bool = True) -> None:
        """The zero line, and the labels so many pixels below it."""
        axes.axhline(
            0, color=style.colours["edge"], linewidth=points(style, 1), clip_on=False, zorder=2
        )
        if not named:
            axes.set_xticks([])
            dress_ticks(axes, style)
            return
        axes.set_xticks([label.x for label in self.labels])
        axes.set_xticklabels([label.text for label in self.labels])
        dress_ticks(axes, style)
        axes.tick_params(axis="x", pad=points(style, pad + 11))
        kind = font(style, NAME, 600)
        for tick in axes.get_xticklabels():
            tick.set_fontproperties(kind)
            tick.set_color(style.colours["ink"])
            tick.set_verticalalignment("baseline")
        for label in (label for label in self.labels if label.under):
            say(
                axes,
                label.under,
                (label.x, 0),
                style,
                Face("ink", NAME, 600),
                away=(0, -points(style, pad + 11 + LINE)),
                told_in=ALONG,
                ha="center",
                va="baseline",
            )


def time_axis(chart: MainChart, words: Translator, style: Style) -> TimeAxis:
    """The axis of this chart at this size."""
    count = max(1, len(chart.weeks))
    beside = style.width >= style.px(WIDE)
    room = style.width - style.px(LEFT + (GUTTER if beside else RIGHT))
    pitch = min(style.px(DATED if count <= FEW_WEEKS else PITCH), room / count)
    pitch = float(int(pitch)) if pitch >= WHOLE else pitch
    start = chart.weeks[0].first
    bare = TimeAxis(start, count, pitch, beside, (), (), 1)
    if count <= FEW_WEEKS:
        dates = [Label(n + 0.5, short_date(w.first, words)) for n, w in enumerate(chart.weeks)]
        return _with(bare, _fitting(dates, pitch, style), [], 1)
    end = start + timedelta(days=min(7 * count, (date.max - start).days))
    months = _periods(start, end, years=False)
    two = start.year != end.year
    if 30 / 7 * pitch < style.px(34):
        years = _periods(start, end, years=True)
        named = [_named(bare, first, after, str(first.year)) for first, after in years]
        named = named[:: -(-len(named) // MOST_YEARS)]
        return _with(bare, _fitting(named, pitch, style), years[1:], 1)
    named = []
    for n, (first, after) in enumerate(months):
        year = str(first.year) if two and (n == 0 or first.month == 1) else ""
        label = _named(bare, first, after, short_month(first, words), year)
        if _width(label, style) <= bare.pitch * (bare.x(after) - bare.x(first)):
            named.append(label)
    return _with(bare, _fitting(named, pitch, style), months[1:], 2 if two else 1)


def runs(told: Iterable[bool]) -> list[Run]:
    """Where something holds, without a gap: from the first place to the one after the last."""
    found: list[Run] = []
    for n, holds in enumerate(told):
        if holds:
            found.append((found.pop()[0] if found and found[-1][1] == n else n, n + 1))
    return found


def points(style: Style, px: float) -> float:
    """Pixels of the drawing as points, at this text size."""
    return style.px(px) * 72 / DPI


def text_width(text: str, style: Style, px: float = 12, weight: int = 600) -> float:
    """How wide a line of text is, in pixels of the drawing."""
    return _line_width(text, px, weight) * style.scale


def wrapped(text: str, style: Style, room: float, px: float = 12, weight: int = 400) -> list[str]:
    """A text in lines of so many pixels; a word that is wider by itself is broken."""
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, style, px, weight) <= room:
            lines[-1] = joined
            continue
        lines += _broken(word, style, room, px, weight)
    return lines


def balanced(text: str, style: Style, room: float) -> list[str]:
    """A text in as few lines, and these as even as they can be."""
    lines = wrapped(text, style, room)
    narrow = text_width(text, style, 12, 400) / len(lines)
    while narrow < room:
        even = wrapped(text, style, narrow)
        if len(even) == len(lines):
            return even
        narrow += style.px(4)
    return lines


def _broken(word: str, style: Style, room: float, px: float, weight: int) -> list[str]:
    """A word in parts that fit."""
    found = []
    while len(word) > 2 and text_width(word, style, px, weight) > room:
        n = len(word) - 1
        while n > 1 and text_width(word[:n] + "-", style, px, weight) > room:
            n -= 1
        found.append(word[:n] + "-")
        word = word[n:]
    return [*found, word]


@lru_cache(maxsize=2048)
def _line_width(line: str, px: float, weight: int) -> float:
    from matplotlib.textpath import TextPath

    if not line.strip():
        return 0.0
    kind = font(Style(1, 1, {}), px, weight)
    # a sign for dollars begins no formula
    path = TextPath((0, 0), line.replace("$", r"\$"), size=px, prop=kind, usetex=False)
    # letters are set on whole pixels, which makes a line a little wider
    return 1.04 * float(path.get_extents().width) + 2


def _with(
    axis: TimeAxis, labels: list[Label], borders: list[tuple[date, date]], lines: int
) -> TimeAxis:
    edges = tuple(axis.x(first) for first, _ in borders)
    made = (axis.start, axis.count, axis.pitch, axis.beside)
    return TimeAxis(*made, tuple(labels), edges, lines)


def _named(axis: TimeAxis, first: date, after: date, text: str, under: str = "") -> Label:
    return Label((axis.x(first) + axis.x(after)) / 2, text, under)


def _width(label: Label, style: Style) -> float:
    return max(text_width(told, style, NAME) for told in (label.text, label.under))


def _fitting(labels: list[Label], pitch: float, style: Style) -> list[Label]:
    """The labels that stand free of each other, from the left."""
    found: list[Label] = []
    edge = 0.0
    for label in labels:
        half = _width(label, style) / 2
        if label.x * pitch - half >= edge:
            found.append(label)
            edge = label.x * pitch + half + style.px(GAP)
    return found


def _periods(start: date, end: date, years: bool) -> list[tuple[date, date]]:
    """The months or years from start until before end; the first and the last may be cut."""
    found = []
    while start < end:
        month = 1 if years or start.month == 12 else start.month + 1
        year = start.year + (years or start.month == 12)
        after = min(end, date(year, month, 1)) if year <= date.max.year else end
        found.append((start, after))
        start = after
    return found
