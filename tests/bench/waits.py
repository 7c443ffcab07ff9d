"""How long a save or a lock waits while a large diary is backed up, or read through."""

from __future__ import annotations

import queue
import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench.ratios import Ratio, of

from nearward.domain.model import Entry
from nearward.session.ask import backups, entries, file_care
from nearward.session.desk import Desk
from nearward.session.operation import Operation
from nearward.vault.care.opening import create_diary

KEY = bytes(range(32))
SIZE = 200_000_000
AIM = 0.1  # seconds
ROUNDS = 12
AT = datetime(2026, 1, 1, tzinfo=UTC)


def measure(folder: Path) -> Iterator[Ratio]:
    """The longest of some waits, against the aim of 100 ms."""
    path = _large(folder / "large.nearward")
    size = path.stat().st_size // 1_000_000
    for what, work, apart in (
        ("a backup", backups.back_up(), 0.35),
        ("a look through", file_care.read_through(), 0.1),
    ):
        for name, wait in (("a save", _save), ("a lock", None)):
            waits = [_one(path, work, wait, 0.1 + n * apart) for n in range(ROUNDS)]
            title = f"{name} during {what} of {size} MB, longest of {ROUNDS} / 100 ms"
            yield of(title, max(waits), AIM, 1)


def _large(path: Path) -> Path:
    chance = random.Random(1)
    vault = create_diary(path, "", key=KEY)
    while path.stat().st_size < SIZE:
        with vault.writing():
            for _ in range(200):
                text = chance.randbytes(4000).hex()
                vault.entries.save(Entry(at=AT, day=AT.date(), text=text))
    vault.close()
    return path


def _one(
    path: Path,
    work: Operation[Any],
    wait: Callable[[Desk, Callable[[object], None]], None] | None,
    after: float,
) -> float:
    """Seconds from the asking to the answer, asked some time after the idle work began."""
    calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
    desk = Desk(calls.put)
    opened: list[None] = []
    desk.open(path, "", key=bytearray(KEY), then=lambda: opened.append(None), troubled=_raise)
    calls.get()()
    desk.ask(work, idle=True, troubled=_raise)
    time.sleep(after)
    answered: list[object] = []
    start = time.perf_counter()
    if wait is None:
        desk.raise_epoch()
        desk.close(lambda: answered.append(None))
    else:
        wait(desk, answered.append)
    while not answered:
        calls.get(timeout=30)()
    took = time.perf_counter() - start
    desk.stop()
    return took


def _save(desk: Desk, then: Callable[[object], None]) -> None:
    desk.ask(entries.save(Entry(at=AT, day=AT.date(), text="a few words")), then, _raise)


def _raise(trouble: Exception) -> None:
    raise trouble
