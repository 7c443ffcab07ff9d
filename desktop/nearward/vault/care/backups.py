"""Backups: where they lie, which are kept, and how one is made.

A backup is a whole diary under the same key, made by the database, re-opened and counted before
it has its name. What does not bear this diary's name and one of its salts is never touched: two
diaries may share a folder. One that a person asked for has an empty file beside it, of the same
name with another ending: it is not dropped to make room for those that are made by themselves.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from nearward.domain.file.outcomes import MOST_BY_HAND, Backup, Counts, Replaced
from nearward.domain.file.trouble import (
    BackupExists,
    BackupFolder,
    BackupFull,
    BackupNotWritten,
    BackupStays,
    DiskFull,
    ReadOnly,
    WriteError,
)
from nearward.domain.trouble import Trouble
from nearward.vault.file import copies, header
from nearward.vault.file.key import SALT_BYTES
from nearward.vault.file.names import STAMP, stamped_at
from nearward.vault.vault import Vault

SUFFIX = ".nearward"
FOLDER = ".backups"
#: the ending of the empty file beside a backup that was made by hand
BY_HAND = ".by-hand"
DAYS, WEEKS, MONTHS = 5, 4, 6
_FULL = (errno.ENOSPC, errno.EDQUOT)


def folder_of(diary: Path, own: str = "") -> Path:
    """Where the backups of a diary lie: in a folder of one's own, or beside it."""
    return Path(own) if own else diary.with_name(diary.stem + FOLDER)


