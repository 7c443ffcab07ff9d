"""The direction as a kind of record: it goes out, comes in, is salvaged, and stays what it was."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import KEY, NOW
from tests.vault.care.test_salvage import saved, spoiled

from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Direction, Entry, OwnText, Plan
from nearward.session.ask import drafts, entries, own_texts, settings
from nearward.session.ask import help as helping
from nearward.session.ask.forms import direction
from nearward.session.jobs import exporting, importing
from nearward.session.jobs.import_report import Imported
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.vault import Vault

TOLD = Direction(
    looked_on=date(2026, 10, 1),
    ask_on=date(2026, 12, 1),
    text="To stay when it is quiet. 近く 🌊\nAnd to say it.",
    why_now="Ines asked where I was.",
)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Vault]:
    made = create_diary(tmp_path / "other.nearward", "", key=KEY)
    yield made
    made.close()


def held(vault: Vault) -> Direction | None:
    found: Direction | None = vault.directions.get()
    return found


def sent(vault: Vault, other: Vault, path: Path) -> Imported:
    """What comes of it; a look at it before says the same."""
    exporting.export(path, "json")(vault)
    seen = importing.dry_run(path)(other)
    done = importing.bring_in(path)(other)
    for name in ("read", "kept", "newer", "differing", "already", "left_out"):
        assert getattr(seen, name) == getattr(done, name), name
    assert checking.check(other) == []
    return done


def notes(done: Imported) -> list[str]:
    return [note.text for note in done.notes]


def test_it_comes_into_another_diary_as_it_left(vault: Vault, other: Vault, tmp_path: Path) -> None:
    kept = direction.save(TOLD)(vault)
    assert sent(vault, other, tmp_path / "a.json").kept == 1
    assert held(other) == kept
    assert sent(vault, other, tmp_path / "b.json").already == 1


def test_what_is_said_here_stays_and_that_is_told(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    direction.save(TOLD)(vault)
    mine = direction.save(replace(TOLD, text="To have more room.", ask_on=None))(other)
    done = sent(vault, other, tmp_path / "a.json")
    assert (done.kept, done.differing) == (0, 1)
    assert notes(done) == ["A direction is here already and says something else. It stayed."]
    assert held(other) == mine


def test_what_was_not_said_here_comes_in(vault: Vault, other: Vault, tmp_path: Path) -> None:
    """Who says in the first minute why they begin, and then brings in the diary of before."""
    direction.save(TOLD)(vault)
    entries.save(Entry(at=NOW, day=NOW.date(), text="One."))(vault)
    drafts.keep("moment:new", {"text": "begun"})(vault)
    began = direction.keep_why("I begin anew.", NOW)(other)
    done = sent(vault, other, tmp_path / "a.json")
    assert (done.kept, done.differing) == (1, 1)
    now = held(other)
    assert now is not None
    assert (now.text, now.looked_on, now.ask_on) == (TOLD.text, TOLD.looked_on, TOLD.ask_on)
    assert (now.why_now, now.created) == ("I begin anew.", began.created)
    # nothing else stood here, so all comes that stood beside the records
    assert drafts.get("moment:new")(other) == {"text": "begun"}


def test_the_days_of_other_words_are_not_those_of_mine(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    """Who did not wish to be asked again is not, because of how another diary was begun."""
    direction.save(TOLD)(vault)
    direction.save(Direction(text="To have more room."))(other)
    sent(vault, other, tmp_path / "a.json")
    now = held(other)
    assert now is not None
    assert (now.text, now.why_now) == ("To have more room.", TOLD.why_now)
    assert (now.looked_on, now.ask_on) == (None, None)


def test_what_was_begun_and_set_before_the_import_stays(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    """A draft of the first minutes is the person's newest word; the other one is still outside."""
    for place, text in (("moment:new", "then"), ("beneath", "then")):
        drafts.keep(place, {"text": text})(vault)
    for key, value in (("pause_minutes", 3), ("week_begins", 6), ("first_pages", "import")):
        settings.keep(key, value)(vault)
    drafts.keep("moment:new", {"text": "now"})(other)
    settings.keep("pause_minutes", 9)(other)
    done = sent(vault, other, tmp_path / "a.json")
    assert drafts.get("moment:new")(other) == {"text": "now"}
    assert drafts.get("beneath")(other) == {"text": "then"}
    kept = settings.every()(other)
    assert (kept["pause_minutes"], kept["week_begins"]) == (9, 6)
    assert "first_pages" not in kept, "what is still to be seen is of that file"
    assert notes(done) == ["A draft is here already and says something else. It stayed."]


