"""Each kind has its table: a file, a class and columns for its fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.domain.test_kinds import WALK

from nearward.domain.kinds import BY_NAME, KINDS
from nearward.domain.rows import RowError
from nearward.vault import tables
from nearward.vault.file.schema import SCHEMA, script
from nearward.vault.tables.columns import columns_of, record_of
from nearward.vault.tables.table import table_of
from nearward.vault.vault import Vault

AT = datetime(2026, 3, 4, tzinfo=UTC)
FOLDER = Path(tables.__file__).parent / "kinds"
#: fields that no column holds, and where they are
ELSEWHERE = {
    "at": "minute, second and zone",
    "tags": "the table of tags",
    "people": "the table of who stands in what",
    "parts": "the body of the plan, as JSON",
}


def test_every_kind_has_its_file_and_no_file_is_of_no_kind() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert files == {kind.plural for kind in KINDS}
    assert len({table_of(kind.name) for kind in KINDS}) == len(KINDS)


def test_every_field_of_a_kind_has_its_column(vault: Vault) -> None:
    for kind in KINDS:
        found = vault.connection.execute(f"PRAGMA table_info({kind.table})").fetchall()
        columns = {row[1] for row in found}
        assert set(kind.fields) - ELSEWHERE.keys() <= columns, kind.name
        assert kind.has_trash == ("trashed" in columns), kind.name
        assert kind.in_timeline == ("spot" in columns), kind.name
        assert set(kind.words) <= columns, kind.name


def test_what_is_deleted_leaves_nothing_behind() -> None:
    """By its number, a thing is named in the tables of tags, people and versions."""
    said = "".join(script(number) for number in range(1, SCHEMA + 1))
    for kind in KINDS:
        if kind.number is not None:
            for other in ("tagged", "person_in", *(("version",) if kind.has_versions else ())):
                assert f"DELETE FROM {other} WHERE kind = {kind.number} AND thing_id" in said
        if kind.says and kind.is_dated:
            assert f"DELETE FROM arrived WHERE kind = '{kind.name}'" in said


def test_a_kind_without_its_table_is_refused_with_file_row_and_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(BY_NAME, "walk", WALK)
    place = rf"desktop/nearward/domain/kinds.py, row {len(KINDS) + 1} \(walk\): "
    with pytest.raises(RowError, match=place + r"vault/tables/kinds/walks.py is missing"):
        table_of("walk")
    monkeypatch.setitem(BY_NAME, "walk", replace(WALK, plural="moments"))
    table_of.cache_clear()
    with pytest.raises(RowError, match=place + r"vault/tables/kinds/moments.py has no table"):
        table_of("walk")
    table_of.cache_clear()


def test_unset_stays_unset_and_zero_stays_zero() -> None:
    for steps in (None, 0, 7):
        walk = WALK.type(at=AT, day=AT.date(), text="", steps=steps)
        columns = columns_of(WALK, walk)
        assert columns == {"text": "", "steps": steps, "entry_id": None}
        when = {"minute": None, "second": None, "zone": None, "day": None, "id": 1}
        row = {**columns, **when, "created": None, "changed": None, "source": None}
        assert record_of(WALK, {**row, "source_id": None}).steps == steps
