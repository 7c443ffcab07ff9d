"""What pages ask of the desk when they search, and about searches that have a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.domain.cards import Hit
    from nearward.domain.model import SavedSearch
    from nearward.vault.vault import Vault


@reads
def find(vault: Vault, text: str, limit: int = 50) -> list[Hit]:
    """The newest things that hold every word."""
    return vault.search.find(text, limit, lambda: vault.is_stopped)


@reads
def saved(vault: Vault) -> list[SavedSearch]:
    """All of them."""
    return vault.saved_searches.every()


@writes("saved_search")
def save(vault: Vault, saved: SavedSearch) -> list[SavedSearch]:
    """Keep one (id 0: a new one); gives all."""
    vault.saved_searches.save(saved)
    return vault.saved_searches.every()


@writes("saved_search")
def delete(vault: Vault, saved_id: int) -> list[SavedSearch]:
    """Remove one; gives those that stay."""
    vault.saved_searches.delete(saved_id)
    return vault.saved_searches.every()
