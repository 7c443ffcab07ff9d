"""Days that end at four, clock changes, and what may be confirmed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearward.domain.check_in_rule import may_confirm, open_days
from nearward.domain.day import day_of, ended, settle


@pytest.fixture
def zone() -> Iterator[Callable[[str], None]]:
    before = os.environ.get("TZ")

    def use(name: str) -> None:
        os.environ["TZ"] = name
        time.tzset()

    yield use
    if before is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize(
    ("hour", "ends", "day"),
    [(3, 4, 3), (4, 4, 4), (0, 0, 4), (11, 12, 3), (12, 12, 4), (23, 4, 4)],
)
def test_a_day_ends_at_an_hour_of_ones_own(hour: int, ends: int, day: int) -> None:
    assert day_of(datetime(2026, 3, 4, hour, 59 if hour == 3 else 0), ends) == date(2026, 3, day)


def test_the_first_day_of_all_has_none_before_it() -> None:
    assert day_of(datetime(1, 1, 1, 2), 4) == date(1, 1, 1)
    assert open_days(datetime(1, 1, 1, 12)) == []


@pytest.mark.parametrize(
    ("name", "local", "settled", "moved"),
    [
        ("Europe/Berlin", datetime(2026, 3, 29, 2, 30), "2026-03-29T03:30:00+02:00", True),
        ("Europe/Berlin", datetime(2026, 10, 25, 2, 30), "2026-10-25T02:30:00+02:00", False),
        ("Europe/Berlin", datetime(2026, 7, 1, 12), "2026-07-01T12:00:00+02:00", False),
        ("America/New_York", datetime(2026, 3, 8, 2, 1), "2026-03-08T03:01:00-04:00", True),
        ("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 10), "2026-10-04T02:40:00+11:00", True),
        ("Pacific/Apia", datetime(2011, 12, 30, 9), "2011-12-31T09:00:00+14:00", True),
        ("UTC", datetime(2026, 3, 29, 2, 30), "2026-03-29T02:30:00+00:00", False),
    ],
)
def test_hours_that_are_skipped_or_come_twice(
    zone: Callable[[str], None], name: str, local: datetime, settled: str, moved: bool
) -> None:
    zone(name)
    at, was_moved = settle(local)
    assert (at.isoformat(), was_moved) == (settled, moved)


@given(st.datetimes())
def test_every_time_of_the_calendar_can_be_settled(local: datetime) -> None:
    at, _ = settle(local.replace(microsecond=0))
    assert at.utcoffset() is not None
    assert abs(at.replace(tzinfo=None) - local) < timedelta(days=2)


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    st.integers(0, 12),
)
def test_the_catch_up_asks_exactly_about_what_may_be_confirmed(at: datetime, ends: int) -> None:
    around = [day_of(at, ends) + timedelta(days=n) for n in range(-6, 3)]
    assert sorted(open_days(at, ends)) == [day for day in around if may_confirm(day, at, ends)]
    assert not ended(day_of(at, ends), at, ends)
