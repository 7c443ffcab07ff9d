"""A diary is made or opened: what a kill left half done is settled first, a change that waits is
rolled back with both files put aside, and an older schema is brought up after a backup."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nearward.domain.day import now
from nearward.domain.file.passphrase import check as check_passphrase
from nearward.domain.file.trouble import (
    AlreadyExists,
    Damaged,
    OlderVersion,
    OpenElsewhere,
    RecoveryOther,
    WrongPassphrase,
)
from nearward.domain.trouble import Trouble
from nearward.vault.care import backups, restoring
from nearward.vault.care.upgrading import upgrade
from nearward.vault.file import copies, header, hot_journal, strange
from nearward.vault.file import key as keys
from nearward.vault.file.connection import connect, translated
from nearward.vault.file.schema import SCHEMA, claim
from nearward.vault.tables.lists import index
from nearward.vault.vault import Vault


def create_diary(path: Path, passphrase: str, *, key: bytes | bytearray | None = None) -> Vault:
    """Make a new diary. `key`: 32 raw bytes in place of a derivation (tests).

    It has its name only once it is whole: a kill at any moment leaves no half diary at its place.
    """
    if key is None:
        check_passphrase(passphrase)
    path = header.place_of(path)
    if os.path.lexists(path):
        raise AlreadyExists(name=path.name)
    salt = keys.new_salt()
    made = keys.derive(passphrase, salt) if key is None else bytearray(key)
    try:
        _make(path, salt, made)
        with copies.removed_on_error(path):
            return _taken(path, header.header_of(path, salt), made)
    except BaseException:
        keys.wipe(made)
        raise


def _make(path: Path, salt: bytes, key: bytearray) -> None:
    """An empty diary at a place where there is nothing."""
    fresh = copies.fresh_of(path)
    with contextlib.suppress(OSError, ValueError):
        # what a kill left when it was made before; of a name that no file can have, nothing
        copies.remove(fresh)
    claim(fresh, path.name)
    with copies.removed_on_error(fresh), translated(path, opened=True):
        with contextlib.closing(connect(fresh, key, salt, mode="rw")) as connection:
            upgrade(connection, 0)
        if not os.path.lexists(path):
            hot_journal.make_way(path)
        try:
            copies.name(path)
        except FileExistsError as error:
            raise AlreadyExists(name=path.name) from error


def open_diary(path: Path, passphrase: str, *, key: bytes | bytearray | None = None) -> Vault:
    """Open a diary; raises the Trouble that says what is in the way.

    A link is followed once, here: all that is done acts on the file that it led to.
    """
    path = header.real(path)
    restoring.settle(path)
    found = header.look_at(path)
    if key is None:
        check_passphrase(passphrase)
    made = keys.derive(passphrase, found.salt) if key is None else bytearray(key)
    try:
        _ensure_free(path, found.salt, made)
        if hot_journal.is_hot(path):
            return _open_hot(path, found, made)
        return _taken(path, found, made)
    except BaseException:
        keys.wipe(made)
        raise


def open_with_key(path: Path, key: bytes | bytearray) -> Vault:
    """Open a diary with the raw key of a recovery sheet; RecoveryOther when it is another's."""
    with as_recovery_trouble(path):
        return open_diary(path, "", key=key)


@contextmanager
def as_recovery_trouble(path: Path) -> Iterator[None]:
    """A key does not fit: say so of the recovery sheet, not of a passphrase."""
    try:
        yield
    except WrongPassphrase as trouble:
        raise RecoveryOther(name=path.name) from trouble


def _open_hot(path: Path, header_of: header.Header, key: bytearray) -> Vault:
    """A change waits to be rolled back: both files are put aside first. When the file is not sound
    after it, it is taken as it was, and the journal as another's."""
    found = hot_journal.Hot(path, key, header_of.salt)
    found.put_aside()
    kept = bytearray(key)
    try:
        vault = _taken(path, header_of, key)
        sound = vault.is_sound()
        if not sound and found.aside is not None:
            vault.close()
    except Damaged:
        if found.aside is None:
            raise
        sound = False
    try:
        if not sound and found.aside is not None:
            found.take_back()
            key[:] = kept
            vault = _taken(path, header.look_at(path), key)
    finally:
        keys.wipe(kept)
    found.settle(is_sound=sound)
    vault.aside = found.aside
    return vault


def _ensure_free(path: Path, salt: bytes, key: bytearray) -> None:
    """See that no other window has the file; raises OpenElsewhere.

    It is asked by reading. That window would take an opening for writing in the middle of its save
    for another program's writing, and go on in a new file. What else is in the way is said later.
    """
    try:
        connection = connect(path, key, salt, mode="ro")
        try:
            with translated(path):
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        finally:
            connection.close()
    except OpenElsewhere:
        raise
    except Trouble:
        return


def _taken(path: Path, found: header.Header, key: bytearray) -> Vault:
    vault = Vault.connected(path, found, key)
    try:
        vault.take_lock()
        _bring_up(vault)
        vault.begin()
    except BaseException:
        vault.end()
        raise
    return vault


def _bring_up(vault: Vault) -> None:
    """See that it is a diary, and that its schema and its search are this program's."""
    with translated(vault.path):
        version = strange.version_of(vault.connection, vault.path)
    if not vault.read_only:
        # we hold the lock: a journal without a change was left by a kill
        with contextlib.suppress(OSError):
            copies.remove_idle_journal(vault.path)
    with vault.reading():
        if version < SCHEMA:
            with strange.told(vault.path):
                _migrate(vault, version)
        elif not vault.read_only:
            index.bring_up(vault.connection)
        vault.connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _migrate(vault: Vault, version: int) -> None:
    """To the schema of this program, after a backup beside the diary."""
    if vault.read_only:
        raise OlderVersion(name=vault.path.name)
    backups.make(vault, backups.folder_of(vault.path), now())
    upgrade(vault.connection, version)
