"""A backup in the place of the diary; the file that was there is moved aside, never deleted.

The order is such that a kill at any moment leaves a whole diary at its place, or what `settle`
makes whole when the diary is opened next: a journal belongs to the file it was written for.
"""

from __future__ import annotations

import contextlib
import glob
import os
from datetime import datetime
from pathlib import Path

from nearward.domain.file.outcomes import Restored
from nearward.domain.file.passphrase import check as check_passphrase
from nearward.domain.file.recovery_key import KEY_BYTES
from nearward.domain.file.trouble import OpenElsewhere, WrongPassphrase
from nearward.domain.trouble import Trouble
from nearward.vault.care.backups import as_backup_trouble
from nearward.vault.file import copies, header, hot_journal
from nearward.vault.file import key as keys
from nearward.vault.file.connection import connect, translated
from nearward.vault.file.names import free_name

BEFORE = ".before-restore-"
FRESH = ".restoring"


def restore(
    diary: Path,
    backup: Path,
    passphrase: str,
    at: datetime,
    *,
    key: bytes | bytearray | None = None,
) -> Restored:
    """Put a copy of `backup` in the place of `diary`; the file there is moved aside.

    The backup is opened and read through first. Raises the Trouble of either file.
    """
    diary = header.real(diary)
    found = header.look_at(backup)
    if key is None:
        check_passphrase(passphrase)
    made = keys.derive(passphrase, found.salt) if key is None else bytearray(key)
    try:
        refuse_open(diary)
        settle(diary)
        fresh = diary.with_name(diary.name + FRESH)
        with as_backup_trouble(diary.name), copies.removed_on_error(fresh):
            copies.remove(fresh)
            copies.copy_bytes(backup, fresh)
            counted = copies.look_through(fresh, made, found.salt)
            return Restored(counted, _exchange(fresh, diary, at))
    finally:
        keys.wipe(made)


def settle(diary: Path) -> None:
    """Finish or take back what a kill left half done; nothing when there is nothing."""
    if not diary.name:
        return
    fresh = diary.with_name(diary.name + FRESH)
    leftovers = (fresh, copies.fresh_of(diary))
    if not any(os.path.lexists(path) for path in leftovers):
        return
    with as_backup_trouble(diary.name):
        refuse_open(diary)
        names = f"{glob.escape(diary.name)}{BEFORE}*[0-9]"
        for aside in sorted(diary.parent.glob(names), reverse=True):
            if not diary.exists() or aside.samefile(diary):
                _take_back(aside, diary)
    for path in leftovers:
        # in a folder that is protected they stay, and harm nothing
        with contextlib.suppress(OSError):
            copies.remove(path)


def refuse_open(diary: Path) -> None:
    """OpenElsewhere when another program has the diary open; needs no key."""
    if not diary.is_file() or diary.stat().st_size == 0:
        return
    if hot_journal.is_hot(diary):
        # the database would roll it back
        hot_journal.refuse_open(diary)
        return
    try:
        connection = connect(diary, os.urandom(KEY_BYTES), bytes(keys.SALT_BYTES), mode="rw")
    except OpenElsewhere:
        raise
    except Trouble:
        return
    try:
        with translated(diary):
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except WrongPassphrase:
        return
    except OpenElsewhere:
        raise
    except Trouble:
        return
    finally:
        connection.close()


def _exchange(fresh: Path, diary: Path, at: datetime) -> Path | None:
    """Name the file that is there, move its journal after it, put the fresh one in its place."""
    name = free_name(diary, f"{diary.name}{BEFORE}", at)
    aside = name if os.path.lexists(diary) else None
    try:
        if aside is not None:
            _give_name(diary, aside)
        journal = copies.journal_of(diary)
        if os.path.lexists(journal):
            journal.rename(copies.journal_of(name))
        header.flush_folder(diary.parent)
        fresh.replace(diary)
    except OSError:
        if aside is not None and os.path.lexists(aside):
            _take_back(aside, diary)
        raise
    header.flush_folder(diary.parent)
    return aside


def _give_name(diary: Path, aside: Path) -> None:
    try:
        os.link(diary, aside)
    except OSError:  # a file system without links
        diary.rename(aside)


def _take_back(aside: Path, diary: Path) -> None:
    """The exchange had not come to its end: the diary is the file that was being moved aside."""
    journal = copies.journal_of(aside)
    if os.path.lexists(journal):
        journal.replace(copies.journal_of(diary))
    aside.replace(diary)
    # a rename between two names of one file does nothing
    with contextlib.suppress(FileNotFoundError):
        aside.unlink()
    header.flush_folder(diary.parent)
