"""Two heavy worksheets within two hours, by a clock that may be set, and over midnight."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from nearward.domain.model import Moment
from nearward.session.ask import own_texts, worksheets
from nearward.vault.care.opening import open_diary
from nearward.vault.vault import Vault

AT = datetime(2026, 11, 23, 23, 10, tzinfo=UTC)
HOURS = timedelta(hours=1)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("later", "near"),
    [
        (SECOND, True),
        (2 * HOURS - SECOND, True),  # past midnight, and into the next day of the diary
        (2 * HOURS, True),
        (2 * HOURS + SECOND, False),
        (24 * HOURS, False),
        # the clock was set back: it was just now as far as anyone knows
        (-1 * HOURS, True),
        (-2 * HOURS - SECOND, False),
        # a clock that was years ahead, or years behind
        (-2000 * 24 * HOURS, False),
        (2000 * 24 * HOURS, False),
    ],
)
def test_another_one_within_two_hours(vault: Vault, later: timedelta, near: bool) -> None:
    assert worksheets.heavy_finished(1, AT)(vault) is False
    assert worksheets.heavy_finished(2, AT + later)(vault) is near
    # what is not near is not kept
    kept = worksheets.heavy_noted(vault.settings.every(), AT + later)
    assert set(kept) == ({1, 2} if near else {2})


def test_the_same_one_is_no_other(vault: Vault) -> None:
    assert worksheets.heavy_finished(1, AT)(vault) is False
    assert worksheets.heavy_finished(1, AT + HOURS)(vault) is False
    assert worksheets.heavy_finished(2, AT + 2 * HOURS)(vault) is True


@pytest.mark.parametrize("hour", [0, 1])
def test_the_hour_that_comes_twice_and_the_one_that_is_left_out(vault: Vault, hour: int) -> None:
    """Instants are compared, not what a clock on the wall shows."""
    berlin = ZoneInfo("Europe/Berlin")
    autumn = datetime(2026, 10, 25, 0, 50, tzinfo=UTC).astimezone(berlin)  # 02:50, then 02:10
    assert worksheets.heavy_finished(1, autumn)(vault) is False
    assert (
        worksheets.heavy_finished(2, (autumn.astimezone(UTC) + 2 * HOURS).astimezone(berlin))(vault)
        is True
    )
    spring = datetime(2027, 3, 28, 0, 30, tzinfo=UTC).astimezone(berlin)  # 01:30, then 04:00
    after = (spring.astimezone(UTC) + hour * HOURS + 30 * 60 * SECOND).astimezone(berlin)
    assert worksheets.heavy_finished(3, spring)(vault) is False
    assert worksheets.heavy_finished(4, after)(vault) is True


def test_it_is_known_after_a_lock(diary: Path, key: bytes) -> None:
    for worksheet_id, another in ((1, False), (2, True)):
        vault = open_diary(diary, "", key=key)
        assert worksheets.heavy_finished(worksheet_id, AT + worksheet_id * SECOND)(vault) is another
        vault.close()


@pytest.mark.parametrize(
    "kept",
    [
        "x",
        [1],
        {"1": "yesterday"},
        {"x": AT.isoformat()},
        {"1": None},
        {"1": "2026-11-23T23:10:00"},
        {"1": "9999-12-31T23:59:59-14:00"},
        {"1": {}},
    ],
)
def test_what_cannot_be_read_is_nothing(vault: Vault, kept: Any) -> None:
    with vault.writing():
        vault.settings.keep(worksheets.HEAVY, kept)
    assert worksheets.heavy_lately(vault, AT) == ()
    assert worksheets.heavy_finished(1, AT)(vault) is False


def test_no_question_right_after_and_nothing_is_kept_for_longer(vault: Vault) -> None:
    worksheets.heavy_finished(1, AT)(vault)
    soon = own_texts.told(AT + HOURS, 4)(vault)
    assert not soon.is_calm(AT + HOURS)
    # the page may stand open for long
    assert soon.is_calm(AT + 2 * HOURS + SECOND)
    assert own_texts.told(AT + 3 * HOURS, 4)(vault).is_calm(AT + 3 * HOURS)
    assert worksheets.HEAVY in vault.settings.every(), "its day is not over for Patterns"
    assert own_texts.told(AT + 25 * HOURS, 4)(vault).is_calm(AT + 25 * HOURS)
    assert worksheets.HEAVY not in vault.settings.every()


@pytest.mark.parametrize(
    ("hours", "is_today"), [(0, True), (3, True), (4.8, True), (5, False), (20, False)]
)
def test_of_today_until_the_day_ends(vault: Vault, hours: float, is_today: bool) -> None:
    # finished at 23:10: the day ends at four
    worksheets.heavy_finished(1, AT)(vault)
    at = AT + hours * HOURS
    found = worksheets.heavy_today(vault.settings.every(), at, 4)
    assert (found == AT) is is_today


def test_a_protected_diary_says_what_it_knows(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    worksheets.heavy_finished(1, AT)(vault)
    vault.read_only = True
    assert worksheets.heavy_finished(2, AT + HOURS)(vault) is True
    assert worksheets.heavy_lately(vault, AT + 3 * HOURS) == ()
    vault.close()


@pytest.mark.parametrize(
    ("outcome", "back", "distance"),
    [
        ("chose_distance", 0, True),
        ("unsure", 0, True),
        ("chose_distance", 1, True),
        ("chose_distance", 2, False),
        ("withdrew", 0, False),
        ("stayed", 0, False),
        (None, 0, False),
    ],
)
def test_distance_today_or_the_day_before(
    vault: Vault, outcome: str | None, back: int, distance: bool
) -> None:
    day = AT.date() - timedelta(days=back)
    kind = "pull" if outcome else "approach"
    moment = Moment(at=AT - timedelta(days=back), day=day, outcome=outcome, kind=kind)
    with vault.writing():
        kept = vault.moments.save(moment)
    assert own_texts.told(AT, 4)(vault).distance is distance
    with vault.writing():
        vault.moments.trash(kept.id)
    assert own_texts.told(AT, 4)(vault).distance is False
