"""Run all measurements and print their ratios.

python -m tests.bench                 everything, with 100,000 entries (some minutes)
python -m tests.bench --entries 5000  a smaller large diary
python -m tests.bench start charts    some parts: start, lock, locks (at any
                                      moment of a day), diary, held, charts, waits,
                                      import, typing, paper
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import charts, corpus, diaries, held, imports, keys, locks, paper, processes, waits
from tests.bench.ratios import Ratio

from nearward.domain.model import Entry
from nearward.vault.vault import Vault

PARTS = ("start", "lock", "locks", "diary", "held", "charts", "waits", "import", "typing", "paper")
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
    if "start" in parts:
        yield from processes.measure(_diary(folder), PASSPHRASE, folder)
    if "lock" in parts:
        place = folder / "diary.nearward"
        diary = place if place.exists() else _diary(folder)
        yield from processes.measure_lock(diary, PASSPHRASE, folder)
    if "locks" in parts:
        yield from locks.measure()
    if "diary" in parts:
        yield from diaries.measure(folder, entries)
    if "held" in parts:
        yield from held.measure(folder)
    if "charts" in parts:
        yield from charts.measure()
    if "import" in parts:
        yield from imports.measure(folder)
    if "typing" in parts:
        yield from keys.measure(folder)
    if "paper" in parts:
        yield from paper.measure(folder)
    if "waits" in parts:
        yield from waits.measure(folder)


def _diary(folder: Path) -> Path:
    """A thousand entries behind a passphrase."""
    path = folder / "diary.nearward"
    vault = Vault.create(path, PASSPHRASE)
    with vault.writing():
        for piece in corpus.pieces(1000):
            vault.entries.save(
                Entry(at=piece.at, day=piece.at.date(), title=piece.title, text=piece.text)
            )
    vault.close()
    return path


if __name__ == "__main__":
    raise SystemExit(main())
