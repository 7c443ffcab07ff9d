"""Every schema that was released has a sample that opens, upgrades and holds what it held."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from nearward.exchange.json_out import encoded
from nearward.session.jobs.everything import read_everything
from nearward.vault.care import checking, upgrading
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.file.schema import SCHEMA
from nearward.vault.tables.links import Links

#: what is there at once without a word of the person's: someone is named, and a worksheet has the
#: first version of its definition
ON = {"named", "sheet_version"}
SAMPLES = Path(__file__).resolve().parents[2] / "vaults"


def test_there_is_a_sample_of_every_schema() -> None:
    names = {path.name for path in SAMPLES.glob("schema-*.nearward")}
    assert names == {f"schema-{n:04}.nearward" for n in range(1, SCHEMA + 1)}


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("schema-*.nearward")), ids=lambda p: p.stem)
def test_it_opens_with_its_passphrase_and_holds_the_same(sample: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copyfile(sample, tmp_path / sample.name))
    vault = open_diary(copy, "an old passphrase, kept")
    assert checking.check(vault) == []
    held = json.loads(encoded(read_everything()(vault), vault.pictures.data))
    vault.close()
    was = json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))
    assert held.keys() >= was.keys()
    for kind, items in was.items():
        if isinstance(items, list):
            now = held[kind]
            assert len(now) == len(items)
            # since schema 4 they stand in another order over time zones
            for new, old in zip(sorted(now, key=_id), sorted(items, key=_id), strict=True):
                if not isinstance(old, dict):
                    assert new == old
                    continue
                assert {name: new[name] for name in old} == old
                # what came later is as if nothing had been said
                assert not any(new[name] for name in new.keys() - old.keys() - ON)
        else:
            assert held[kind] == items


def _id(item: object) -> int:
    return int(item.get("id", 0)) if isinstance(item, dict) else 0


def test_marks_of_older_texts_are_known_after_the_upgrade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "older.nearward"
    at = "2026-03-04T21:40:00+00:00"
    with monkeypatch.context() as patched:
        patched.setattr(upgrading, "SCHEMA", 2)
        vault = create_diary(path, "", key=bytes(32))
    vault.connection.execute(
        "INSERT INTO entry (day, minute, second, zone, created, changed, spot, title, opening,"
        " text) VALUES (739679, 1065137760, 0, 0, ?, ?, ?, '', '', ?)",
        (at, at, 1065137760 << 20, "With @sam. #walk"),
    )
    vault.close()
    vault = open_diary(path, "", key=bytes(32))
    links = Links(vault.connection)
    assert links.tags_of("entry", 1) == ("walk",)
    assert [person.alias for person in vault.people.every()] == ["sam"]
    assert links.people_of("entry", 1, typed=True) == (1,)
    vault.close()
