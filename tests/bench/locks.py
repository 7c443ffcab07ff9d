"""How late a lock is painted that is asked for at any moment of a day: every page, every job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.ratios import Ratio, of

#: seconds from the key to the painted lock page
AIM = 0.3
ROUNDS = 3
FRESH = 6
SHOWN = 5


def measure(seed: int = 1) -> Iterator[Ratio]:
    """The latest ones, with the places where they were."""
    found = _run(seed, ROUNDS)
    for n in range(FRESH):
        # what draws is loaded after an unlock: a person may be faster
        found += _run(seed + n, 1, "charts")
    found.sort(key=lambda one: one["took"], reverse=True)
    for one in found[:SHOWN]:
        where = f"a lock {one['after'] * 1000:.0f} ms after: {one['place']} / 300 ms"
        yield of(f"{where}, of {len(found)}", one["took"], AIM, 1)


def _run(seed: int, rounds: int, *places: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.bench.alive", "locks", str(seed), str(rounds), *places]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env, cwd=root)
    return [json.loads(line) for line in done.stdout.splitlines()]
