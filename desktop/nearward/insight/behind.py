"""The moments that a place of a figure stands for, by their ids, the newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from nearward.domain.model import WITHDRAWALS
from nearward.insight.day_words import cells_of, today_of
from nearward.insight.history import History, Noted
from nearward.insight.main_chart import MainChart
from nearward.insight.staying import ROWS, Staying
from nearward.insight.triggers import Triggers, is_in_column, is_in_row

Ids = tuple[int, ...]


def behind_week(history: History, chart: MainChart, at: int) -> Ids:
    """All moments of a week of the chart."""
    return _of_week(history, chart, at, lambda _one: True)


def behind_month(history: History, chart: MainChart, at: int) -> Ids:
    """All moments of a month of the chart."""
    month = chart.months[at]
    return _between(history, month.first, month.last, lambda _one: True)


def behind_day(history: History, chart: MainChart, at: int) -> Ids:
    """All moments of a day of the chart."""
    day = cells_of(chart)[at][2]
    return _between(history, day, day, lambda _one: True)


def behind_marks(history: History, found: Staying, at: int) -> Ids:
    """The moments of a period that have a mark in the first figure."""
    period, chart = found.periods[at], found.chart
    first, last = max(period.first, chart.first), min(period.last, today_of(chart))
    return _between(history, first, last, lambda one: (one.outcome or one.kind) in ROWS)


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

    return _between(history, found.first, found.last, fits)


def _of_week(history: History, chart: MainChart, at: int, fits: Callable[[Noted], bool]) -> Ids:
    week = chart.weeks[at]
    last = min(week.first + timedelta(days=len(week.days) - 1), today_of(chart))
    return _between(history, max(week.first, chart.first), last, fits)


def _between(history: History, first: date, last: date, fits: Callable[[Noted], bool]) -> Ids:
    found = [one for one in history.noted if first <= one.day <= last and fits(one)]
    found.sort(key=lambda one: (one.day, one.id), reverse=True)
    return tuple(one.id for one in found if one.id)
