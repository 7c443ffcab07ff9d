"""What a mark of the first figure stands in: a day, a week, a month or a year, by how many are."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from nearward.i18n import Translator
from nearward.i18n.days import MONTHS_IN_FULL, dated, short_date, weekday
from nearward.insight.day_words import cells_of, today_of
from nearward.insight.history import History
from nearward.insight.main_chart import MainChart
from nearward.insight.weeks import Week

#: months are told apart up to so many
MOST_MONTHS = 120
DAY, WEEK, MONTH, YEAR = "day", "week", "month", "year"


class Period(NamedTuple):
    """From its first to its last day; `known`: whether anything is known of it."""

    unit: str
    first: date
    last: date
    known: bool
    running: bool


def periods_of(history: History, chart: MainChart) -> tuple[Period, ...]:
    """All from the first day of a chart to today; none of one is left out."""
    if chart.is_young:
        noted = {one.day for one in history.noted}
        return tuple(
            Period(DAY, day, day, is_sure is not False or day in noted, is_sure is None)
            for _, _, day, is_sure in cells_of(chart)
        )
    if not chart.is_long:
        return tuple(
            Period(WEEK, week.first, _last_of(week), week.known, week.running)
            for week in chart.weeks
        )
    today = today_of(chart)
    months = 12 * (today.year - chart.first.year) + today.month - chart.first.month + 1
    return _long(history, chart.first, today, MONTH if months <= MOST_MONTHS else YEAR)


def _last_of(week: Week) -> date:
    return week.first + timedelta(days=len(week.days) - 1)


def _long(history: History, first: date, today: date, unit: str) -> tuple[Period, ...]:
    known = history.confirmed | {one.day for one in history.noted}
    told = {(day.year, day.month if unit == MONTH else 1) for day in known if first <= day <= today}
    found = []
    start = first
    while start <= today:
        key = (start.year, start.month if unit == MONTH else 1)
        month = start.month if unit == MONTH else 12
        end = (
            date(start.year, month, 31) if month == 12 else _before(date(start.year, month + 1, 1))
        )
        found.append(Period(unit, start, min(end, today), key in told, end >= today))
        if end >= today:
            break
        start = end + timedelta(days=1)
    return tuple(found)


def _before(day: date) -> date:
    return day - timedelta(days=1)


def named(period: Period, words: Translator, *, whole: bool = False) -> str:
    """What it is called; `whole`: with its year, as a table has it."""
    day = period.first
    if period.unit == DAY:
        told = dated(day, words) if whole else short_date(day, words)
        when = words("{weekday}, {day}", weekday=weekday(day, words), day=told)
    elif period.unit == WEEK:
        when = dated(day, words) if whole else words("Week of {day}", day=short_date(day, words))
    elif period.unit == MONTH:
        month = words(MONTHS_IN_FULL[day.month - 1])
        when = words("{month} {year}", month=month, year=day.year)
    else:
        when = str(day.year)
    return words("{when}, so far", when=when) if period.running else when


def head(unit: str, words: Translator) -> str:
    """What a column of such periods is called."""
    return {
        DAY: words("Day"),
        WEEK: words("Week of"),
        MONTH: words("Month"),
        YEAR: words("Year"),
    }[unit]
