"""The main chart by its rules: what counts, from when on, and how far it can be wrong."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta

import pytest
from tests.kit.pace import Paces

from nearward.i18n import Translator
from nearward.insight import dispersion, rate
from nearward.insight.comparing import comparison_sentence
from nearward.insight.history import History
from nearward.insight.in_short import InShort, lines
from nearward.insight.main_chart import RANGES, MainChart, main_chart
from nearward.insight.sentences import (
    beside_sentence,
    month_sentence,
    rate_sentence,
    week_rows,
    week_sentence,
)

#: a Tuesday
TODAY = date(2026, 11, 24)
WORDS = Translator("en")


def days(first: date, count: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(count)]


def before(count: int) -> list[date]:
    """So many days up to yesterday."""
    return days(TODAY - timedelta(days=count), count)


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


def chart(kept: History, range_id: str = "26-weeks") -> MainChart:
    return main_chart(kept, range_id, TODAY)


def known(found: MainChart) -> str:
    """How it is told in short which days these are."""
    return lines(InShort(found, 0, 0, 0), WORDS)[0].text


def test_the_worked_half_year() -> None:
    """39 on 91 of 176 days, 16 on others: 3 (2.1 to 4.2), half or twice 1.6 to 6.1, floor 2.1."""
    all_days = before(176)
    sure, others = all_days[::2], all_days[1::2]
    sure = sorted([*sure, *others[:3]])
    even = {sure[n * 91 // 39]: 1 for n in range(39)}
    found = chart(history(sure, even | dict.fromkeys(others[4:36:2], 1)))
    assert (found.days, found.confirmed_days, found.noted, found.elsewhere) == (176, 91, 55, 16)
    assert found.rate is not None
    assert (found.rate.events, found.rate.value) == (39, 3)
    exact = rate(39, 91)
    assert (exact.low, exact.high) == pytest.approx((2.1332, 4.1010), abs=1e-4)
    assert found.floor == 7 * 55 / 176
    assert not found.floor_first
    assert found.unknown is not None
    half, twice = (91 + 85 / 2) / 176, (91 + 2 * 85) / 176
    assert found.unknown == pytest.approx((found.rate.low * half, found.rate.high * twice))
    assert rate_sentence(found, WORDS) == (
        "On the 91 days you confirmed you pulled away 39 times: about 3 a week."
        " Anything from 2.1 to 4.2 would fit these days."
    )
    assert beside_sentence(found, WORDS) == (
        "85 days are not confirmed. If they were half or twice as hard: 1.6 to 6.1."
        " What you noted on all days is at least 2.1 a week."
    )


def test_thirteen_days_have_no_rate_fourteen_have_one_at_zero() -> None:
    assert chart(history(before(13))).rate is None
    found = chart(history(before(14))).rate
    assert found is not None
    assert (found.events, found.value, found.low) == (0, 0, 0)
    assert found.high == pytest.approx(1.8444, abs=1e-4)


def test_one_range_widened_on_the_log_scale_without_a_test() -> None:
    sure = days(date(2026, 8, 3), 84)
    events = {sure[0]: 4, sure[20]: 2, sure[50]: 5}
    found = chart(history(sure, events))
    weeks = [week for week in found.weeks if week.confirmed_days]
    phi = dispersion([w.on_confirmed for w in weeks], [w.confirmed_days for w in weeks])
    assert phi.factor > 1
    exact = rate(11, 84)
    assert found.rate is not None
    for got, end in ((found.rate.low, exact.low), (found.rate.high, exact.high)):
        far = phi.factor * math.log(end / exact.value)
        assert got == pytest.approx(exact.value * math.exp(far))
    even = chart(history(sure, dict.fromkeys(sure[::7], 1))).rate
    assert even is not None
    assert (even.low, even.high) == pytest.approx((rate(12, 84).low, rate(12, 84).high))
    none = chart(history(sure)).rate
    assert none is not None
    assert none.high == pytest.approx(rate(0, 84).high)


def test_a_p_value_above_five_percent_widens_too() -> None:
    sure = days(date(2026, 9, 28), 56)
    counts = [3, 1, 4, 0, 2, 3, 2, 7]
    found = chart(history(sure, {sure[7 * n]: k for n, k in enumerate(counts) if k}))
    phi = dispersion(counts)
    assert phi.p_value > 0.05
    assert phi.factor > 1
    assert found.rate is not None
    assert found.rate.high > rate(sum(counts), 56).high


def test_today_is_so_far_and_the_days_to_come_are_not_counted() -> None:
    """Today cannot be confirmed yet: it is in no rate, no floor, and not "not confirmed"."""
    sure = before(30)
    found = chart(history(sure, {TODAY: 2, sure[-1]: 1, TODAY + timedelta(days=1): 1}))
    running = found.weeks[-1]
    assert running.running
    assert (running.on_confirmed, running.on_others, running.so_far) == (1, 0, 2)
    assert running.days == (True, None, None, None, None, None, None)
    assert (found.noted, found.elsewhere, found.days, found.not_confirmed) == (1, 0, 30, 0)
    assert week_sentence(running, WORDS) == "Week of 23 Nov, so far: 3 times, 1 confirmed day"
    assert not any(week.running for week in found.weeks[:-1])
    assert beside_sentence(found, WORDS) == ""
    _, rows = week_rows(found, WORDS)
    assert rows[0] == ("23 Nov 2026, so far", "1", "1", "0; today 2")
    # whatever the file says
    assert chart(history([*sure, TODAY])).confirmed_days == 30


def test_the_running_month_says_so_far() -> None:
    found = chart(history(before(60)))
    assert [month.running for month in found.months] == [False, False, True]
    november = found.months[-1]
    assert (november.first, november.last) == (date(2026, 11, 1), date(2026, 11, 23))
    assert month_sentence(november, found.last, WORDS).startswith("November so far: 0 a week")


def test_before_the_diary_began_there_is_nothing() -> None:
    """Nine days are two weeks, not twenty-six with two dozen that are not known."""
    first = TODAY - timedelta(days=9)
    sure = [first + timedelta(days=n) for n in (0, 1, 3, 4, 6, 8)]
    kept = history(sure, {sure[1]: 1, first + timedelta(days=5): 1, sure[4]: 1})
    for range_id in RANGES:
        found = chart(kept, range_id)
        assert [week.first for week in found.weeks] == [
            date(2026, 11, 9),
            date(2026, 11, 16),
            date(2026, 11, 23),
        ]
        assert found.weeks[0].days == (None,) * 6 + (True,)
        assert all(week.known for week in found.weeks)
        assert (found.days, found.confirmed_days) == (9, 6)
        said = known(found)
        assert said == "9 days, from 15 to 23 Nov 2026. You confirmed 6; 3 are not known."
        assert rate_sentence(found, WORDS) == (
            "6 confirmed days so far; a rate is shown from 14 on."
            " On the 6 days you confirmed you pulled away 2 times."
        )
        assert beside_sentence(found, WORDS) == (
            "3 days are not confirmed. Once more on a day not confirmed."
        )


def test_ranges_say_what_they_are() -> None:
    kept = history(before(500))
    assert known(chart(kept, "12-weeks")) == (
        "12 weeks to 23 Nov 2026. You confirmed 78 of 78 days."
    )
    assert known(chart(kept)).startswith("26 weeks to 23 Nov 2026.")
    assert known(chart(kept, "52-weeks")).startswith("52 weeks to")
    assert known(chart(kept, "all")).startswith("Since you began on 12 Jul 2025.")
    today = chart(history([], {TODAY: 1}))
    assert known(today).startswith("Your diary begins today")


def test_one_event_on_one_day() -> None:
    found = chart(history([], {date(2026, 11, 20): 1}))
    assert [week.first for week in found.weeks] == [date(2026, 11, 16), date(2026, 11, 23)]
    assert beside_sentence(found, WORDS) == (
        "4 days are not confirmed. You pulled away once, on a day not confirmed."
    )
    assert found.rate is None
    assert found.floor is None


def test_the_floor_comes_first_where_it_lies_above_the_rate() -> None:
    """5 on 20 confirmed of 28 days and 4 on others: 9 in 28 days is more than 1.75 a week."""
    found = chart(_floor(5, 4))
    assert found.floor_first
    assert rate_sentence(found, WORDS) == (
        "At least 2.2 a week: 9 times in 28 days."
        " Your confirmed days alone would say 1.8, so they seem to be your easier days."
    )
    said = beside_sentence(found, WORDS)
    assert said.startswith("8 days are not confirmed. If they were twice as hard, up to ")
    assert "at least" not in said
    # 7 in 28 days are 1.75 a week, which is not above; 8 are 2
    assert not chart(_floor(5, 2)).floor_first
    assert chart(_floor(5, 3)).floor_first
    # where the tenths are the same, the hundredths are told: 2 in 40 days, and 1 in 21
    known = before(40)
    close = chart(history(known[:21], {known[0]: 1, known[30]: 1}))
    assert rate_sentence(close, WORDS).startswith("At least 0.35 a week: 2 times in 40 days.")
    assert "would say 0.33, so they seem" in rate_sentence(close, WORDS)
    # 40 on 101 days and 79 on 199 are told alike with both
    known = before(199)
    alike = chart(history(known[:101], {known[0]: 40, known[150]: 39}), "52-weeks")
    assert alike.floor is not None
    assert alike.rate is not None
    assert alike.floor > alike.rate.value
    assert not alike.floor_first
    assert "at least 2.7 a week" in beside_sentence(alike, WORDS)
    none = chart(_floor(0, 3))
    assert rate_sentence(none, WORDS) == (
        "At least 0.7 a week: 3 times in 28 days."
        " On the 20 days you confirmed there were none, so they seem to be your easier days."
    )


def _floor(sure: int, others: int) -> History:
    known = before(28)
    return history(known[:20], {known[0]: sure, known[24]: others})


def test_sentences_of_a_rate_are_rounded_outward() -> None:
    sure = before(14)
    assert rate_sentence(chart(history(sure)), WORDS) == (
        "None on 14 confirmed days. Up to 1.9 a week would still fit."
    )
    chance = random.Random(4)
    for _ in range(200):
        known = before(chance.randint(20, 170))
        told = [day for day in known if chance.random() < 0.8]
        events = {day: chance.randint(1, 3) for day in told if chance.random() < 0.2}
        found = chart(history(told, events))
        if found.rate is None or not found.rate.events or found.floor_first:
            continue
        said = rate_sentence(found, WORDS)
        low, high = (
            float(part)
            for part in said.split("from ")[1].removesuffix(" would fit these days.").split(" to ")
        )
        assert low <= found.rate.low + 1e-9
        assert high >= found.rate.high - 1e-9
        assert found.rate.low - low <= 0.1 + 1e-9
        assert high - found.rate.high <= 0.1 + 1e-9


def test_a_rare_thing_is_not_told_as_none() -> None:
    sure = before(350)
    found = chart(history(sure, {sure[40]: 1}), "52-weeks")
    assert "you pulled away once: about 0.02 a week" in rate_sentence(found, WORDS)


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
    outside = next(week for week in found.weeks if week.first == date(2026, 10, 12))
    assert week_sentence(outside, WORDS) == (
        "Week of 12 Oct: 1 time, on a day not confirmed, 0 confirmed days"
    )


def test_a_week_is_quiet_from_four_confirmed_days_on() -> None:
    monday = date(2026, 11, 9)
    for count, quiet in ((3, False), (4, True)):
        found = chart(history([date(2026, 11, 2), *days(monday, count)]))
        week = next(week for week in found.weeks if week.first == monday)
        assert (week.known, week.quiet) == (True, quiet)
    found = chart(history(days(monday, 7), {monday: 1}))
    assert not found.weeks[0].quiet


def test_any_moment_makes_a_week_known() -> None:
    for kind in ("stayed", "chose_distance", "unsure"):
        found = chart(history([], **{kind: {date(2026, 10, 15): 1}}))
        week = next(week for week in found.weeks if week.first == date(2026, 10, 12))
        assert week.known
        assert not week.quiet
        assert week.total == 0


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


@pytest.mark.parametrize("weekday", range(7))
def test_ranges_hold_whole_weeks_and_end_today(weekday: int) -> None:
    kept = history([date(2020, 2, 29)])
    for range_id, count in (("12-weeks", 12), ("26-weeks", 26), ("52-weeks", 52)):
        found = main_chart(kept, range_id, TODAY, weekday)
        assert len(found.weeks) == count
        assert found.weeks[0].first.weekday() == weekday
        assert found.weeks[-1].first <= TODAY < found.weeks[-1].first + timedelta(days=7)
    everything = main_chart(kept, "all", TODAY, weekday)
    assert everything.confirmed_days == 1
    assert everything.weeks[0].first <= date(2020, 2, 29)


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("range_id", list(RANGES))
def test_the_ends_of_time(range_id: str, weekday: int) -> None:
    found = main_chart(history([], {date(1, 1, 1): 1}), "all", date(1, 3, 1), weekday)
    assert sum(week.on_others for week in found.weeks) == 1
    for today in (date.min, date(1, 1, 9), date.max):
        kept = history([], {today: 1})
        found = main_chart(kept, range_id, today, weekday)
        assert found.weeks[-1].running
        assert found.weeks[-1].so_far == 1
        comparison_sentence(found.comparison, WORDS)
        known(found)


def test_millions_take_no_time_and_are_told() -> None:
    worked = Paces()
    sure = before(176)
    found = chart(history(sure[::2], dict.fromkeys(sure, 1_000_000)))
    assert rate_sentence(found, WORDS).startswith("On the 88 days you confirmed you pulled away 88")
    assert "about 7000000 a week" in rate_sentence(found, WORDS)
    assert "A change of more than a quarter" in comparison_sentence(found.comparison, WORDS)
    # about two seconds
    assert worked() < 200


def test_nothing_is_empty() -> None:
    found = chart(history([]), "all")
    assert found.is_empty
    assert "0 confirmed days" in rate_sentence(found, WORDS)
    assert "not known" not in week_sentence(found.weeks[0], WORDS)


def test_every_day_counts_once() -> None:
    """Random diaries: weeks, months and the whole agree, whatever the first day of a week is."""
    chance = random.Random(7)
    for _ in range(60):
        known = before(chance.randint(1, 400))
        sure = [day for day in known if chance.random() < 0.6]
        events = {day: chance.randint(1, 4) for day in [*known, TODAY] if chance.random() < 0.3}
        for range_id in RANGES:
            found = main_chart(history(sure, events), range_id, TODAY, chance.randrange(7))
            inside = [day for day in known if found.first <= day <= found.last]
            assert found.days == (found.last - found.first).days + 1
            assert found.confirmed_days == sum(day in sure for day in inside)
            assert found.noted == sum(events.get(day, 0) for day in inside)
            assert found.confirmed_days == sum(month.confirmed_days for month in found.months)
            assert sum(week.total for week in found.weeks) == found.noted + events.get(TODAY, 0)


def test_a_chart_is_computed_once_for_a_history_and_a_range() -> None:
    kept = history(before(60), {TODAY - timedelta(days=3): 1})
    assert chart(kept) is chart(kept)
    assert chart(kept, "all") is not chart(kept)
    assert main_chart(kept, "26-weeks", TODAY, 6) is not chart(kept)
    assert main_chart(kept, "26-weeks", TODAY - timedelta(days=1)) is not chart(kept)
    again = history(before(60), {TODAY - timedelta(days=3): 1})
    assert again == kept, "what was computed of it makes no other history of it"
    assert chart(again) is not chart(kept)
    assert kept.with_person(3) is kept.with_person(3)
    assert kept.with_person(3) is not kept.with_person(4)
