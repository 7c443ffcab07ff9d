"""What a thing points at may have been removed meanwhile: all else of it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.conftest import NOW

from nearward.domain.model import Entry, Moment, Person, PersonRating, Worksheet
from nearward.session.ask import operations, people, trash
from nearward.session.jobs.progress import JobProgress
from nearward.vault.vault import Vault

WHEN: dict[str, Any] = {"at": NOW, "day": NOW.date()}


def removed(vault: Vault) -> int:
    """Someone who was here."""
    someone = operations.add_person("Samuel")(vault)
    assert people.forget(someone.id)(vault)
    return someone.id


def deleted(vault: Vault, thing: Entry | Moment | Worksheet) -> int:
    """Something that was here, and was deleted for good."""
    kind = {Entry: "entry", Moment: "moment", Worksheet: "worksheet"}[type(thing)]
    save = getattr(operations, f"save_{kind}")
    thing_id: int = save(thing)(vault).id
    operations.delete(kind, thing_id)(vault)
    assert trash.delete_for_good(kind, thing_id)(vault)
    return thing_id


def test_a_moment_whose_person_is_gone(vault: Vault) -> None:
    moment = Moment(**WHEN, outcome="withdrew", person_id=removed(vault), text="words")
    kept = operations.save_moment(moment, draft="moment:new")(vault)
    assert (kept.person_id, kept.text) == (None, "words")
    assert vault.check() == []


def test_a_worksheet_whose_origin_is_gone(vault: Vault) -> None:
    sheet = Worksheet(
        **WHEN,
        sheet="evidence",
        answers={"thought": "words"},
        person_id=removed(vault),
        moment_id=deleted(vault, Moment(**WHEN, outcome="stayed")),
        entry_id=deleted(vault, Entry(**WHEN, text="gone")),
    )
    kept = operations.save_worksheet(sheet)(vault)
    assert (kept.person_id, kept.moment_id, kept.entry_id) == (None, None, None)
    assert kept.answers == {"thought": "words"}
    assert vault.check() == []


def test_someone_beside_an_entry_who_is_gone(vault: Vault) -> None:
    here = operations.add_person("Ann")(vault)
    entry = Entry(**WHEN, text="words", tags=("walk",), people=(removed(vault), here.id))
    kept = operations.save_entry(entry)(vault)
    assert (kept.text, kept.tags, kept.people) == ("words", ("walk",), (here.id,))
    rows = vault.connection.execute("SELECT person_id FROM person_in").fetchall()
    assert rows == [(here.id,)]


def test_a_rating_and_a_note_of_someone_who_is_gone(vault: Vault) -> None:
    gone = removed(vault)
    assert people.rate(PersonRating(**WHEN, person_id=gone, worry=10))(vault) is None
    assert people.save(Person(id=gone, alias="Samuel", about="words"))(vault) is None
    assert vault.people.every() == []
    assert vault.check() == []


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
    kept = getattr(operations, f"save_{name}")(replace(thing, id=thing_id))(vault)
    assert kept.id != thing_id
    every: dict[str, Any] = {
        "entry": vault.entries,
        "moment": vault.moments,
        "worksheet": vault.worksheets,
    }
    assert every[name].every() == [kept]
    assert vault.check() == []


def test_drafts_go_on_with_the_new_name_and_with_the_one_who_stays(vault: Vault) -> None:
    one, other = operations.add_person("Sam")(vault), operations.add_person("Samuel")(vault)
    body = {"outcome": "withdrew", "person_id": one.id, "text": "with @Sam, #walk", "more": {}}
    operations.keep_draft("moment:new", body)(vault)
    operations.save_entry(Entry(**{**WHEN, "at": NOW - timedelta(1)}, text="@Sam #walk"))(vault)
    people.rename_tag("walk", "stroll", JobProgress())(vault)
    people.rename(one.id, "Sammy", JobProgress())(vault)
    drafted = operations.draft("moment:new")(vault)
    assert drafted is not None
    assert drafted["text"] == "with @Sammy, #stroll"
    people.merge(one.id, other.id, JobProgress())(vault)
    drafted = operations.draft("moment:new")(vault)
    assert drafted == {**body, "person_id": other.id, "text": "with @Samuel, #stroll"}
