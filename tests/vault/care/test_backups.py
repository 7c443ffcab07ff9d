"""Backups: made whole or not at all, counted before they count, kept by the rule, restored."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearward.domain.file import trouble as t
from nearward.domain.model import Entry, Moment
from nearward.domain.trouble import Interrupted
from nearward.session import place
from nearward.session.ask import backups as asked
from nearward.session.ask import entries, moments
from nearward.vault.care import backups, checking
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.file import copies
from nearward.vault.vault import Vault

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def write(vault: Vault, count: int, text: str = "an evening") -> None:
    for n in range(count):
        at = NOON + timedelta(minutes=n)
        entries.save(Entry(at=at, day=at.date(), text=f"{text} {n}"))(vault)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def texts(path: Path, key: bytes) -> list[str]:
    vault = open_diary(path, "", key=key)
    found = [entry.text for entry in vault.entries.every()]
    vault.close()
    return found


def test_a_backup_is_a_whole_diary_of_its_own(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    write(vault, 3)
    moments.save(Moment(at=NOON, day=NOON.date(), outcome="stayed"))(vault)
    made = asked.back_up(at=NOON)(vault)
    write(vault, 1, "later")
    vault.close()
    assert made.path == diary.parent / "diary.backups" / "diary-20260304-120000.nearward"
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert made.path.parent.stat().st_mode & 0o777 == 0o700
    assert names(made.path.parent) == {made.path.name}
    assert texts(made.path, key) == [f"an evening {n}" for n in range(3)]


def test_two_in_one_second_have_names_of_their_own(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    first, second = (asked.back_up(at=NOON)(vault) for _ in range(2))
    vault.close()
    assert (second.at - first.at).seconds == 1
    # of one day the newest is kept
    assert names(second.path.parent) == {second.path.name}


def test_those_made_by_hand_do_not_replace_each_other(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    hand = [asked.back_up(at=NOON, by_hand=True)(vault) for _ in range(3)]
    for n in range(30):
        asked.back_up(at=NOON + timedelta(hours=n + 1))(vault)
    lines = asked.overview()(vault).lines
    vault.close()
    assert [line.path for line in lines if line.by_hand] == [made.path for made in reversed(hand)]
    # of the others the newest of each day, as if nobody had made one
    assert [line.at.day for line in lines if not line.by_hand] == [5, 4]
    shape = r"diary-\d{8}-\d{6}\.nearward"
    folder = hand[0].path.parent
    assert all(re.fullmatch(shape, path.name) for path in folder.glob("*.nearward"))
    assert {path.stat().st_size for path in folder.glob("*.by-hand")} == {0}
    assert len(list(folder.glob("*.by-hand"))) == 3


def test_of_those_made_by_hand_a_number_is_kept(
    diary: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "MOST_BY_HAND", 3)
    vault = open_diary(diary, "", key=key)
    own = asked.back_up(at=NOON - timedelta(days=1))(vault)
    hand = [asked.back_up(at=NOON + timedelta(days=n), by_hand=True)(vault) for n in range(5)]
    # a wrong clock drops nothing that was just made
    early = asked.back_up(at=NOON - timedelta(days=999), by_hand=True)(vault)
    found = backups.listed(diary, own.path.parent)
    vault.close()
    left = [made.path for made in (*reversed(hand[2:]), own, early)]
    assert [one.path for one in found] == left
    assert len(list(own.path.parent.glob("*.by-hand"))) == 4


def test_what_says_so_goes_with_its_backup(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    asked.back_up(at=NOON, by_hand=True)(vault)
    folder = backups.folder_of(diary)
    # as after a kill between the two, and of another diary in the same folder
    for name in ("diary-20200101-000000.by-hand", "diary-two-20200101-000000.by-hand"):
        (folder / name).touch()
    asked.back_up(at=NOON)(vault)
    assert not (folder / "diary-20200101-000000.by-hand").exists()
    assert (folder / "diary-two-20200101-000000.by-hand").exists()
    made = backups.replace(vault, folder, NOON + timedelta(hours=1)).made
    vault.close()
    assert names(folder) == {made.path.name, "diary-two-20200101-000000.by-hand"}


def test_what_is_kept_is_the_newest_of_days_weeks_and_months() -> None:
    day = datetime(2026, 11, 23, 21)
    stamps = [day - timedelta(hours=12 * n) for n in range(2 * 400)]
    stay = sorted(backups.kept(stamps), reverse=True)
    assert stay[:5] == [day - timedelta(days=n) for n in range(5)]
    weeks = {(at.date().toordinal() - 1) // 7 for at in stay}
    months = {(at.year, at.month) for at in stay}
    assert len(months) == 6
    assert len(weeks) >= 4
    assert len(stay) <= 5 + 4 + 6
    # what is kept stays kept when it is asked again
    assert backups.kept(stay) == set(stay)


@given(st.sets(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)), max_size=60))
def test_the_newest_is_always_kept_and_the_rest_is_bounded(stamps: set[datetime]) -> None:
    stay = backups.kept(stamps)
    assert stay <= stamps
    assert len(stay) <= 15
    assert not stamps or max(stamps) in stay
    assert len({at.date() for at in stay}) >= min(5, len({at.date() for at in stamps}))


def test_a_wrong_clock_drops_nothing(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    first = asked.back_up(at=NOON)(vault)
    asked.back_up(at=NOON + timedelta(days=36500))(vault)
    asked.back_up(at=NOON - timedelta(days=3650))(vault)
    assert first.path.exists()
    assert len(asked.overview()(vault).lines) == 3
    vault.close()


def test_old_ones_go_and_what_is_not_ours_stays(diary: Path, key: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    other = tmp_path / "else" / "diary.nearward"
    stranger = create_diary(other, "", key=key)
    foreign = backups.make(stranger, folder, NOON - timedelta(days=900))
    stranger.close()
    (folder / "diary-letter.txt").write_text("mine")
    (folder / "diary-20010101-000000.nearward").write_text("no diary")
    vault = open_diary(diary, "", key=key)
    for n in range(20):
        asked.back_up(str(folder), at=NOON + timedelta(hours=n))(vault)
    lines = asked.overview(str(folder))(vault).lines
    vault.close()
    assert [line.at.hour for line in lines] == [7, 23]  # the newest of each of two days
    assert foreign.path.exists()
    assert {"diary-letter.txt", "diary-20010101-000000.nearward"} <= names(folder)


def test_a_stick_that_is_away_is_no_error_but_said(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    with pytest.raises(t.BackupFolder):
        asked.back_up(str(diary.parent / "away"))(vault)
    assert asked.overview(str(diary.parent / "away"))(vault).away
    vault.close()


def test_the_list_counts_and_compares_with_today(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    write(vault, 2)
    made = asked.back_up(at=NOON)(vault)
    write(vault, 3)
    broken = asked.back_up(at=NOON + timedelta(days=1))(vault)
    body = bytearray(broken.path.read_bytes())
    for at in range(5000, len(body), 4096):
        body[at] ^= 255
    broken.path.write_bytes(body)
    found = asked.overview()(vault)
    vault.close()
    assert found.counts.entries == 5
    assert [line.path for line in found.lines] == [broken.path, made.path]
    assert found.lines[1].counts is not None
    assert found.lines[1].counts.entries == 2
    assert (found.lines[0].damaged, found.lines[0].counts) == (True, None)


def test_due_when_something_changed_since(diary: Path, key: bytes) -> None:
    due = asked.back_up_if_due()
    vault = open_diary(diary, "", key=key)
    made = due(vault)
    assert made is not None
    os.utime(diary, (1_000_000_000, 1_000_000_000))
    assert due(vault) is None
    write(vault, 1)
    os.utime(diary, (1_000_000_000, 1_000_000_000))
    made = due(vault)
    assert made is not None, "by what was written, whatever the clock says"
    os.utime(diary, (made.path.stat().st_mtime + 1000,) * 2)
    assert due(vault) is not None, "by the times of the files: another run may have written it"
    vault.close()


def test_not_due_for_what_the_program_keeps_by_itself(diary: Path, key: bytes) -> None:
    due = asked.back_up_if_due()
    vault = open_diary(diary, "", key=key)
    write(vault, 1)
    assert due(vault) is not None
    for page in ("journal", "today"):
        place.keep_place(page, date(2026, 1, 1), lambda: None)(vault)
        assert due(vault) is None
        assert vault.settings.every()["place"]["page"] == page  # type: ignore[index]
        vault.close()
        vault = open_diary(diary, "", key=key)
        assert due(vault) is None, "nor in the next run"
    # control: what is the person's is due, in this run or the next
    write(vault, 1)
    place.keep_place("journal", date(2026, 1, 1), lambda: None)(vault)
    vault.close()
    vault = open_diary(diary, "", key=key)
    assert due(vault) is not None
    vault.close()


def test_given_up_after_a_while_and_without_a_folder(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    write(vault, 30, "x" * 50_000)
    assert asked.back_up_if_due(str(diary.parent / "away"))(vault) is None
    assert asked.back_up_if_due(seconds=0.001)(vault) is None
    assert not list((diary.parent / "diary.backups").iterdir())
    assert asked.back_up_if_due(seconds=60)(vault) is not None
    vault.close()


def test_idle_time_is_waited_for() -> None:
    assert not asked.Due(None).is_time(100, 59)
    assert asked.Due(None).is_time(100, 60)
    assert not asked.Due(100).is_time(3699, 1000)
    assert asked.Due(100).is_time(3700, 1000)


def test_a_backup_is_read_as_a_copy(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    write(vault, 2)
    made = asked.back_up(at=NOON)(vault)
    before = made.path.read_bytes()
    copy = asked.copy_of(made.path)(vault)
    assert asked.copy_of(made.path)(vault) == copy
    vault.close()
    assert copy == diary.with_name("diary-copy-20260304-120000.nearward")
    assert copy.stat().st_mode & 0o777 == 0o400
    assert len(texts(copy, key)) == 2
    assert made.path.read_bytes() == before


def test_one_that_is_interrupted_leaves_nothing(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    write(vault, 20, "x" * 20_000)
    asking = iter(range(1_000_000))
    with pytest.raises(Interrupted), vault.stopping(lambda: next(asking) > 2):
        asked.back_up(at=NOON)(vault)
    assert names(diary.parent / "diary.backups") == set()
    write(vault, 1)
    made = asked.back_up(at=NOON)(vault)
    assert made.path.exists()
    vault.close()


def test_one_that_is_interrupted_is_not_cut_to_nothing_first(
    diary: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    # what the database would take back on the spot, a save would have to wait for
    vault = open_diary(diary, "", key=key)
    write(vault, 80, "x" * 100_000)
    folder = diary.parent / "diary.backups"
    sizes: list[int] = []
    remove = copies.remove

    def watched(path: Path) -> None:
        sizes.extend(path.stat().st_size for path in [path] if path.exists())
        remove(path)

    def late() -> bool:
        return any(path.stat().st_size > 5_000_000 for path in folder.glob("*.new"))

    monkeypatch.setattr(copies, "remove", watched)
    with pytest.raises(Interrupted), vault.stopping(late):
        asked.back_up(at=NOON)(vault)
    assert [size > 5_000_000 for size in sizes] == [True]
    assert names(folder) == set()
    write(vault, 1)
    assert len(texts(asked.back_up(at=NOON)(vault).path, key)) == 81
    vault.close()


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system for what is open")
def test_what_is_removed_is_freed_as_well(tmp_path: Path) -> None:
    path = tmp_path / "old.nearward"
    path.write_bytes(bytes(copies.FLUSH_EVERY + 1))
    copies.remove(path)
    assert names(tmp_path) == set()
    for thread in threading.enumerate():
        if thread.name == "free":
            thread.join(10)
    opened = [str(place.resolve()) for place in Path("/proc/self/fd").iterdir()]
    assert [name for name in opened if "old.nearward" in name] == []


def test_long_reads_ask_often_whether_something_waits(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    write(vault, 40, "x" * 100_000)
    pages = diary.stat().st_size // 4096
    questions = itertools.count()
    with vault.stopping(lambda: next(questions) < 0):
        assert checking.read_through(vault) == []
    made = asked.back_up(at=NOON)(vault)
    asking = itertools.count()
    copies.look_through(made.path, key, vault.salt, lambda: next(asking) < 0)
    vault.close()
    assert next(questions) > pages / 60
    assert next(asking) > pages / 30


def test_what_a_kill_left_is_removed_by_the_next(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    folder = diary.parent / "diary.backups"
    folder.mkdir()
    for name in (
        "diary-20260101-000000.nearward.new",
        "diary-20260101-000000.nearward.new-journal",
    ):
        (folder / name).write_bytes(b"half")
    made = asked.back_up(at=NOON)(vault)
    vault.close()
    assert names(folder) == {made.path.name}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
def test_a_full_stick_keeps_the_older_ones(diary: Path, key: bytes, tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=500k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        vault = open_diary(diary, "", key=key)
        made = asked.back_up(str(place), at=NOON)(vault)
        write(vault, 30, "w" * 30_000)
        with pytest.raises(t.BackupFull):
            asked.back_up(str(place), at=NOON + timedelta(days=1))(vault)
        assert names(place) == {made.path.name}
        assert len(vault.entries.every()) == 30
        vault.close()
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_diary_that_is_moved_away_goes_on_under_a_new_name(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    write(vault, 2)
    diary.rename(diary.with_name("moved.nearward"))
    create_diary(diary, "", key=key).close()
    before = diary.read_bytes()
    write(vault, 1, "after")
    assert vault.path != diary
    assert vault.path.name.startswith("diary-kept-")
    here = vault.path
    vault.close()
    assert diary.read_bytes() == before
    assert len(texts(here, key)) == 3
    assert len(texts(diary.with_name("moved.nearward"), key)) == 2


def test_where_nothing_can_be_kept_it_stays_in_memory_and_is_said(diary: Path, key: bytes) -> None:
    vault = open_diary(diary, "", key=key)
    away = diary.parent.with_name("away")
    diary.parent.rename(away)
    with pytest.raises(t.MovedOrReplaced):
        write(vault, 1)
    away.rename(diary.parent)
    write(vault, 1)
    vault.close()
    assert len(texts(diary, key)) == 1


# --- restoring


# --- a new passphrase
