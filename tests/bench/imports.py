"""An import of many entries, against the same rows in one bare transaction; and its memory."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tests.bench import corpus
from tests.bench.ratios import Ratio, of

from nearward.domain.text import letters
from nearward.session.jobs import importing
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault

KEY = bytes(range(32))
ROUNDS = 3
TABLES = ("entry", "tagged", "person", "person_in")


def measure(folder: Path, count: int = 10_000) -> Iterator[Ratio]:
    """`count` entries of a jrnl export."""
    source = _source(folder / "many.json", count)
    took, bare = [], []
    for number in range(ROUNDS):
        vault = create_diary(folder / f"import-{number}.nearward", "", key=KEY)
        start = perf_counter()
        done = importing.bring_in(source, "jrnl")(vault)
        took.append(perf_counter() - start)
        if done.kept != count:
            raise RuntimeError(f"{done.kept} of {count} were kept")
        rows = {name: _rows(vault, name) for name in TABLES}
        found = _found(vault)
        vault.close()
        bare.append(_bare(folder / f"bare-{number}.nearward", rows, found))
    name = f"import of {count:,} entries / the same rows in one bare transaction"
    yield of(name, median(took), median(bare), 3)
    small, large = (_peak(folder, _source(folder / f"{n}.json", n)) for n in (count // 10, count))
    name = f"memory of an import of {count:,} entries / of {count // 10:,}"
    yield Ratio(name, large / small, 2, large, small, "MiB")


def _source(path: Path, count: int) -> Path:
    entries = [
        {"title": p.title, "body": p.text, "date": f"{p.at:%Y-%m-%d}", "time": f"{p.at:%H:%M}"}
        for p in corpus.pieces(count)
    ]
    path.write_text(json.dumps({"tags": {}, "entries": entries}), encoding="utf-8")
    return path


def _rows(vault: Vault, name: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in vault.connection.execute(f"SELECT * FROM {name}")]


def _found(vault: Vault) -> list[tuple[Any, ...]]:
    """The rows of the search, whose words are made already."""
    entries = vault.connection.execute("SELECT spot, title, text FROM entry")
    return [(spot, letters.spread(title), letters.spread(text)) for spot, title, text in entries]


def _bare(
    path: Path, rows: dict[str, list[tuple[Any, ...]]], found: list[tuple[Any, ...]]
) -> float:
    vault = create_diary(path, "", key=KEY)
    connection = vault.connection
    start = perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    for name, held in rows.items():
        if held:
            marks = ", ".join("?" * len(held[0]))
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", held)
    connection.executemany("INSERT INTO found_text (rowid, title, body) VALUES (?, ?, ?)", found)
    connection.execute("COMMIT")
    took = perf_counter() - start
    vault.close()
    return took


def _peak(folder: Path, source: Path) -> float:
    vault = create_diary(folder / f"peak-{source.stem}.nearward", "", key=KEY)
    tracemalloc.start()
    importing.bring_in(source, "jrnl")(vault)
    peak = tracemalloc.get_traced_memory()[1] / (1 << 20)
    tracemalloc.stop()
    vault.close()
    return peak
