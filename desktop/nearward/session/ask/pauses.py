"""What pages ask of the desk about pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.domain.model import Pause
    from nearward.vault.vault import Vault


@writes("pause")
def save(vault: Vault, pause: Pause) -> Pause:
    """Keep a pause; gives it back with its id and stamps."""
    return vault.pauses.save(pause)


@reads
def get(vault: Vault, pause_id: int) -> Pause | None:
    """One pause."""
    return vault.pauses.get(pause_id)


@reads
def page(vault: Vault, after: Pause | None = None, limit: int = 50) -> list[Pause]:
    """The newest pauses."""
    return vault.pauses.page(after.id if after else None, limit)
