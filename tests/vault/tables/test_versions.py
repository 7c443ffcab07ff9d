"""Nothing that was written over is lost at once: versions, their thinning, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from nearward.domain.model import Entry, Worksheet
from nearward.domain.text.diff import differing
from nearward.session.ask import entries, search, trash, versions, worksheets
from nearward.vault.vault import Vault

AT = datetime(2026, 3, 4, 21, 40, tzinfo=UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller


def save(vault: Vault, entry: Entry, text: str) -> Entry:
    return entries.save(replace(entry, text=text))(vault)


def texts(vault: Vault, entry: Entry) -> list[str]:
    return [v.body["text"] for v in versions.history("entry", entry.id)(vault).versions]


def test_the_words_of_before_a_sitting_are_kept_once(
    vault: Vault, clock: time_machine.Traveller
) -> None:
    entry = save(vault, Entry(at=AT, day=AT.date()), "as it was")
    assert texts(vault, entry) == []
    clock.shift(timedelta(days=2))
    for n in range(30):
        entry = save(vault, entry, f"as it was, and more {n}")
        clock.shift(timedelta(seconds=5))
    assert texts(vault, entry) == ["as it was"]
    clock.shift(timedelta(minutes=10))
    entry = save(vault, entry, "another sitting")
    assert texts(vault, entry) == ["as it was, and more 29", "as it was"]


def test_saving_the_same_words_keeps_nothing(vault: Vault, clock: time_machine.Traveller) -> None:
    entry = save(vault, Entry(at=AT, day=AT.date()), "same")
    for _ in range(3):
        clock.shift(timedelta(hours=1))
        entry = save(vault, replace(entry, starred=not entry.starred), "same")
    assert texts(vault, entry) == []


def test_words_that_vanish_at_once_are_kept_within_a_sitting(
    vault: Vault, clock: time_machine.Traveller
) -> None:
    long = "A long evening. " * 40
    entry = save(vault, Entry(at=AT, day=AT.date()), "begun")
    clock.shift(timedelta(minutes=11))
    entry = save(vault, entry, "begun, on")
    clock.shift(timedelta(seconds=5))
    entry = save(vault, entry, long)
    clock.shift(timedelta(seconds=5))
    entry = save(vault, entry, "x")
    assert texts(vault, entry) == [long, "begun"]


def test_they_are_thinned_with_age(vault: Vault, clock: time_machine.Traveller) -> None:
    entry = save(vault, Entry(at=AT, day=AT.date()), "0")
    for n in range(1, 800):
        clock.shift(timedelta(hours=12))
        entry = save(vault, entry, str(n))
    held = versions.history("entry", entry.id)(vault).versions
    now = datetime.now(UTC)
    ages = [now - v.created for v in held]
    assert held[0].body["text"] == "798"
    assert sum(age < timedelta(days=1) for age in ages) <= 3
    days = [a for a in ages if timedelta(days=1) <= a < timedelta(days=30)]
    assert 28 <= len(days) <= 31
    weeks = [a for a in ages if timedelta(days=30) <= a < timedelta(days=365)]
    assert 47 <= len(weeks) <= 50
    assert len(held) < 90


def test_a_clock_that_leaps_loses_no_version(vault: Vault, clock: time_machine.Traveller) -> None:
    entry = save(vault, Entry(at=AT, day=AT.date()), "one")
    clock.shift(timedelta(days=4000))
    entry = save(vault, entry, "two")
    clock.shift(timedelta(days=-4100))
    entry = save(vault, entry, "three")
    clock.shift(timedelta(days=100))
    save(vault, entry, "four")
    assert set(texts(vault, entry)) == {"one", "two", "three"}


def test_bringing_back_keeps_what_was_there(vault: Vault, clock: time_machine.Traveller) -> None:
    entry = save(vault, Entry(at=AT, day=AT.date(), title="Title"), "first #one")
    clock.shift(timedelta(hours=1))
    entry = save(vault, replace(entry, title="Another"), "second #two")
    (version,) = versions.history("entry", entry.id)(vault).versions
    back = versions.bring_back(version.id)(vault)
    assert isinstance(back, Entry)
    assert (back.title, back.text) == ("Title", "first #one")
    assert [v.body["text"] for v in versions.history("entry", entry.id)(vault).versions] == [
        "second #two",
        "first #one",
    ]
    assert [hit.card.id for hit in search.find("tag:one ")(vault)] == [entry.id]
    assert versions.bring_back(99)(vault) is None


def test_worksheets_have_them_too(vault: Vault, clock: time_machine.Traveller) -> None:
    sheet = Worksheet(at=AT, day=AT.date(), sheet="evidence", answers={"situation": "a call"})
    sheet = worksheets.save(sheet)(vault)
    clock.shift(timedelta(hours=1))
    sheet = worksheets.save(replace(sheet, answers={"situation": "else"}))(vault)
    (version,) = versions.history("worksheet", sheet.id)(vault).versions
    assert version.body["answers"] == {"situation": "a call"}
    back = versions.bring_back(version.id)(vault)
    assert isinstance(back, Worksheet)
    assert back.answers == {"situation": "a call"}


def test_deleting_for_good_takes_the_versions_too(
    vault: Vault, clock: time_machine.Traveller
) -> None:
    entry = save(vault, Entry(at=AT, day=AT.date()), "a secret word")
    clock.shift(timedelta(hours=1))
    entry = save(vault, entry, "nothing")
    trash.delete("entry", entry.id)(vault)
    assert vault.versions.every() == []
    with vault.writing():
        assert vault.trash.delete_for_good("entry", entry.id)
    rows = vault.connection.execute("SELECT count(*) FROM version").fetchone()[0]
    assert rows == 0


def test_a_long_entry_that_is_saved_often_does_not_swell_the_file(
    vault: Vault, clock: time_machine.Traveller
) -> None:
    import random

    chance = random.Random(7)
    text = " ".join("".join(chance.choices("etaoinshrdlu", k=5)) for _ in range(170_000))
    entry = save(vault, Entry(at=AT, day=AT.date()), text)
    for n in range(60):
        clock.shift(timedelta(seconds=10))
        entry = save(vault, entry, f"{text} {n}")
    assert len(texts(vault, entry)) <= 2


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_differs_is_what_differs(before: str, after: str) -> None:
    gone, new = differing(before, after)

    def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
        for start, end in reversed(spans):
            text = text[:start] + text[end:]
        return text

    assert without(before, gone) == without(after, new)
    assert (gone, new) == ([], []) or before != after
