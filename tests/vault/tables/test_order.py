"""Things stand in the order in which they happened, whatever the clocks on the wall said."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nearward.domain.model import Entry, Moment, PersonRating, Worksheet
from nearward.session.ask import entries, moments, people, search, timeline, worksheets
from nearward.vault.care import checking, upgrading
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.tables.lists import order_key
from nearward.vault.vault import Vault

AUCKLAND, HONOLULU = timezone(timedelta(hours=13)), timezone(timedelta(hours=-10))
KINDS = ("entry", "moment", "worksheet")
#: written on one date, over the date line
JOURNEY = [
    ("Auckland, morning", datetime(2025, 3, 4, 9, 0, tzinfo=AUCKLAND)),
    ("Auckland, evening", datetime(2025, 3, 4, 20, 0, tzinfo=AUCKLAND)),
    ("Honolulu, after the flight", datetime(2025, 3, 4, 8, 30, tzinfo=HONOLULU)),
    ("Honolulu, noon", datetime(2025, 3, 4, 12, 0, tzinfo=HONOLULU)),
]
ZONES = [
    "Pacific/Kiritimati",
    "Pacific/Auckland",
    "Asia/Kathmandu",
    "Europe/Berlin",
    "UTC",
    "America/St_Johns",
    "America/New_York",
    "Pacific/Honolulu",
    "Pacific/Pago_Pago",
]


def write(vault: Vault, text: str, at: datetime, day: date | None = None) -> Entry:
    return entries.save(Entry(at=at, day=day or at.date(), text=text))(vault)


def read(vault: Vault, first: date, last: date, kinds: tuple[str, ...] = KINDS) -> list[str]:
    """The texts of a span as Read and paper go through it, two at a time."""
    found: list[str] = []
    after = None
    while page := timeline.reading(first, last, kinds, after, 2)(vault):
        found += [str(getattr(part.thing, "text", "")) for part in page]
        after = page[-1].card
    return found


@pytest.mark.parametrize("seed", range(4))
def test_entries_over_the_date_line_stand_as_they_happened(vault: Vault, seed: int) -> None:
    shuffled = random.Random(seed).sample(JOURNEY, len(JOURNEY))
    kept = {text: write(vault, text, at) for text, at in shuffled}
    wanted = [text for text, _ in JOURNEY]
    newest_first = wanted[::-1]
    day = date(2025, 3, 4)
    ids = {entry.id: text for text, entry in kept.items()}
    assert [c.detail["opening"] for c in timeline.page(limit=9)(vault)] == newest_first
    assert [ids[c.id] for c in timeline.page(until=day, limit=9)(vault)] == newest_first
    pages = timeline.page(limit=2)(vault)
    pages += timeline.page(after=pages[-1], limit=2)(vault)
    assert [ids[card.id] for card in pages] == newest_first
    assert read(vault, day, day) == wanted
    assert [ids[c.id] for c in vault.timeline.of_days([day])] == newest_first
    assert [entry.text for entry in vault.entries.every()] == wanted
    assert [ids[h.card.id] for h in search.find("after:2025-03-04")(vault)] == newest_first
    for before, after in pairwise(wanted):
        assert timeline.beside(kept[before], 1)(vault) == kept[after]
        assert timeline.beside(kept[after], -1)(vault) == kept[before]


def test_a_page_that_is_not_kept_yet_stands_between_by_its_instant(vault: Vault) -> None:
    kept = {text: write(vault, text, at) for text, at in JOURNEY}
    here = Entry(at=datetime(2025, 3, 4, 7, 0, tzinfo=HONOLULU), day=date(2025, 3, 4))
    assert timeline.beside(here, -1)(vault) == kept["Auckland, evening"]
    assert timeline.beside(here, 1)(vault) == kept["Honolulu, after the flight"]
    same = Entry(at=JOURNEY[1][1], day=date(2025, 3, 4))
    assert timeline.beside(same, -1)(vault) == kept["Auckland, evening"]


def test_an_hour_that_comes_twice_stands_in_its_order(vault: Vault) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first = datetime(2025, 10, 26, 2, 50, tzinfo=berlin)
    second = datetime(2025, 10, 26, 2, 10, tzinfo=berlin, fold=1)
    write(vault, "second", second)
    write(vault, "first", first)
    assert [entry.text for entry in vault.entries.every()] == ["first", "second"]


def test_seconds_count_and_a_new_time_moves_a_thing(vault: Vault) -> None:
    at = datetime(2025, 3, 4, 21, 40, 30, tzinfo=UTC)
    late = write(vault, "late", at)
    early = write(vault, "early", at - timedelta(seconds=20))
    assert [entry.text for entry in vault.entries.every()] == ["early", "late"]
    moved = at + timedelta(seconds=1)
    entries.save(Entry(id=early.id, at=moved, day=moved.date(), text="early"))(vault)
    assert [entry.text for entry in vault.entries.every()] == ["late", "early"]
    # the same time again: nothing moves, and what is written first stays first
    entries.save(Entry(id=late.id, at=at, day=at.date(), text="late"))(vault)
    assert [entry.text for entry in vault.entries.every()] == ["late", "early"]


def test_ratings_of_a_day_over_the_date_line_stand_as_they_happened(vault: Vault) -> None:
    sam, ann = people.add("Sam")(vault), people.add("Ann")(vault)
    with vault.writing():
        for person, worry, (_, at) in ((sam, 2, JOURNEY[2]), (ann, 1, JOURNEY[1])):
            rating = PersonRating(at=at, day=at.date(), person_id=person.id, worry=worry)
            vault.person_ratings.rate(rating)
    assert [rating.worry for rating in vault.person_ratings.every()] == [1, 2]


INSTANTS = st.datetimes(datetime(2025, 3, 27), datetime(2025, 4, 6), timezones=st.just(UTC))


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    written=st.lists(
        st.tuples(INSTANTS, st.sampled_from(ZONES), st.sampled_from(KINDS), st.booleans()),
        min_size=1,
        max_size=12,
        unique_by=lambda one: one[0].replace(microsecond=0),
    )
)
def test_by_local_day_then_by_instant(
    tmp_path_factory: pytest.TempPathFactory,
    written: list[tuple[datetime, str, str, bool]],
) -> None:
    """Over zones and the nights in which clocks change; some days begin late."""
    vault = create_diary(tmp_path_factory.mktemp("o") / "d.nearward", "", key=bytes(32))
    try:
        wanted = []
        for instant, zone, kind, belongs_before in written:
            at = instant.replace(microsecond=0).astimezone(ZoneInfo(zone))
            at = at.replace(tzinfo=timezone(at.utcoffset() or timedelta(0)))
            day = at.date() - timedelta(days=belongs_before and at.hour < 12)
            if kind == "entry":
                made = entries.save(Entry(at=at, day=day, text="x"))(vault).id
            elif kind == "moment":
                made = moments.save(Moment(at=at, day=day, outcome="stayed"))(vault).id
            else:
                sheet = Worksheet(at=at, day=day, sheet="evidence", answers={})
                made = worksheets.save(sheet)(vault).id
            wanted.append((day, instant.replace(microsecond=0), kind, made))
        wanted.sort()
        cards = timeline.page(limit=99)(vault)
        assert [(card.kind, card.id) for card in cards] == [one[2:] for one in wanted][::-1]
        first, last = wanted[0][0], wanted[-1][0]
        onward = vault.timeline.onward(first, last, KINDS, None, 99)
        assert onward == cards[::-1]
        by_day = [card for card in cards if card.day == first]
        assert vault.timeline.of_day(first) == by_day
        assert vault.timeline.page(None, first, 99) == by_day
    finally:
        vault.close()


def test_more_things_in_a_second_than_it_has_room_for(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of thousands that were given one date by hand: in their order, within the day."""
    at = datetime(2025, 3, 4, 12, 0, tzinfo=UTC)
    count = (1 << order_key.SERIAL_BITS) * 2 + 100
    with vault.writing():
        ids = [
            vault.entries.put(Entry(at=at, day=at.date(), text=str(n), source="x"))
            for n in range(count)
        ]
    write(vault, "evening", at.replace(hour=20))
    write(vault, "before", at.replace(hour=11))
    write(vault, "next day", at + timedelta(days=1), at.date() + timedelta(days=1))
    found = [entry.id for entry in vault.entries.every()]
    assert found[1:-2] == ids
    assert [entry.text for entry in vault.entries.every()][-2:] == ["evening", "next day"]
    assert [card.id for card in vault.timeline.of_day(at.date())][1:-1] == ids[::-1]


