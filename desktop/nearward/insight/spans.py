"""Two spans of weeks beside each other: by their ratio, with one interval."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

from nearward.insight.history import History
from nearward.insight.intervals import Interval, rate_ratio
from nearward.insight.weeks import Week, clusters, week_start, weeks_of

#: whole weeks in each span
SPAN_WEEKS = 12
#: spans are compared from so many W in both together, and weeks with a confirmed day in each
ENOUGH_EVENTS = 5
ENOUGH_WEEKS = 8
#: a span that is shorter than 12 weeks, such as a month: from so many confirmed days
ENOUGH_OF_SHORT = 14


@dataclass(frozen=True, slots=True)
class WeekSpan:
    """Some whole weeks: their days, how many are confirmed, and W on those."""

    weeks: tuple[Week, ...]
    days: int
    confirmed_days: int
    events: int
    is_short: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether enough of its weeks have a confirmed day; of a short one, enough of its days."""
        if self.is_short:
            return self.confirmed_days >= ENOUGH_OF_SHORT
        return sum(week.confirmed_days > 0 for week in self.weeks) >= ENOUGH_WEEKS


@dataclass(frozen=True, slots=True)
class Comparison:
    """A span and the one before it. `ratio` (after / before) is None where it is too early."""

    before: WeekSpan
    after: WeekSpan
    ratio: Interval | None

    @property
    def is_possible(self) -> bool:
        """Whether both spans have enough weeks of which something is known."""
        return self.before.is_enough and self.after.is_enough


def last_twelve(history: History, began: date, today: date, first_weekday: int = 0) -> Comparison:
    """The last 12 whole weeks beside the 12 before; nothing before `began` counts."""
    end = week_start(today, first_weekday)
    middle, start = (
        end - timedelta(days=min(7 * n, (end - date.min).days))
        for n in (SPAN_WEEKS, 2 * SPAN_WEEKS)
    )
    return compare(
        span_of(history, max(start, began), middle, first_weekday),
        span_of(history, max(middle, began), end, first_weekday),
    )


def span_of(history: History, first: date, after: date, first_weekday: int = 0) -> WeekSpan:
    """The days from `first` until before `after`."""
    if first >= after:
        return WeekSpan((), 0, 0, 0)
    weeks = [w for w in weeks_of(history, first, after, first_weekday) if w.first < after]
    return WeekSpan(
        weeks=tuple(weeks),
        days=(after - first).days,
        confirmed_days=sum(week.confirmed_days for week in weeks),
        events=sum(week.on_confirmed for week in weeks),
    )


def compare(before: WeekSpan, after: WeekSpan) -> Comparison:
    """The ratio, widened on the log scale by the clusters of weeks within each span."""
    found = Comparison(before, after, None)
    if not found.is_possible or before.events + after.events < ENOUGH_EVENTS:
        return found
    ratio = rate_ratio(before.events, before.confirmed_days, after.events, after.confirmed_days)
    factor = math.sqrt(clusters([before.weeks, after.weeks]))
    return Comparison(before, after, ratio.widened(factor))
