"""What the main chart shows: weeks, a rate with its interval, months, a comparison.

W are moments with outcome partly or withdrew. A rate is W on confirmed days per 7 confirmed days;
what lies on other days is counted beside it, and what is not known is never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from nearward.insight.history import History
from nearward.insight.intervals import Dispersion, RateRatio, dispersion, garwood, rate_ratio

#: a rate is shown from this many confirmed days on, at any count
ENOUGH_DAYS = 14
#: two periods are compared from this many W in both together on
ENOUGH_EVENTS = 5
#: weeks with confirmed days that a look for clusters needs
ENOUGH_WEEKS = 6
RANGES = {"4-weeks": 4, "6-months": 26, "year": 52, "all": 0}


@dataclass(frozen=True, slots=True)
class Week:
    """One week from `first` on (the last one may not be over)."""

    first: date
    confirmed_days: int
    on_confirmed: int
    on_others: int
    known: bool


@dataclass(frozen=True, slots=True)
class Rate:
    """W on confirmed days per 7 confirmed days, with its exact 95 % interval (Garwood)."""

    events: int
    days: int
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Month:
    """One month; `rate` is None below ENOUGH_DAYS confirmed days."""

    first: date
    confirmed_days: int
    rate: Rate | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The last month against the first one that has a rate. `ratio` is None for too few W."""

    before: Month
    after: Month
    ratio: RateRatio | None


@dataclass(frozen=True, slots=True)
class MainChart:
    """All numbers of the chart for one range."""

    first: date
    last: date
    weeks: tuple[Week, ...]
    months: tuple[Month, ...]
    confirmed_days: int
    rate: Rate | None
    clusters: Dispersion | None
    elsewhere: int
    stayed: int
    chose_distance: int
    unsure: int
    comparison: Comparison | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is known."""
        return not any(week.known for week in self.weeks)

    @property
    def widened(self) -> tuple[float, float] | None:
        """The interval of the rate when moments come in clusters; None when they do not."""
        if self.rate is None or self.clusters is None or self.clusters.factor <= 1:
            return None
        factor = self.clusters.factor
        low = self.rate.value - (self.rate.value - self.rate.low) * factor
        return max(0.0, low), self.rate.value + (self.rate.high - self.rate.value) * factor


def main_chart(history: History, range_id: str, today: date, first_weekday: int = 0) -> MainChart:
    """The chart for a range of RANGES that ends with `today`. first_weekday: 0 is Monday."""
    first = _first_day(history, range_id, today, first_weekday)
    weeks = _weeks(history, first, today)
    confirmed = sum(week.confirmed_days for week in weeks)
    months = _months(history, first, today)
    useful = [week for week in weeks if week.confirmed_days]
    clusters = None
    if len(useful) >= ENOUGH_WEEKS:
        clusters = dispersion(
            [week.on_confirmed for week in useful], [week.confirmed_days for week in useful]
        )
    return MainChart(
        first=first,
        last=today,
        weeks=weeks,
        months=months,
        confirmed_days=confirmed,
        rate=_rate(sum(week.on_confirmed for week in weeks), confirmed),
        clusters=clusters,
        elsewhere=sum(week.on_others for week in weeks),
        stayed=_sum(history.stayed, first, today),
        chose_distance=_sum(history.chose_distance, first, today),
        unsure=_sum(history.unsure, first, today),
        comparison=_comparison(months),
    )


def week_start(day: date, first_weekday: int) -> date:
    """The first day of the week that holds `day`; the first week of all may be cut short."""
    back = (day.weekday() - first_weekday) % 7
    return day - timedelta(days=min(back, (day - date.min).days))


def _first_day(history: History, range_id: str, today: date, first_weekday: int) -> date:
    start = week_start(today, first_weekday)
    weeks = RANGES[range_id]
    if weeks:
        return start - timedelta(weeks=weeks - 1)
    noted = (history.withdrawals, history.stayed, history.chose_distance, history.unsure)
    days = [day for counts in noted for day, n in counts.items() if n]
    return week_start(min([*days, *history.confirmed, start]), first_weekday)


def _weeks(history: History, first: date, last: date) -> tuple[Week, ...]:
    weeks = []
    day = first
    while day <= last:
        days = [day + timedelta(days=n) for n in range(min(7, (date.max - day).days + 1))]
        sure = [each for each in days if each in history.confirmed]
        on_confirmed = sum(history.withdrawals.get(each, 0) for each in sure)
        on_others = sum(history.withdrawals.get(each, 0) for each in days) - on_confirmed
        others = (history.stayed, history.chose_distance, history.unsure)
        noted = any(counts.get(each, 0) for counts in others for each in days)
        known = bool(sure or on_confirmed or on_others or noted)
        weeks.append(Week(day, len(sure), on_confirmed, on_others, known))
        day += timedelta(days=7)
    return tuple(weeks)


def _months(history: History, first: date, last: date) -> tuple[Month, ...]:
    sure: dict[date, int] = {}
    events: dict[date, int] = {}
    for day in history.confirmed:
        month = day.replace(day=1)
        sure[month] = sure.get(month, 0) + 1
        events[month] = events.get(month, 0) + history.withdrawals.get(day, 0)
    found = []
    month = first.replace(day=1)
    while month <= last:
        days = sure.get(month, 0)
        found.append(Month(month, days, _rate(events.get(month, 0), days)))
        month = (month + timedelta(days=32)).replace(day=1)
    return tuple(found)


def _rate(events: int, days: int) -> Rate | None:
    if days < ENOUGH_DAYS:
        return None
    low, high = garwood(events)
    return Rate(events, days, 7 * events / days, 7 * low / days, 7 * high / days)


def _comparison(months: tuple[Month, ...]) -> Comparison | None:
    rated = [month for month in months if month.rate is not None]
    if len(rated) < 2:
        return None
    before, after = rated[0], rated[-1]
    if before.rate is None or after.rate is None:
        return None
    ratio = None
    if before.rate.events + after.rate.events >= ENOUGH_EVENTS:
        ratio = rate_ratio(before.rate.events, before.rate.days, after.rate.events, after.rate.days)
    return Comparison(before, after, ratio)


def _sum(counts: Mapping[date, int], first: date, last: date) -> int:
    return sum(n for day, n in counts.items() if first <= day <= last)
