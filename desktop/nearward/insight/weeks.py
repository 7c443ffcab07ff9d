"""Days put together to weeks, and how far moments come in clusters.

Only days that are over count, from the first day of the diary on: today cannot be confirmed yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from nearward.insight.history import History
from nearward.insight.samples import dispersion

#: with so many confirmed days a week without W is a quiet one
QUIET_DAYS = 4


@dataclass(frozen=True, slots=True)
class Week:
    """Up to seven days from `first` on; the one with today in it is not over.

    `days` says of each whether it is confirmed; None for a day that does not count: before the
    diary began, today, or yet to come. W are `on_confirmed`, `on_others`, and `so_far` for today.
    """

    first: date
    days: tuple[bool | None, ...]
    on_confirmed: int
    on_others: int
    so_far: int
    noted: bool
    running: bool

    @property
    def confirmed_days(self) -> int:
        """How many of its days are confirmed."""
        return sum(day is True for day in self.days)

    @property
    def total(self) -> int:
        """All W in it."""
        return self.on_confirmed + self.on_others + self.so_far

    @property
    def known(self) -> bool:
        """Whether anything is known of it; a week that is not over is never called unknown."""
        return self.running or self.noted or self.confirmed_days > 0

    @property
    def quiet(self) -> bool:
        """Whether it is known well enough to say that there was none."""
        return not self.total and self.confirmed_days >= QUIET_DAYS


def week_start(day: date, first_weekday: int) -> date:
    """The first day of the week that holds `day`; the first week of all may be cut short."""
    back = (day.weekday() - first_weekday) % 7
    return day - timedelta(days=min(back, (day - date.min).days))


def weeks_of(
    history: History, first: date, today: date, first_weekday: int = 0
) -> tuple[Week, ...]:
    """The weeks from the one with `first` to the one with today; days before `first` are none."""
    found = []
    day = week_start(first, first_weekday)
    while day <= today:
        ahead = 7 - (day.weekday() - first_weekday) % 7
        days = [day + timedelta(days=n) for n in range(min(ahead, (date.max - day).days + 1))]
        found.append(_week(history, days, first, today))
        if days[-1] == date.max:
            break
        day = days[-1] + timedelta(days=1)
    return tuple(found)


def clusters(groups: Iterable[Iterable[Week]]) -> float:
    """statistic / df of the weeks' rates around the common one of their group; at least 1.

    An interval is widened on the log scale by its root, without a test first.
    """
    statistic, df = 0.0, 0
    for group in groups:
        sure = [week for week in group if week.confirmed_days]
        found = dispersion([w.on_confirmed for w in sure], [float(w.confirmed_days) for w in sure])
        statistic, df = statistic + found.statistic, df + found.df
    return max(1.0, statistic / df) if df else 1.0


def _week(history: History, days: list[date], first: date, today: date) -> Week:
    told = tuple(day in history.confirmed if first <= day < today else None for day in days)
    w = history.withdrawals
    kinds = (w, history.stayed, history.chose_distance, history.unsure)
    return Week(
        first=days[0],
        days=told,
        on_confirmed=sum(w.get(day, 0) for day, said in zip(days, told, strict=True) if said),
        on_others=sum(w.get(day, 0) for day, said in zip(days, told, strict=True) if said is False),
        so_far=w.get(today, 0) if today in days else 0,
        noted=any(counts.get(day, 0) for counts in kinds for day in days if first <= day <= today),
        running=days[0] <= today <= days[-1],
    )
