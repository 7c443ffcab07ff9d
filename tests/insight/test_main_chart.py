"""The main chart by its rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from nearward.insight.history import History
from nearward.insight.main_chart import MainChart, main_chart, week_start
from nearward.insight.sentences import (
    beside_sentence,
    comparison_sentence,
    month_rows,
    rate_sentence,
    week_rows,
    week_sentence,
)
from nearward.words import Words

TODAY = date(2026, 11, 23)
WORDS = Words("en")


def days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(count)]


def history(
    confirmed: list[date],
    withdrawals: dict[date, int] | None = None,
    **others: dict[date, int],
) -> History:
    return History(
        confirmed=frozenset(confirmed),
        withdrawals=withdrawals or {},
        stayed=others.get("stayed", {}),
        chose_distance=others.get("chose_distance", {}),
        unsure=others.get("unsure", {}),
    )


def chart(kept: History, range_id: str = "6-months") -> MainChart:
    return main_chart(kept, range_id, TODAY)


def test_worked_example_of_28_days() -> None:
    """20 confirmed days with 5 W, 3 other days with 4 W: 1.75 a week (0.57 to 4.08), 4 more."""
    first = week_start(TODAY, 0) - timedelta(weeks=3)
    sure = days(first, 20)
    found = chart(history(sure, {sure[0]: 2, sure[7]: 3, first + timedelta(days=21): 4}), "4-weeks")
    assert found.rate is not None
    assert found.rate.value == 1.75
    assert (found.rate.low, found.rate.high) == pytest.approx((0.5682, 4.0839), abs=1e-4)
    assert found.elsewhere == 4
    said = rate_sentence(found, "4-weeks", WORDS)
    assert "20 confirmed days" in said
    assert "1.8 a week (95 % interval 0.6 to 4.1)" in said
    assert "4 more on days that are not confirmed." in beside_sentence(found, WORDS)


def test_thirteen_days_have_no_rate_fourteen_have_one_at_zero() -> None:
    start = date(2026, 11, 1)
    assert chart(history(days(start, 13))).rate is None
    rate = chart(history(days(start, 14))).rate
    assert rate is not None
    assert (rate.events, rate.value, rate.low) == (0, 0, 0)
    assert rate.high == pytest.approx(1.8444, abs=1e-4)


def test_a_week_that_is_not_known_is_never_zero() -> None:
    found = chart(history([date(2026, 11, 3)], {date(2026, 10, 15): 1}))
    known = {week.first: week.known for week in found.weeks}
    assert known[date(2026, 11, 2)]
    assert known[date(2026, 10, 12)]
    assert not known[date(2026, 10, 19)]
    _, rows = week_rows(found, WORDS)
    row = next(row for row in rows if row[0] == "19 Oct 2026")
    assert row[2:] == ("not known", "not known")
    unknown = next(week for week in found.weeks if week.first == date(2026, 10, 19))
    assert week_sentence(unknown, WORDS) == "Week of 19 Oct: not known"


def test_any_moment_makes_a_week_known() -> None:
    for kind in ("stayed", "chose_distance", "unsure"):
        found = chart(history([], **{kind: {date(2026, 10, 15): 1}}))
        week = next(week for week in found.weeks if week.first == date(2026, 10, 12))
        assert week.known
        assert (week.on_confirmed, week.on_others) == (0, 0)


def test_own_counts_are_beside_the_rate() -> None:
    found = chart(
        history(
            days(date(2026, 11, 1), 14),
            chose_distance={date(2026, 11, 2): 3},
            unsure={date(2026, 11, 4): 2},
        )
    )
    assert found.rate is not None
    assert found.rate.events == 0
    said = beside_sentence(found, WORDS)
    assert "Chose distance: 3" in said
    assert "Not sure: 2" in said


def test_months_need_fourteen_confirmed_days() -> None:
    sure = [*days(date(2026, 9, 1), 14), *days(date(2026, 10, 1), 13)]
    found = {m.first: m for m in chart(history(sure, {date(2026, 9, 2): 4})).months}
    september = found[date(2026, 9, 1)].rate
    assert september is not None
    assert september.value == 2
    assert found[date(2026, 10, 1)].rate is None
    _, rows = month_rows(chart(history(sure)), WORDS)
    assert ("October", "13", "too few days", "–") in rows


def test_comparison_by_the_ratio() -> None:
    sure = [*days(date(2026, 9, 1), 28), *days(date(2026, 10, 1), 28)]
    few = chart(history(sure, {sure[0]: 9, sure[30]: 4}))
    said = comparison_sentence(few.comparison, TODAY, WORDS)
    assert said.startswith("October was about 0.4 times September (0.1 to 1.6)")
    assert "too early" in said
    apart = chart(history(sure, {sure[0]: 12, sure[30]: 3}))
    assert "more than chance" in comparison_sentence(apart.comparison, TODAY, WORDS)
    too_few = chart(history(sure, {sure[0]: 2, sure[30]: 1}))
    assert "too few" in comparison_sentence(too_few.comparison, TODAY, WORDS)
    none_before = chart(history(sure, {sure[30]: 6}))
    assert "none on confirmed days" in comparison_sentence(none_before.comparison, TODAY, WORDS)
    assert "can be compared" in comparison_sentence(None, TODAY, WORDS)


def test_clusters_widen_the_interval() -> None:
    sure = days(date(2026, 8, 3), 84)
    found = chart(history(sure, {sure[0]: 15, sure[50]: 15}))
    assert found.rate is not None
    assert found.widened is not None
    assert found.widened[0] < found.rate.low
    assert found.widened[1] > found.rate.high
    assert "clusters" in beside_sentence(found, WORDS)
    even = chart(history(sure, dict.fromkeys(sure[::3], 1)))
    assert even.widened is None


@pytest.mark.parametrize("weekday", range(7))
def test_ranges_hold_whole_weeks_and_end_today(weekday: int) -> None:
    kept = history([date(2020, 2, 29)])
    for range_id, count in (("4-weeks", 4), ("6-months", 26), ("year", 52)):
        found = main_chart(kept, range_id, TODAY, weekday)
        assert len(found.weeks) == count
        assert found.weeks[0].first.weekday() == weekday
        assert found.weeks[-1].first <= TODAY < found.weeks[-1].first + timedelta(days=7)
    everything = main_chart(kept, "all", TODAY, weekday)
    assert everything.confirmed_days == 1
    assert everything.weeks[0].first <= date(2020, 2, 29)


def test_the_year_one_is_a_year() -> None:
    found = main_chart(history([], {date(1, 1, 1): 1}), "all", date(1, 3, 1))
    assert sum(week.on_others for week in found.weeks) == 1


def test_nothing_is_empty() -> None:
    found = chart(history([]), "all")
    assert found.is_empty
    assert "0 confirmed days" in rate_sentence(found, "all", WORDS)
