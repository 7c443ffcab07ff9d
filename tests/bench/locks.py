"""How late a lock is painted that is asked for at any moment of a day: every page, every job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.ratios import Ratio, of

#: seconds from the key to the painted lock page
AIM = 0.3
ROUNDS = 3
SHOWN = 5


def measure(seed: int = 1) -> Iterator[Ratio]:
    """The latest ones, with the places where they were."""
    command = [sys.executable, "-m", "tests.bench.alive", "locks", str(seed), str(ROUNDS)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env, cwd=root)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    found.sort(key=lambda one: one["took"], reverse=True)
    for one in found[:SHOWN]:
        where = f"a lock {one['after'] * 1000:.0f} ms after: {one['place']} / 300 ms"
        yield of(f"{where}, of {len(found)}", one["took"], AIM, 1)