@pytest.mark.parametrize("hours", [-23, 23])
def test_an_hour_that_cannot_be_stays_in_its_day(vault: Vault, hours: int) -> None:
    zone = timezone(timedelta(hours=hours))
    day = date(2025, 3, 4)
    write(vault, "odd", datetime(2025, 3, 9, 12, 0, tzinfo=zone), day)
    write(vault, "before", datetime(2025, 3, 3, 12, 0, tzinfo=UTC))
    write(vault, "after", datetime(2025, 3, 5, 12, 0, tzinfo=UTC))
    assert [entry.text for entry in vault.entries.every()] == ["before", "odd", "after"]
    assert read(vault, day, day) == ["odd"]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_there_are_have_room(vault: Vault, day: date) -> None:
    at = datetime(day.year, day.month, day.day, 12, 0, tzinfo=UTC)
    write(vault, "there", at, day)
    assert [card.day for card in timeline.page(limit=9)(vault)] == [day]
    assert [card.day for card in vault.timeline.of_day(day)] == [day]
    assert vault.timeline.onward(day, day, KINDS, None, 9) != []


def test_an_older_diary_is_put_into_this_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "older.nearward"
    with monkeypatch.context() as patched:
        patched.setattr(upgrading, "SCHEMA", 3)
        vault = create_diary(path, "", key=bytes(32))
    stamp = "2025-03-04T00:00:00+00:00"
    for serial, (text, at) in enumerate([*JOURNEY, ("the same minute", JOURNEY[3][1])]):
        minute = at.toordinal() * 1440 + at.hour * 60 + at.minute
        zone = int((at.utcoffset() or timedelta(0)).total_seconds() / 60)
        vault.connection.execute(
            "INSERT INTO entry (day, minute, second, zone, created, changed, spot, title, opening,"
            " text) VALUES (?, ?, 0, ?, ?, ?, ?, '', '', ?)",
            (at.toordinal(), minute, zone, stamp, stamp, (minute << 20) + serial * 4, text),
        )
    vault.close()
    vault = open_diary(path, "", key=bytes(32))
    wanted = [text for text, _ in JOURNEY] + ["the same minute"]
    assert [entry.text for entry in vault.entries.every()] == wanted
    assert [hit.card.id for hit in search.find("honolulu noon")(vault)] == [4]
    assert checking.check(vault) == []
    vault.close()
