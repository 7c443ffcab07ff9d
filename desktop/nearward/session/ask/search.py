"""What pages ask of the desk when they search, and about searches that have a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.text.mentions import fold
from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.domain.cards import Hit
    from nearward.domain.model import Person, SavedSearch
    from nearward.vault.vault import Vault

#: of names: longer words are not looked for, and so many of each are told at most
LONGEST, MOST = 100, 5


class Named(NamedTuple):
    """People and tags whose names hold what was typed, and the newest things that hold it."""

    people: list[Person]
    tags: list[str]
    hits: list[Hit]


@reads
def find(vault: Vault, text: str, limit: int = 50) -> list[Hit]:
    """The newest things that hold every word."""
    return vault.search.find(text, limit, lambda: vault.is_stopped)


@reads
def called(vault: Vault, text: str) -> Named:
    """All that is called so; nothing for no words."""
    wanted = fold(text[:LONGEST].strip().lstrip("@#"))
    if not wanted:
        return Named([], [], [])
    people = [one for one in vault.people.every() if wanted in fold(one.alias)]
    people.sort(key=lambda one: (one.archived, *_order(one.alias, wanted)))
    tags = [one.name for one in vault.tags.every() if wanted in fold(one.name)]
    tags.sort(key=lambda name: _order(name, wanted))
    hits = vault.search.find(text[:LONGEST], MOST, lambda: vault.is_stopped)
    return Named(people[:MOST], tags[:MOST], hits)


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


def _order(name: str, wanted: str) -> tuple[bool, str]:
    """Names that begin so stand first."""
    folded = fold(name)
    return not folded.startswith(wanted), folded
