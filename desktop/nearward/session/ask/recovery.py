"""What pages ask of the desk about the recovery sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nearward.session.operation import reads, steps, writes

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

#: the setting that holds the salt of the file whose sheet was typed back; it lapses with the salt
CONFIRMED = "recovery_confirmed"


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet: the lines of the key, and the name of the file it opens."""

    lines: tuple[str, ...] = field(repr=False)
    name: str


@steps
def sheet(vault: Vault, passphrase: str) -> RecoverySheet:
    """The recovery sheet, for who knows the passphrase; NotThePassphrase for who does not."""
    from nearward.domain.file import recovery_key
    from nearward.vault.file import key

    prove(passphrase)(vault)
    raw = vault.key_copy()
    try:
        return RecoverySheet(recovery_key.lines(raw), vault.path.name)
    finally:
        key.wipe(raw)


@steps
def prove(vault: Vault, passphrase: str) -> None:
    """NotThePassphrase when it is not the one of the diary."""
    from nearward.domain.file.trouble import NotThePassphrase

    if not vault.fits(passphrase):
        raise NotThePassphrase


@writes("setting")
def confirm(vault: Vault) -> None:
    """Keep that a line of the sheet in force was typed back."""
    vault.settings.keep(CONFIRMED, vault.salt.hex())


@reads
def is_confirmed(vault: Vault) -> bool:
    """Whether a line of the sheet in force was ever typed back."""
    return vault.settings.every().get(CONFIRMED) == vault.salt.hex()
