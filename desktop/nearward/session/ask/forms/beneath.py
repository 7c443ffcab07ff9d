"""What pages ask of the desk about what may lie beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.learn.beneath import PLACE, Beneath
from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.domain.model import Entry
    from nearward.vault.vault import Vault


@reads
def kept(vault: Vault) -> Beneath:
    """What was said and is no note yet."""
    return Beneath.of(vault.drafts.get(PLACE))


@writes("draft")
def keep(vault: Vault, beneath: Beneath) -> None:
    """Keep what was said."""
    vault.drafts.keep(PLACE, beneath.body)


@writes("entry", "draft")
def make_note(vault: Vault, note: Entry) -> Entry:
    """Make it a note of the journal; there is no draft of it any more."""
    made = vault.entries.save(note)
    vault.drafts.keep(PLACE, None)
    return made
