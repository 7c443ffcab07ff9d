"""A row that stands alone on a page is told as one of its own table, whatever it holds."""

from __future__ import annotations

import random
from datetime import date

import pytest
from tests.conftest import KEY
from tests.narrowed import present

from nearward.vault.care.opening import create_diary
from nearward.vault.care.salvage import SavedTable, table_of, tables_of
from nearward.vault.tables.lists import order_key

DAY = date(2026, 11, 22).toordinal()
STAMP = "2026-11-22T21:40:00.123+00:00"
#: columns of the widest row that is read
WIDE = 60
BESIDE = ("id", "day", "minute", "second", "zone", "created", "changed", "source", "source_id")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> list[SavedTable]:
    vault = create_diary(tmp_path_factory.mktemp("shapes") / "a.nearward", "", key=KEY)
    found = tables_of(vault.connection)
    vault.close()
    return found


def value(table: SavedTable, at: int, chance: random.Random) -> object:
    name, types, empty, default = table.columns[at]
    if (empty or default) and chance.random() < 0.5:
        return None
    if name == "spot" and table.number is not None:
        return order_key.begins(DAY, DAY * 1440 + 600, 0, 0) + table.number
    if name == "day":
        return DAY
    if name in ("created", "changed"):
        return STAMP
    if types == (int,):
        return chance.choice((0, 1, 5, 100, DAY))
    if types == (str,):
        return "some words"
    return b"\x01" if types == (bytes,) else 0.5


def says_something(table: SavedTable, row: list[object]) -> bool:
    """Whether it is more than an id, a day and stamps: an empty rating of nobody is like any."""
    names = [column[0] for column in table.columns]
    own = [at for at in range(len(names)) if names[at] not in BESIDE]
    return any(row[at] is not None for at in own)


def test_every_row_is_one_of_its_own_table(tables: list[SavedTable]) -> None:
    chance = random.Random(5)
    wrong = set()
    for table in tables:
        if not table.has_id:
            continue
        for _ in range(300):
            row = [value(table, at, chance) for at in range(table.width)]
            if not says_something(table, row):
                continue
            row = [None, *row[1:], *[None] * (WIDE - table.width)]
            found = present(table_of(tables, 7, tuple(row)))
            wrong |= {(table.name, found.name)} if found.name != table.name else set()
    assert wrong == set()