def test_an_empty_one_takes_nothing_away(vault: Vault, other: Vault, tmp_path: Path) -> None:
    direction.save(Direction())(vault)
    mine = direction.save(TOLD)(other)
    assert sent(vault, other, tmp_path / "a.json").already == 1
    assert held(other) == mine


def test_a_plan_of_nothing_takes_the_parts_of_another(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    helping.save_plan(Plan(parts={"what_matters_to_me": "The dog."}))(vault)
    helping.save_plan(Plan())(other)
    assert sent(vault, other, tmp_path / "a.json").kept == 1
    plan = other.plans.get()
    assert plan is not None
    assert plan.parts == {"what_matters_to_me": "The dog."}


@pytest.mark.parametrize(
    "item",
    [
        {"text": 7},
        {"text": "t", "ask_on": "2026-02-30"},
        {"text": "t", "looked_on": 739_943},
        {"text": None, "why_now": "w"},
        {"text": "t", "created": "soon"},
    ],
    ids=str,
)
def test_one_that_is_not_built_so_is_left_out_and_the_rest_comes(
    vault: Vault, other: Vault, tmp_path: Path, item: dict[str, Any]
) -> None:
    entries.save(Entry(at=NOW, day=NOW.date(), text="One."))(vault)
    path = tmp_path / "a.json"
    exporting.export(path, "json")(vault)
    archive = json.loads(path.read_bytes())
    archive["direction"] = item
    path.write_text(json.dumps(archive))
    done = importing.bring_in(path)(other)
    assert notes(done) == ["It is not in the form of a Nearward export."]
    assert (done.kept, held(other)) == (1, None)


@pytest.mark.parametrize("days", [(TOLD.looked_on, TOLD.ask_on), (None, None)], ids=str)
@pytest.mark.parametrize("times", [1, 400])
def test_it_is_found_in_a_damaged_diary(
    tmp_path: Path, days: tuple[date | None, date | None], times: int
) -> None:
    """Nothing says any more where its table begins; beside it stands what looks much like it."""
    path, bad = tmp_path / "whole.nearward", tmp_path / "diary.nearward"
    vault = create_diary(path, "", key=KEY)
    looked_on, ask_on = days
    told = replace(TOLD, text=TOLD.text * times, looked_on=looked_on, ask_on=ask_on)
    kept = direction.save(told)(vault)
    helping.save_plan(Plan(parts={"what_matters_to_me": "The dog."}))(vault)
    for kind in ("prompt", "template"):
        own_texts.save_own_text(OwnText(kind=kind, title="A title", text="Some words."))(vault)
    vault.close()
    spoiled(path, bad, [1], random.Random(1))
    done = saved(bad)
    opened = open_diary(tmp_path / "new.nearward", "", key=KEY)
    assert (done.bad, done.kept["direction"]) == ([1], 1)
    assert held(opened) == kept
    assert len(opened.own_texts.every()) == 2
    opened.close()


def test_no_version_and_no_trash_keeps_an_earlier_one(vault: Vault) -> None:
    """A line of earlier directions would read as a list of what was not reached."""
    kind = BY_NAME["direction"]
    assert (kind.has_versions, kind.has_trash, kind.in_timeline) == (False, False, False)
    for n in range(3):
        direction.save(replace(TOLD, text=f"To go there, {n}."))(vault)
    assert vault.versions.every() == []
    assert [one.text for one in vault.directions.every()] == ["To go there, 2."]


def test_when_it_was_begun_stays(vault: Vault) -> None:
    began = datetime(2026, 1, 2, 3, tzinfo=UTC)
    first = direction.keep_why("Now.", began)(vault)
    again = direction.save(replace(first, text="To stay."))(vault)
    assert (again.created, again.why_now) == (began, "Now.")
