"""How much old stories and newer ones are believed: dots by day, a strip for each story."""

from __future__ import annotations

from datetime import date

from nearward.charts.chart import BELIEFS, Chart, ChartSpan, Listed, Plot, Sentence
from nearward.charts.figures.strips import Mark, Sheet
from nearward.charts.style import Drawn, Spot, Style
from nearward.domain.beliefs import BeliefPoint, ForBeliefs, StoryPoints
from nearward.i18n import N_, Translator
from nearward.i18n.days import dated, short_date
from nearward.insight.beliefs import (
    Rated,
    point_sentence,
    rated,
    rated_sentence,
    told,
    where_from,
)

#: pixels of a strip: its name, what the numbers need above and below, and the days at the end
NAME, SCALE, APART, DAYS = 22, 84, 22, 24
LEFT, RIGHT = 34, 16
#: from the ends of the scale to the first and the last day
INSIDE = 12
#: marks of one day stand aside by so many pixels where they differ by less than that
ASIDE, NEAR = 6, 16
#: days that are shown at least
LEAST = 28


def numbers(source: ForBeliefs, span: ChartSpan) -> Rated:
    """All of them, whatever the range."""
    return rated(source.stories, span.today)


def height_of(found: Rated) -> int:
    """Pixels of the drawing: a strip for each story, and the days once."""
    return len(found.stories) * (NAME + SCALE + APART) + DAYS


class _Days:
    """Where days stand."""

    def __init__(self, found: Rated, wide: float) -> None:
        self.last = found.last.toordinal()
        self.first = max(1, min(found.first.toordinal(), self.last - LEAST + 1))
        self._room = wide - LEFT - RIGHT - 2 * INSIDE

    def x(self, day: date) -> float:
        part = (day.toordinal() - self.first) / (self.last - self.first)
        return LEFT + INSIDE + part * self._room


def beliefs_figure(found: Rated, words: Translator, style: Style) -> Drawn:
    """Filled for the old story, hollow for the newer one; a square where a worksheet asked."""
    sheet = Sheet(style)
    days = _Days(found, sheet.wide)
    spots = []
    for number, story in enumerate(found.stories):
        top = number * (NAME + SCALE + APART)
        spots += _strip(sheet, days, story, top, words)
    label = dated if days.last - days.first > 330 else short_date
    ends = (days.first, days.last)
    for day, at in zip(ends, ("left", "right"), strict=True):
        on = date.fromordinal(day)
        sheet.text(days.x(on), sheet.high - DAYS / 2, label(on, words), at=at)
    return Drawn(sheet.figure, spots, _said(found, words))


def _strip(
    sheet: Sheet, days: _Days, story: StoryPoints, top: float, words: Translator
) -> list[Spot]:
    low = top + NAME + SCALE
    name = sheet.fitted(_name(story, words), sheet.wide - LEFT - RIGHT, bold=True)
    sheet.text(LEFT, top + NAME / 2 - 2, name, soft=False, bold=True)
    for value in (0, 50, 100):
        y = low - value / 100 * SCALE
        sheet.line((LEFT, y), (sheet.wide - RIGHT, y), ink="edge" if value == 0 else "line")
        sheet.text(LEFT - 8, y, str(value), at="right")
    for which, token, filled in (("old", "ember", True), ("new", "tide", False)):
        marks = [
            Mark(
                days.x(point.day) + _aside(point, which),
                low - value / 100 * SCALE,
                "s" if point.sheet else "o",
                8 if point.sheet else 9,
                filled,
            )
            for point in story.points
            if (value := getattr(point, which)) is not None
        ]
        sheet.marks(marks, token)
    scale = sheet.style.scale
    return [
        Spot(
            (days.x(point.day) - 6) * scale,
            (top + NAME) * scale,
            12 * scale,
            SCALE * scale,
            point_sentence(point, words),
        )
        for point in story.points
    ]


def _aside(point: BeliefPoint, which: str) -> int:
    """Pixels by which a mark stands aside, where the other of its day would lie under it."""
    if point.old is None or point.new is None or abs(point.old - point.new) >= NEAR:
        return 0
    return -ASIDE if which == "old" else ASIDE


def _name(story: StoryPoints, words: Translator) -> str:
    return story.belief.text or story.belief.new_story or words("A story without words")


def _said(found: Rated, words: Translator) -> str:
    """The last rating of each story."""
    return " ".join(
        words(
            "“{story}” {rating}.",
            story=" ".join(_name(story, words).split()),
            rating=point_sentence(story.points[-1], words),
        )
        for story in found.stories
    )


def belief_rows(found: Rated, words: Translator) -> Listed:
    """The dots as a table, newest first."""
    head = (
        *(words("Story"), words("Day"), words("The old story"), words("The newer story")),
        words("Where from"),
    )
    rows = [
        (point.day, (_name(story, words), *_cells(point, words)))
        for story in found.stories
        for point in story.points
    ]
    return head, [row for _, row in sorted(rows, key=lambda one: one[0], reverse=True)]


def _cells(point: BeliefPoint, words: Translator) -> tuple[str, ...]:
    values = (told(point.old, words), told(point.new, words))
    return (dated(point.day, words), *values, where_from(point, words))


def _is_rated(found: Rated) -> bool:
    return bool(found.stories)


TITLE = N_("How much I believe them")

CHART = Chart(
    id="beliefs",
    page=BELIEFS,
    title=TITLE,
    numbers=numbers,
    plots=(
        Plot(
            id="beliefs",
            name=TITLE,
            table=N_("How much I believe them, as numbers"),
            height=NAME + SCALE + APART + DAYS,
            height_of=height_of,
            figure=beliefs_figure,
            rows=belief_rows,
            is_shown=_is_rated,
        ),
    ),
    lead=(Sentence(rated_sentence),),
    key=N_(
        "Filled: the old story. Hollow: the newer one. Square: from a worksheet. Between the"
        " marks nothing is known."
    ),
    how=(
        N_("Each mark is one rating of yours, 0 not at all, 100 completely. No line joins them."),
        N_(
            "Squares are ratings from worksheets on the same story. A thought may be believed more"
            " or less than the story it belongs to, so the two are not mixed."
        ),
    ),
)
