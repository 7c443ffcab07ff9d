"""An export of Nearward's own that grew, brought in a second time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from tests.conftest import KEY, NOW

from nearward.domain.model import CheckIn, Entry, Moment, Worksheet
from nearward.session.ask import check_ins, entries, moments, people, worksheets
from nearward.session.jobs import exporting, importing, taking
from nearward.session.jobs.import_report import Imported
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault

WHEN: dict[str, Any] = {"at": NOW, "day": NOW.date()}


def fill(vault: Vault) -> None:
    entries.save(Entry(**WHEN, title="A day", text="One."))(vault)
    moments.save(Moment(**WHEN, outcome="stayed", text="One."))(vault)
    worksheets.save(Worksheet(**WHEN, sheet="evidence", answers={"thought": "One."}))(vault)
    day: dict[str, Any] = {"at": NOW, "day": NOW.date() - timedelta(1)}
    check_ins.save(CheckIn(**day, confirmed=True, text="One."))(vault)


def go_on(vault: Vault, text: str) -> None:
    """Each thing says something else."""
    entries.save(replace(vault.entries.every()[0], text=text))(vault)
    moments.save(replace(vault.moments.every()[0], text=text))(vault)
    sheet = replace(vault.worksheets.every()[0], answers={"thought": text})
    worksheets.save(sheet)(vault)
    check_ins.save(replace(vault.check_ins.every()[0], text=text))(vault)


def texts(vault: Vault) -> list[str]:
    return [
        vault.entries.every()[0].text,
        vault.moments.every()[0].text,
        vault.worksheets.every()[0].answers["thought"],
        vault.check_ins.every()[0].text,
    ]


def sent(vault: Vault, other: Vault, path: Path) -> Imported:
    exporting.export(path, "json")(vault)
    seen = importing.dry_run(path)(other)
    done = importing.bring_in(path)(other)
    for name in ("read", "kept", "newer", "differing", "already", "left_out"):
        assert getattr(seen, name) == getattr(done, name), name
    assert list(seen.notes) == list(done.notes)
    assert len(other.entries.every()) == len(other.moments.every()) == 1
    assert len(other.worksheets.every()) == len(other.check_ins.every()) == 1
    return done


def test_newer_words_come_in_and_older_ones_do_not(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    fill(vault)
    assert sent(vault, other, tmp_path / "1.json").kept == 4
    go_on(vault, "One. Two.")
    assert sent(vault, other, tmp_path / "2.json").newer == 4
    assert texts(other) == ["One. Two."] * 4
    assert "One." in [v.body.get("text") for v in other.versions.every()]
    older = importing.bring_in(tmp_path / "1.json")(other)
    assert (older.kept, older.newer, older.differing) == (0, 0, 0)
    assert texts(other) == ["One. Two."] * 4
    assert checking.check(other) == []


def test_what_was_changed_on_both_sides_stays_and_is_named(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    fill(vault)
    sent(vault, other, tmp_path / "1.json")
    go_on(other, "Mine.")
    go_on(vault, "Theirs.")
    done = sent(vault, other, tmp_path / "2.json")
    assert done.differing == 4
    assert list(done.differing_ids) == [other.entries.every()[0].id]
    assert [told.code for told in done.notes] == ["differing"] * 3
    assert texts(other) == ["Mine."] * 4
    assert "Theirs." in [v.body.get("text") for v in other.versions.every()]
    again = importing.bring_in(tmp_path / "2.json")(other)
    assert (again.kept, again.newer, again.differing) == (0, 0, 0)


def test_what_was_given_beside_the_same_words_comes_in_too(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    fill(vault)
    sent(vault, other, tmp_path / "1.json")
    ines = people.add("Ines")(vault)
    beside: dict[str, Any] = {"tags": ("calm",), "mood": 2, "starred": True, "people": (ines.id,)}
    entries.save(replace(vault.entries.every()[0], **beside))(vault)
    assert sent(vault, other, tmp_path / "2.json").newer == 1
    entry = other.entries.every()[0]
    assert (entry.tags, entry.mood, entry.starred, entry.text) == (("calm",), 2, True, "One.")
    assert [other.people.get(who).alias for who in entry.people] == ["Ines"]  # type: ignore[union-attr]
    assert sent(vault, other, tmp_path / "3.json").newer == 0
    # what is taken away here later is not brought back by the same export
    entries.save(replace(entry, tags=()))(other)
    done = importing.bring_in(tmp_path / "2.json")(other)
    assert (done.kept, done.newer, done.differing) == (0, 0, 0)
    assert other.entries.every()[0].tags == ()


def test_what_is_noted_of_someone_comes_where_nothing_is_and_else_stays(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    fill(vault)
    ines = people.add("Ines")(vault)
    sent(vault, other, tmp_path / "1.json")
    people.save(replace(ines, relation="friend", about="From the choir."))(vault)
    assert sent(vault, other, tmp_path / "2.json").newer == 1
    here = other.people.every()[0]
    assert (here.relation, here.about) == ("friend", "From the choir.")
    assert sent(vault, other, tmp_path / "3.json").newer == 0
    people.save(replace(here, about="Mine."))(other)
    people.save(replace(ines, relation="friend", about="Theirs."))(vault)
    done = sent(vault, other, tmp_path / "4.json")
    assert (done.differing, [told.code for told in done.notes]) == (1, ["differing"])
    assert other.people.every()[0].about == "Mine."
    assert sent(vault, other, tmp_path / "5.json").differing == 0


def test_an_undo_leaves_the_words_of_what_only_got_tags(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    fill(vault)
    go_on(vault, "One. Two.")
    sent(vault, other, tmp_path / "1.json")
    entries.save(replace(vault.entries.every()[0], tags=("calm",)))(vault)
    done = sent(vault, other, tmp_path / "2.json")
    assert done.newer == 1
    taking.take_back(done)(other)
    assert other.entries.every()[0].text == "One. Two."


def test_stamps_that_cannot_be_read_here_stop_no_import(
    vault: Vault, other: Vault, tmp_path: Path
) -> None:
    fill(vault)
    sent(vault, other, tmp_path / "1.json")
    with other.writing():
        other.connection.execute("UPDATE entry SET created = 'once'")
    done = importing.bring_in(tmp_path / "1.json")(other)
    assert (done.left_out, done.kept) == (0, 1)


@pytest.mark.parametrize("is_new", [True, False])
def test_what_belongs_to_nothing_that_came_in_is_named(
    vault: Vault, other: Vault, tmp_path: Path, is_new: bool
) -> None:
    fill(vault)
    go_on(vault, "Two.")
    path = tmp_path / "x.json"
    exporting.export(path, "json")(vault)
    tree = json.loads(path.read_bytes())
    assert tree["versions"]
    tree["entries"] = tree["worksheets"] = []
    path.write_text(json.dumps(tree))
    if not is_new:
        entries.save(Entry(**WHEN, text="Mine."))(other)
    done = importing.bring_in(path)(other)
    assert (done.left_out, done.already) == (len(tree["versions"]), 0)
    assert {told.code for told in done.notes} == {"ownerless"}
    assert done.read == done.taken + done.already + done.left_out


def test_many_things_of_one_minute_take_no_more_time_each(tmp_path: Path) -> None:
    taken = []
    for count in (500, 2000):
        ours, theirs = (
            create_diary(tmp_path / f"{name}-{count}.nearward", "", key=KEY) for name in "ab"
        )
        with ours.writing():
            for number in range(count):
                ours.entries.put(Entry(**WHEN, title=f"{number}"))
        exporting.export(tmp_path / f"{count}.json", "json")(ours)
        assert importing.bring_in(tmp_path / f"{count}.json")(theirs).kept == count
        begun = process_time()
        assert importing.bring_in(tmp_path / f"{count}.json")(theirs).already == count
        taken.append(process_time() - begun)
        ours.close()
        theirs.close()
    assert taken[1] < 7 * taken[0], taken
