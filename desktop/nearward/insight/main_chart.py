"""What the main chart shows: weeks, a rate with its range, the floor, months, a comparison.

W are moments with outcome partly or withdrew. A rate is W on confirmed days per 7 confirmed days.
What lies on other days is counted beside it, and what is not known is never zero.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from nearward.i18n import N_
from nearward.insight.history import DaysWere, History
from nearward.insight.intervals import Interval, rate
from nearward.insight.picked import Picked
from nearward.insight.spans import Comparison, last_twelve
from nearward.insight.weeks import Week, clusters, week_start, weeks_of

#: a rate is shown from this many confirmed days on, at any count
ENOUGH_DAYS = 14
#: weeks are shown from so many on; of more than so many first the months are
FEW_WEEKS, MOST_WEEKS = 4, 60
#: the days that are not confirmed may have been this much easier or harder
EASIER, HARDER = 0.5, 2.0


class Range(NamedTuple):
    """How far back is looked: so many weeks, 0 for all of them. `label` is what a person reads."""

    weeks: int
    label: str


#: by the id of a range; the first one that is shown is DEFAULT_RANGE
RANGES = {
    "12-weeks": Range(12, N_("12 weeks")),
    "26-weeks": Range(26, N_("26 weeks")),
    "52-weeks": Range(52, N_("52 weeks")),
    "all": Range(0, N_("Since I began")),
}
DEFAULT_RANGE = "26-weeks"


@dataclass(frozen=True, slots=True)
class Rate:
    """W on confirmed days per 7 confirmed days.

    low to high: the exact 95 % interval, widened on the log scale as far as W come in clusters;
    half_low to half_high is the same for 50 %.
    """

    events: int
    days: int
    value: float
    low: float
    high: float
    half_low: float
    half_high: float


@dataclass(frozen=True, slots=True)
class MonthRate:
    """The days of one month that lie in the range; `rate` is None below ENOUGH_DAYS of them."""

    first: date
    last: date
    confirmed_days: int
    rate: Rate | None
    running: bool


@dataclass(frozen=True, slots=True)
class MainChart:
    """All numbers of the chart for one range.

    `first` is the first day that counts, `last` is yesterday, `days` all from first to last;
    `noted` are all W on them. `whole` says whether the range began before the diary did.
    `left_out`: the moments, on any day, that are with people who are left out of the charts.
    `ahead`: the moments on days to come, as a wrong clock or a journey gives them; not counted.
    `daily`: W of each day that has any. `picked`: two other spans, where a person picked them.
    `days_were`: what was said of the days not confirmed, on any day.
    """

    first: date
    last: date
    whole: bool
    weeks: tuple[Week, ...]
    months: tuple[MonthRate, ...]
    days: int
    confirmed_days: int
    noted: int
    rate: Rate | None
    stayed: int
    chose_distance: int
    unsure: int
    comparison: Comparison
    left_out: int
    daily: Mapping[date, int]
    days_were: tuple[DaysWere, ...] = ()
    ahead: int = 0
    picked: Picked | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is known."""
        return not any(week.noted or week.confirmed_days for week in self.weeks)

    @property
    def is_young(self) -> bool:
        """Whether it is too short for weeks, so that its days are shown."""
        return len(self.weeks) < FEW_WEEKS

    @property
    def is_long(self) -> bool:
        """Whether it has so many weeks that its months are shown first."""
        return len(self.weeks) > MOST_WEEKS

    @property
    def not_confirmed(self) -> int:
        """How many of the days are not confirmed."""
        return self.days - self.confirmed_days

    @property
    def elsewhere(self) -> int:
        """W on days that are over and not confirmed."""
        return sum(week.on_others for week in self.weeks)

    @property
    def floor(self) -> float | None:
        """All W that were noted, over all days: per 7 of them. It can only be too low."""
        return 7 * self.noted / self.days if self.days >= ENOUGH_DAYS else None

    @property
    def floor_first(self) -> bool:
        """Whether the floor lies above the rate, and so is what is told first.

        By the hundredths, which are told where the tenths are the same.
        """
        return self.above(2)

    def above(self, digits: int) -> bool:
        """Whether the floor, rounded down, lies above the rate, both with so many digits."""
        if self.rate is None or self.floor is None:
            return False
        scale = 10.0**digits
        return math.floor(scale * self.floor + 1e-9) > round(scale * self.rate.value)

    @property
    def unknown(self) -> tuple[float, float] | None:
        """The range if the days that are not confirmed were half or twice as hard."""
        if self.rate is None or not self.not_confirmed:
            return None
        easier, harder = (
            (self.confirmed_days + k * self.not_confirmed) / self.days for k in (EASIER, HARDER)
        )
        return self.rate.low * easier, self.rate.high * harder


