"""Two spans that a person picks: what is offered, how they are compared, and how that is said."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from tests.narrowed import present

from nearward.i18n import Translator
from nearward.insight.history import History
from nearward.insight.intervals import rate_ratio
from nearward.insight.picked import Days, picked, picked_line, picked_sentence, to_pick_from
from nearward.insight.spans import last_twelve

TODAY = date(2026, 11, 23)
WORDS = Translator("en")


def history(first: date, count: int, each: int, every: int = 1) -> History:
    """A day in `every` is confirmed; on each of these days in turn of `each` one time is noted."""
    days = [first + timedelta(days=n) for n in range(0, count, every)]
    return History(frozenset(days), dict.fromkeys(days[::each], 1), {}, {}, {})


def month(number: int, year: int = 2026) -> Days:
    first = date(year, number, 1)
    after = (first + timedelta(days=32)).replace(day=1)
    return Days(first, min(after, TODAY), is_month=True)


def test_blocks_of_weeks_and_months_are_offered_the_newest_first() -> None:
    began = date(2026, 3, 10)
    found = to_pick_from(began, TODAY)
    blocks = [one for one in found if not one.is_month]
    months = [one for one in found if one.is_month]
    assert blocks == [
        Days(date(2026, 8, 31), TODAY),
        Days(date(2026, 6, 8), date(2026, 8, 31)),
        Days(date(2026, 3, 16), date(2026, 6, 8)),
        Days(began, date(2026, 3, 16)),
    ]
    assert months[0] == Days(date(2026, 11, 1), TODAY, is_month=True), "up to yesterday"
    assert months[-1] == Days(began, date(2026, 4, 1), is_month=True)
    assert all(newer.first == older.after for newer, older in pairwise(months))


@pytest.mark.parametrize("began", [TODAY, TODAY + timedelta(days=3)])
def test_nothing_is_offered_on_the_first_day(began: date) -> None:
    assert to_pick_from(began, TODAY) == []


@pytest.mark.parametrize("today", [date.min, date.min + timedelta(days=9), date.max])
def test_the_ends_of_the_calendar(today: date) -> None:
    found = to_pick_from(date.min, today)
    assert all(one.first < one.after <= today for one in found)
    assert len(found) <= 33


def test_the_two_at_first_are_the_same_as_without_a_choice() -> None:
    told = history(date(2026, 1, 1), 326, 3, every=2)
    began = present(told.began)
    last, before = to_pick_from(began, TODAY)[:2]
    assert present(picked(told, (last, before)).comparison) == last_twelve(told, began, TODAY)


def test_two_months_are_said_by_their_names_in_the_order_of_their_days() -> None:
    told = history(date(2026, 3, 1), 267, 3)
    found = picked(told, (month(10), month(6)))
    assert (found.before, found.after) == (month(6), month(10))
    assert picked_line(found, TODAY, WORDS) == "June and October, picked after looking"
    said = picked_sentence(found, TODAY, WORDS)
    assert said.startswith(
        "In October you pulled away about as often as in June (10 times on 30 days, then 10 on 31)."
    )
    ratio = present(present(found.comparison).ratio)
    exact = rate_ratio(10, 30, 10, 31)
    assert (ratio.value, ratio.low, ratio.high) == pytest.approx(
        (exact.value, exact.low, exact.high)
    )


def test_a_month_of_another_year_says_its_year() -> None:
    told = history(date(2025, 1, 1), 690, 2)
    line = picked_line(picked(told, (month(2, 2025), month(2))), TODAY, WORDS)
    assert line == "February 2025 and February, picked after looking"


def test_weeks_are_said_by_their_days() -> None:
    told = history(date(2026, 3, 16), 252, 3)
    blocks = to_pick_from(date(2026, 3, 16), TODAY)
    found = picked(told, (blocks[0], blocks[2]))
    assert picked_line(found, TODAY, WORDS) == (
        "The weeks from 16 Mar to 7 Jun 2026 and the weeks from 31 Aug to 22 Nov 2026,"
        " picked after looking"
    )
    assert "as often as in the weeks from 16 Mar to 7 Jun 2026" in picked_sentence(
        found, TODAY, WORDS
    )


@pytest.mark.parametrize("other", [month(6), Days(date(2026, 6, 8), date(2026, 8, 31))])
def test_spans_that_share_days_are_not_compared(other: Days) -> None:
    told = history(date(2026, 3, 1), 267, 3)
    found = picked(told, (month(6), other))
    assert found.comparison is None
    said = picked_sentence(found, TODAY, WORDS)
    assert said == "These two share days: pick two that do not."


@pytest.mark.parametrize(("confirmed", "is_enough"), [(13, False), (14, True)])
def test_a_month_needs_fourteen_confirmed_days(confirmed: int, is_enough: bool) -> None:
    days = [date(2026, 6, 1) + timedelta(days=n) for n in range(confirmed)]
    days += [date(2026, 7, 1) + timedelta(days=n) for n in range(31)]
    told = History(frozenset(days), dict.fromkeys(days[::2], 1), {}, {}, {})
    found = picked(told, (month(6), month(7)))
    assert present(found.comparison).is_possible is is_enough
    said = picked_sentence(found, TODAY, WORDS)
    assert said.startswith("Too few confirmed days") is not is_enough
