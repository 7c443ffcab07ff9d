"""What can stand on the sheet for an appointment: a row each, and nowhere else a list of it.

A row is off until it is chosen. What the person wrote is said with names as initials.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from nearward.charts.chart import ChartSpan
from nearward.domain.beliefs import BeliefPoint, StoryPoints
from nearward.domain.model import Moment
from nearward.domain.symbols import symbol_of
from nearward.domain.text.initials import Initials, initial_of
from nearward.domain.text.picture_marks import without_marks
from nearward.i18n import N_, Translator
from nearward.i18n.days import dated, short_date
from nearward.insight.in_short import Line, in_short
from nearward.insight.main_chart import MainChart
from nearward.insight.triggers import ENOUGH_MOMENTS, is_something_else, row_name
from nearward.paper.appointment.figures import Figures
from nearward.paper.appointment.lines import paper_lines
from nearward.paper.blocks import Answer, Body, CountBars, Divider, Part, Run, Written
from nearward.worksheets import vocabulary

#: so many of what stood before it are listed
MOST_TRIGGERS = 5
#: words of the person's own stand in half of the width up to so many letters
FEW_LETTERS = 360


@dataclass(frozen=True, slots=True)
class Content:
    """All that the sheet is made of. `moments`: those that were chosen, each with an alias or "";
    `beliefs`: the stories that were chosen, with their ratings.

    `direction`: the one that is kept in the diary. `left_out`: pieces that do not fit, as (id of a
    part, which one of it).
    """

    figures: Figures
    span: ChartSpan
    names: Initials
    words: Translator
    moments: tuple[tuple[Moment, str], ...] = ()
    beliefs: tuple[StoryPoints, ...] = ()
    direction: str = ""
    own_words: str = ""
    questions: tuple[str, ...] = ()
    left_out: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    @property
    def today(self) -> date:
        """The day on which it is made."""
        return self.span.today

    @property
    def chart(self) -> MainChart:
        """The numbers of the range."""
        return self.figures.chart(self.span)

    def kept(self, part: str, number: int) -> bool:
        """Whether a piece of a part fits."""
        return (part, number) not in self.left_out


class PartRow(NamedTuple):
    """A part. `label`: what it is chosen by; `made`: none where there is nothing to print.

    `lengths`: how long each of its pieces is that may be left out where two pages are full.
    """

    id: str
    label: str
    made: Callable[[Content], Part | None]
    lengths: Callable[[Content], list[int]] = lambda _content: []


def _in_short(content: Content) -> Part:
    words = content.words
    found = in_short(content.figures.history, content.chart, content.today)
    runs: list[Run] = []
    for line in paper_lines(found, words):
        runs += [Run("\n"), *_bold(line)] if runs else _bold(line)
    return Part(0, "", "", (Divider(), Written(tuple(runs)), Divider()))


def _bold(line: Line) -> tuple[Run, ...]:
    """A line as runs, its strong parts in bold."""
    return tuple(Run(text, bold=is_bold) for text, is_bold in line.pieces)


def _staying(content: Content) -> Part:
    title = content.words("Staying, saying so, letting someone in")
    return Part(0, title, "", content.figures.staying(content.span))


def _weeks(content: Content) -> Part:
    title = content.words("How often I pulled away")
    return Part(0, title, "", content.figures.weeks(content.span))


def _triggers(content: Content) -> Part:
    words, found = content.words, content.figures.triggers(content.span)
    if not found.moments:
        said = words("No pulling away is noted in this time.")
        return Part(0, words("Just before it"), "", (Answer(said, soft=True),))
    title = words("Just before it, of {n}", n=found.moments)
    alone = [
        (content.names.say(row_name(row, words)), count)
        for row, count in zip(found.rows, found.totals, strict=True)
        if row.is_one and not is_something_else(row)
    ]
    if found.moments < ENOUGH_MOMENTS:
        few = words.plural(
            "What came just before it is listed once there is {n} moment.",
            "What came just before it is listed once there are {n} moments.",
            ENOUGH_MOMENTS,
        )
        return Part(0, title, "", (Answer(few, soft=True),))
    if not alone:
        return Part(0, title, "", (Answer(words("Nothing in particular is given."), soft=True),))
    return Part(0, title, "", (CountBars(tuple(alone[:MOST_TRIGGERS])),), half=True)


def _moments(content: Content) -> Part | None:
    told: list[Body] = [
        Written(tuple(_told(moment, alias, content)))
        for n, (moment, alias) in enumerate(content.moments)
        if content.kept("moments", n)
    ]
    title = content.words("Moments I chose")
    return Part(0, title, "", tuple(told), half=True) if told else None


def _told(moment: Moment, alias: str, content: Content) -> Iterator[Run]:
    """When it was, what it was and with whom; then the person's words, or what they chose."""
    words, names = content.words, content.names
    is_near = moment.day.year == content.today.year
    when = short_date(moment.day, words) if is_near else dated(moment.day, words)
    symbol = symbol_of(moment.kind, moment.outcome)
    told = [when, words(symbol.means) if symbol else "", initial_of(alias) if alias else ""]
    yield Run(" · ".join(part for part in told if part), label=True)
    text = without_marks(moment.text).strip()
    if not text:
        text = ", ".join(_codes(moment, words))
    if text:
        yield Run("  " + names.say(text))


