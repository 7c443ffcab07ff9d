"""After a power cut at any time every acknowledged save is there and nothing is corrupt."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from tests.faults import bare
from tests.faults.nursery import Nursery
from tests.faults.power import power
from tests.faults.power.cuts import CUTS, Cut
from tests.faults.power.kills import acknowledged

pytestmark = pytest.mark.usefixtures("strace")


def traced(nursery: Nursery, folder: Path, job: str, *arguments: object) -> list[power.Call]:
    """The calls of a job that works on the first argument, a path in the folder."""
    trace = folder.parent / "trace"
    worker = nursery.start(job, folder / str(arguments[0]), *arguments[1:])
    worker.watch("-o", str(trace), *power.OPTIONS)
    worker.end()
    assert worker.status == 0, worker.complaints()
    return list(power.calls(trace))


def cut_often(
    disk: power.Disk,
    calls: list[power.Call],
    seed: int,
    count: int,
    judge: Callable[[Path, list[str]], None],
    told: Callable[..., AbstractContextManager[None]],
) -> None:
    """Cut `count` times, anywhere in the calls, and judge what is left and what was said before."""
    chance = random.Random(seed)
    places = Counter(chance.randint(1, len(calls)) for _ in range(count))
    left = disk.root.parent / "left"
    for place, call in enumerate(calls, 1):
        disk.take(call)
        for number in range(places[place]):
            disk.cut(chance, left)
            with told(call=place, cut=number):
                judge(left, disk.said.splitlines())
            shutil.rmtree(left)


@pytest.mark.parametrize("cut", CUTS, ids=[cut.job for cut in CUTS])
def test_a_power_cut_loses_nothing_that_was_acknowledged(
    nursery: Nursery,
    tmp_path: Path,
    rounds: Callable[..., int],
    seed: int,
    told: Callable[..., AbstractContextManager[None]],
    cut: Cut,
) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    cut.before(folder)
    disk = power.Disk(folder)
    calls = traced(nursery, folder, cut.job, *cut.arguments)
    count = rounds("CUTS", few=60, many=1000)
    cut_often(disk, calls, seed, count, cut.holds, told)
    print(f"{cut.job}: {count} cuts in {len(calls)} calls, 0 lost, 0 corrupt")


@pytest.mark.parametrize(
    ("modes", "becomes"),
    [
        (("NORMAL", "DELETE", "FULL"), "lost"),
        (("NORMAL", "OFF", "FULL"), "corrupt"),
        (("EXCLUSIVE", "DELETE", "OFF"), "lost"),
        (("EXCLUSIVE", "DELETE", "EXTRA"), ""),
    ],
)
def test_control_a_writer_that_does_not_wait_for_the_disk_is_caught(
    nursery: Nursery,
    tmp_path: Path,
    rounds: Callable[..., int],
    seed: int,
    modes: tuple[str, str, str],
    becomes: str,
) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    bare.make(folder / "bare.db")
    disk = power.Disk(folder)
    calls = traced(nursery, folder, "bare_watched", "bare.db", 20, *modes)
    found: Counter[str] = Counter()
    count = rounds("CUTS", few=60, many=400)

    def judge(left: Path, said: list[str]) -> None:
        found[bare.verdict(left / "bare.db", acknowledged(said))] += 1

    cut_often(disk, calls, seed, count, judge, lambda **_: nullcontext())
    print(f"bare {' '.join(modes)}: of {count} cuts {dict(found)}")
    if becomes:
        assert found[becomes] > count // 50, f"NEARWARD_SEED={seed}: {found}"
    else:
        assert found == {"": count}, f"NEARWARD_SEED={seed}"


def test_what_was_not_flushed_survives_in_any_order(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    (folder / "a").write_bytes(b"0" * 2048)
    disk = power.Disk(folder)
    name, ones = str(folder / "a").encode(), power.quoted(b"1" * 2048)
    disk.take(power.Call("openat", ["AT_FDCWD", power.quoted(name), "O_RDWR"], 5))
    disk.take(power.Call("pwrite64", ["5", ones, "2048", "0"], 2048))
    seen = set()
    for number in range(300):
        disk.cut(random.Random(number), tmp_path / "left")
        left = (tmp_path / "left" / "a").read_bytes()
        seen.add(bytes(left[at] for at in range(0, 2048, 512)))
        shutil.rmtree(tmp_path / "left")
    assert len(seen) == 16
    disk.take(power.Call("fsync", ["5"], 0))
    disk.cut(random.Random(0), tmp_path / "left")
    assert (tmp_path / "left" / "a").read_bytes() == b"1" * 2048
