"""What pages ask of the desk about entries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.domain.model import Entry
    from nearward.vault.vault import Vault


@writes("entry")
def save(vault: Vault, entry: Entry, *, keep_version: bool = False) -> Entry:
    """Keep an entry (id 0: a new one); gives it back with its id and stamps.

    keep_version: its words of before are a version, whatever the rule says.
    """
    return vault.entries.save(entry, keep_version=keep_version)


@writes("entry")
def put_text(vault: Vault, entry_id: int, text: str) -> Entry | None:
    """Let an entry have another text; None when it is gone."""
    entry = vault.entries.get(entry_id)
    return vault.entries.save(replace(entry, text=text)) if entry else None


@reads
def get(vault: Vault, entry_id: int) -> Entry | None:
    """One entry."""
    return vault.entries.get(entry_id)
