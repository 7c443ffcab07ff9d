"""What pages ask of the desk about words that the spell check takes as right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.vault.vault import Vault


@reads
def every(vault: Vault) -> list[str]:
    """All of them, by the alphabet."""
    return vault.own_words.every()


@writes("own_word")
def keep(vault: Vault, word: str) -> list[str]:
    """Take a word as right; gives all."""
    vault.own_words.keep(word)
    return vault.own_words.every()


@writes("own_word")
def remove(vault: Vault, word: str) -> list[str]:
    """Take it as right no longer; gives those that stay."""
    vault.own_words.remove(word)
    return vault.own_words.every()
