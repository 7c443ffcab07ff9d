"""Renaming and putting together, in every text, in one step."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.narrowed import present

from nearward.domain import query
from nearward.domain.model import (
    Direction,
    Entry,
    Moment,
    PersonRating,
    Plan,
    SavedSearch,
    Worksheet,
)
from nearward.domain.text.mentions import fold, people_in, person_renamed, tag_renamed, tags_in
from nearward.domain.trouble import Interrupted
from nearward.vault.care.renaming import AliasTaken, NoAlias, NoTag, OtherwiseRead, Renaming

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

AT = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
DAY = AT.date()
PIECES = "#walk|#Walk|#walk-home|##|#|@Sam|@sam|@Sam K|@Samuel| |\n|'s|-|.|x|a@Sam|\\#walk|é|#42"
TEXTS = st.lists(st.sampled_from(re.split("[|]", PIECES))).map("".join)


def entry(text: str, minutes: int = 0, **more: Any) -> Entry:
    """An entry some minutes later."""
    return Entry(at=AT + timedelta(minutes=minutes), day=DAY, text=text, **more)


@given(TEXTS)
def test_a_renamed_tag_is_read_where_the_old_one_was_and_nothing_else_moves(text: str) -> None:
    changed = tag_renamed(text, "walk", "stroll")
    wanted = ["stroll" if fold(m.name) == "walk" else m.name for m in tags_in(text)]
    assert [m.name for m in tags_in(changed)] == wanted
    count = sum(fold(m.name) == "walk" for m in tags_in(text))
    assert len(changed) == len(text) + 2 * count


@given(TEXTS)
def test_a_renamed_person_is_read_where_they_were_or_it_is_refused(
    text: str,
) -> None:
    aliases = ["Sam", "Sam K"]
    before = [m.name for m in people_in(text, aliases)]
    try:
        changed = person_renamed(text, "Sam", "Ann", aliases)
    except ValueError:
        return
    assert [m.name for m in people_in(changed, ["Ann", "Sam K"])] == [
        "Ann" if fold(name) == "sam" else name for name in before
    ]


def test_what_a_diary_has_once_has_the_new_name_too(vault: Vault) -> None:
    """Who is called otherwise so that nobody knows them is called so in the direction as well."""
    with vault.writing():
        sam = vault.people.add("Sam", AT)
        vault.people.add("Mo", AT)
        vault.directions.save(Direction(text="To tell @Sam. #later", why_now="@Sam asked."))
        vault.plans.save(Plan(parts={"what_matters_to_me": "@Sam, and the dog #later"}))
    with vault.writing():
        Renaming(vault).person(sam.id, "Ash")
        Renaming(vault).tag("later", "soon")
    found, plan = present(vault.directions.get()), present(vault.plans.get())
    assert (found.text, found.why_now) == ("To tell @Ash. #soon", "@Ash asked.")
    assert plan.parts == {"what_matters_to_me": "@Ash, and the dog #soon"}
    mo = present(vault.people.called("Mo"))
    with vault.writing():
        Renaming(vault).merge(sam.id, mo.id)
    assert present(vault.directions.get()).text == "To tell @Mo. #soon"
    assert present(vault.plans.get()).parts["what_matters_to_me"].startswith("@Mo")


def test_a_tag_is_renamed_everywhere_and_the_words_before_are_kept(vault: Vault) -> None:
    with vault.writing():
        one = vault.entries.save(entry("a #walk by the sea, #walk-home"))
        given_one = vault.entries.save(entry("no mark", 1, tags=("Walk", "sea")))
        gone = vault.entries.save(entry("#walk in the trash", 2))
        vault.entries.trash(gone.id)
        moment = vault.moments.save(
            Moment(at=AT, day=DAY, outcome="stayed", text="#walk", more={"note": "then a #walk"})
        )
        sheet = vault.worksheets.save(
            Worksheet(at=AT, day=DAY, sheet="evidence", answers={"thought": "on a #walk"})
        )
        saved = vault.saved_searches.save(SavedSearch(name="walks", query="#walk tag:walking"))
    with vault.writing():
        assert Renaming(vault).tag("WALK", "#stroll") == 5
    assert present(vault.entries.get(one.id)).text == "a #stroll by the sea, #walk-home"
    assert [v.body["text"] for v in vault.versions.of("entry", one.id)] == [one.text]
    assert present(vault.entries.get(given_one.id)).tags == ("sea", "stroll")
    assert present(vault.entries.get(gone.id)).text == "#stroll in the trash"
    assert present(vault.moments.get(moment.id)).text == "#stroll"
    assert present(vault.moments.get(moment.id)).more == {"note": "then a #stroll"}
    assert present(vault.worksheets.get(sheet.id)).answers == {"thought": "on a #stroll"}
    assert [v.body["answers"] for v in vault.versions.of("worksheet", sheet.id)] == [sheet.answers]
    assert [s.query for s in vault.saved_searches.every()] == ["#stroll tag:walking"]
    assert saved.query == "#walk tag:walking"
    assert vault.search.find("tag:walk ", 9) == []
    assert {h.card.kind for h in vault.search.find("tag:stroll", 9)} == {
        "entry",
        "moment",
        "worksheet",
    }
    # what lies in the trash is still found by nothing
    assert all(h.card.id != gone.id for h in vault.search.find("trash", 9))
    assert vault.search.check() == []


def test_a_tag_can_be_put_into_another(vault: Vault) -> None:
    with vault.writing():
        both = vault.entries.save(entry("#home and #house", tags=("house",)))
        Renaming(vault).tag("house", "home")
    assert present(vault.entries.get(both.id)).text == "#home and #home"
    assert [(t.name, t.count) for t in vault.tags.every()] == [("home", 1)]


@pytest.mark.parametrize("name", ["", "#", "two words", "42", "a/b", "#a#b", "-x"])
def test_what_is_no_tag_is_refused(vault: Vault, name: str) -> None:
    with vault.writing():
        one = vault.entries.save(entry("#walk"))
    with pytest.raises(NoTag), vault.writing():
        Renaming(vault).tag("walk", name)
    assert present(vault.entries.get(one.id)).text == "#walk"


def test_a_person_is_renamed_in_every_text(vault: Vault) -> None:
    with vault.writing():
        one = vault.entries.save(entry("@Sam, @sam's car, @Samuel, sam@mail.invalid"))
        sam = present(vault.people.called("Sam"))
        vault.moments.save(Moment(at=AT, day=DAY, outcome="stayed", person_id=sam.id, text="@Sam"))
        vault.saved_searches.save(SavedSearch(name="s", query="person:sam -@Sam late"))
        assert Renaming(vault).person(sam.id, "Sam K.") == 2
    assert (
        present(vault.entries.get(one.id)).text
        == "@Sam K., @Sam K.'s car, @Samuel, sam@mail.invalid"
    )
    assert {p.alias for p in vault.people.every()} == {"Sam K.", "Samuel"}
    assert vault.people.counts()[sam.id].entries == 1
    assert [s.query for s in vault.saved_searches.every()] == [
        'person:"Sam K." -person:"Sam K." late'
    ]
    assert len(vault.search.find('person:"sam k."', 9)) == 2


def test_a_person_who_stands_in_no_text_can_have_any_alias(vault: Vault) -> None:
    with vault.writing():
        sam = vault.people.add("Sam")
        Renaming(vault).person(sam.id, "💙")
        vault.entries.save(entry("@💙", people=(sam.id,)))
        other = vault.people.add("Mara")
        vault.entries.save(entry("@Mara", 1))
    with pytest.raises(NoAlias), vault.writing():
        Renaming(vault).person(other.id, "→ her")
    with pytest.raises(AliasTaken), vault.writing():
        Renaming(vault).person(other.id, "💙")
    assert [p.alias for p in vault.people.every()] == ["💙", "Mara"]


def test_two_people_become_one_with_all_that_is_theirs(vault: Vault) -> None:
    with vault.writing():
        sam = vault.people.add("Sam")
        samuel = vault.people.add("Samuel")
        vault.people.save(type(sam)(id=sam.id, alias="Sam", relation="friend", about="from school"))
        one = vault.entries.save(entry("@Sam called; @Samuel too"))
        beside = vault.entries.save(entry("", 1, title="beside", people=(sam.id, samuel.id)))
        moment = vault.moments.save(
            Moment(at=AT, day=DAY, outcome="stayed", person_id=sam.id, text="x")
        )
        for who, day, worry in ((sam, 0, 10), (sam, 1, 20), (samuel, 1, 30)):
            rating = PersonRating(at=AT, day=DAY + timedelta(days=day), person_id=who.id)
            vault.person_ratings.rate(replace(rating, worry=worry))
    with vault.writing():
        Renaming(vault).merge(sam.id, samuel.id)
    assert [p.alias for p in vault.people.every()] == ["Samuel"]
    assert present(vault.entries.get(one.id)).text == "@Samuel called; @Samuel too"
    assert present(vault.entries.get(beside.id)).people == (samuel.id,)
    assert present(vault.moments.get(moment.id)).person_id == samuel.id
    kept = present(vault.people.get(samuel.id))
    assert (kept.relation, kept.about) == ("friend", "from school")
    assert [r.worry for r in vault.person_ratings.of(samuel.id)] == [10, 30]


def test_a_name_that_would_be_read_as_someone_else_changes_nothing(vault: Vault) -> None:
    with vault.writing():
        vault.people.add("Sam K")
        one = vault.entries.save(entry("@Ann K was there"))
        ann = present(vault.people.called("Ann"))
    with pytest.raises(OtherwiseRead), vault.writing():
        Renaming(vault).person(ann.id, "Sam")
    assert present(vault.entries.get(one.id)).text == "@Ann K was there"
    assert {p.alias for p in vault.people.every()} == {"Sam K", "Ann"}


def test_a_renaming_that_is_stopped_leaves_all_as_it_was(vault: Vault) -> None:
    with vault.writing():
        ids = [vault.entries.save(entry(f"#walk {n}", n)).id for n in range(5)]

    def tell(done: int) -> None:
        if done == 3:
            raise Interrupted

    with pytest.raises(Interrupted), vault.writing():
        Renaming(vault, tell).tag("walk", "stroll")
    assert [present(vault.entries.get(i)).text for i in ids] == [f"#walk {n}" for n in range(5)]


@pytest.mark.parametrize(
    ("text", "kind", "old", "new", "wanted"),
    [
        ("#walk sea", "tag", "walk", "stroll", "#stroll sea"),
        ("-tag:Walk", "tag", "walk", "stroll", "-tag:stroll"),
        ('tag:"walk" #walking', "tag", "walk", "stroll", "tag:stroll #walking"),
        ("walk person:walk", "tag", "walk", "stroll", "walk person:walk"),
        ("@Sam", "person", "sam", "Sam K", 'person:"Sam K"'),
        ('person:"Sam K" "Sam K"', "person", "sam k", "Ann", 'person:Ann "Sam K"'),
    ],
)
def test_queries_follow(text: str, kind: str, old: str, new: str, wanted: str) -> None:
    assert query.renamed(text, kind, old, new) == wanted
