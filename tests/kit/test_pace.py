"""The measures of time themselves: they see work and waiting, and not what others do."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import ExitStack

from tests.kit.pace import Paces, Waited, paces


def sums(many: int) -> None:
    for _ in range(many):
        sum(n * n for n in range(250_000))


def test_work_is_counted_and_a_nap_is_not() -> None:
    assert 3 < paces(lambda: sums(6)) < 12
    assert paces(lambda: time.sleep(0.3)) < 3


def test_it_is_told_since_the_last_time() -> None:
    worked = Paces()
    sums(12)
    assert worked() > 6
    assert worked() < 1


def test_waiting_is_counted() -> None:
    with Waited() as waited:
        time.sleep(0.4)
    assert 0.2 < waited.seconds < 1


def test_a_machine_that_is_busy_with_others_changes_nothing() -> None:
    """Six programs that do nothing but count."""
    command = [sys.executable, "-c", "while True: pass"]
    with ExitStack() as stack:
        for _ in range(6):
            busy = stack.enter_context(subprocess.Popen(command))
            stack.callback(busy.kill)
        assert 3 < paces(lambda: sums(6)) < 15
