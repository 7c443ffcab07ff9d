"""What pages ask of the desk about backups and the passphrase; when a backup is due."""

from __future__ import annotations

import time
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nearward.domain.trouble import Trouble
from nearward.session.operation import steps

if TYPE_CHECKING:
    from nearward.domain.file.outcomes import Backup, Counts
    from nearward.vault.vault import Vault

#: a backup in idle time: so long without a key, and so long after the one before (seconds)
IDLE, APART = 60.0, 3600.0
#: how long a quit may wait for one (seconds)
AT_QUIT = 10.0


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup in the list.

    counts: what it holds; None when it cannot be told: it opens with an earlier passphrase, or
    (`damaged`) it is not whole. by_hand: a person asked for it.
    """

    path: Path
    at: datetime
    size: int
    earlier: bool
    damaged: bool
    counts: Counts | None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """The diary of today and its backups, newest first; `away`: their folder is not there."""

    counts: Counts
    folder: Path
    away: bool
    lines: list[BackupLine]


class Due:
    """When to ask for a backup in idle time: a pure policy; times in seconds, monotonic.

    asked: when one was asked for last, or None.
    """

    def __init__(self, asked: float | None) -> None:
        self._asked = asked

    def is_time(self, now: float, idle: float) -> bool:
        """Whether it has been quiet for a minute, and an hour has gone since the last time."""
        return idle >= IDLE and (self._asked is None or now - self._asked >= APART)


@steps
def back_up(
    vault: Vault, own: str = "", at: datetime | None = None, *, by_hand: bool = False
) -> Backup:
    """Make a backup; asked as idle work it makes way for everything else.

    by_hand: a person asks for it; it is not dropped for those that are made by themselves.
    """
    from nearward.vault.care import backups

    folder = backups.folder_of(vault.path, own)
    return backups.make(vault, folder, at or _now(), by_hand=by_hand)


@steps
def back_up_if_due(vault: Vault, own: str = "", seconds: float = 0.0) -> Backup | None:
    """Make a backup when the diary was changed since the newest one; None when none was made.

    A folder that is away is no error. With `seconds` it is given up after so long.
    """
    from nearward.domain.file.trouble import BackupFolder
    from nearward.domain.trouble import Interrupted
    from nearward.vault.care import backups

    folder = backups.folder_of(vault.path, own)
    if vault.read_only or not backups.is_due(vault, folder):
        return None
    end = time.monotonic() + seconds
    try:
        with vault.stopping(lambda: time.monotonic() > end) if seconds else nullcontext():
            return backups.make(vault, folder, _now())
    except BackupFolder:
        return None
    except Interrupted:
        if seconds:
            return None
        raise


@steps
def overview(vault: Vault, own: str = "") -> Overview:
    """The list of backups, each opened and counted."""
    from nearward.vault.care import backups

    folder = backups.folder_of(vault.path, own).absolute()
    away = bool(own) and not folder.is_dir()
    salts = vault.salts()
    found = [b for b in backups.listed(vault.path, folder) if b.salt in salts]
    return Overview(vault.counts(), folder, away, [_line(vault, backup) for backup in found])


def where(diary: Path, own: str) -> tuple[Path, Path]:
    """The file of a closed diary, links followed, and the folder of its backups."""
    from nearward.vault.care import backups
    from nearward.vault.file.header import real

    file = real(diary)
    return file, backups.folder_of(file, own)


def listed(diary: Path, folder: Path) -> list[Backup]:
    """The backups of a closed diary, newest first."""
    from nearward.vault.care import backups

    return backups.listed(diary, folder)


def copy_beside(diary: Path, backup: Path) -> Path:
    """A copy of a backup beside a closed diary, to be opened and read."""
    from nearward.vault.care import backups
    from nearward.vault.file.header import real

    return backups.copy_out(backup, real(diary))


@steps
def copy_of(vault: Vault, backup: Path) -> Path:
    """A copy of a backup beside the diary, to be opened and read."""
    from nearward.vault.care import backups

    return backups.copy_out(backup, vault.path)


@steps
def change_passphrase(vault: Vault, new: str, own: str = "") -> Path:
    """A new passphrase; gives the backup that still opens with the one before."""
    from nearward.vault.care import backups, rekeying

    folder = backups.folder_of(vault.path, own)
    if not folder.is_dir():
        folder = backups.folder_of(vault.path)
    return rekeying.change_passphrase(vault, new, folder, _now())


@steps
def fits(vault: Vault, passphrase: str) -> bool:
    """Whether this is the passphrase of the diary that is open."""
    return vault.fits(passphrase)


def _line(vault: Vault, backup: Backup) -> BackupLine:
    earlier = backup.salt != vault.salt
    counts, damaged = None, False
    if not earlier:
        try:
            counts = vault.counts_of(backup.path)
        except Trouble:
            damaged = True
    path = backup.path.absolute()
    return BackupLine(path, backup.at, backup.size, earlier, damaged, counts, backup.by_hand)


def _now() -> datetime:
    from nearward.domain.day import now

    return now()
