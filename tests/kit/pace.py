"""How long something takes, told apart from what else the machine does meanwhile.

Work is told in paces: a pace is what this process needs for a fixed sum, about a hundredth of a
second. Both are time on the processor, so it counts neither what other programs do nor how fast
the machine is. Waiting is told in seconds, less those by which a thread that only sleeps was late.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

_NAP = 0.005


def _pace() -> float:
    start = time.process_time()
    sum(n * n for n in range(250_000))
    return time.process_time() - start


class Paces:
    """What this process worked since the last call, in paces."""

    def __init__(self) -> None:
        self._pace = min(_pace() for _ in range(3))
        self._last = time.process_time()

    def __call__(self) -> float:
        now = time.process_time()
        worked, self._last = now - self._last, now
        return worked / self._pace


def paces(work: Callable[[], object]) -> float:
    """How many paces some work takes."""
    worked = Paces()
    work()
    return worked()


class Waited:
    """The seconds that passed, less those in which the machine let nobody wake up."""

    def __init__(self) -> None:
        self._late = 0.0
        self._over = threading.Event()
        self._sleeper = threading.Thread(target=self._sleep, daemon=True)
        self._start = time.monotonic()

    def __enter__(self) -> Self:
        self._sleeper.start()
        self._start = time.monotonic()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._sleeper.join()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._start - self._late

    def _sleep(self) -> None:
        while True:
            before = time.monotonic()
            if self._over.wait(_NAP):
                return
            self._late += max(0.0, time.monotonic() - before - 2 * _NAP)
