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
    for name, key, aim in (
        ("memory after unlock / bare window", "memory", 1.5),
        ("the same, with the chart library / bare window", "memory_with_charts", None),
    ):
        used, least = median(one[key] for one in said), median(windows)
        found.append(Ratio(name, used / least, aim, used, least, "MiB"))
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
    said: dict[str, float] = json.loads(done.stdout)
    return said
