"""What pages ask of the desk about the direction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nearward.domain.model import Direction
from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from datetime import datetime

    from nearward.vault.vault import Vault


@reads
def held(vault: Vault) -> Direction:
    """The direction; an empty one where none was said."""
    return vault.directions.get() or Direction()


@writes("direction")
def save(vault: Vault, direction: Direction) -> Direction:
    """Keep it; gives it back with its stamps."""
    return vault.directions.save(direction)


@writes("direction")
def keep_why(vault: Vault, why: str, at: datetime) -> Direction:
    """Keep why the diary is begun now; the rest of the direction stays."""
    there = vault.directions.get() or Direction()
    return vault.directions.save(replace(there, why_now=why), at)
