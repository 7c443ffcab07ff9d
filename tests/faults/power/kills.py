"""kill -9 at any time: which operations, and what must hold afterwards.

A new operation is one line in OPERATIONS, its loop in `jobs.py`, and what must hold.
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults.jobs import KEY, PIECES, START, open_with_either, sample_key, text_of
from tests.faults.nursery import Nursery

from nearward.domain.model import Entry
from nearward.session.ask import entries, search
from nearward.session.jobs.importing import bring_in
from nearward.vault.care import backups, checking
from nearward.vault.care.opening import create_diary, open_diary

#: a diary is killed so often, then the next one begins (a check reads all of it)
LIVES = 25
SAMPLE_ENTRIES = 52


@dataclass(frozen=True)
class Killed:
    """An operation that is killed, and in how many rounds."""

    job: str
    few: int
    many: int
    holds: Callable[[Path, list[str]], None]
    #: whether the killed diary takes another word afterwards
    settles: bool = True


def acknowledged(said: list[str]) -> dict[int, int]:
    """Entry id -> number of its text."""
    parts = (line.split() for line in said if line.startswith("kept "))
    return {int(part[1]): int(part[2]) for part in parts}


def every_word(diary: Path, said: list[str], *, more: bool = False) -> None:
    """What was acknowledged is there, word by word; pages, tables and search are sound.

    more: bytes stand behind the end of the diary, and only that is said.
    """
    vault = open_diary(diary, "", key=KEY)
    try:
        findings = checking.check(vault)
        assert [finding.message for finding in findings if not more] == []
        assert all("the end of the diary" in str(finding.message) for finding in findings), findings
        found = {entry.id: entry.text for entry in vault.entries.every()}
        for entry_id, number in acknowledged(said).items():
            assert found.get(entry_id) == text_of(number), f"entry {entry_id}"
        newest = search.find("canary", limit=5)(vault)
        assert len(newest) == min(5, len(found))
    finally:
        vault.close()


def nothing_left(diary: Path) -> None:
    """The next save takes up what a kill left beside the diary."""
    vault, _ = open_with_either(diary)
    entries.save(Entry(at=START, day=START.date(), text="canary after"))(vault)
    vault.close()
    left = {path.name for path in diary.parent.iterdir() if path.suffix in (".new", ".restoring")}
    assert left == set()
    assert not diary.with_name(f"{diary.name}-journal").exists()


def no_half_backup(diary: Path, said: list[str]) -> None:
    """Every word is there, and each backup that is listed is whole."""
    every_word(diary, said)
    made = backups.listed(diary, backups.folder_of(diary))
    told = [line.split()[1] for line in said if line.startswith("backup ")]
    assert not told or made[0].path.name >= told[-1]
    for backup in made:
        every_word(backup.path, [])


def a_whole_diary(diary: Path, said: list[str]) -> None:
    """At the diary's place stands a whole one; every word is there or in a file moved aside."""
    every_word(diary, [])
    held: set[str] = set()
    for path in (diary, *diary.parent.glob(f"{diary.name}.before-restore-*[0-9]")):
        every_word(path, [])
        vault = open_diary(path, "", key=KEY)
        held |= {entry.text for entry in vault.entries.every()}
        vault.close()
    assert {text_of(number) for number in acknowledged(said).values()} <= held
    no_half_backup(diary, [])


def one_passphrase(diary: Path, said: list[str]) -> None:
    """Exactly one passphrase opens, and no other than the one told last; every word is there."""
    vault, key = open_with_either(diary)
    try:
        assert checking.check(vault) == []
        found = {entry.id: entry.text for entry in vault.entries.every()}
    finally:
        vault.close()
    if said and said[-1].startswith("passphrase"):
        assert said[-1] == f"passphrase {key.hex()}"
    for entry_id, number in acknowledged(said).items():
        assert found.get(entry_id) == text_of(number), f"entry {entry_id}"


def migrated(diary: Path, said: list[str]) -> None:
    """It opens, upgraded, with all that the sample holds."""
    if "made" not in said:
        return
    vault = open_diary(diary, "", key=sample_key())
    try:
        assert checking.check(vault) == []
        assert len(vault.entries.every()) == SAMPLE_ENTRIES
    finally:
        vault.close()


def whole_imports(diary: Path, said: list[str]) -> None:
    """All of a source is there or nothing; a second import brings it in, a third adds nothing."""
    every_word(diary, said)
    done = {int(line.split()[1]) for line in said if line.startswith("imported ")}
    vault = open_diary(diary, "", key=KEY)
    try:
        held = Counter(_source_of(entry) for entry in vault.entries.every() if entry.source)
        assert set(held.values()) <= {PIECES}, held
        assert done <= held.keys()
        assert len(vault.pictures.every()) == sum(turn % 2 == 0 for turn in held)
        for path in (diary.parent / "sources").glob("*.[tz]*"):
            turn = int(path.stem.split("-")[1])
            again = bring_in(path)(vault)
            assert (again.kept, again.already) == ((0, PIECES) if turn in held else (PIECES, 0))
            assert bring_in(path)(vault).kept == 0
        assert checking.check(vault) == []
    finally:
        vault.close()


def _source_of(entry: Entry) -> int:
    """The number of the source that an entry came from."""
    found = re.search(r"canary-import-(\d+)-", entry.text)
    assert found is not None
    return int(found[1])


OPERATIONS = (
    Killed("saving", few=30, many=1000, holds=every_word),
    Killed("backing_up", few=8, many=200, holds=no_half_backup),
    Killed("importing", few=12, many=300, holds=whole_imports),
    Killed("restoring", few=8, many=200, holds=a_whole_diary),
    Killed("changing_passphrase", few=8, many=200, holds=one_passphrase),
    Killed("migrating", few=8, many=200, holds=migrated, settles=False),
)


def lives(
    nursery: Nursery, killed: Killed, folder: Path, chance: random.Random
) -> Callable[[], int]:
    """Gives a function that kills once, checks, and tells how many lines were said before.

    Some whole operations are let through; the kill falls within about one more of them.
    """
    diaries = 0
    pace = 0.02
    said: list[str] = []
    diary = folder

    def kill_once() -> int:
        nonlocal diaries, diary, pace
        if diaries % LIVES == 0:
            diary = folder / str(diaries) / "diary.nearward"
            create_diary(diary, "", key=KEY).close()
            said.clear()
        diaries += 1
        worker = nursery.start(killed.job, diary)
        worker.until("open")
        whole, begun = chance.randint(0, 4), time.monotonic()
        worker.until(lines=1 + whole)
        if whole:
            pace = (time.monotonic() - begun) / whole
        time.sleep(chance.uniform(0, 1.2 * pace))
        lines = worker.kill()
        assert worker.status == -9, worker.complaints()
        said.extend(lines)
        killed.holds(diary, said)
        if diaries % LIVES == 0 and killed.settles:
            nothing_left(diary)
        return len(lines) - 1

    return kill_once
