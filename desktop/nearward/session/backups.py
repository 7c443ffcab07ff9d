"""What pages ask of the desk about backups and the passphrase; when a backup is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from nearward.domain.trouble import Trouble

if TYPE_CHECKING:
    from nearward.session.desk import Operation
    from nearward.vault.backups import Backup
    from nearward.vault.copies import Counts
    from nearward.vault.vault import Vault

#: a backup in idle time: so long without a key, and so long after the one before (seconds)
IDLE, APART = 60.0, 3600.0
#: how long a quit may wait for one (seconds)
AT_QUIT = 10.0


@dataclass(frozen=True, slots=True)
class Line:
    """One backup in the list.

    counts: what it holds; None when it cannot be told: it opens with an earlier passphrase, or
    (`damaged`) it is not whole.
    """

    path: Path
    at: datetime
    size: int
    earlier: bool
    damaged: bool
    counts: Counts | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The diary of today and its backups, newest first; `away`: their folder is not there."""

    counts: Counts
    folder: Path
    away: bool
    lines: list[Line]


class Due:
    """When a backup is made: a pure policy; the caller brings the clock (seconds, monotonic)."""

    def __init__(self) -> None:
        self.changed = False
        self._made: float | None = None

    def after(self, now: float) -> None:
        """A backup was made, or could not be made: nothing is due for a while."""
        self._made = now
        self.changed = False

    def is_due(self, now: float, idle: float) -> bool:
        """Whether one is due in idle time: something changed, and it has been quiet for a while."""
        rested = self._made is None or now - self._made >= APART
        return self.changed and rested and idle >= IDLE


def back_up(own: str = "", at: datetime | None = None) -> Operation[Backup]:
    """Make a backup; asked as idle work it makes way for everything else."""

    def run(vault: Vault) -> Backup:
        from nearward.vault import backups

        return backups.make(vault, backups.folder_of(vault.path, own), at or _now())

    return run


def is_due(own: str = "") -> Operation[bool]:
    """Whether the diary was changed since its newest backup."""

    def run(vault: Vault) -> bool:
        from nearward.vault import backups

        return backups.is_due(vault, backups.folder_of(vault.path, own))

    return run


def overview(own: str = "") -> Operation[Overview]:
    """The list of backups, each opened and counted."""

    def run(vault: Vault) -> Overview:
        from nearward.vault import backups

        folder = backups.folder_of(vault.path, own)
        away = bool(own) and not folder.is_dir()
        salts = vault.salts()
        found = [b for b in backups.listed(vault.path, folder) if b.salt in salts]
        return Overview(vault.counts(), folder, away, [_line(vault, backup) for backup in found])

    return run


def change_passphrase(new: str, own: str = "") -> Operation[Path]:
    """A new passphrase; gives the backup that still opens with the one before."""

    def run(vault: Vault) -> Path:
        from nearward.vault import backups

        folder = backups.folder_of(vault.path, own)
        if not folder.is_dir():
            folder = backups.folder_of(vault.path)
        return vault.change_passphrase(new, folder, _now())

    return run


def fits(passphrase: str) -> Operation[bool]:
    """Whether this is the passphrase of the diary that is open."""

    def run(vault: Vault) -> bool:
        return vault.fits(passphrase)

    return run


def _line(vault: Vault, backup: Backup) -> Line:
    earlier = backup.salt != vault.salt
    counts, damaged = None, False
    if not earlier:
        try:
            counts = vault.counts_of(backup.path)
        except Trouble:
            damaged = True
    return Line(backup.path, backup.at, backup.size, earlier, damaged, counts)


def _now() -> datetime:
    from nearward.domain.day import now

    return now()
