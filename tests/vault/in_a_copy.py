"""What holds for three made-up kinds, in a copy of the tree in which they were put (see
made_up_kinds.py). Run there by test_new_kinds.py; nowhere else are there such kinds."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.leaks.made import counts
from tests.leaks.writer import write_all

from nearward.domain.file import salvage_text
from nearward.domain.file.outcomes import Lost
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Entry, Person
from nearward.i18n import Translator
from nearward.session.ask import search, timeline, trash, versions
from nearward.session.jobs import exporting, importing
from nearward.session.jobs.everything import read_everything
from nearward.vault.care import salvage
from nearward.vault.care.checking import check
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.care.renaming import Renaming
from nearward.vault.vault import Vault

KEY = bytes(range(32))
AT = datetime(2026, 3, 4, 21, 40, tzinfo=UTC)
WHEN: dict[str, Any] = {"at": AT, "day": AT.date()}
SAMPLES = Path(__file__).resolve().parent.parent / "vaults"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = create_diary(tmp_path / "a.nearward", "", key=KEY)
    yield vault
    vault.close()


def new(kind: str, **fields: Any) -> Any:
    """A record of a made-up kind."""
    return BY_NAME[kind].type(**fields)


def save(vault: Vault, record: Any, kind: str) -> Any:
    table: Any = vault.tables[kind]
    with vault.writing():
        return table.save(record)


def some(vault: Vault) -> tuple[Any, Any, Any]:
    """A walk with someone, a wish and a song."""
    with vault.writing():
        sam = vault.people.save(Person(alias="Sam"))
        entry = vault.entries.save(Entry(**WHEN, text="An entry"))
    walk = new("walk", **WHEN, goal="Harbour", text="Out with @Sam #sea", steps=0, wet=True)
    walk = replace(walk, person_id=sam.id, entry_id=entry.id, with_me=("dog", "rain"))
    walk = save(vault, walk, "walk")
    wish = save(vault, new("wish", **WHEN, title="A boat", more={"why": "@Sam asked"}), "wish")
    song = save(vault, new("song", name="Shanty", loud=0.5, walk_id=walk.id), "song")
    return walk, wish, song


def test_it_is_kept_as_it_was_said(vault: Vault) -> None:
    walk, wish, song = some(vault)
    assert (walk.goal, walk.steps, walk.wet, walk.with_me) == ("Harbour", 0, True, ("dog", "rain"))
    assert (walk.person_id, walk.entry_id) == (1, 1)
    assert (wish.by, wish.more) == (None, {"why": "@Sam asked"})
    assert vault.tables["song"].every() == [song]
    page: Any = vault.tables["walk"]
    assert page.page(None, 5) == [walk]
    assert check(vault) == []


def test_it_stands_in_lists_and_is_found(vault: Vault) -> None:
    walk, wish, _ = some(vault)
    cards = timeline.page()(vault)
    # the number of the kind tells the order of what is of one second
    assert [card.kind for card in cards] == ["wish", "walk", "entry"]
    assert [card.title for card in cards[:2]] == ["A boat", "Harbour"]
    for typed in ("harbour ", "#sea", "person:Sam", "@Sam "):
        assert ("walk", walk.id) in {(h.card.kind, h.card.id) for h in search.find(typed)(vault)}
    assert [hit.card.id for hit in search.find("boat ")(vault)] == [wish.id]
    (sam,) = vault.people.every()
    assert vault.people.counts_of(sam.id) is not None
    assert [card.kind for card in vault.people.cards(sam.id, None, 9)] == ["walk"]
    read = timeline.reading(AT.date(), AT.date(), ("walk", "wish"))(vault)
    assert [one.thing for one in read] == [walk, wish]


def test_it_goes_to_the_trash_and_comes_back(vault: Vault) -> None:
    walk, _, song = some(vault)
    vault.drafts.keep("walk:1", {"text": "begun"})
    for kind, thing in (("walk", walk), ("song", song)):
        trash.delete(kind, thing.id)(vault)
        assert [one.card.kind for one in trash.listed()(vault)] == [kind]
        trash.restore(kind, thing.id)(vault)
        assert vault.tables[kind].every() == [thing]
    assert [hit.card.id for hit in search.find("harbour ")(vault)] == [walk.id]
    trash.delete("walk", walk.id)(vault)
    assert search.find("harbour ")(vault) == []
    assert trash.delete_for_good("walk", walk.id)(vault)
    assert vault.drafts.every() == {}
    assert vault.tables["song"].every() == []
    assert check(vault) == []


def test_it_has_versions_and_takes_new_names(vault: Vault) -> None:
    walk, wish, _ = some(vault)
    with vault.writing():
        changed = replace(wish, title="A ship", text="With three masts")
        vault.things("wish").save(changed, keep_version=True)
        Renaming(vault).person(1, "Robin")
        Renaming(vault).tag("sea", "ocean")
    (renamed,) = vault.tables["walk"].every()
    assert renamed.text == "Out with @Robin #ocean"
    assert renamed.person_id == walk.person_id
    history = versions.history("wish", wish.id)(vault)
    first = history.versions[-1]
    assert first.body["title"] == "A boat"
    back: Any = versions.bring_back(first.id)(vault)
    assert (back.title, back.text) == ("A boat", "")


def test_it_goes_out_and_comes_in(vault: Vault, tmp_path: Path) -> None:
    some(vault)
    with vault.writing():
        (wish,) = vault.tables["wish"].every()
        vault.things("wish").save(replace(wish, text="Soon"), keep_version=True)
    exporting.export(tmp_path / "a.json", "json")(vault)
    archive = json.loads((tmp_path / "a.json").read_bytes())
    assert archive["walks"][0] == {**archive["walks"][0], "goal": "Harbour", "steps": 0}
    other = create_diary(tmp_path / "b.nearward", "", key=KEY)
    done = importing.bring_in(tmp_path / "a.json")(other)
    assert list(done.notes) == []
    assert read_everything()(other) == read_everything()(vault)
    again = importing.bring_in(tmp_path / "a.json")(other)
    assert (again.kept, again.newer, again.differing) == (0, 0, 0)
    # newer words come in, and what cannot be is left out with its reason
    archive["walks"][0] |= {"text": "Home again", "changed": "2036-01-01T00:00:00+00:00"}
    archive["walks"].append({**archive["walks"][0], "id": 9, "steps": 100_001})
    archive["songs"].append({**archive["songs"][0], "id": 9, "name": "Nobody's", "walk_id": 77})
    (tmp_path / "a.json").write_text(json.dumps(archive))
    later = importing.bring_in(tmp_path / "a.json")(other)
    assert (later.newer, later.left_out) == (1, 2)
    assert [walk.text for walk in other.tables["walk"].every()] == ["Home again"]
    assert check(other) == []
    other.close()


def test_it_comes_into_a_diary_that_holds_something(vault: Vault, tmp_path: Path) -> None:
    some(vault)
    exporting.export(tmp_path / "a.json", "json")(vault)
    other = create_diary(tmp_path / "b.nearward", "", key=KEY)
    save(other, new("walk", **{**WHEN, "at": AT - timedelta(hours=1)}, goal="Before"), "walk")
    assert list(importing.bring_in(tmp_path / "a.json")(other).notes) == []
    (song,) = other.tables["song"].every()
    walk = other.tables["walk"].get(song.walk_id)
    assert walk is not None
    assert (walk.id, walk.goal) == (2, "Harbour")
    assert check(other) == []
    other.close()


def test_it_is_salvaged_and_counted(vault: Vault, tmp_path: Path) -> None:
    some(vault)
    assert vault.counts().kept["walk"] == 1
    held = read_everything()(vault)
    path = vault.path
    vault.close()
    done = salvage.salvage(path, tmp_path / "new.nearward", "", key=KEY)
    assert (done.kept["walk"], done.kept["wish"], done.kept["song"], done.lost) == (1, 1, 1, [])
    saved = open_diary(tmp_path / "new.nearward", "", key=KEY)
    assert read_everything()(saved) == held
    assert check(saved) == []
    saved.close()
    lost = replace(done, lost=[Lost("walk", 3, AT.date())])
    assert any("Walk 3" in line for line in salvage_text.problems(lost, Translator()))


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_diary_of_before_is_brought_up(tmp_path: Path, number: int) -> None:
    copy = Path(shutil.copyfile(SAMPLES / f"schema-{number:04}.nearward", tmp_path / "a.nearward"))
    vault = open_diary(copy, "an old passphrase, kept")
    was = json.loads((SAMPLES / f"schema-{number:04}.json").read_text(encoding="utf-8"))
    assert len(vault.entries.every()) == len(was["entries"])
    assert vault.tables["walk"].every() == []
    assert check(vault) == []
    vault.close()


def test_the_writer_of_the_leaks_writes_it_too(vault: Vault) -> None:
    write_all(vault, 3)
    write_all(vault, 9)
    assert all(counts(vault).values())
    assert [walk.text for walk in vault.tables["walk"].every()] == ["canary-3", "canary-9"]
    assert [song.name for song in vault.tables["song"].every()] == ["canary-3", "canary-9"]
