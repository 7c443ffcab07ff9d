"""What pages ask of the desk about words of entries from which something was made."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.text.passages import nearest
from nearward.session.operation import reads

if TYPE_CHECKING:
    from nearward.domain.cards import Card
    from nearward.domain.model import Passage
    from nearward.vault.vault import Vault


class MadeFrom(NamedTuple):
    """A passage of an entry, and the card of what was made of it."""

    passage: Passage
    card: Card


class CameFrom(NamedTuple):
    """The passage from which something was made, and how it stands with its entry.

    is_there: its words stand in the entry as they did. is_trashed: the entry lies in the trash.
    """

    passage: Passage
    day: date
    title: str
    is_there: bool
    is_trashed: bool = False


@reads
def of_entry(vault: Vault, entry_id: int) -> list[MadeFrom]:
    """What was made of words of an entry, in the order of the text."""
    found = vault.passages.of_entry(entry_id)
    cards = [(one, vault.passages.card_of(one)) for one in found]
    return [MadeFrom(one, card) for one, card in cards if card is not None]


@reads
def of_thing(vault: Vault, kind: str, thing_id: int) -> CameFrom | None:
    """From which words of which entry something was made; None: it was made by itself."""
    passage = vault.passages.of_thing(kind, thing_id)
    return _came_from(vault, passage) if passage is not None else None


@reads
def begun(vault: Vault, passage: Passage) -> CameFrom | None:
    """The same of something that is being made, and is not kept yet."""
    return _came_from(vault, passage)


def _came_from(vault: Vault, passage: Passage) -> CameFrom | None:
    entry = vault.entries.get(passage.entry_id or 0)
    if entry is None:
        return None
    is_there = nearest(entry.text, passage.words, passage.start) is not None
    lies_there = vault.trash.holds("entry", entry.id)
    return CameFrom(passage, entry.day, entry.title, is_there, lies_there)
