"""Salvage: what stands on pages that can be read is kept, and the damaged file stays as it is."""

from __future__ import annotations

import math
import os
import random
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nearward.domain import model
from nearward.domain.file import trouble as t
from nearward.domain.file.outcomes import Salvaged
from nearward.domain.model import CheckIn, Entry, Moment, OwnText, Passage, Worksheet
from nearward.domain.trouble import Interrupted
from nearward.session.ask import search, trash
from nearward.vault.care import checking
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.care.salvage import salvage

PAGE = 4096
START = datetime(2026, 1, 1, 12, tzinfo=UTC)
#: seeds of the bounded run; NEARWARD_SALVAGES gives more
ROUNDS = int(os.environ.get("NEARWARD_SALVAGES", "2"))
KEY = bytes(range(32))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """300 entries of all lengths, and some of everything else; some of it in the trash."""
    path = tmp_path_factory.mktemp("full") / "diary.nearward"
    vault = create_diary(path, "", key=KEY)
    chance = random.Random(7)
    words = [
        "".join(chance.choices("abdefgiklmnorstu", k=chance.randint(2, 9))) for _ in range(2000)
    ]

    def text() -> str:
        return " ".join(chance.choices(words, k=chance.choice((5, 80, 300, 500, 900))))

    with vault.writing():
        mara = vault.people.add("Mara")
        for n in range(300):
            at = START + timedelta(hours=7 * n)
            vault.entries.save(Entry(at=at, day=at.date(), title=f"entry {n}", text=text()))
            if n % 5 == 0:
                moment = vault.moments.save(
                    Moment(at=at, day=at.date(), outcome="partly", person_id=mara.id, text="a word")
                )
                day = at.date() - timedelta(days=2)
                vault.check_ins.answer(
                    CheckIn(at=at, day=day, confirmed=True, sleep=7, near=False), 4
                )
            if n % 30 == 0:
                vault.worksheets.save(
                    Worksheet(
                        at=at,
                        day=at.date(),
                        sheet="evidence",
                        answers={"thought": text()},
                        moment_id=moment.id,
                        entry_id=n + 1,
                    )
                )
                passage = Passage(entry_id=n + 1, start=n, words=text())
                vault.passages.join(passage, "moment", moment.id)
        for n, were in enumerate((*model.DAYS_WERE, None)):
            at = START + timedelta(days=31 * n)
            vault.unconfirmed_days.answer(model.UnconfirmedDays(at=at, day=at.date(), were=were))
        vault.settings.keep("day_ends", 3)
        vault.drafts.keep("moment:new", {"text": "not yet"})
        for n in range(6):
            shipped = f"why-0{n}" if n % 2 else None
            kind = ("prompt", "template", "kind_note")[n % 3]
            own = OwnText(kind=kind, title=f"own {n}", text=text(), replaces=shipped)
            vault.own_texts.save(own)
    trash.delete("entry", 17)(vault)
    trash.delete("entry", 300)(vault)
    trash.delete_for_good("entry", 300)(vault)
    trash.delete("moment", 3)(vault)
    vault.close()
    return path


