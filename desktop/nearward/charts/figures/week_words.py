"""The words of the weeks: names on stems, and what the marks mean at the right of the last one."""

from __future__ import annotations

from itertools import product

from nearward.charts.figures.axis import GUTTER, LEFT, TimeAxis, points, text_width, wrapped
from nearward.charts.figures.said import Face, say
from nearward.charts.figures.shapes import add_lines
from nearward.charts.figures.week_marks import EDGE, TICK_AT, Field, has_days
from nearward.charts.style import Style
from nearward.i18n import Translator
from nearward.insight.weeks import Week

#: pixels of a week below which no single week has a word of its own, and below which words stand
#: on stems
MARKED, STEMMED = 8, 27
#: so many runs of weeks of which nothing is known are named at most
MOST_NAMED = 3
#: pixels from the last week to the words, from its bar to the line that leads there, and of a line
NEAR, LEAD, LINE = 22, 4, 16
#: pixels above a bar at which the middle of a word stands, on the ground, and on a stem
OVER, GROUND, ON_STEM = 11, 21, 32


class Names:
    """Words over the zero line, each in a place that is free of bars and of other words."""

    def __init__(self, field: Field) -> None:
        self._field = field
        #: from where to where words stand, and how high their middle
        self.taken: list[tuple[float, float, float]] = []

    def draw(self, words: Translator) -> None:
        """The week that is not over, one quiet week, and some of which nothing is known."""
        field = self._field
        if field.axis.pitch < field.style.px(MARKED):
            return
        stem = field.axis.pitch < field.style.px(STEMMED)
        for n, week in enumerate(field.weeks):
            if week.running:
                self._put(n + 0.5, words("so far"), "ink_soft", stem=stem and not week.total)
        quiet = [n for n, week in enumerate(field.weeks) if week.quiet and not week.running]
        said = words("none")
        for n in sorted(quiet, key=lambda n: self._tallest(n + 0.5, self._half(said))):
            if self._put(n + 0.5, said, "ink"):
                break
        self._unknown(words("not known"), stem=stem)

    def _unknown(self, said: str, stem: bool) -> None:
        """The widest runs first; where the word is wider than the run, it stands on a stem."""
        wide, pitch = text_width(said, self._field.style, 12, 400), self._field.axis.pitch
        named = 0
        for a, b in sorted(self._field.unknown, key=lambda run: run[0] - run[1]):
            fits = (b - a) * pitch >= wide
            named += self._put((a + b) / 2, said, "ink_soft", stem=stem or not fits)
            if named == MOST_NAMED:
                return

    def _half(self, said: str) -> float:
        """Half of the width of a word, in weeks."""
        style = self._field.style
        return (text_width(said, style, 12, 400) / 2 + style.px(2)) / self._field.axis.pitch

    def _tallest(self, x: float, half: float) -> float:
        """The highest bar that a word of so half a width around x would stand over."""
        first, last = max(0, int(x - half + EDGE)), int(x + half - EDGE)
        return max((week.total for week in self._field.weeks[first : last + 1]), default=0)

    def _put(self, x: float, said: str, colour: str, stem: bool = True) -> bool:
        """A word over a mark on the zero line, above the bars beside it; none where it is full."""
        field, style, half = self._field, self._field.style, self._half(said)
        # at the right it may reach a little beyond the last week
        most = field.axis.count - half + style.px(8) / field.axis.pitch
        at = min(max(x, half), most)
        if any(a < at + half and at - half < b for a, b, _ in self.taken):
            return False
        y = max(self._tallest(at, half) + field.high(OVER), field.high(GROUND))
        if stem:
            y = max(y, field.high(ON_STEM))
            add_lines(
                field.axes,
                [[(x, field.high(11)), (x, y - field.high(8))]],
                colors=style.colours["edge"],
                linewidths=points(style, 1),
                zorder=2,
            )
        self.taken.append((at - half, at + half, y))
        face = Face(colour, pad=1)
        say(field.axes, said, (at, y), style, face, ha="center", va="center", zorder=4)
        return True


def tick_means(axis: TimeAxis, words: Translator, style: Style) -> str:
    """What the ticks tell."""
    if has_days(axis, style):
        return words("long tick: the day is confirmed")
    return words("tall tick: more of its days are confirmed")


