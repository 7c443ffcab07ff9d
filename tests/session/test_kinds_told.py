"""Each write says which kinds it changed, and the id of the one record; the desk tells it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.changes.writes import WRITES, Held, fill
from tests.conftest import NOW

import nearward
from nearward.domain.changes import BESIDE, KindsChanged
from nearward.domain.kinds import KINDS
from nearward.domain.model import Entry
from nearward.domain.trouble import Trouble
from nearward.session.ask import entries, timeline, trash
from nearward.session.desk import InlineDesk
from nearward.session.operation import writes
from nearward.vault.care.opening import open_diary
from nearward.vault.vault import Vault

SESSION = Path(nearward.__file__).parent / "session"
#: what follows from the words of its owner and is told with it; what only the program reads
FOLLOWS = {"tagged", "person_in", "version", "person", "found_text_letters"}
#: the table of each kind, and of what stands beside the records
TABLES = {kind.table: kind.name for kind in KINDS} | {name: name for name in BESIDE}


@pytest.fixture
def held(diary: Path, key: bytes, tmp_path: Path) -> Iterator[tuple[InlineDesk, Vault, Held]]:
    desk = InlineDesk()
    vault = open_diary(diary, "", key=key)
    desk.adopt(vault)
    yield desk, vault, fill(vault, tmp_path)
    desk.stop()


class Told:
    """Hears all changes."""

    def __init__(self, desk: InlineDesk) -> None:
        self.all: list[KindsChanged] = []
        desk.changed.connect(self.hear)

    def hear(self, changed: KindsChanged) -> None:
        self.all.append(changed)


def refused(trouble: Trouble) -> None:
    raise AssertionError(trouble.code)


def contents(vault: Vault) -> dict[str, list[Any]]:
    """What stands in each table that a person's records are in."""
    columns = {"picture": "id, entry_id, name, digest"}
    with vault.reading():
        return {
            table: vault.connection.execute(
                f"SELECT {columns.get(table, '*')} FROM {table} ORDER BY 1"
            ).fetchall()
            for table in TABLES
        }


def test_what_a_write_names_is_what_it_changed(held: tuple[InlineDesk, Vault, Held]) -> None:
    desk, vault, had = held
    told = Told(desk)
    for name, do in WRITES:
        operation = do(had)
        before = contents(vault)
        vault.changes.take()
        told.all.clear()
        desk.ask(operation, None, refused)
        after = contents(vault)
        changed = {TABLES[table] for table in TABLES if before[table] != after[table]}
        named = {kind for one in told.all for kind in one.kinds}
        assert changed - FOLLOWS <= named, name
        assert changed or name == "own_texts.told", f"{name} did nothing"
        assert told.all or not changed, name


def written_in(path: Path) -> set[str]:
    """The operations of a file that write: as their file names them."""
    found = set()
    for node in ast.parse(path.read_text()).body:
        if not isinstance(node, ast.FunctionDef):
            continue
        by = {ast.unparse(one).partition("(")[0] for one in node.decorator_list}
        text = ast.unparse(node)
        own = "steps" in by and ("vault.writing(" in text or "_everywhere(" in text)
        if "writes" in by or own:
            found.add(f"{path.stem}.{node.name}")
    return found


def test_every_write_is_walked_over() -> None:
    every = set().union(*map(written_in, SESSION.rglob("*.py")))
    # previews, and what makes a copy of the file: nothing that a page shows
    every -= {"pictures.keep_small"}
    assert every - {name for name, _ in WRITES} == set()


def test_the_one_record_is_named_and_of_several_none(
    held: tuple[InlineDesk, Vault, Held],
) -> None:
    desk, _vault, had = held
    told = Told(desk)
    desk.ask(entries.save(Entry(at=NOW, day=NOW.date(), text="One.")))
    assert told.all == [KindsChanged(frozenset({"entry"}), told.all[0].id)]
    assert told.all[0].id not in (None, had.entry.id)
    desk.ask(trash.delete("moment", had.moment.id, draft="moment:1"))
    assert told.all[-1] == KindsChanged(frozenset({"moment", "draft"}), had.moment.id)
    desk.ask(timeline.page())
    assert len(told.all) == 2, "who reads changes nothing"

    def several(vault: Vault) -> None:
        for text in ("Two.", "Three."):
            entries.save(Entry(at=NOW, day=NOW.date(), text=text))(vault)

    desk.ask(several)
    assert told.all[-1] == KindsChanged(frozenset({"entry"}), None)


def test_what_is_undone_is_not_told_and_who_is_gone_is_not_held(
    held: tuple[InlineDesk, Vault, Held],
) -> None:
    desk, _vault, _held = held
    told = Told(desk)

    @writes("entry")
    def broken(vault: Vault) -> None:
        vault.entries.save(Entry(at=NOW, day=NOW.date(), text="Never."))
        raise KeyError("broken")

    desk.on_bug = lambda _error: None
    desk.ask(broken(), None, lambda _trouble: None)
    assert told.all == []
    del told
    desk.ask(entries.save(Entry(at=NOW, day=NOW.date(), text="One.")))
    assert not desk.changed


def test_after_a_lock_nobody_is_told(held: tuple[InlineDesk, Vault, Held]) -> None:
    desk, _vault, _held = held
    told = Told(desk)

    def locked_meanwhile(vault: Vault) -> None:
        entries.save(Entry(at=NOW, day=NOW.date(), text="One."))(vault)
        desk.raise_epoch()

    desk.ask(locked_meanwhile)
    assert told.all == []


def test_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="entrys"):
        writes("entrys")
