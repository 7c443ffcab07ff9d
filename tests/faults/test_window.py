"""A fault of the disk while someone writes: said, the text kept on the page, saved by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.faults.jobs import KEY
from tests.faults.nursery import Nursery
from tests.faults.window_day import DIRECTION, TEXT
from tests.narrowed import present

from nearward.vault.care import checking
from nearward.vault.care.opening import open_diary

pytestmark = pytest.mark.usefixtures("strace")


def disturbed(
    nursery: Nursery, day: str, diary: Path, call: str, error: str
) -> tuple[list[str], str]:
    """What a day in a window says whose first two calls go wrong, and what it told the person."""
    worker = nursery.start(day, diary)
    paths = ["-P", str(diary), "-P", f"{diary}-journal"]
    fault = ["-e", f"trace={call}", "-e", f"inject={call}:error={error}:when=1..2"]
    worker.watch("-o", "/dev/null", *paths, *(fault if error else ["-e", "trace=fsync"]))
    said = worker.end()
    assert worker.status == 0, worker.complaints()
    assert "Traceback" not in worker.complaints()
    return said, next(line for line in said if line.startswith("message"))


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        ("pwrite64", "ENOSPC", "The disk is full"),
        ("pwrite64", "EIO", "The disk did not accept"),
        ("fsync", "EIO", "The disk did not accept"),
        ("openat", "EIO", "The disk did not accept"),
        ("none", "", "none"),
    ],
)
def test_a_fault_while_writing(
    nursery: Nursery, diary: Path, call: str, error: str, says: str
) -> None:
    """`none` is the control: without a fault nothing is said."""
    said, message = disturbed(nursery, "a_window_day", diary, call, error)
    assert message.startswith(f"message {says}")
    assert error == "" or "saving is tried again" in message
    assert said[-3:] == ["kept in the editor", "saved", "closed"]
    vault = open_diary(diary, "", key=KEY)
    assert [entry.text for entry in vault.entries.every()] == [TEXT]
    assert checking.check(vault) == []
    vault.close()


def direction_kept(diary: Path) -> str:
    """The words of the direction, in a file that is whole."""
    vault = open_diary(diary, "", key=KEY)
    assert checking.check(vault) == []
    text = present(vault.directions.get()).text
    vault.close()
    return text


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        ("pwrite64", "ENOSPC", "The disk is full"),
        ("fsync", "EIO", "The disk did not accept"),
        ("none", "", "none"),
    ],
)
def test_a_fault_while_it_is_typed(
    nursery: Nursery, diary: Path, call: str, error: str, says: str
) -> None:
    """`none` is the control: without a fault nothing is said."""
    said, message = disturbed(nursery, "a_direction_day", diary, call, error)
    assert message.startswith(f"message {says}")
    assert said[-3:] == ["kept on the page", "saved", "closed"]
    assert direction_kept(diary) == DIRECTION


def test_a_kill_while_it_is_typed_takes_nothing_that_was_said_to_be_saved(
    nursery: Nursery, diary: Path
) -> None:
    worker = nursery.start("a_direction_typed_on", diary)
    worker.until("saved 2")
    said = worker.kill()
    last = max(int(line.split()[1]) for line in said if line.startswith("saved"))
    words = direction_kept(diary).split()
    wanted = [f"word{number}" for number in range(last + 1)]
    assert words[: len(wanted)] == wanted
