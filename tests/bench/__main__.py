"""Run all measurements and print their ratios.

python -m tests.bench                 everything, with 100,000 entries (some minutes)
python -m tests.bench --entries 5000  a smaller large diary
python -m tests.bench start charts    some parts: start, lock, locks (at any
                                      moment of a day), diary, held, charts, waits,
                                      import, typing, sheets, paper
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.bench import (
    charts,
    corpus,
    diaries,
    held,
    imports,
    keys,
    locks,
    paper,
    processes,
    sheets,
    waits,
)
from tests.bench.ratios import Ratio

from nearward.domain.model import Entry
from nearward.vault.care.opening import create_diary

PARTS = (
    "start",
    "lock",
    "locks",
    "diary",
    "held",
    "charts",
    "waits",
    "import",
    "typing",
    "sheets",
    "paper",
)
PASSPHRASE = "an otter at dusk"


def main() -> int:
    """Measure; 1 when an aim is missed."""
    parser = argparse.ArgumentParser(description="Costs as ratios to a bare limit.")
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], metavar="PART")
    parser.add_argument("--entries", type=int, default=100_000)
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="nearward-bench-", dir=os.environ.get("BENCH_FOLDER")))
    os.environ["HOME"] = str(folder)
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, load", end=" ")
    print(" ".join(f"{load:.1f}" for load in os.getloadavg()))
    missed = 0
    try:
        for ratio in _measured(asked.parts or list(PARTS), folder, asked.entries):
            print(ratio.line(), flush=True)
            missed += ratio.aim is not None and ratio.ratio > ratio.aim
    finally:
        shutil.rmtree(folder)
    return 1 if missed else 0


def _measured(parts: list[str], folder: Path, entries: int) -> Iterator[Ratio]:
    measures: dict[str, Callable[[], Iterable[Ratio]]] = {
        "start": lambda: processes.measure(_diary(folder), PASSPHRASE, folder),
        "lock": lambda: processes.measure_lock(_diary(folder), PASSPHRASE, folder),
        "locks": locks.measure,
        "diary": lambda: diaries.measure(folder, entries),
        "held": lambda: held.measure(folder),
        "charts": charts.measure,
        "import": lambda: imports.measure(folder),
        "typing": lambda: keys.measure(folder),
        "sheets": lambda: sheets.measure(folder),
        "paper": lambda: paper.measure(folder),
        "waits": lambda: waits.measure(folder),
    }
    for part, measure in measures.items():
        if part in parts:
            yield from measure()


def _diary(folder: Path) -> Path:
    """A thousand entries behind a passphrase, made once."""
    path = folder / "diary.nearward"
    if path.exists():
        return path
    vault = create_diary(path, PASSPHRASE)
    with vault.writing():
        for piece in corpus.pieces(1000):
            vault.entries.save(
                Entry(at=piece.at, day=piece.at.date(), title=piece.title, text=piece.text)
            )
    vault.close()
    return path


if __name__ == "__main__":
    raise SystemExit(main())
