"""What pages ask of the desk about the settings that stand in the diary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.vault.vault import Vault


@reads
def every(vault: Vault) -> dict[str, object]:
    """The settings that stand in the diary."""
    return vault.settings.every()


@writes("setting")
def keep(vault: Vault, key: str, value: object) -> None:
    """Keep one setting in the diary."""
    vault.settings.keep(key, value)
