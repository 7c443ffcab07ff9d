"""The days of the main chart, in words and as a table."""

from __future__ import annotations

from datetime import date, timedelta

from nearward.i18n import Translator
from nearward.i18n.days import dated, short_date, weekday
from nearward.insight.comparing import times
from nearward.insight.main_chart import MainChart

Row = tuple[str, ...]
#: week and day of the week (from 0), the day, and whether it is confirmed; None for today
Cell = tuple[int, int, date, bool | None]


def cells_of(chart: MainChart) -> list[Cell]:
    """All days of a chart that are over, and today."""
    found: list[Cell] = []
    today = chart.last + timedelta(days=1) if chart.last < date.max else chart.last
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
