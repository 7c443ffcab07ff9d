"""What goes in comes out: every kind, every letter, every date; order, search, trash."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nearward.domain.model import OUTCOMES, CheckIn, Entry, Moment, Worksheet
from nearward.domain.trouble import Trouble
from nearward.session.ask import (
    check_ins,
    drafts,
    entries,
    moments,
    people,
    search,
    timeline,
    trash,
    worksheets,
)
from nearward.vault.care import checking
from nearward.vault.tables.lists.excerpts import END, START
from nearward.vault.tables.row import text_in
from nearward.vault.vault import Vault

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
INSTANTS = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=ZONES).map(
    lambda at: at.replace(microsecond=0)
)
TEXTS = st.text(max_size=200)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8).map(text_in), inner, max_size=3)
    ),
    max_leaves=8,
)
ROUND = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def entry(text: str, at: datetime = NOON, title: str = "") -> Entry:
    return Entry(at=at, day=at.date(), title=title, text=text)


@ROUND
@given(at=INSTANTS, title=TEXTS, text=TEXTS)
def test_an_entry_comes_back_as_it_was_typed(
    vault: Vault, at: datetime, title: str, text: str
) -> None:
    kept = entries.save(entry(text, at, title))(vault)
    found = entries.get(kept.id)(vault)
    assert found is not None
    assert (found.title, found.text) == (text_in(title), text_in(text))
    assert (found.at, found.at.utcoffset(), found.day) == (at, at.utcoffset(), at.date())


@ROUND
@given(
    at=INSTANTS,
    outcome=st.sampled_from(OUTCOMES),
    urge=st.none() | st.integers(0, 100),
    text=TEXTS,
    more=st.dictionaries(st.text(max_size=8).map(text_in), JSON, max_size=3),
)
def test_a_moment_comes_back(
    vault: Vault, at: datetime, outcome: str, urge: int | None, text: str, more: dict[str, object]
) -> None:
    from nearward.vault.tables.row import deep_in

    given = Moment(
        at=at,
        day=at.date(),
        outcome=outcome,
        urge=urge,
        trigger="T02",
        behaviour=("B01", "B04"),
        fear=("F02",),
        text=text,
        more=more,
    )
    kept = moments.save(given)(vault)
    found = moments.get(kept.id)(vault)
    assert found is not None
    assert (found.outcome, found.urge, found.text) == (outcome, urge, text_in(text))
    assert (found.behaviour, found.fear, found.trigger) == (("B01", "B04"), ("F02",), "T02")
    assert found.more == deep_in(more)


@ROUND
@given(answers=st.dictionaries(st.text(max_size=8).map(text_in), JSON, max_size=4))
def test_a_worksheet_comes_back_also_of_a_sheet_that_is_unknown(
    vault: Vault, answers: dict[str, object]
) -> None:
    from nearward.vault.tables.row import deep_in

    for sheet in ("evidence", "of another program"):
        made = Worksheet(at=NOON, day=NOON.date(), sheet=sheet, answers=answers)
        kept = worksheets.save(made)(vault)
        found = worksheets.get(kept.id)(vault)
        assert found is not None
        assert found.answers == deep_in(answers)


@ROUND
@given(
    mood=st.none() | st.integers(-3, 3),
    closeness=st.none() | st.integers(0, 10),
    sleep=st.none() | st.integers(0, 48).map(lambda n: n / 2),
    text=TEXTS,
    confirmed=st.sampled_from([True, False, None]),
)
def test_a_check_in_comes_back_and_unknown_is_not_zero(
    vault: Vault,
    mood: int | None,
    closeness: int | None,
    sleep: float | None,
    text: str,
    confirmed: bool | None,
) -> None:
    yesterday = NOON.date() - timedelta(days=1)
    given = CheckIn(
        at=NOON,
        day=yesterday,
        confirmed=confirmed,
        mood=mood,
        closeness=closeness,
        sleep=sleep,
        text=text,
    )
    found = check_ins.save(given)(vault)
    assert (found.mood, found.closeness, found.loneliness) == (mood, closeness, None)
    assert (found.sleep, found.text, found.confirmed) == (sleep, text_in(text), confirmed)


def test_a_megabyte_of_text_nul_and_writing_from_right_to_left(vault: Vault) -> None:
    for text in ("w" * 1_000_000, "a\0b\x01\x1b[31m", "שלום עולם \u202e abc", "👩‍👩‍👧 🌊" * 9):
        kept = entries.save(entry(text))(vault)
        assert entries.get(kept.id)(vault).text == text  # type: ignore[union-attr]


def test_half_of_a_pair_becomes_the_sign_for_it_and_joined_halves_are_one() -> None:
    assert text_in("a\ud83d") == "a\ufffd"
    assert text_in("\ud83c\udf0a") == "🌊"


def test_the_edges_of_the_calendar(vault: Vault) -> None:
    for at in (datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)):
        kept = entries.save(entry("edge", at))(vault)
        assert entries.get(kept.id)(vault).at == at  # type: ignore[union-attr]
    cards = timeline.page()(vault)
    assert [card.at.year for card in cards] == [9999, 1]
    assert len(search.find("edge")(vault)) == 2


def test_newest_first_whatever_the_order_of_writing(vault: Vault) -> None:
    chance = random.Random(5)
    times = [NOON + timedelta(minutes=chance.randrange(0, 900_000)) for _ in range(120)]
    times += [NOON] * 30
    for n, at in enumerate(times):
        if n % 3 == 0:
            entries.save(entry(f"heron {n}", at))(vault)
        elif n % 3 == 1:
            made = Moment(at=at, day=at.date(), outcome="partly", text=f"heron {n}")
            moments.save(made)(vault)
        else:
            sheet = Worksheet(
                at=at, day=at.date(), sheet="evidence", answers={"situation": f"heron {n}"}
            )
            worksheets.save(sheet)(vault)
    seen, after = [], None
    while page := timeline.page(after=after, limit=17)(vault):
        seen += page
        after = page[-1]
    assert len(seen) == len({(card.kind, card.id) for card in seen}) == 150
    assert [card.at for card in seen] == sorted(times, reverse=True)
    hits = search.find("heron", limit=150)(vault)
    minutes = [hit.card.at.replace(second=0) for hit in hits]
    assert minutes == sorted(minutes, reverse=True)
    assert len(hits) == 150


def test_another_date_moves_a_thing_in_the_list_and_in_the_search(vault: Vault) -> None:
    from dataclasses import replace

    first = entries.save(entry("otter one"))(vault)
    entries.save(entry("otter two", NOON + timedelta(days=1)))(vault)
    later = NOON + timedelta(days=9)
    entries.save(replace(first, at=later, day=later.date()))(vault)
    assert timeline.page()(vault)[0].id == first.id
    assert search.find("otter")(vault)[0].card.id == first.id
    assert checking.check(vault) == []


@pytest.mark.parametrize("kind", ["entry", "moment", "worksheet"])
def test_the_trash_takes_a_thing_out_of_everything_and_undo_brings_it_back(
    vault: Vault, kind: str
) -> None:
    saves: dict[str, Callable[[], Any]] = {
        "entry": lambda: entries.save(entry("kingfisher"))(vault),
        "moment": lambda: moments.save(
            Moment(at=NOON, day=NOON.date(), outcome="withdrew", text="kingfisher")
        )(vault),
        "worksheet": lambda: worksheets.save(
            Worksheet(at=NOON, day=NOON.date(), sheet="evidence", answers={"a": "kingfisher"})
        )(vault),
    }
    thing = saves[kind]()
    day = NOON.date()

    def seen() -> tuple[int, int, int]:
        return (
            len(timeline.page()(vault)),
            len(search.find("kingf")(vault)),
            len(timeline.marks(day, day)(vault)),
        )

    assert seen() == (1, 1, 1)
    trash.delete(kind, thing.id)(vault)
    assert seen() == (0, 0, 0)
    trash.restore(kind, thing.id)(vault)
    assert seen() == (1, 1, 1)
    assert checking.check(vault) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cafe", True),
        ("CAFÉ", True),
        ("caf", True),
        ("caf ", False),
        ("am fluss", True),
        ('"', False),
        ("NOT fluss", False),
        ("fluss OR x", False),
        ("text:fluss*", False),
        ("flu* ", False),
        ("'; DROP TABLE entry; --", False),
        ("\0", False),
        ("   ", False),
    ],
)
def test_what_a_person_types_is_never_a_command(vault: Vault, typed: str, found: bool) -> None:
    entries.save(entry("Das Café am Fluss"))(vault)
    hits = search.find(typed)(vault)
    assert bool(hits) == found
    if hits:
        assert START in hits[0].snippet
        assert END in hits[0].snippet


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=TEXTS)
def test_no_search_text_is_trouble(vault: Vault, typed: str) -> None:
    search.find(typed)(vault)


def test_the_month_knows_what_each_day_holds(vault: Vault) -> None:
    day = date(2026, 3, 3)
    at = datetime(2026, 3, 3, 20, tzinfo=UTC)
    entries.save(entry("a", at))(vault)
    for outcome in OUTCOMES:
        moments.save(Moment(at=at, day=day, outcome=outcome))(vault)
    check_ins.save(CheckIn(at=NOON, day=day, confirmed=True))(vault)
    (mark,) = timeline.marks(date(2026, 3, 1), date(2026, 3, 31))(vault)
    assert (mark.entries, mark.withdrawals, mark.other_moments, mark.worksheets) == (1, 2, 4, 0)
    assert mark.confirmed


def test_a_day_is_confirmed_only_by_the_rule(vault: Vault) -> None:
    def confirm(day: date, at: datetime) -> str:
        try:
            check_ins.save(CheckIn(at=at, day=day, confirmed=True))(vault)
        except Trouble as trouble:
            return trouble.code
        return "confirmed"

    night = datetime(2026, 3, 5, 3, 59, tzinfo=UTC)
    assert confirm(date(2026, 3, 4), night) == "day-not-over"
    assert confirm(date(2026, 3, 4), night + timedelta(minutes=1)) == "confirmed"
    assert confirm(date(2026, 3, 1), night) == "confirmed"
    assert confirm(date(2026, 2, 28), night) == "too-late-to-confirm"
    assert confirm(date(2026, 3, 9), night) == "day-not-over"


def test_the_catch_up_asks_about_each_open_day_of_the_last_three(vault: Vault) -> None:
    at = datetime(2026, 3, 5, 3, tzinfo=UTC)  # still the fourth
    assert check_ins.catch_up(at, 4)(vault) == [], "the diary has not begun"
    check_ins.save(CheckIn(at=at, day=date(2026, 3, 2), confirmed=True))(vault)
    days = check_ins.catch_up(at, 4)(vault)
    assert [(one.day.day, one.answer) for one in days] == [(3, None), (2, True)]
    check_ins.save(CheckIn(at=at, day=date(2026, 3, 1), mood=2))(vault)
    check_ins.save(CheckIn(at=at, day=date(2026, 3, 3), confirmed=False))(vault)
    days = check_ins.catch_up(at, 4)(vault)
    assert [(one.day.day, one.answer) for one in days] == [(3, False), (2, True), (1, None)]
    assert [one.day.day for one in days if one.is_open] == [3, 1]


def test_what_was_brought_in_does_not_make_the_diary_older(vault: Vault) -> None:
    at = datetime(2026, 3, 4, 21, tzinfo=UTC)
    old = at - timedelta(days=300)
    entries.save(Entry(at=old, day=old.date(), text="old", source="jrnl", source_id="1"))(vault)
    assert check_ins.catch_up(at, 4)(vault) == []
    new = at - timedelta(days=1)
    entries.save(Entry(at=new, day=new.date(), text="new"))(vault)
    assert [one.day for one in check_ins.catch_up(at, 4)(vault)] == [new.date()]


def test_an_alias_is_one_person(vault: Vault) -> None:
    first = people.add("  Ana   Maria ")(vault)
    again = people.add("Ana Maria")(vault)
    assert first.id == again.id
    assert [person.alias for person in people.every()(vault)] == ["Ana Maria"]


def test_marks_of_what_was_just_made_go_with_the_next_save(vault: Vault) -> None:
    """Nothing is asked of the marks of a new entry; of one that is there, even the last, it is."""
    someone = people.add("Sam")(vault)
    made = entries.save(entry("#walk with @Ana"))(vault)
    held = vault.entries.held(made.id)
    assert [name for name, _ in held.tags] == ["walk"]
    assert [alias for _, alias, _ in held.people] == ["Ana"]
    plain = replace(made, text="nothing", tags=(), people=())
    entries.save(plain)(vault)
    assert vault.entries.held(made.id) == ((), ())
    entries.save(replace(plain, tags=("sea",), people=(someone.id,)))(vault)
    held = vault.entries.held(made.id)
    assert [name for name, _ in held.tags] == ["sea"]
    assert [alias for _, alias, _ in held.people] == ["Sam"]
    entries.save(plain)(vault)
    assert vault.entries.held(made.id) == ((), ())


def test_a_moment_and_its_draft_change_hands_in_one_step(vault: Vault) -> None:
    drafts.keep("moment:new", {"text": "not yet"})(vault)
    made = Moment(at=NOON, day=NOON.date(), outcome="stayed")
    moments.save(made, draft="moment:new")(vault)
    assert drafts.get("moment:new")(vault) is None