def say_ticks(field: Field, words: Translator, bottom: float) -> float:
    """What a long tick means, right of the ticks; the pixels that are free above the zero line."""
    style = field.style
    lines = wrapped(tick_means(field.axis, words, style), style, _room(field))
    high = LINE * len(lines)
    top = max(-(TICK_AT - 4), high - bottom + 3)
    _say(field, lines, top - high / 2, "ink_soft", 12)
    return top


def say_beside(field: Field, names: Names, words: Translator, floor: float) -> bool:
    """What a bar and an outline mean, at the height of those of the last whole week.

    False where that week does not have both, or has no room for the words: then a key is needed.
    `floor`: pixels above the zero line, or below it, above which words can stand.
    """
    over = [week for week in field.weeks if not week.running]
    if not over or field.axis.pitch < field.style.px(MARKED):
        return False
    wanted = _meant(over, words)
    if any(high <= low for _, low, high in wanted):
        return False
    told = [wrapped(said, field.style, _room(field), 13) for said, _, _ in wanted]
    half = [LINE * len(lines) / 2 for lines in told]
    for heights in sorted(_heights(field, wanted), key=lambda found: found[0]):
        at = heights[1]
        apart = len(at) < 2 or at[1] - at[0] >= half[0] + half[1] + 3
        if apart and all(y - h >= floor for y, h in zip(at, half, strict=True)):
            if any(_is_crossed(field, names, y) for y in at):
                continue
            for lines, y in zip(told, at, strict=True):
                _lead(field, y)
                _say(field, lines, y, "ink", 13)
            return True
    return False


def _meant(over: list[Week], words: Translator) -> list[tuple[str, float, float]]:
    """What is to be said, from where to where in the last week."""
    last = over[-1]
    found = []
    if any(week.on_confirmed for week in over):
        found.append((words("on confirmed days"), 0.0, float(last.on_confirmed)))
    if any(week.on_others for week in over):
        found.append((words("on days not confirmed"), float(last.on_confirmed), float(last.total)))
    return found


def _heights(
    field: Field, wanted: list[tuple[str, float, float]]
) -> list[tuple[float, tuple[float, ...]]]:
    """Heights in pixels at which lines could lead to the words; near the middles is better."""
    scale = field.unit * field.style.scale
    places = []
    for _, low, high in wanted:
        a, b = low / scale + 4, high / scale - 4
        places.append([(abs(part - 0.5), a + (b - a) * part) for part in _PARTS] if b > a else [])
    return [
        (sum(off for off, _ in found), tuple(y for _, y in found)) for found in product(*places)
    ]


_PARTS = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9, 0.0, 1.0)


def _is_crossed(field: Field, names: Names, y: float) -> bool:
    """Whether a line from the last whole week to the right would cross a bar or a word."""
    running = [week.total for week in field.weeks if week.running]
    at = field.high(y)
    if any(total + field.high(3) > at for total in running if total):
        return True
    start = field.axis.count - len(running) - EDGE
    return any(b > start and abs(high - at) < field.high(10) for _, b, high in names.taken)


def _lead(field: Field, y: float) -> None:
    """A thin line from the bar of the last whole week to the words."""
    running = sum(week.running for week in field.weeks)
    pitch, px = field.axis.pitch, field.style.px
    first = field.axis.count - running - EDGE + px(LEAD) / pitch
    add_lines(
        field.axes,
        [[(first, field.high(y)), (field.axis.count + px(NEAR - 7) / pitch, field.high(y))]],
        colors=field.style.colours["edge"],
        linewidths=points(field.style, 1),
        clip_on=False,
        zorder=2,
    )


def _room(field: Field) -> float:
    """Pixels of the words at the right."""
    style = field.style
    free = style.width - style.px(LEFT) - field.axis.pitch * field.axis.count
    return float(min(free, style.px(GUTTER + 30)) - style.px(NEAR + 4))


def _say(field: Field, lines: list[str], y: float, colour: str, size: float) -> None:
    """Lines whose middle stands so many pixels above the zero line."""
    at, away = (field.axis.count, 0), (points(field.style, NEAR), points(field.style, y))
    said = "\n".join(lines)
    say(field.axes, said, at, field.style, Face(colour, size, spacing=1.1), away, va="center")
