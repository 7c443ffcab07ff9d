"""How a moment and its week are told in the list: the person's words first, ours behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from nearward.domain.cards import MomentInWeek, WeekOfMoments
from nearward.domain.model import APPROACH, WITHDRAWALS, Moment
from nearward.domain.rough import ABOUT, PARTS, ROUGH
from nearward.domain.symbols import symbol_of
from nearward.i18n import N_plural, Translator
from nearward.worksheets import vocabulary
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import clock_time, day_and_month, day_month_and_year, weekday
from nearward_ui.kit.lists.grouped_list import GroupedLine
from nearward_ui.kit.widgets.cards import CardLine

#: what is told above a week, in this order: of which symbols, and how
_COUNTED = (
    ((APPROACH,), N_plural("{n} let in", "{n} let in")),
    (("paused_told",), N_plural("{n} said so", "{n} said so")),
    (("stayed",), N_plural("{n} stayed", "{n} stayed")),
    (tuple(sorted(WITHDRAWALS)), N_plural("{n} away", "{n} away")),
    (("chose_distance",), N_plural("{n} distance", "{n} distance")),
    (("unsure",), N_plural("{n} not sure", "{n} not sure")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentLine(GroupedLine):
    """A moment, under the days of its week; `holds`: what is told of that at the right.

    `own`: the title is the person's, else ours; `time`: of the clock, or roughly.
    """

    holds: str
    own: bool
    time: str
    day: date


def told_weeks(
    found: Sequence[MomentInWeek],
    aliases: Mapping[int, str],
    around: PageContext,
    after: date | None = None,
) -> list[CardLine]:
    """The rows of moments; `after`: the week of the row before. The first row of a week says that
    too, to who hears it."""
    lines: list[CardLine] = []
    week, head, holds = after, "", ""
    for one in found:
        is_first = one.week.first != week
        if is_first or not head:
            week = one.week.first
            head, holds = told_week(one.week, around)
        line = told_row(one.moment, aliases.get(one.moment.person_id or 0, ""), around)
        said = ", ".join(part for part in (head, holds, line.said) if part)
        said = said if is_first else line.said
        lines.append(replace(line, head=head, holds=holds, said=said))
    return lines


def told_week(week: WeekOfMoments, around: PageContext) -> tuple[str, str]:
    """16 to 22 November; 2 stayed · 2 away · 6 of 7 days confirmed."""
    words = around.words
    span = told_span(week.first, around.today, words)
    title = words("{span}, so far", span=span) if week.running else span
    return title, " · ".join(_counts(week, words))


def told_span(first: date, today: date, words: Translator) -> str:
    """The days of a week; the year is said where it is another one."""
    last = date.fromordinal(min(first.toordinal() + 6, date.max.toordinal()))
    if first.year != last.year:
        begin, end = day_month_and_year(first, words), day_month_and_year(last, words)
    elif last.year != today.year:
        begin, end = _begin(first, last, words), day_month_and_year(last, words)
    else:
        begin, end = _begin(first, last, words), day_and_month(last, words)
    return words("{first} to {last}", first=begin, last=end)


def _begin(first: date, last: date, words: Translator) -> str:
    return str(first.day) if first.month == last.month else day_and_month(first, words)


def _counts(week: WeekOfMoments, words: Translator) -> Iterator[str]:
    """What there was none of is not said."""
    for names, texts in _COUNTED:
        count = sum(week.counts.get(name, 0) for name in names)
        if count:
            yield words.plural(*texts, count)
    if week.over:
        yield words.plural(
            "{confirmed} of {n} day confirmed",
            "{confirmed} of {n} days confirmed",
            week.over,
            confirmed=week.confirmed,
        )


def told_row(moment: Moment, person: str, around: PageContext) -> MomentLine:
    """A moment by its words; without any by whom it was with, and what was just before."""
    words = around.words
    symbol = symbol_of(moment.kind, moment.outcome)
    own = " ".join(moment.text.split())
    title = own or stand_in(moment, person, words)
    parts = [words(symbol.short)] if symbol is not None else []
    if own:
        parts += [person, _before(moment, words)]
    if moment.approach_kind:
        parts.append(vocabulary.within("approach_kind", moment.approach_kind, words))
    if moment.urge is not None:
        parts.append(words("urge {n}", n=moment.urge))
    soft = " · ".join(part for part in parts if part)
    time = told_time(moment, words)
    when = f"{weekday(moment.day, words)} {day_and_month(moment.day, words)}"
    said = ", ".join(part for part in (when, time, title, soft) if part)
    mark = "" if symbol is None else symbol.name
    return MomentLine(
        *(title, soft, mark, moment, said),
        head="",
        holds="",
        own=bool(own),
        time=time,
        day=moment.day,
    )


def stand_in(moment: Moment, person: str, words: Translator) -> str:
    """With Ruth, after praise."""
    phrase = vocabulary.phrase("trigger", moment.trigger, words) if moment.trigger else ""
    if person and phrase:
        return words("With {person}, {before}", person=person, before=phrase)
    if person:
        return words("With {person}", person=person)
    return vocabulary.capital(phrase) if phrase else words("Without words")


def told_time(moment: Moment, words: Translator) -> str:
    """20:20; of a time that is roughly known its part of the day; empty of one that is not."""
    return time_or_part(moment.at, str(moment.more.get(ROUGH, "")), words)


def time_or_part(at: datetime, rough: str, words: Translator) -> str:
    """The same of an instant with how roughly it is known."""
    time = clock_time(at, words)
    if rough in PARTS:
        return "" if rough == "day" else words(PARTS[rough][1])
    return words("about {time}", time=time) if rough == ABOUT else time


def _before(moment: Moment, words: Translator) -> str:
    """What was just before, where it says something."""
    if not moment.trigger or not vocabulary.phrase("trigger", moment.trigger, words):
        return ""
    return vocabulary.within("trigger", moment.trigger, words)
