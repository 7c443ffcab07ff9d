"""Diaries as the world and people make them: nothing in them, too much, at odd hours, ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from tests.conftest import NOW

from nearward.domain.day import day_of
from nearward.domain.model import APPROACH, OPEN, RECONNECTED, CheckIn, Moment, Person

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

DAY_ENDS = 4
Fill = Callable[["Vault"], None]
SUMMER, WINTER = (timezone(timedelta(hours=n)) for n in (2, 1))


def note(vault: Vault, at: datetime, outcome: str | None = "withdrew", **more: Any) -> Moment:
    """A moment at an instant, on the day that it is there."""
    kind: dict[str, Any] = {"kind": APPROACH} if outcome is None else {}
    day = day_of(at, DAY_ENDS)
    return vault.moments.save(Moment(at=at, day=day, outcome=outcome, **kind, **more))


def ago(days: float) -> datetime:
    """So many days before the clock of the tests."""
    return NOW.replace(hour=12, minute=0) - timedelta(days=days)


def confirm(vault: Vault, days: Iterable[int]) -> None:
    """Confirm the days that were so many days ago, each on the day after it."""
    for back in days:
        day = ago(back).date()
        vault.check_ins.answer(CheckIn(at=ago(back - 1), day=day, confirmed=True), DAY_ENDS)


def nothing(_vault: Vault) -> None: ...


def only_an_entry_of_someone(vault: Vault) -> None:
    vault.people.save(Person(alias="Sam"))


def one_event(vault: Vault) -> None:
    note(vault, ago(3))


def one_event_today(vault: Vault) -> None:
    note(vault, NOW)


def nine_days(vault: Vault) -> None:
    confirm(vault, range(1, 9))
    for back in (9, 4):
        note(vault, ago(back), "partly")
    note(vault, ago(2), "stayed")


def all_days_unknown(vault: Vault) -> None:
    """The answers were “not sure”, and what was noted is not counted."""
    for back in range(1, 60, 3):
        day = ago(back).date()
        answer = CheckIn(at=ago(back - 1), day=day, confirmed=False)
        vault.check_ins.answer(answer, DAY_ENDS)
    note(vault, ago(60), "unsure")
    note(vault, ago(20), "chose_distance")


def only_on_days_not_confirmed(vault: Vault) -> None:
    confirm(vault, range(1, 60, 2))
    for back in range(2, 60, 6):
        note(vault, ago(back))


def five_hundred_in_a_day(vault: Vault) -> None:
    confirm(vault, range(1, 40))
    for n in range(500):
        note(vault, ago(10) + timedelta(minutes=n), "partly" if n % 2 else "withdrew")


def check_ins_without_moments(vault: Vault) -> None:
    confirm(vault, range(1, 31))


def codes_of_another_program(vault: Vault) -> None:
    """Codes that this program does not know: of a newer one, or of a file made by hand."""
    for back in range(1, 15):
        note(
            vault,
            ago(back),
            trigger="Z77",
            behaviour=("Z01", "Z02"),
            fear=("Z03",),
            more={"noticed_when": "Z04", "emotions": ["Z05"], "intensity": "Z06"},
        )


def begun_three_weeks_ago(vault: Vault) -> None:
    """All ranges begin before it."""
    confirm(vault, range(1, 22))
    note(vault, ago(21))
    note(vault, ago(5), "paused_told")


def ended_two_years_ago(vault: Vault) -> None:
    """What the shorter ranges hold was all written down later: nothing."""
    for back in range(720, 780, 4):
        note(vault, ago(back))


def about_a_clock_change(vault: Vault) -> None:
    """25 October 2026: half past two comes twice; both belong to the evening before."""
    night = datetime(2026, 10, 25, 2, 30)
    note(vault, night.replace(tzinfo=SUMMER))
    note(vault, night.replace(tzinfo=WINTER))
    note(vault, datetime(2026, 10, 25, 3, 59, tzinfo=WINTER))
    note(vault, datetime(2026, 10, 25, 4, 0, tzinfo=WINTER), "partly")


def on_a_journey(vault: Vault) -> None:
    """The day is that of the place: over the date line one evening comes twice, and one is left."""
    for hours, day in ((13, 10), (-10, 10), (-10, 11), (5.75, 12)):
        zone = timezone(timedelta(hours=hours))
        note(vault, datetime(2026, 11, day, 20, 0, tzinfo=zone))


def a_clock_that_was_wrong(vault: Vault) -> None:
    """It stood in 2031 for a day, and in 1970 before that."""
    note(vault, NOW + timedelta(days=5 * 365))
    note(vault, datetime(1970, 1, 1, 12, 0, tzinfo=WINTER))
    confirm(vault, range(1, 20))
    note(vault, ago(4))


def begun_in_2031(vault: Vault) -> None:
    for days in (1830, 1829, 1820):
        note(vault, NOW + timedelta(days=days), trigger="T01")
    then = NOW + timedelta(days=1831)
    answer = CheckIn(at=then, day=(then - timedelta(days=1)).date(), confirmed=True)
    vault.check_ins.answer(answer, DAY_ENDS)


def all_with_one_who_is_left_out(vault: Vault) -> None:
    sam = vault.people.save(Person(alias="Sam", left_out=True))
    for back in range(1, 9):
        note(vault, ago(back), person_id=sam.id)


def all_in_the_trash(vault: Vault) -> None:
    for back in range(1, 9):
        vault.moments.trash(note(vault, ago(back)).id)


def only_let_in(vault: Vault) -> None:
    for back in range(1, 9):
        note(vault, ago(back), None, approach_kind="fear")


def returns_at_odd_times(vault: Vault) -> None:
    """Back before it began, at once, after years, and with no time that is known."""
    sam = vault.people.save(Person(alias="Sam"))
    odd: list[dict[str, Any]] = [
        {"reconnect_precision": "exact", "reconnected_at": ago(41)},
        {"reconnect_precision": "exact", "reconnected_at": ago(40)},
        {"reconnect_precision": "exact", "reconnected_at": NOW + timedelta(days=900)},
        {"reconnect_precision": "weeks"},
        {"reconnect_precision": "a while"},
        {},
    ]
    for more in odd:
        note(vault, ago(40), person_id=sam.id, reconnect_state=RECONNECTED, **more)
    note(vault, ago(40), person_id=sam.id, reconnect_state=OPEN, reconnect_said=ago(50))
    note(vault, ago(40), person_id=sam.id, reconnect_state="sulking")
    note(vault, NOW + timedelta(days=3), person_id=sam.id)


def moved_over_midnight(vault: Vault) -> None:
    """Half past eleven became half past twelve, and then five: only that is the next day."""
    kept = note(vault, datetime(2026, 11, 10, 23, 30, tzinfo=WINTER))
    for hour, minute in ((0, 30), (5, 0)):
        at = datetime(2026, 11, 11, hour, minute, tzinfo=WINTER)
        kept = vault.moments.save(replace(kept, at=at, day=day_of(at, DAY_ENDS)))


DIARIES: dict[str, Fill] = {
    fill.__name__: fill
    for fill in (
        nothing,
        only_an_entry_of_someone,
        one_event,
        one_event_today,
        nine_days,
        all_days_unknown,
        only_on_days_not_confirmed,
        five_hundred_in_a_day,
        check_ins_without_moments,
        codes_of_another_program,
        begun_three_weeks_ago,
        ended_two_years_ago,
        about_a_clock_change,
        on_a_journey,
        a_clock_that_was_wrong,
        begun_in_2031,
        all_with_one_who_is_left_out,
        all_in_the_trash,
        only_let_in,
        returns_at_odd_times,
        moved_over_midnight,
    )
}
