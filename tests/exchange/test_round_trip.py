"""Any diary goes out as JSON and comes in as an equal one, down to its tables."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange import diaries
from tests.leaks.writer import write_all

from nearward.domain import kinds
from nearward.domain.model import Moment
from nearward.domain.rough import CODES, PARTS, ROUGH, stands_at
from nearward.session.ask.worksheets import HEAVY
from nearward.session.jobs import exporting, importing
from nearward.session.place import PLACE
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault

KEY = bytes(range(32))
#: table -> its kind in an export
KINDS = {kind.table: kind.plural for kind in kinds.KINDS if kind.fields and not kind.is_single}
KINDS["draft"] = "drafts"
#: tables that are no list of items, and where they are
ELSEWHERE = {
    "setting": "settings, by name",
    "own_word": "own_words, a list of words",
    "plan": "plan, one map of its parts by name",
    "direction": "direction, one map",
    "arrived": "of this file: how things came into it",
    "tagged": "tags of entries; those in a text are read from it",
    "person_in": "people of entries; those in a text are read from it",
}
#: columns that stand in an item under another name
NAMED = {"minute": "at", "second": "at", "zone": "at"}
#: columns that no item has, and why
LEFT_OUT = {
    "trashed": "what is in the trash does not leave",
    "spot": "an order, made from day and instant",
    "entry.opening": "made from the text",
    "moment.note": "made from what is more",
    "belief.body": "made from its other words",
    "own_sheet.title": "made from the definition",
    "own_sheet.body": "made from the definition",
    "worksheet.title": "made from the answers",
    "worksheet.body": "made from the answers",
    "worksheet.belief_before": "made from the answers",
    "worksheet.belief_after": "made from the answers",
    "picture.small": "a preview, made again when it is shown",
    "draft.changed": "a draft has no history",
}


def tables(vault: Vault) -> dict[str, list[str]]:
    """table -> its columns, but for those of the search."""
    run = vault.connection.execute
    names = [row[0] for row in run("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {
        name: [row[1] for row in run(f"PRAGMA table_info({name})")]
        for name in names
        if not name.startswith(("sqlite_", "found_text"))
    }


def rows(vault: Vault) -> dict[str, list[tuple[Any, ...]]]:
    """All that an export holds of each table."""
    found = {}
    for table, columns in tables(vault).items():
        if table == "arrived":
            continue
        kept = [c for c in columns if c != "spot" and f"{table}.{c}" not in ("draft.changed",)]
        kept = [c for c in kept if f"{table}.{c}" != "picture.small"]
        order = "spot" if "spot" in columns else ", ".join(kept)
        where = " WHERE trashed IS NULL" if "trashed" in columns else ""
        sql = f"SELECT {', '.join(kept)} FROM {table}{where} ORDER BY {order}"
        found[table] = [
            tuple(_instant(c, value) for c, value in zip(kept, row, strict=True))
            for row in vault.connection.execute(sql)
        ]
    return found


def _instant(column: str, value: Any) -> Any:
    """An instant may be written with more or fewer zeros."""
    return datetime.fromisoformat(value) if column in ("created", "changed", "kept") else value


def missing(vault: Vault, archive: dict[str, Any]) -> list[str]:
    """Columns that an export does not know."""
    found = []
    for table, columns in tables(vault).items():
        if table in ELSEWHERE:
            continue
        if table not in KINDS:
            found.append(table)
            continue
        item = archive[KINDS[table]][0]
        found += [
            f"{table}.{column}"
            for column in columns
            if NAMED.get(column, column) not in item
            and not {column, f"{table}.{column}"} & LEFT_OUT.keys()
        ]
    return found


def out(vault: Vault, path: Path) -> dict[str, Any]:
    exporting.export(path, "json")(vault)
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


@settings(
    max_examples=int(os.environ.get("NEARWARD_FUZZ", "40")) // 2,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_any_diary_comes_back_equal(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    vault = create_diary(folder / "a.nearward", "", key=KEY)
    diaries.write(vault, data.draw)
    before = out(vault, folder / "a.json")
    other = create_diary(folder / "b.nearward", "", key=KEY)
    done = importing.bring_in(folder / "a.json")(other)
    assert (done.left_out, done.already, list(done.notes)) == (0, 0, [])
    assert out(other, folder / "b.json") == before
    assert rows(other) == rows(vault)
    assert checking.check(other) == []
    again = importing.bring_in(folder / "a.json")(other)
    assert (again.kept, again.left_out) == (0, 0)
    vault.close()
    other.close()


def test_an_export_knows_every_column_of_every_table(tmp_path: Path) -> None:
    vault = create_diary(tmp_path / "a.nearward", "", key=KEY)
    write_all(vault, 3)
    assert missing(vault, out(vault, tmp_path / "a.json")) == []
    # control: what is added to the schema is missed
    with vault.writing():
        vault.connection.execute("ALTER TABLE person ADD COLUMN nickname TEXT")
        vault.connection.execute("CREATE TABLE another (id INTEGER PRIMARY KEY)")
    assert missing(vault, out(vault, tmp_path / "b.json")) == ["person.nickname", "another"]
    # and no reason stands for something that is not there any more
    known = {f"{table}.{c}" for table, columns in tables(vault).items() for c in columns}
    known |= {name.split(".")[1] for name in known}
    assert LEFT_OUT.keys() <= known
    assert ELSEWHERE.keys() <= tables(vault).keys()
    vault.close()


def test_what_every_field_holds_comes_back(tmp_path: Path) -> None:
    vault = create_diary(tmp_path / "a.nearward", "", key=KEY)
    for number in (3, 9):
        write_all(vault, number)
    # where one was, and what was heavy just now, belongs to the file, and to no copy of it
    out(vault, tmp_path / "a.json")
    with vault.writing():
        vault.settings.forget(PLACE)
        vault.settings.forget(HEAVY)
    other = create_diary(tmp_path / "b.nearward", "", key=KEY)
    assert importing.bring_in(tmp_path / "a.json")(other).notes.reasons == []
    held = rows(vault)
    assert all(held.values())
    assert rows(other) == held
    vault.close()
    other.close()


@pytest.mark.parametrize("part", sorted(CODES))
def test_a_rough_time_comes_back_rough(tmp_path: Path, part: str) -> None:
    day = date(2026, 11, 19)
    at = stands_at(day, part if part in PARTS else "evening")
    moment = Moment(at=at, day=day, outcome="stayed", more={ROUGH: part})
    vault = create_diary(tmp_path / "a.nearward", "", key=KEY)
    with vault.writing():
        vault.moments.save(moment)
    out(vault, tmp_path / "a.json")
    other = create_diary(tmp_path / "b.nearward", "", key=KEY)
    assert importing.bring_in(tmp_path / "a.json")(other).notes.reasons == []
    (found,) = other.moments.every()
    assert (found.at, found.day, found.more) == (moment.at, day, {ROUGH: part})
    vault.close()
    other.close()


def test_what_is_in_the_trash_stays_at_home(tmp_path: Path) -> None:
    vault = create_diary(tmp_path / "a.nearward", "", key=KEY)
    for number in (3, 9):
        write_all(vault, number)
    with vault.writing():
        for entry in vault.entries.every():
            if "canary-9" in entry.text:
                vault.entries.trash(entry.id)
        for moment in vault.moments.every()[1:]:
            vault.moments.trash(moment.id)
    archive = out(vault, tmp_path / "a.json")
    for kind in ("entries", "moments", "versions", "pictures"):
        assert "canary-3" in json.dumps(archive[kind])
        assert "canary-9" not in json.dumps(archive[kind]), kind
    other = create_diary(tmp_path / "b.nearward", "", key=KEY)
    assert importing.bring_in(tmp_path / "a.json")(other).left_out == 0
    assert checking.check(other) == []
    assert len(other.entries.every()) == 2
    vault.close()
    other.close()
