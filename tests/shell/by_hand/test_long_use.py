"""A part of a long day in the program itself, with memory that is spoilt as soon as it is free.

The whole of it by hand: MALLOC_PERTURB_=165 python -m tests.bench.alive soak 1 20000
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nearward_ui.pages import PAGES

ROOT = Path(__file__).resolve().parents[3]
#: MiB that may come, after the pages have been shown for the first time
ROOM = 40


def run(what: str, rounds: int) -> list[dict[str, Any]]:
    """What it says, in lines of JSON. A fault of the memory ends it with another status."""
    more = {"QT_QPA_PLATFORM": "offscreen", "MALLOC_PERTURB_": "165"}
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.bench.alive", what, "1", str(rounds)],
        capture_output=True,
        text=True,
        check=False,
        timeout=600 + rounds,
        env={**os.environ, **more},
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    said = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert said == []
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_pages_locks_looks_and_sizes_by_chance(request: pytest.FixtureRequest) -> None:
    said = run("soak", 20_000 if request.config.getoption("--long") else 800)
    memory = [one["memory"] for one in said]
    half = len(memory) // 2
    assert max(memory[half:]) - memory[half] < ROOM, memory


def test_a_lock_at_any_moment_comes_to_its_end() -> None:
    said = run("locks", 1)
    assert {f"page {key}" for key in PAGES} < {one["place"] for one in said}
    # how late they are is a matter of the bench, where nothing else is running
    assert max(one["took"] for one in said) < 5
