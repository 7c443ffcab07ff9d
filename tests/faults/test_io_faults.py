"""Errors of the disk at any call of a scripted day: no traceback, no word lost, all is done."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from tests.faults import day
from tests.faults.content import content, unstamped
from tests.faults.nursery import Nursery
from tests.faults.power.kills import nothing_left

pytestmark = pytest.mark.usefixtures("strace")

#: what the system may answer, by the call
ERRORS = {
    "pwrite64": ("ENOSPC", "EIO"),
    "fsync": ("EIO", "ENOSPC"),
    "fdatasync": ("EIO",),
    "ftruncate": ("EIO", "ENOSPC"),
    "openat": ("EACCES", "EROFS", "ENOSPC", "EIO"),
    "rename": ("ENOSPC", "EIO", "EROFS", "EACCES"),
    "link": ("EIO", "EACCES", "EROFS", "ENOSPC"),
    "unlink": ("EIO", "EACCES", "EROFS"),
    "mkdir": ("ENOSPC", "EACCES"),
}
#: how many calls in a row go wrong
LENGTHS = (1, 1, 2, 5, 12)


class Days:
    """Days with and without faults, and what a good one holds."""

    def __init__(self, nursery: Nursery, folder: Path) -> None:
        self._nursery = nursery
        self._folder = folder
        self._number = 0
        self.calls: Counter[str] = Counter()
        said, trace = self._run("-e", f"trace={','.join(ERRORS)}")
        assert said[-1] == "over"
        self.calls.update(re.findall(r"^\d+ +(\w+)\(", trace, re.MULTILINE))
        self.good = content(self._folder / "1" / "day" / "diary.nearward")

    def disturbed(self, call: str, error: str, first: int, length: int) -> list[str]:
        """A day with a fault; gives the lines that were said of it."""
        fault = f"inject={call}:error={error}:when={first}..{first + length - 1}"
        said, trace = self._run("-e", f"trace={call}", "-e", fault)
        assert "INJECTED" in trace
        assert "NO ADVICE" not in "".join(said)
        folder = self._folder / str(self._number)
        diary = folder / "day" / "diary.nearward"
        done = [line.split()[1] for line in said if line.startswith("done")]
        assert done == [step.__name__ for step in day.STEPS], said
        assert content(diary) == self.good
        self._exports(folder / "day-out", said, strict=call != "unlink")
        self._restored(diary, said)
        return said

    def _restored(self, diary: Path, said: list[str]) -> None:
        """What was there before is moved aside, whole; and nothing half made is left."""
        nothing_left(diary)
        asides = sorted(diary.parent.glob(f"{diary.name}.before-restore-*[0-9]"))
        before = content(asides[0], day.NEXT_KEY)
        assert before["entries"][:-1] == self.good["entries"]
        assert before["entries"][-1]["title"] == "After the backup"
        left = set(diary.parent.rglob("*")) - {*asides, diary.parent / "diary.backups"}
        for path in left:
            # a journal that could not be removed holds no change
            idle = path.name.endswith("-journal") and not any(path.read_bytes()[:8])
            assert path.name.endswith(".nearward") or idle, said

    def _exports(self, out: Path, said: list[str], *, strict: bool) -> None:
        """Both exports are whole, and nothing else is there unless nothing could be removed."""
        made = [line.split()[2] for line in said if line.startswith("done exporting")]
        for export in (out / made[0], out / made[1] / "diary.json"):
            assert unstamped(export.read_bytes()) == self.good
        if strict:
            assert {path.name for path in out.iterdir()} == set(made)

    def _run(self, *options: str) -> tuple[list[str], str]:
        self._number += 1
        folder = self._folder / str(self._number)
        folder.mkdir()
        worker = self._nursery.start("a_day", folder)
        trace = folder / "trace"
        worker.watch("-o", str(trace), *options)
        said = worker.end()
        assert worker.status == 0, worker.complaints()
        assert "Traceback" not in worker.complaints()
        return said[said.index("waiting") + 1 :], trace.read_text(errors="replace")


@pytest.fixture(scope="module")
def days(nursery: Nursery, tmp_path_factory: pytest.TempPathFactory) -> Days:
    return Days(nursery, tmp_path_factory.mktemp("days"))


def every_fault(days: Days) -> list[tuple[str, str, int]]:
    """Each call number with each of its errors."""
    return [
        (call, error, number)
        for call, errors in ERRORS.items()
        for error in errors
        for number in range(1, days.calls[call] + 1)
    ]


def test_a_fault_of_the_disk_at_any_call_loses_nothing(
    days: Days,
    rounds: Callable[..., int],
    seed: int,
    told: Callable[..., AbstractContextManager[None]],
) -> None:
    chance = random.Random(seed)
    faults = every_fault(days)
    count = min(rounds("FAULTS", few=40, many=len(faults)), len(faults))
    chance.shuffle(faults)
    # every kind of fault has its turn before any has a second
    turns: Counter[tuple[str, str]] = Counter()
    order = []
    for call, error, number in faults:
        turns[call, error] += 1
        order.append((turns[call, error], call, error, number))
    codes: Counter[str] = Counter()
    for _, call, error, number in sorted(order)[:count]:
        length = chance.choice(LENGTHS)
        with told(fault=f"{call} {error} {number}..{number + length - 1}"):
            said = days.disturbed(call, error, number, length)
        codes.update(line.split()[2] for line in said if line.startswith("trouble"))
    print(f"{count} of {len(faults)} faults ({dict(days.calls)}): {dict(codes)}")
    assert any(code.endswith("-full") for code in codes)


@pytest.mark.parametrize("number", [5, 6, 7, 8])
def test_what_the_disk_took_with_an_error_is_not_made_twice(days: Days, number: int) -> None:
    """The last flush of a save goes wrong: all of it is there, and said to be not saved."""
    days.disturbed("fsync", "EIO", number, 3)


@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_a_journal_that_cannot_be_made_is_an_error_of_the_disk(days: Days, error: str) -> None:
    said = days.disturbed("openat", error, 7, 2)
    troubles = {line.split()[2] for line in said if line.startswith("trouble writing_an_entry")}
    assert troubles == {"write-error"}


def test_a_diary_that_was_opened_for_reading_by_chance_is_opened_again(days: Days) -> None:
    """The database takes a file for reading when the system refuses it for writing, once."""
    said = days.disturbed("openat", "EACCES", 5, 1)
    troubles = [line.split()[1:3] for line in said if line.startswith("trouble")]
    assert troubles == [["writing_an_entry", "read-only"]]


def test_control_the_calls_are_disturbed(days: Days) -> None:
    assert all(days.calls[call] for call in ("pwrite64", "fsync", "openat", "rename", "unlink"))
    said = days.disturbed("fsync", "EIO", 1, 1)
    assert [line for line in said if line.startswith("trouble")]


def test_control_a_step_that_is_not_done_is_missed(days: Days) -> None:
    with pytest.raises(AssertionError):
        days.disturbed("fsync", "EIO", 1, 10_000)
