"""Months, and the last twelve weeks beside the twelve before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.insight.test_main_chart import TODAY, WORDS, before, chart, days, history

from nearward.insight import rate, rate_ratio
from nearward.insight.comparing import comparison_sentence
from nearward.insight.main_chart import RANGES
from nearward.insight.sentences import (
    month_rows,
)
from nearward.insight.weeks import week_start


def test_months_need_fourteen_confirmed_days() -> None:
    sure = [*days(date(2026, 9, 1), 14), *days(date(2026, 10, 1), 13)]
    found = {m.first: m for m in chart(history(sure, {date(2026, 9, 2): 4})).months}
    september = found[date(2026, 9, 1)].rate
    assert september is not None
    assert september.value == 2
    assert found[date(2026, 10, 1)].rate is None
    _, rows = month_rows(chart(history(sure)), WORDS)
    assert ("October", "13", "too few days", "–") in rows


def test_months_hold_the_days_of_the_range_and_are_widened_within_each() -> None:
    """A month that is unlike another widens nothing; weeks that differ within one do."""
    sure = before(176)
    changed = history(sure, {day: 1 for day in sure if day < date(2026, 9, 1) and day.day % 2})
    found = chart(changed)
    assert sum(month.confirmed_days for month in found.months) == found.confirmed_days
    assert sum((m.last - m.first).days + 1 for m in found.months) == found.days
    july = next(month for month in found.months if month.first.month == 7).rate
    exact = rate(16, 31)
    assert july is not None
    assert (july.low, july.high) == pytest.approx((exact.low, exact.high))
    assert july.low < july.half_low < july.value < july.half_high < july.high
    bursts = history(sure, {day: 8 for day in sure if day.day == 3})
    burst = next(month for month in chart(bursts).months if month.first.month == 7).rate
    assert burst is not None
    assert burst.high > rate(8, 31).high


def test_the_last_twelve_whole_weeks_with_the_twelve_before() -> None:
    monday = week_start(TODAY, 0)
    middle, first = monday - timedelta(weeks=12), monday - timedelta(weeks=24)
    sure = days(first - timedelta(weeks=4), 28 * 7 + 1)
    events = {
        first - timedelta(days=1): 50,
        first: 12,
        middle - timedelta(days=1): 3,
        middle: 2,
        monday - timedelta(days=1): 4,
        monday: 60,
    }
    for range_id in RANGES:
        found = chart(history(sure, events), range_id).comparison
        assert (found.before.events, found.after.events) == (15, 6)
        assert (found.before.days, found.after.confirmed_days) == (84, 84)


def test_a_comparison_is_widened_by_weeks_within_each_span() -> None:
    monday = week_start(TODAY, 0)
    first = monday - timedelta(weeks=24)
    sure = days(first, 24 * 7)
    steady = {sure[7 * n]: 3 if n < 12 else 1 for n in range(24)}
    even = chart(history(sure, steady)).comparison.ratio
    exact = rate_ratio(36, 84, 12, 84)
    assert even is not None
    assert (even.low, even.high) == pytest.approx((exact.low, exact.high)), "a change is no cluster"
    bursts = {sure[0]: 18, sure[42]: 18, sure[100]: 6, sure[150]: 6}
    wide = chart(history(sure, bursts)).comparison.ratio
    assert wide is not None
    assert wide.low < exact.low
    assert wide.high > exact.high
    assert "Chance alone" not in comparison_sentence(chart(history(sure, bursts)).comparison, WORDS)


@pytest.mark.parametrize(("weeks", "events", "possible"), [(7, 9, False), (8, 9, True)])
def test_a_comparison_needs_eight_weeks_in_each(weeks: int, events: int, possible: bool) -> None:
    monday = week_start(TODAY, 0)
    sure = [monday - timedelta(days=7 * n + 3) for n in range(12 + weeks)]
    found = chart(history(sure, {sure[0]: events})).comparison
    assert found.is_possible is possible
    said = comparison_sentence(found, WORDS)
    assert said.startswith("Two spans of 12 weeks are compared once each has 8") is not possible
