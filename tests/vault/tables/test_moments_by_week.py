"""Moments by weeks: what each week is told to hold, its confirmed days, and what is looked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from nearward.domain.cards import MomentInWeek, MomentsWanted, WeekOfMoments
from nearward.domain.model import APPROACH, CheckIn, Entry, Moment
from nearward.session.ask import check_ins, entries, moments, people
from nearward.session.ask.check_ins import BEFORE, NOTED, OPEN, TODAY, UNKNOWN, UNSURE
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault

#: a Sunday
SUNDAY = date(2026, 11, 29)
ZONE = timezone(timedelta(hours=1))


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return create_diary(tmp_path / "weeks.nearward", "", key=bytes(32))


def put(vault: Vault, day: date, outcome: str | None, **more: object) -> Moment:
    kind = APPROACH if outcome is None else "pull"
    made = Moment(at=at(day), day=day, kind=kind, outcome=outcome)
    return moments.save(replace(made, **more))(vault)  # type: ignore[arg-type]


def confirm(vault: Vault, day: date) -> None:
    check_ins.save(CheckIn(at=at(day + timedelta(days=1)), day=day, confirmed=True))(vault)


def weeks(
    vault: Vault, today: date = SUNDAY, first: int = 0, **wanted: object
) -> list[WeekOfMoments]:
    found = moments.by_week(None, 100, today, first, MomentsWanted(**wanted))(vault)  # type: ignore[arg-type]
    return list({one.week.first: one.week for one in found}.values())


def test_each_week_has_its_counts_by_symbol(vault: Vault) -> None:
    for outcome in ("stayed", "partly", "withdrew", "chose_distance", None):
        put(vault, SUNDAY - timedelta(days=2), outcome)
    put(vault, SUNDAY - timedelta(days=8), "unsure")
    this, before = weeks(vault)
    assert (this.first, before.first) == (date(2026, 11, 23), date(2026, 11, 16))
    assert this.counts == {
        "stayed": 1,
        "partly": 1,
        "withdrew": 1,
        "chose_distance": 1,
        APPROACH: 1,
    }
    assert before.counts == {"unsure": 1}
    assert (this.running, before.running) == (True, False)


def test_a_week_counts_all_of_it_though_one_page_shows_a_part(vault: Vault) -> None:
    for n in range(7):
        put(vault, SUNDAY - timedelta(days=n), "stayed")
    first = moments.by_week(None, 3, SUNDAY, 0)(vault)
    rest = moments.by_week(first[-1].id, 50, SUNDAY, 0)(vault)
    assert [len(first), len(rest)] == [3, 4]
    assert {one.week.counts["stayed"] for one in (*first, *rest)} == {7}


def test_confirmed_days_are_told_of_those_that_ended_in_the_time_of_the_diary(vault: Vault) -> None:
    begun = date(2026, 11, 18)
    entries.save(Entry(at=at(begun), day=begun, text="the first words"))(vault)
    for day in (begun, begun + timedelta(days=1), date(2026, 11, 23)):
        confirm(vault, day)
    put(vault, SUNDAY, "stayed")
    put(vault, begun, "stayed")
    this, before = weeks(vault)
    assert (this.confirmed, this.over) == (1, 6), "today is not over"
    assert (before.confirmed, before.over) == (2, 5), "two of its days lie before the diary"


def test_what_was_brought_in_from_before_says_nothing_of_confirmed_days(vault: Vault) -> None:
    old = SUNDAY - timedelta(days=400)
    put(vault, old, "withdrew", source="nearward", source_id="1")
    put(vault, SUNDAY, "stayed")
    _, before = weeks(vault)
    assert (before.confirmed, before.over) == (0, 0)


def test_a_week_begins_on_the_day_that_is_set(vault: Vault) -> None:
    put(vault, SUNDAY, "stayed")
    put(vault, SUNDAY - timedelta(days=1), "partly")
    by_sunday = weeks(vault, first=6)
    assert [(w.first, w.counts) for w in by_sunday] == [
        (SUNDAY, {"stayed": 1}),
        (SUNDAY - timedelta(days=7), {"partly": 1}),
    ]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_edges_of_the_calendar(vault: Vault, day: date) -> None:
    put(vault, SUNDAY, "stayed")
    where = datetime(day.year, day.month, day.day, 12, tzinfo=ZONE)
    moments.save(Moment(at=where, day=day, outcome="stayed"))(vault)
    for first in range(7):
        found = weeks(vault, first=first)
        assert [week.counts for week in found] == [{"stayed": 1}] * 2


def test_looked_for_by_person_by_what_happened_and_by_what_was_before(vault: Vault) -> None:
    ines = people.add("Ines")(vault).id
    one = put(vault, SUNDAY, "stayed", person_id=ines, trigger="T03")
    two = put(vault, SUNDAY, "partly", person_id=ines)
    three = put(vault, SUNDAY, None, trigger="T03")

    def found(**wanted: object) -> list[int]:
        asked = moments.by_week(None, 50, SUNDAY, 0, MomentsWanted(**wanted))(vault)  # type: ignore[arg-type]
        return sorted(one.id for one in asked)

    assert found(person=ines) == [one.id, two.id]
    assert found(happened="stayed") == [one.id]
    assert found(happened=APPROACH) == [three.id]
    assert found(trigger="T03") == [one.id, three.id]
    assert found(person=ines, trigger="T03") == [one.id]
    assert found(person=ines, happened=APPROACH) == []
    assert weeks(vault, person=ines)[0].counts == {"stayed": 1, "partly": 1}
    choice = moments.to_choose_from()(vault)
    assert [person.alias for person in choice.people] == ["Ines"]
    assert choice.triggers == {"T03"}


def test_a_moment_is_read_with_what_stands_on_its_day(vault: Vault) -> None:
    one = put(vault, SUNDAY, "stayed", text="Rang back.")
    other = put(vault, SUNDAY, "partly")
    put(vault, SUNDAY - timedelta(days=1), "partly")
    entry = entries.save(Entry(at=at(SUNDAY, 20), day=SUNDAY, text="Soup."))(vault)
    read = moments.to_read(one.id)(vault)
    assert read is not None
    assert read.moment == one
    assert [(card.kind, card.id) for card in read.same_day] == [
        ("entry", entry.id),
        ("moment", other.id),
    ]
    assert not read.more
    for _ in range(2 * moments.FEW):
        put(vault, SUNDAY, "stayed")
    read = moments.to_read(one.id)(vault)
    assert read is not None
    assert (len(read.same_day), read.more) == (moments.FEW, True)
    assert moments.to_read(10_000)(vault) is None


def test_seven_days_and_how_they_stand(vault: Vault) -> None:
    begun = SUNDAY - timedelta(days=5)
    entries.save(Entry(at=at(begun), day=begun, text="the first words"))(vault)
    confirm(vault, begun)
    confirm(vault, SUNDAY - timedelta(days=3))
    check_ins.say(SUNDAY - timedelta(days=2), False, at(SUNDAY))(vault)
    put(vault, SUNDAY - timedelta(days=1), "stayed")
    days = check_ins.seven_days(at(SUNDAY), 4)(vault)
    assert [one.state for one in days] == [BEFORE, NOTED, UNKNOWN, NOTED, UNSURE, OPEN, TODAY]
    assert [one.asked for one in days] == [False, False, False, True, True, True, False]
    assert [one.moments for one in days] == [0, 0, 0, 0, 0, 1, 0]


def test_an_answer_leaves_what_else_was_told_of_the_day(vault: Vault) -> None:
    yesterday = SUNDAY - timedelta(days=1)
    told = CheckIn(at=at(SUNDAY), day=yesterday, mood=2, sleep=7.5, text="a line")
    check_ins.save(told)(vault)
    for answer in (True, False, None):
        kept = check_ins.say(yesterday, answer, at(SUNDAY, 13))(vault)
        assert (kept.confirmed, kept.mood, kept.sleep, kept.text) == (answer, 2, 7.5, "a line")


def test_a_page_is_what_it_says(vault: Vault) -> None:
    put(vault, SUNDAY, "stayed")
    (one,) = moments.by_week(None, 5, SUNDAY, 0)(vault)
    assert isinstance(one, MomentInWeek)
    assert one.id == one.moment.id
