"""The days of the main chart, in words and as a table; and what was said of those not confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from nearward.domain.check_in_rule import CONFIRM_WITHIN
from nearward.i18n import N_, Translator
from nearward.i18n.days import dated, short_date, weekday
from nearward.insight.comparing import times
from nearward.insight.history import DaysWere, History
from nearward.insight.main_chart import MainChart

Row = tuple[str, ...]
#: week and day of the week (from 0), the day, and whether it is confirmed; None for today
Cell = tuple[int, int, date, bool | None]
#: of so many days so many are not confirmed, before it is asked how those were
_LOOKED_AT, _ENOUGH_OPEN = 28, 4
#: so many answers are told beside the last one
_MOST_BEFORE = 2
#: the answers: as a choice, as what was said last, and as what was said before
DAYS_WERE = {
    "easier": N_("Easier"),
    "same": N_("Much the same"),
    "harder": N_("Harder"),
    "cannot_say": N_("Cannot say"),
}
_SAID = {
    "easier": N_("On {day} you said that the days you did not check in were easier."),
    "same": N_("On {day} you said that the days you did not check in were much the same."),
    "harder": N_("On {day} you said that the days you did not check in were harder."),
    "cannot_say": N_("On {day} you could not say how the days you did not check in were."),
}
_BEFORE = {
    "easier": N_("easier"),
    "same": N_("much the same"),
    "harder": N_("harder"),
    "cannot_say": N_("could not say"),
}


def today_of(chart: MainChart) -> date:
    """The day with which a chart ends."""
    return chart.first + timedelta(days=chart.days)


def cells_of(chart: MainChart) -> list[Cell]:
    """All days of a chart that are over, and today."""
    found: list[Cell] = []
    today = today_of(chart)
    for n, week in enumerate(chart.weeks):
        for at, is_sure in enumerate(week.days):
            day = week.first + timedelta(days=at)
            if is_sure is not None or day == today:
                found.append((n, at, day, is_sure))
    return found


def day_sentence(chart: MainChart, day: date, is_sure: bool | None, words: Translator) -> str:
    """One day, as it is told when it is pointed at."""
    count = chart.daily.get(day, 0)
    when = words("{weekday}, {day}", weekday=weekday(day, words), day=short_date(day, words))
    if is_sure is None:
        told = times(count, words) if count else words("nothing noted")
        return words("{when}, so far: {what}", when=when, what=told)
    if not count:
        told = words("confirmed, none") if is_sure else words("not known")
        return words("{when}: {what}", when=when, what=told)
    if is_sure:
        return words("{when}: {what}", when=when, what=times(count, words))
    return words("{when}: {what}, day not confirmed", when=when, what=times(count, words))


def day_rows(chart: MainChart, words: Translator) -> tuple[Row, list[Row]]:
    """The days as a table, newest first."""
    head = (words("Day"), words("Confirmed"), words("Times"))
    rows: list[Row] = []
    for _, _, day, is_sure in reversed(cells_of(chart)):
        count = chart.daily.get(day, 0)
        sure = words("so far") if is_sure is None else words("yes") if is_sure else words("no")
        told = str(count) if count or is_sure else words("not known")
        if is_sure is None and not count:
            told = words("nothing noted")
        rows.append((dated(day, words), sure, told))
    return head, rows


def is_to_ask(history: History, chart: MainChart, today: date) -> bool:
    """Whether it is time to ask how the days not confirmed were: once a month, beside a rate.

    Not where nearly all of the last four weeks of days that can no longer be confirmed are.
    """
    asked = {(one.day.year, one.day.month) for one in history.days_were}
    if chart.rate is None or history.began is None or (today.year, today.month) in asked:
        return False
    closed = today.toordinal() - CONFIRM_WITHIN - 1
    first = max(history.began.toordinal(), closed - _LOOKED_AT + 1)
    days = [date.fromordinal(n) for n in range(max(1, first), closed + 1)]
    return sum(day not in history.confirmed for day in days) >= _ENOUGH_OPEN


def last_said(history: History, chart: MainChart) -> DaysWere | None:
    """What was said last in the range of a chart, today too."""
    said = _said(history.days_were, chart)
    return said[-1] if said else None


def days_were_sentence(chart: MainChart, words: Translator) -> str:
    """What was said of the days not confirmed, beside the number; nothing is computed from it."""
    said = _said(chart.days_were, chart)
    if not said:
        return ""
    last = said[-1]
    text = _SAID[last.were or ""]
    told = words(text, day=_told_day(last.day, chart, words))
    before = [
        words("{how} ({day})", how=words(_BEFORE[were]), day=_told_day(day, chart, words))
        for day, were in reversed(said[:-1][-_MOST_BEFORE:])
        if were
    ]
    if not before:
        return told
    return words("{said} Before that: {what}.", said=told, what=words.join(before))


def _said(answers: Iterable[DaysWere], chart: MainChart) -> list[DaysWere]:
    today = chart.last + timedelta(days=1) if chart.last < date.max else chart.last
    return [one for one in answers if one.were and chart.first <= one.day <= today]


def _told_day(day: date, chart: MainChart, words: Translator) -> str:
    return short_date(day, words) if day.year == chart.last.year else dated(day, words)
