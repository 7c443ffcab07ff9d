"""What pages ask of the desk about entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.domain.model import Entry
    from nearward.vault.vault import Vault


@writes("entry")
def save(vault: Vault, entry: Entry) -> Entry:
    """Keep an entry (id 0: a new one); gives it back with its id and stamps."""
    return vault.entries.save(entry)


@reads
def get(vault: Vault, entry_id: int) -> Entry | None:
    """One entry."""
    return vault.entries.get(entry_id)
