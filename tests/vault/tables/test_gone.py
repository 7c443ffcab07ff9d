"""What a thing points at may have been removed meanwhile: all else of it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.conftest import NOW

from nearward.domain.model import Entry, Moment, Person, PersonRating, Worksheet
from nearward.session.ask import drafts, entries, moments, people, trash, worksheets
from nearward.session.jobs.progress import JobProgress
from nearward.vault.care import checking
from nearward.vault.vault import Vault

WHEN: dict[str, Any] = {"at": NOW, "day": NOW.date()}
SAVE: dict[str, Any] = {"entry": entries.save, "moment": moments.save, "worksheet": worksheets.save}


def removed(vault: Vault) -> int:
    """Someone who was here."""
    someone = people.add("Samuel")(vault)
    assert people.forget(someone.id)(vault)
    return someone.id


def deleted(vault: Vault, thing: Entry | Moment | Worksheet) -> int:
    """Something that was here, and was deleted for good."""
    kind = {Entry: "entry", Moment: "moment", Worksheet: "worksheet"}[type(thing)]
    thing_id: int = SAVE[kind](thing)(vault).id
    trash.delete(kind, thing_id)(vault)
    assert trash.delete_for_good(kind, thing_id)(vault)
    return thing_id


def test_a_moment_whose_person_is_gone(vault: Vault) -> None:
    moment = Moment(**WHEN, outcome="withdrew", person_id=removed(vault), text="words")
    kept = moments.save(moment, draft="moment:new")(vault)
    assert (kept.person_id, kept.text) == (None, "words")
    assert checking.check(vault) == []


def test_a_worksheet_whose_origin_is_gone(vault: Vault) -> None:
    sheet = Worksheet(
        **WHEN,
        sheet="evidence",
        answers={"thought": "words"},
        person_id=removed(vault),
        moment_id=deleted(vault, Moment(**WHEN, outcome="stayed")),
        entry_id=deleted(vault, Entry(**WHEN, text="gone")),
    )
    kept = worksheets.save(sheet)(vault)
    assert (kept.person_id, kept.moment_id, kept.entry_id) == (None, None, None)
    assert kept.answers == {"thought": "words"}
    assert checking.check(vault) == []


def test_someone_beside_an_entry_who_is_gone(vault: Vault) -> None:
    here = people.add("Ann")(vault)
    entry = Entry(**WHEN, text="words", tags=("walk",), people=(removed(vault), here.id))
    kept = entries.save(entry)(vault)
    assert (kept.text, kept.tags, kept.people) == ("words", ("walk",), (here.id,))
    rows = vault.connection.execute("SELECT person_id FROM person_in").fetchall()
    assert rows == [(here.id,)]


def test_a_rating_and_a_note_of_someone_who_is_gone(vault: Vault) -> None:
    gone = removed(vault)
    assert people.rate(PersonRating(**WHEN, person_id=gone, worry=10))(vault) is None
    assert people.save(Person(id=gone, alias="Samuel", about="words"))(vault) is None
    assert vault.people.every() == []
    assert checking.check(vault) == []


@pytest.mark.parametrize("kind", [Entry, Moment, Worksheet])
def test_what_was_deleted_for_good_while_it_was_written(vault: Vault, kind: Any) -> None:
    fields: dict[Any, dict[str, Any]] = {
        Entry: {"text": "words"},
        Moment: {"outcome": "stayed", "text": "words"},
        Worksheet: {"sheet": "evidence", "answers": {"thought": "words"}},
    }
    more = fields[kind]
    name = kind.__name__.lower()
    thing = kind(**WHEN, **more)
    thing_id = deleted(vault, thing)
    kept = SAVE[name](replace(thing, id=thing_id))(vault)
    assert kept.id != thing_id
    every: dict[str, Any] = {
        "entry": vault.entries,
        "moment": vault.moments,
        "worksheet": vault.worksheets,
    }
    assert every[name].every() == [kept]
    assert checking.check(vault) == []


def test_drafts_go_on_with_the_new_name_and_with_the_one_who_stays(vault: Vault) -> None:
    one, other = people.add("Sam")(vault), people.add("Samuel")(vault)
    body = {"outcome": "withdrew", "person_id": one.id, "text": "with @Sam, #walk", "more": {}}
    drafts.keep("moment:new", body)(vault)
    entries.save(Entry(**{**WHEN, "at": NOW - timedelta(1)}, text="@Sam #walk"))(vault)
    people.rename_tag("walk", "stroll", JobProgress())(vault)
    people.rename(one.id, "Sammy", JobProgress())(vault)
    drafted = drafts.get("moment:new")(vault)
    assert drafted is not None
    assert drafted["text"] == "with @Sammy, #stroll"
    people.merge(one.id, other.id, JobProgress())(vault)
    drafted = drafts.get("moment:new")(vault)
    assert drafted == {**body, "person_id": other.id, "text": "with @Samuel, #stroll"}