def listed(diary: Path, folder: Path) -> list[Backup]:
    """The backups that bear this diary's name, newest first; none when the folder is away."""
    shape = _shape(diary, SUFFIX)
    found = []
    try:
        files = list(folder.iterdir())
    except OSError:
        return []
    for path in files:
        match = shape.fullmatch(path.name)
        at = stamped_at(match[1]) if match else None
        if at is None:
            continue
        try:
            with path.open("rb") as opened:
                salt = opened.read(SALT_BYTES)
            by_hand = _mark_of(path).exists()
            found.append(Backup(path, at, path.stat().st_size, salt, by_hand))
        except OSError:
            continue
    return sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def kept(stamps: Iterable[datetime]) -> set[datetime]:
    """Which are kept: the newest of each of 5 days, of 4 weeks and of 6 months.

    Days, weeks and months that have a backup are counted, not those of the calendar: a wrong clock
    or a year away from the diary drops nothing.
    """
    newest = sorted(stamps, reverse=True)
    found: set[datetime] = set()
    for count, period in (
        (DAYS, lambda at: at.date().toordinal()),
        (WEEKS, lambda at: (at.date().toordinal() - 1) // 7),
        (MONTHS, lambda at: (at.year, at.month)),
    ):
        periods: dict[object, datetime] = {}
        for at in newest:
            periods.setdefault(period(at), at)
        found.update(list(periods.values())[:count])
    return found


def make(vault: Vault, folder: Path, at: datetime, *, by_hand: bool = False) -> Backup:
    """Make a backup, and drop those that are past keeping. Raises Trouble and Interrupted.

    A folder that is beside the diary is made; one of one's own must be there (a stick may be away).
    by_hand: a person asks for it.
    """
    diary = vault.path
    if folder == folder_of(diary):
        with as_backup_trouble(folder.name):
            header.make_folder(folder)
    elif not folder.is_dir():
        raise BackupFolder(name=folder.name)
    sweep(diary, folder)
    target = place(diary, folder, at)
    with as_backup_trouble(target.name):
        vault.copy_to(target)
        if by_hand:
            # before the backup has its name: after a kill none is taken for one made by itself
            _mark_of(target).touch(0o600)
        copies.name(target)
    vault.written = False
    _thin(vault, folder, target)
    named = stamped_at(target.stem.removeprefix(f"{diary.stem}-")) or at
    with as_backup_trouble(target.name):
        return Backup(target, named, target.stat().st_size, vault.salt, by_hand)


def _thin(vault: Vault, folder: Path, made: Path) -> None:
    """Drop what is past keeping, never the one just made: those made by hand by their number, the
    others by their days."""
    salts = vault.salts()
    mine = [backup for backup in listed(vault.path, folder) if backup.salt in salts]
    hand = [backup.at for backup in mine if backup.by_hand]
    stay = {
        True: set(hand[:MOST_BY_HAND]),
        False: kept(backup.at for backup in mine if not backup.by_hand),
    }
    for backup in mine:
        if backup.at not in stay[backup.by_hand] and backup.path != made:
            # one that cannot be removed is dropped by the next
            with contextlib.suppress(OSError):
                _remove(backup.path)


def _remove(backup: Path) -> None:
    """Remove a backup, and then what says how it was made."""
    copies.remove(backup)
    _mark_of(backup).unlink(missing_ok=True)


def _shape(diary: Path, suffix: str) -> re.Pattern[str]:
    """What the backups of a diary are called, and what lies beside them."""
    return re.compile(rf"{re.escape(diary.stem)}-(\d{{8}}-\d{{6}}){re.escape(suffix)}")


def _mark_of(backup: Path) -> Path:
    return backup.with_suffix(BY_HAND)


def replace(vault: Vault, folder: Path, at: datetime) -> Replaced:
    """Make a backup; when it is there and was looked through, remove all others of this diary.

    Those of earlier passphrases are removed too, and those beside the diary when `folder` is one's
    own. Raises Trouble and Interrupted; nothing is removed before the new one counts.
    """
    made = make(vault, folder, at)
    salts = vault.salts()
    removed = 0
    for place in {folder, folder_of(vault.path)}:
        for backup in listed(vault.path, place):
            if backup.salt not in salts or backup.path.samefile(made.path):
                continue
            try:
                _remove(backup.path)
            except OSError as error:
                raise BackupStays(name=backup.path.name) from error
            removed += 1
    names = f"{glob.escape(vault.path.name)}.before-restore-*[0-9]"
    aside = sorted(path.name for path in vault.path.parent.glob(names))
    return Replaced(made, removed, aside)


def write(vault: Vault, target: Path) -> Counts:
    """Make a backup at a place of one's own choice, where there is nothing yet."""
    if os.path.lexists(target):
        raise BackupExists(name=target.name)
    with as_backup_trouble(target.name):
        counted = vault.copy_to(target)
        copies.name(target)
    return counted


def copy_out(backup: Path, diary: Path) -> Path:
    """A copy of a backup beside the diary that can be opened and read, not written.

    The backup itself is not opened: it would no longer be what it was.
    """
    stamp = backup.stem.removeprefix(f"{diary.stem}-")
    target = diary.with_name(f"{diary.stem}-copy-{stamp}{SUFFIX}")
    with as_backup_trouble(target.name):
        if not target.exists():
            fresh = copies.fresh_of(target)
            copies.remove(fresh)
            with copies.removed_on_error(fresh):
                copies.copy_bytes(backup, fresh)
                fresh.chmod(0o400)
                copies.name(target)
    return target


def is_due(vault: Vault, folder: Path) -> bool:
    """Whether the diary was changed since its newest backup.

    By the times of the files, and by what was written since it was opened: a clock may be wrong.
    """
    salts = vault.salts()
    mine = [backup for backup in listed(vault.path, folder) if backup.salt in salts]
    if not mine or vault.written:
        return True
    newest = max(backup.path.stat().st_mtime for backup in mine)
    return vault.path.stat().st_mtime > newest


def place(diary: Path, folder: Path, at: datetime) -> Path:
    """The name of a backup made at `at`, where nothing has it yet."""
    local = at.replace(tzinfo=None, microsecond=0)
    while True:
        target = folder / f"{diary.stem}-{local.strftime(STAMP)}{SUFFIX}"
        if not target.exists() and not _mark_of(target).exists():
            return target
        local += timedelta(seconds=1)


def sweep(diary: Path, folder: Path) -> None:
    """Remove what a kill left of backups that never counted."""
    with as_backup_trouble(folder.name):
        for path in folder.glob(f"*{SUFFIX}{copies.FRESH}*"):
            if path.name.startswith(f"{diary.stem}-"):
                copies.remove(path)
        shape = _shape(diary, BY_HAND)
        for mark in folder.glob(f"*{BY_HAND}"):
            if shape.fullmatch(mark.name) and not mark.with_suffix(SUFFIX).exists():
                mark.unlink(missing_ok=True)


@contextmanager
def as_backup_trouble(name: str) -> Iterator[None]:
    """Say what is in the way of a backup, not of a save."""
    try:
        yield
    except DiskFull as error:
        raise BackupFull(name=name) from error
    except (ReadOnly, WriteError) as error:
        raise BackupNotWritten(name=name) from error
    except Trouble:
        raise
    except FileExistsError as error:
        raise BackupExists(name=name) from error
    except OSError as error:
        full = error.errno in _FULL
        raise (BackupFull if full else BackupNotWritten)(name=name) from error
