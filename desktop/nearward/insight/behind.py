"""The moments that a place of a figure stands for, by their ids, the newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from nearward.domain.model import WITHDRAWALS
from nearward.insight.day_words import cells_of, today_of
from nearward.insight.history import History, Noted
from nearward.insight.main_chart import MainChart
from nearward.insight.staying import ROWS, Staying
from nearward.insight.triggers import Triggers, is_in_column, is_in_row

Ids = tuple[int, ...]


def behind_week(history: History, chart: MainChart, at: int) -> Ids:
    """The moments of a week of the chart, but for what was good in it."""
    return _ids(one for one in _of_week(history, chart, at) if not _is_good(one))


def good_in_week(history: History, chart: MainChart, at: int) -> Counter[str]:
    """How often each row of the first figure has a mark in a week of the chart."""
    return _good(_of_week(history, chart, at))


def behind_month(history: History, chart: MainChart, at: int) -> Ids:
    """All moments of a month of the chart."""
    month = chart.months[at]
    return _ids(_between(history, month.first, month.last))


def behind_day(history: History, chart: MainChart, at: int) -> Ids:
    """The moments of a day of the chart, but for what was good in it."""
    return _ids(one for one in _of_day(history, chart, at) if not _is_good(one))


def good_in_day(history: History, chart: MainChart, at: int) -> Counter[str]:
    """The same of a day of the chart."""
    return _good(_of_day(history, chart, at))


def behind_marks(history: History, found: Staying, at: int) -> Ids:
    """The moments of a period that have a mark in the first figure."""
    period, chart = found.periods[at], found.chart
    first, last = max(period.first, chart.first), min(period.last, today_of(chart))
    return _ids(filter(_is_good, _between(history, first, last)))


def behind_cell(history: History, found: Triggers, at: int) -> Ids:
    """The moments of a row of the third figure, or of one of its cells.

    Each row has a place for itself, and then one for each column.
    """
    row, place = divmod(at, len(found.columns) + 1)
    column = found.columns[place - 1] if place else None

    def fits(one: Noted) -> bool:
        return (
            one.outcome in WITHDRAWALS
            and is_in_row(one, found.rows[row])
            and (column is None or is_in_column(one, column))
        )

    return _ids(filter(fits, _between(history, found.first, found.last)))


def _of_week(history: History, chart: MainChart, at: int) -> list[Noted]:
    week = chart.weeks[at]
    last = min(week.first + timedelta(days=len(week.days) - 1), today_of(chart))
    return _between(history, max(week.first, chart.first), last)


def _of_day(history: History, chart: MainChart, at: int) -> list[Noted]:
    day = cells_of(chart)[at][2]
    return _between(history, day, day)


def _between(history: History, first: date, last: date) -> list[Noted]:
    return [one for one in history.noted if first <= one.day <= last]


def _row(one: Noted) -> str:
    """The row of the first figure in which a moment has a mark, if it has one there."""
    return one.outcome or one.kind


def _is_good(one: Noted) -> bool:
    return _row(one) in ROWS


def _good(noted: Iterable[Noted]) -> Counter[str]:
    return Counter(_row(one) for one in noted if _is_good(one))


def _ids(noted: Iterable[Noted]) -> Ids:
    found = sorted(noted, key=lambda one: (one.day, one.id), reverse=True)
    return tuple(one.id for one in found if one.id)
