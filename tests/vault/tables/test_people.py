"""People, their ratings, tags and searches that have a name, on a real diary."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from tests.narrowed import present

from nearward.domain.model import (
    CheckIn,
    Entry,
    Moment,
    Person,
    PersonCounts,
    PersonRating,
    SavedSearch,
    TagCount,
    Worksheet,
)

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

AT = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
DAY = AT.date()


def entry(text: str, day: int = 0, **more: Any) -> Entry:
    """An entry some days later."""
    return Entry(at=AT + timedelta(days=day), day=DAY + timedelta(days=day), text=text, **more)


def test_an_alias_is_the_same_whatever_its_case(vault: Vault) -> None:
    with vault.writing():
        sam = vault.people.add("Sam  K")
        assert vault.people.add("sam k").id == sam.id
        assert vault.people.get(sam.id) == replace(present(vault.people.get(sam.id)), alias="Sam K")
        with pytest.raises(ValueError, match="taken"):
            vault.people.save(Person(alias="SAM K"))
        kept = vault.people.save(replace(sam, alias="sam K", about="from school"))
    assert (kept.alias, kept.about) == ("sam K", "from school")


def test_two_that_were_only_told_apart_by_case_can_both_still_be_changed(vault: Vault) -> None:
    with vault.writing():
        for alias in ("Mara", "mara"):
            sql = "INSERT INTO person (alias, created, changed) VALUES (?, ?, ?)"
            stamp = AT.isoformat()
            vault.connection.execute(sql, (alias, stamp, stamp))
        for person in vault.people.every():
            vault.people.save(replace(person, about="hers"))
        assert present(vault.people.called("mara")).alias == "mara"
        assert [p.about for p in vault.people.every()] == ["hers", "hers"]


def test_counts_and_cards_of_a_person_leave_out_the_trash(vault: Vault) -> None:
    with vault.writing():
        sam = vault.people.add("Sam")
        vault.people.add("Nobody")
        first = vault.entries.save(entry("with @Sam"))
        given = vault.entries.save(entry("no name", 1, people=(sam.id,)))
        gone = vault.entries.save(entry("@Sam gone", 2))
        vault.entries.trash(gone.id)
        moment = vault.moments.save(
            Moment(
                at=AT, day=DAY + timedelta(days=3), outcome="stayed", person_id=sam.id, text="@Sam"
            )
        )
        sheet = vault.worksheets.save(
            Worksheet(
                at=AT + timedelta(days=4), day=DAY, sheet="evidence", answers={"x": "as @sam said"}
            )
        )
    assert vault.people.counts() == {
        sam.id: PersonCounts(2, 1, 1, DAY + timedelta(days=3)),
    }
    assert vault.people.counts_of(sam.id) == vault.people.counts()[sam.id]
    assert vault.people.counts_of(sam.id + 1) is None
    cards = vault.people.cards(sam.id, None, 10)
    assert {(c.kind, c.id) for c in cards} == {
        ("entry", first.id),
        ("entry", given.id),
        ("moment", moment.id),
        ("worksheet", sheet.id),
    }
    two = vault.people.cards(sam.id, None, 2)
    assert two + vault.people.cards(sam.id, two[-1], 10) == cards


def test_a_day_has_one_rating_of_a_person_and_unset_stays_unset(vault: Vault) -> None:
    with vault.writing():
        sam = vault.people.add("Sam")
        one = PersonRating(at=AT, day=DAY, person_id=sam.id, worry=70)
        vault.person_ratings.rate(one)
        vault.person_ratings.rate(replace(one, at=AT + timedelta(hours=1), worry=60, unease=0))
        vault.person_ratings.rate(replace(one, day=DAY + timedelta(days=1), worry=None, unease=20))
    found = [(r.day, r.worry, r.unease) for r in vault.person_ratings.of(sam.id)]
    assert found == [(DAY, 60, 0), (DAY + timedelta(days=1), None, 20)]
    with vault.writing():
        vault.person_ratings.rate(replace(one, worry=None))
    assert [r.day for r in vault.person_ratings.of(sam.id)] == [DAY + timedelta(days=1)]


def test_someone_in_whom_something_stands_is_not_forgotten(vault: Vault) -> None:
    with vault.writing():
        sam, mara = vault.people.add("Sam"), vault.people.add("Mara")
        vault.entries.save(entry("with @Sam"))
        assert not vault.people.forget(sam.id)
        assert vault.people.forget(mara.id)
    assert [p.alias for p in vault.people.every()] == ["Sam"]


def test_who_is_left_out_of_the_charts_is_counted_apart(vault: Vault) -> None:
    with vault.writing():
        sam = vault.people.add("Sam")
        mara = vault.people.add("Mara")
        for who, outcome in ((sam.id, "withdrew"), (mara.id, "withdrew"), (None, "stayed")):
            vault.moments.save(Moment(at=AT, day=DAY, outcome=outcome, person_id=who))
        vault.check_ins.answer(CheckIn(at=AT, day=date(2026, 11, 19), confirmed=None), 4)
    before = vault.moments.history(None, None)
    assert (before.withdrawals, before.left_out) == ({DAY: 2}, 0)
    with vault.writing():
        vault.people.save(replace(present(vault.people.get(sam.id)), left_out=True))
    after = vault.moments.history(None, None)
    assert (after.withdrawals, after.stayed, after.left_out) == ({DAY: 1}, {DAY: 1}, 1)


def test_tags_are_told_as_they_are_written_most(vault: Vault) -> None:
    with vault.writing():
        vault.entries.save(entry("#Walk"))
        vault.entries.save(entry("#walk", 1))
        vault.entries.save(entry("", 2, tags=("walk", "old house")))
        gone = vault.entries.save(entry("#gone", 3))
        vault.entries.trash(gone.id)
        vault.moments.save(Moment(at=AT, day=DAY, outcome="stayed", text="a #walk"))
    assert vault.tags.every() == [TagCount("old house", 1), TagCount("walk", 4)]
    assert vault.tags.common(2) == ["walk", "gone"]


def test_a_search_keeps_its_name_and_comes_back_as_it_was(vault: Vault) -> None:
    with vault.writing():
        kept = vault.saved_searches.save(
            SavedSearch(name=" quiet\n evenings ", query='"we sat" #home')
        )
        assert (kept.name, kept.query) == ("quiet evenings", '"we sat" #home')
        vault.saved_searches.save(replace(kept, name="home"))
        vault.saved_searches.delete(kept.id)
        assert vault.saved_searches.every() == []
        again = vault.saved_searches.save(replace(kept, name="home"))
    assert vault.saved_searches.every() == [again]
    assert (again.id, again.created) == (kept.id, kept.created)


def test_a_card_tells_people_and_tags(vault: Vault) -> None:
    with vault.writing():
        vault.entries.save(entry("with @Sam and #walk", tags=("home",)))
    card = vault.timeline.page(None, None, 5)[0]
    assert card.detail["people"] == ("Sam",)
    assert card.detail["tags"] == ("home", "walk")