def _codes(moment: Moment, words: Translator) -> list[str]:
    """What was chosen of a moment without words."""
    told = [vocabulary.shown(moment.approach_kind, words)]
    if moment.trigger:
        told.append(vocabulary.label("trigger", moment.trigger, words))
    told += [vocabulary.label("behaviour", code, words) for code in moment.behaviour]
    return [part for part in told if part]


def _beliefs(content: Content) -> Part | None:
    told: list[Body] = [
        Written(tuple(_story(story, content)))
        for n, story in enumerate(content.beliefs)
        if content.kept("beliefs", n)
    ]
    title = content.words("Beliefs I chose")
    return Part(0, title, "", tuple(told), half=True) if told else None


def _story(story: StoryPoints, content: Content) -> Iterator[Run]:
    """The story, and how much it and the newer one were believed first and last in the range."""
    words, chart = content.words, content.chart
    belief = story.belief
    yield Run(content.names.say(" ".join((belief.text or belief.new_story).split())))
    # where the range holds all of the diary, it holds what was rated before the first moment
    began = content.figures.history.began
    first = date.min if began is None or began >= chart.first else chart.first
    within = [one for one in story.points if first <= one.day <= content.today]
    # what was rated for the story itself is not mixed with thoughts of worksheets
    within = [one for one in within if not one.sheet] or within
    said = _rated(within, "old", content)
    if not said:
        said = words("not rated in this time")
    yield Run("  " + said, label=True)
    newer = _rated(within, "new", content)
    if newer and belief.text:
        if belief.new_story.strip():
            yield Run("\n" + content.names.say(" ".join(belief.new_story.split())))
        else:
            yield Run("\n" + words("The newer story"), label=True)
        yield Run("  " + newer, label=True)


def _rated(points: list[BeliefPoint], which: str, content: Content) -> str:
    """The first rating and the last with their days; nothing joins them."""
    words = content.words
    given = [(one.day, value) for one in points if (value := getattr(one, which)) is not None]
    if not given:
        return ""
    ends = [given[0]] if len(given) == 1 else [given[0], given[-1]]
    said = [words("{n} on {day}", n=value, day=short_date(day, words)) for day, value in ends]
    if len(said) == 1:
        return words("believed {rating}", rating=said[0])
    return words("believed {first}, {last}", first=said[0], last=said[1])


def _direction(content: Content) -> Part | None:
    """What the person wrote of where they would like to go; why they began is not on paper."""
    text = content.direction.strip()
    if not text or not content.kept("direction", 0):
        return None
    body = (Answer(content.names.say(text)),)
    title = content.words("My direction")
    return Part(0, title, "", body, half=len(text) <= FEW_LETTERS)


def _own_words(content: Content) -> Part | None:
    text = content.own_words.strip()
    if not text or not content.kept("own-words", 0):
        return None
    body = (Answer(content.names.say(text)),)
    is_short = len(text) <= FEW_LETTERS
    return Part(0, content.words("In my own words"), "", body, half=is_short)


def _questions(content: Content) -> Part | None:
    asked = [
        (n, text.strip())
        for n, text in enumerate(content.questions)
        if content.kept("questions", n)
    ]
    body = tuple(Answer(content.names.say(text)) for _, text in asked if text)
    title = content.words("My questions")
    return Part(0, title, "", body, half=True) if body else None


PARTS = (
    PartRow("in-short", N_("In short"), _in_short),
    PartRow("staying", N_("Staying, saying so, letting someone in"), _staying),
    PartRow("weeks", N_("How often I pulled away"), _weeks),
    PartRow("triggers", N_("Just before it: the five most often"), _triggers),
    PartRow(
        "moments",
        N_("Moments I choose"),
        _moments,
        lambda content: [len(moment.text) for moment, _ in content.moments],
    ),
    PartRow(
        "beliefs",
        N_("Beliefs I choose"),
        _beliefs,
        lambda content: [
            len(f"{one.belief.text}{one.belief.new_story}") for one in content.beliefs
        ],
    ),
    PartRow(
        "direction",
        N_("My direction"),
        _direction,
        lambda content: [len(content.direction)],
    ),
    PartRow(
        "own-words",
        N_("In my own words"),
        _own_words,
        lambda content: [len(content.own_words)],
    ),
    PartRow(
        "questions",
        N_("My questions"),
        _questions,
        lambda content: [len(text) for text in content.questions],
    ),
)
