"""A new passphrase for a diary."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

from nearward.domain.file.passphrase import check as check_passphrase
from nearward.domain.file.trouble import ReadOnly
from nearward.domain.trouble import Trouble
from nearward.vault.care import backups
from nearward.vault.file import key as keys
from nearward.vault.vault import EARLIER, Vault


def change_passphrase(
    vault: Vault, passphrase: str, folder: Path, at: datetime, *, key: bytes | None = None
) -> Path:
    """Give the diary a new passphrase and key; gives the backup that opens with the old one.

    The backup is made in `folder` first. A copy under the new key is made and looked through,
    and takes the diary's place in one step: at any moment exactly one passphrase opens the
    diary. Raises Trouble; then it is the old one. `key`: 32 raw bytes in place of a derivation
    (tests).
    """
    if key is None:
        check_passphrase(passphrase)
    vault.ensure_held()
    if vault.read_only:
        raise ReadOnly(name=vault.path.name)
    salt = keys.new_salt()
    made = keys.derive(passphrase, salt) if key is None else bytearray(key)
    try:
        earlier = backups.make(vault, folder, at)
        with vault.writing():
            vault.settings.keep(EARLIER, sorted(known.hex() for known in vault.salts()))
        with backups.as_backup_trouble(vault.path.name):
            vault.rewrite(made, salt)
        with contextlib.suppress(Trouble):
            vault.find_again()
    except BaseException:
        if vault.salt != salt:
            keys.wipe(made)
        raise
    return earlier.path