def held(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables of our own, and the last ids that were given."""
    vault = open_diary(path, "", key=KEY)
    execute = vault._connection.execute
    sql = (
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
        " AND name NOT LIKE 'found_text%' ORDER BY name"
    )
    names = [row[0] for row in execute(sql).fetchall()]
    rows = (execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in names)
    found = dict(zip(names, rows, strict=True))
    assert checking.check(vault) == []
    assert not execute("PRAGMA foreign_key_check").fetchall()
    titled = [entry for entry in vault.entries.every() if entry.title.startswith("entry ")]
    assert len(search.find("entry", limit=1000)(vault)) >= len(titled)
    vault.close()
    return found


def spoiled(good: Path, path: Path, pages: list[int], chance: random.Random) -> Path:
    """A copy with one wrong byte in each of some pages (from 1 on), not among its first 16."""
    body = bytearray(good.read_bytes())
    for page in pages:
        at = (page - 1) * PAGE + chance.randrange(16, PAGE)
        body[at] ^= chance.randrange(1, 256)
    path.write_bytes(body)
    return path


def saved(damaged: Path, name: str = "new.nearward") -> Salvaged:
    """Salvage it; the file is the same bytes afterwards, and nothing else is left."""
    before = damaged.read_bytes(), damaged.stat().st_mtime_ns
    there = {p.name for p in damaged.parent.iterdir()}
    new = damaged.with_name(name)
    done = salvage(damaged, new, "", key=KEY)
    assert (damaged.read_bytes(), damaged.stat().st_mtime_ns) == before
    assert {p.name for p in damaged.parent.iterdir()} == there | {name}
    assert new.stat().st_mode & 0o777 == 0o600
    return done


def entries(path: Path) -> int:
    return len(held(path)["entry"])


def pages_of(path: Path) -> int:
    return path.stat().st_size // PAGE


def test_of_a_whole_diary_all_is_kept_as_it_was(full: Path, tmp_path: Path) -> None:
    path = tmp_path / "d.nearward"
    shutil.copyfile(full, path)
    done = saved(path)
    assert (done.lost, done.bad, done.loose, done.cut) == ([], [], 0, False)
    wanted, found = held(path), held(tmp_path / "new.nearward")
    assert found == wanted
    assert done.things == sum(
        len(wanted[kind]) for kind in ("entry", "moment", "worksheet", "check_in")
    )
    # passphrase, recovery sheet and backups go on
    assert (tmp_path / "new.nearward").read_bytes()[:16] == path.read_bytes()[:16]


def test_also_of_the_demo_with_everything_in_it(tmp_path: Path) -> None:
    from datetime import date

    from nearward.command.demo.diary import fill

    path = tmp_path / "d.nearward"
    vault = create_diary(path, "", key=KEY)
    fill(vault, date(2026, 11, 22))
    vault.close()
    assert saved(path).lost == []
    assert held(tmp_path / "new.nearward") == held(path)


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_one_bad_page_costs_at_most_one_entry_in_a_hundred(
    full: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    page = chance.randint(1, pages_of(full))
    done = saved(spoiled(full, tmp_path / "d.nearward", [page], chance))
    assert done.bad == [page]
    wanted = held(full)
    kept = held(tmp_path / "new.nearward")
    print("kept", len(kept["entry"]), "of", len(wanted["entry"]), "page", page)
    # whole entries: of 299 a hundredth is three, as many short ones as one page holds
    assert len(wanted["entry"]) - len(kept["entry"]) <= math.ceil(len(wanted["entry"]) / 100)
    _nothing_is_made_up(wanted, kept)
    missing = {row[0] for row in wanted["entry"]} - {row[0] for row in kept["entry"]}
    assert missing == {lost.id for lost in done.lost if lost.kind == "entry"}
    for lost in done.lost:
        if lost.kind == "entry":
            assert lost.day == (START + timedelta(hours=7 * (lost.id - 1))).date()


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_thirty_bad_pages_cost_at_most_one_entry_in_ten(
    full: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(1000 + seed)
    pages = chance.sample(range(1, pages_of(full) + 1), 30)
    done = saved(spoiled(full, tmp_path / "d.nearward", pages, chance))
    assert done.bad == sorted(pages)
    wanted = held(full)
    kept = held(tmp_path / "new.nearward")
    print("kept", len(kept["entry"]), "of", len(wanted["entry"]))
    assert len(kept["entry"]) >= 0.9 * len(wanted["entry"])
    _nothing_is_made_up(wanted, kept)


#: where the columns stand that point at another row
_REFERENCES = {"worksheet": (16, 19), "passage": (1, 2)}


def _nothing_is_made_up(
    wanted: dict[str, list[tuple[object, ...]]], kept: dict[str, list[tuple[object, ...]]]
) -> None:
    """Every row that is there is one that was, but for a reference that points at nothing now."""
    for name, rows in kept.items():
        if name in _REFERENCES:
            first, after = _REFERENCES[name]
            there = {row[0]: row[:first] + row[after:] for row in wanted[name]}
            assert all(there[row[0]] == row[:first] + row[after:] for row in rows)
        elif name != "sqlite_sequence":
            assert set(rows) <= set(wanted[name])


def roots(path: Path, pattern: str) -> list[int]:
    vault = open_diary(path, "", key=KEY)
    sql = "SELECT rootpage FROM sqlite_schema WHERE name LIKE ? AND rootpage > 0"
    found = [row[0] for row in vault._connection.execute(sql, (pattern,)).fetchall()]
    vault.close()
    return found


@pytest.mark.parametrize(
    "name", ["entry", "sqlite_autoindex_entry_1", "found_text_%", "entry_list", "moment"]
)
def test_a_bad_root_of_a_table_or_an_index_costs_little(
    full: Path, tmp_path: Path, name: str
) -> None:
    chance = random.Random(name)
    done = saved(spoiled(full, tmp_path / "d.nearward", roots(full, name), chance))
    kept = held(tmp_path / "new.nearward")
    assert len(kept["entry"]) == len(held(full)["entry"])
    if name != "moment":
        assert done.lost == []


def test_every_page_of_the_schema_may_be_bad(full: Path, tmp_path: Path) -> None:
    """The first page of the file and all those of sqlite_schema below it."""
    vault = open_diary(full, "", key=KEY)
    first = min(
        r[0]
        for r in vault._connection.execute("SELECT rootpage FROM sqlite_schema WHERE rootpage > 0")
    )
    vault.close()
    pages = [1, *range(2, 8)]
    done = saved(spoiled(full, tmp_path / "d.nearward", pages, random.Random(5)))
    assert first >= 2
    assert done.bad == pages
    assert entries(tmp_path / "new.nearward") >= 0.99 * entries(full)


def test_pages_of_zeros_are_not_taken_for_text(full: Path, tmp_path: Path) -> None:
    chance = random.Random(3)
    body = bytearray(full.read_bytes())
    pages = sorted(chance.sample(range(2, pages_of(full) + 1), 60))
    for page in pages:
        body[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    path = tmp_path / "d.nearward"
    path.write_bytes(body)
    done = saved(path)
    assert done.bad == pages
    _nothing_is_made_up(held(full), held(tmp_path / "new.nearward"))


def test_swapped_pages_are_not_taken_for_each_other(full: Path, tmp_path: Path) -> None:
    body = bytearray(full.read_bytes())
    for one, two in ((40, 90), (50, 120)):
        a, b = slice(one * PAGE, one * PAGE + PAGE), slice(two * PAGE, two * PAGE + PAGE)
        body[a], body[b] = body[b], body[a]
    path = tmp_path / "d.nearward"
    path.write_bytes(body)
    assert saved(path).bad == [41, 51, 91, 121]
    _nothing_is_made_up(held(full), held(tmp_path / "new.nearward"))


@pytest.mark.parametrize(
    ("change", "least", "cut"),
    [
        (lambda body: body[: len(body) // 2 // PAGE * PAGE], 0.3, True),
        (lambda body: body[: len(body) // 2 + 1234], 0.3, True),
        (lambda body: body[:-1], 0.99, False),
        (lambda body: body + b"12345678", 1.0, False),
        (lambda body: body + bytes(3 * PAGE), 1.0, False),
        (lambda body: body + os.urandom(3 * PAGE), 1.0, False),
    ],
    ids=["cut at a page", "cut in a page", "last byte", "8 bytes more", "zeros", "noise"],
)
def test_files_that_were_cut_or_grew(
    full: Path, tmp_path: Path, change: Callable[[bytes], bytes], least: float, cut: bool
) -> None:
    path = tmp_path / "d.nearward"
    path.write_bytes(change(full.read_bytes()))
    done = saved(path)
    assert done.cut == cut
    kept = held(tmp_path / "new.nearward")
    wanted = held(full)
    print("kept", len(kept["entry"]), "of", len(wanted["entry"]))
    assert len(kept["entry"]) >= least * len(wanted["entry"])
    _nothing_is_made_up(wanted, kept)


def test_a_change_that_was_not_finished_is_taken_back_in_a_copy(full: Path, tmp_path: Path) -> None:
    path = tmp_path / "live" / "d.nearward"
    path.parent.mkdir()
    shutil.copyfile(full, path)
    vault = open_diary(path, "", key=KEY)
    vault._connection.execute("PRAGMA cache_size = 5")
    vault._connection.execute("BEGIN IMMEDIATE")
    vault._connection.execute("UPDATE entry SET text = text || ' half'")
    hot, journal = tmp_path / "d.nearward", tmp_path / "d.nearward-journal"
    # by another process: a handle of our own that is closed would drop the database's locks
    subprocess.run(["cp", path, hot], check=True)
    subprocess.run(["cp", f"{path}-journal", journal], check=True)
    vault._connection.execute("ROLLBACK")
    vault.close()
    assert hot.read_bytes() != full.read_bytes()
    before = journal.read_bytes()
    done = saved(hot)
    assert (done.lost, done.bad) == ([], [])
    assert journal.read_bytes() == before
    assert held(tmp_path / "new.nearward") == held(full)


def test_what_is_there_is_refused_and_what_is_open(full: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken.nearward"
    taken.write_text("mine")
    with pytest.raises(t.AlreadyExists):
        salvage(full, taken, "", key=KEY)
    assert taken.read_text() == "mine"
    with pytest.raises(t.NotFound):
        salvage(tmp_path / "none.nearward", tmp_path / "new.nearward", "", key=KEY)
    vault = open_diary(full, "", key=KEY)
    code = (
        "import sys; from pathlib import Path\n"
        "from nearward.vault.care.salvage import salvage\n"
        "from nearward.domain.file.trouble import OpenElsewhere\n"
        "try: salvage(Path(sys.argv[1]), Path(sys.argv[2]), '', key=bytes(range(32)))\n"
        "except OpenElsewhere: print('open')\n"
    )
    import sys

    command = [sys.executable, "-c", code, str(full), str(tmp_path / "new.nearward")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    vault.close()
    assert done.stdout == "open\n"
    assert {p.name for p in tmp_path.iterdir()} == {"taken.nearward"}


def test_a_wrong_key_is_said_also_when_the_first_page_is_bad(full: Path, tmp_path: Path) -> None:
    path = spoiled(full, tmp_path / "d.nearward", [1], random.Random(1))
    with pytest.raises(t.WrongPassphrase):
        salvage(path, tmp_path / "new.nearward", "", key=bytes(32))
    assert {p.name for p in tmp_path.iterdir()} == {"d.nearward"}
    assert saved(path).bad == [1]
    assert entries(tmp_path / "new.nearward") == entries(full)


def test_it_can_be_stopped_and_says_how_far_it_is(full: Path, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    with pytest.raises(Interrupted):
        salvage(
            full,
            tmp_path / "new.nearward",
            "",
            key=KEY,
            stop=lambda: len(steps) >= 10,
            progress=lambda page, pages: steps.append((page, pages)),
        )
    assert steps == [(n, pages_of(full)) for n in range(2, 12)]
    assert list(tmp_path.iterdir()) == []


def test_what_a_kill_left_is_in_nobodys_way(full: Path, tmp_path: Path) -> None:
    for end in (".new", ".new-journal", ".salvage", ".salvage-copy"):
        (tmp_path / f"new.nearward{end}").write_bytes(b"half")
    path = tmp_path / "d.nearward"
    shutil.copyfile(full, path)
    salvage(path, tmp_path / "new.nearward", "", key=KEY)
    assert {p.name for p in tmp_path.iterdir()} == {"d.nearward", "new.nearward"}


def test_rows_of_one_table_are_never_taken_for_those_of_another(full: Path) -> None:
    from nearward.vault.care.salvage import tables_of

    vault = open_diary(full, "", key=KEY)
    tables = tables_of(vault._connection)
    for table in tables:
        columns = "rowid, *" if table.has_id else "NULL, *"
        sql = f"SELECT {columns} FROM {table.name}"
        for row in vault._connection.execute(sql).fetchall():
            values = [None, *row[2:]] if table.has_id else list(row[1:])
            padded = tuple(values + [None] * (40 - len(values)))
            fit = [other.name for other in tables if other.fits(row[0], padded)]
            assert fit == [table.name]
    vault.close()
