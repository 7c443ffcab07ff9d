"""What is said above the moments that stand behind a place of a figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from nearward.i18n import Translator
from nearward.i18n.days import long_date, short_date
from nearward.insight.comparing import begun, times
from nearward.insight.day_words import cells_of
from nearward.insight.main_chart import MainChart
from nearward.insight.staying import ROWS, Staying, means
from nearward.insight.staying.periods import DAY, Period, named
from nearward.insight.weeks import Week


class Told(NamedTuple):
    """A title, and a sentence."""

    title: str
    sentence: str


def week_told(chart: MainChart, at: int, words: Translator) -> Told:
    """A week: how often, and how many of its days are confirmed."""
    week = chart.weeks[at]
    said = _pulled_away(week.total, words)
    over = sum(is_sure is not None for is_sure in week.days)
    if over:
        said = words("{first} {second}", first=said, second=_sure(over, week, words))
    return Told(_title(week, words), said)


def marks_told(found: Staying, at: int, words: Translator) -> Told:
    """A period of the first figure: its marks."""
    told = _counted({name: found.marks[name][at] for name in ROWS}, words)
    sentence = begun(words("{said}.", said=told)) if told else words("None noted.")
    return Told(_title_of(found.periods[at], words), sentence)


def also_told(good: Mapping[str, int], words: Translator) -> str:
    """What was good, so often each, under the moments of pulling away; "" where there is none."""
    told = _counted(good, words)
    return words("Also: {said}.", said=told) if told else ""


def _counted(good: Mapping[str, int], words: Translator) -> str:
    """Each row of the first figure that has any, and how often."""
    told = [
        words("{what} {times}", what=means(name, words), times=times(count, words))
        for name in ROWS
        if (count := good.get(name, 0))
    ]
    return ", ".join(told)


def day_told(chart: MainChart, at: int, words: Translator) -> Told:
    """A day: how often, and whether it is confirmed."""
    _, _, day, is_sure = cells_of(chart)[at]
    count = chart.daily.get(day, 0)
    said = _pulled_away(count, words)
    if is_sure and not count:
        said = words("You did not pull away.")
    if is_sure is not None:
        sure = words("The day is confirmed.") if is_sure else words("The day is not confirmed.")
        said = words("{first} {second}", first=said, second=sure)
    return Told(long_date(day, words), said)


def _sure(over: int, week: Week, words: Translator) -> str:
    """How many of the days that are over are confirmed."""
    if over == 1 and week.confirmed_days:
        return words("The one day that is over is confirmed.")
    if over == 1:
        return words("The one day that is over is not confirmed.")
    return words.plural(
        "{sure} of {n} day confirmed.",
        "{sure} of {n} days confirmed.",
        over,
        sure=week.confirmed_days,
    )


def _title(week: Week, words: Translator) -> str:
    title = words("Week of {day}", day=short_date(week.first, words))
    return words("{when}, so far", when=title) if week.running else title


def _title_of(period: Period, words: Translator) -> str:
    return long_date(period.first, words) if period.unit == DAY else named(period, words)


def _pulled_away(count: int, words: Translator) -> str:
    if not count:
        return words("No pulling away is noted.")
    return words.plural("You pulled away once.", "You pulled away {n} times.", count)
