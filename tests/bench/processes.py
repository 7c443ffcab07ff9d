"""Start, unlock and memory, each process against a bare QMainWindow."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from statistics import median
from time import monotonic

from tests.bench.ratios import Ratio, compare, of

ROUNDS = 15
UNLOCKS = 7


def measure(diary: Path, passphrase: str, home: Path) -> list[Ratio]:
    """`home`: an empty folder that the processes take for the home of their person."""
    bare = partial(_painted, home, "bare")
    lock = partial(_painted, home, "lock", str(diary))
    found = [compare("start to painted lock page / bare window", lock, bare, ROUNDS, 1.25)]
    said, windows, starts = [], [], []
    for _ in range(UNLOCKS):
        starts.append(bare())
        windows.append(_child(home, "bare")["memory"])
        said.append(_child(home, "journal", str(diary), passphrase))
    window = median(starts)
    rest = median(one["painted"] - one["asked"] - one["derived"] for one in said)
    found.append(of("unlock to painted journal, minus derivation / bare window", rest, window, 1.0))
    derived = median(one["derived"] for one in said)
    found.append(of("the derivation / bare window", derived, window, None))
    opened = median(one["file"] for one in said)
    found.append(of("unlock to open file / one derivation", opened, derived, 1.1))
    least = min(said, key=lambda one: one["file"] / one["derived"])
    name = "unlock to open file / one derivation, least"
    found.append(of(name, least["file"], least["derived"], 1.1))
    for name, key, aim in (
        ("memory after unlock / bare window", "memory", 1.5),
        ("the same, with the chart library / bare window", "memory_with_charts", None),
    ):
        used, of_bare = median(one[key] for one in said), median(windows)
        found.append(Ratio(name, used / of_bare, aim, used, of_bare, "MiB"))
    return found


def measure_lock(diary: Path, passphrase: str, home: Path) -> list[Ratio]:
    """Hardening, and from the key for locking to the lock page of a fresh process."""
    bare = partial(_painted, home, "bare")
    hardened = [_child(home, "harden")["hardened"] for _ in range(ROUNDS)]
    windows, locks = [], []
    for _ in range(UNLOCKS):
        windows.append(bare())
        said = _child(home, "again", str(diary), passphrase)
        locks.append(said["painted"] - said["locked"])
    found = []
    for name, pick in (("", median), (", least", min)):
        window = pick(windows)
        found.append(of(f"hardening / bare window{name}", pick(hardened), window, 0.15))
        found.append(of(f"lock to painted lock page / bare window{name}", pick(locks), window, 3))
    return found


def _painted(home: Path, *arguments: str) -> float:
    start = monotonic()
    return _child(home, *arguments)["painted"] - start


def _child(home: Path, *arguments: str) -> dict[str, float]:
    module = "bare" if arguments == ("bare",) else "child"
    known = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "HOME": str(home)}
    # a program that is installed has its bytecode
    known.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-m", f"tests.bench.{module}", *arguments],
        env=known,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(f"{arguments}: {done.stderr}")
    said: dict[str, float] = {}
    for line in done.stdout.splitlines():
        said |= json.loads(line)
    return said
