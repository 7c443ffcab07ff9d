"""What pages ask of the desk about searches that have a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nearward.domain.things import SavedSearch
    from nearward.session.desk import Operation
    from nearward.vault.vault import Vault


def every() -> Operation[list[SavedSearch]]:
    """All of them."""

    def run(vault: Vault) -> list[SavedSearch]:
        with vault.reading():
            return vault.saved_searches.every()

    return run


def save(saved: SavedSearch) -> Operation[list[SavedSearch]]:
    """Keep one (id 0: a new one); gives all."""

    def run(vault: Vault) -> list[SavedSearch]:
        with vault.writing():
            vault.saved_searches.save(saved)
            return vault.saved_searches.every()

    return run


def delete(saved_id: int) -> Operation[list[SavedSearch]]:
    """Remove one; gives those that stay."""

    def run(vault: Vault) -> list[SavedSearch]:
        with vault.writing():
            vault.saved_searches.delete(saved_id)
            return vault.saved_searches.every()

    return run