def first_day(history: History, range_id: str, today: date, first_weekday: int = 0) -> date:
    """The first day that counts in a range of RANGES: none before the diary began."""
    return _first(_began(history, today), range_id, today, first_weekday)


def _began(history: History, today: date) -> date:
    return min(history.began or today, today)


def main_chart(history: History, range_id: str, today: date, first_weekday: int = 0) -> MainChart:
    """The chart for a range of RANGES that ends with `today`. first_weekday: 0 is Monday.

    Several figures of a page stand on it, so it is computed once for a history.
    """
    asked = ("main chart", range_id, today, first_weekday)
    return history.once(asked, lambda: _made(history, range_id, today, first_weekday))


def _made(history: History, range_id: str, today: date, first_weekday: int) -> MainChart:
    began = _began(history, today)
    first = _first(began, range_id, today, first_weekday)
    weeks = weeks_of(history, first, today, first_weekday)
    confirmed = sum(week.confirmed_days for week in weeks)
    events = sum(week.on_confirmed for week in weeks)
    last = today - timedelta(days=1) if today > date.min else today
    return MainChart(
        first=first,
        last=last,
        whole=first == began,
        weeks=weeks,
        months=_months(history, first, today, first_weekday),
        days=(today - first).days,
        confirmed_days=confirmed,
        noted=events + sum(week.on_others for week in weeks),
        rate=_rate(events, confirmed, clusters([weeks])),
        stayed=_sum(history.stayed, first, today),
        chose_distance=_sum(history.chose_distance, first, today),
        unsure=_sum(history.unsure, first, today),
        comparison=last_twelve(history, began, today, first_weekday),
        left_out=history.left_out,
        daily=history.withdrawals,
        days_were=history.days_were,
        ahead=sum(one.day > today for one in history.noted),
    )


def _first(began: date, range_id: str, today: date, first_weekday: int) -> date:
    return max(_first_of_range(range_id, today, first_weekday) or began, began)


def _first_of_range(range_id: str, today: date, first_weekday: int) -> date | None:
    weeks, start = RANGES[range_id].weeks, week_start(today, first_weekday)
    if not weeks:
        return None
    return start - timedelta(days=min(7 * (weeks - 1), (start - date.min).days))


def _months(
    history: History, first: date, today: date, first_weekday: int
) -> tuple[MonthRate, ...]:
    """The months up to yesterday; clusters are looked for within each, so that a change is none."""
    spans = []
    while first < today:
        after = min(today, _next_month(first))
        spans.append((first, after))
        first = after
    pieces = [weeks_of(history, start, after, first_weekday) for start, after in spans]
    wide = clusters(pieces)
    found = []
    for (start, after), weeks in zip(spans, pieces, strict=True):
        days = sum(week.confirmed_days for week in weeks)
        made = _rate(sum(week.on_confirmed for week in weeks), days, wide)
        running = (start.year, start.month) == (today.year, today.month)
        found.append(MonthRate(start, after - timedelta(days=1), days, made, running))
    return tuple(found)


def _next_month(day: date) -> date:
    if (day.year, day.month) == (date.max.year, date.max.month):
        return date.max
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _rate(events: int, days: int, wide: float) -> Rate | None:
    if days < ENOUGH_DAYS:
        return None
    factor = math.sqrt(wide)
    found: Interval = rate(events, days).widened(factor)
    half: Interval = rate(events, days, confidence=0.5).widened(factor)
    return Rate(events, days, found.value, found.low, found.high, half.low, half.high)


def _sum(counts: Mapping[date, int], first: date, last: date) -> int:
    return sum(n for day, n in counts.items() if first <= day <= last)
