"""A book that is stopped, overtaken, or has no room: no half of it is left."""

from __future__ import annotations

import os
import re
import resource
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.paper.test_book import entry, keep, left, making_of

from nearward.exchange.trouble import TargetExists, TargetFull, TargetNotWritten
from nearward.session.jobs import book_job
from nearward.session.jobs.book_job import NothingThere
from nearward.session.jobs.progress import JobProgress
from nearward.vault.vault import Vault

pytestmark = pytest.mark.usefixtures("fonts")


def test_stopped_at_any_time_nothing_is_left(vault: Vault, tmp_path: Path) -> None:
    keep(vault, *(entry("words " * 300, days=n) for n in range(20)))
    # a busy machine needs more turns
    for turns in (1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 1000, 100_000):
        way = JobProgress()
        making = making_of(tmp_path / "out.pdf", way=way)
        done: bool | None = False
        for _ in range(turns):
            done = making.work(vault)
            if done:
                break
        if done:
            break
        way.stop()
        assert making.work(vault) is None
        assert left(tmp_path) == []
    assert turns > 2
    assert done


def test_a_stop_after_the_last_page_is_heard(vault: Vault, tmp_path: Path) -> None:
    keep(vault, entry("words"))
    way = JobProgress()
    making = making_of(tmp_path / "out.pdf", way=way)
    making._vault = vault
    # step by step, until the last page was given and nothing but the end is left
    while not (making.count and making.pages == making.count):
        next(making._steps)
    way.stop()
    assert making.work(vault) is None
    assert left(tmp_path) == []


def test_what_is_written_meanwhile_is_in_it_and_the_pages_are_true(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # what was read already would stand in it as it was
    monkeypatch.setattr(book_job, "PIECE", 5)
    monkeypatch.setattr(book_job, "TURN", 0.001)
    ids = keep(vault, *(entry(f"text{n} " + "words " * 300, days=n) for n in range(20)))
    making = making_of(tmp_path / "out.pdf")
    while making.plan is None:
        making.work(vault)
    kept = vault.entries.get(ids[15])
    assert kept is not None
    keep(vault, replace(kept, text="changedneedle " + "longer " * 3000))
    while making.work(vault) is False:
        pass
    reader = PdfReader(tmp_path / "out.pdf")
    pages = [page.extract_text() for page in reader.pages]
    [number] = re.findall(r"changedneedle[^\n]*\n(\d+)", pages[0])
    assert "changedneedle" in pages[int(number) - 1]
    assert len(pages) == making.pages


def test_a_disk_that_does_not_take_it(vault: Vault, tmp_path: Path) -> None:
    keep(vault, *(entry("words " * 300, days=n) for n in range(20)))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    making = making_of(tmp_path / "out.pdf")
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, limits[1]))
    try:
        with pytest.raises(TargetNotWritten):
            making.whole(vault)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert left(tmp_path) == []
    assert making_of(tmp_path / "out.pdf").whole(vault) > 3


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
def test_a_disk_that_is_full(vault: Vault, tmp_path: Path) -> None:
    keep(vault, *(entry("words " * 300, days=n) for n in range(20)))
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        with pytest.raises(TargetFull):
            making_of(place / "out.pdf").whole(vault)
        assert left(place) == []
    finally:
        subprocess.run(["umount", str(place)], check=False)


def test_nothing_there_and_nothing_written_over(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(NothingThere):
        making_of(tmp_path / "out.pdf").whole(vault)
    keep(vault, entry("words"))
    (tmp_path / "out.pdf").write_bytes(b"mine")
    with pytest.raises(TargetExists):
        making_of(tmp_path / "out.pdf").whole(vault)
    assert (tmp_path / "out.pdf").read_bytes() == b"mine"
