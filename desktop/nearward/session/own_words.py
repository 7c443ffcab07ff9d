"""What pages ask of the desk about words that the spell check takes as right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nearward.session.desk import Operation
    from nearward.vault.vault import Vault


def every() -> Operation[list[str]]:
    """All of them, by the alphabet."""

    def run(vault: Vault) -> list[str]:
        with vault.reading():
            return vault.own_words.every()

    return run


def keep(word: str) -> Operation[list[str]]:
    """Take a word as right; gives all."""

    def run(vault: Vault) -> list[str]:
        with vault.writing():
            vault.own_words.keep(word)
            return vault.own_words.every()

    return run


def remove(word: str) -> Operation[list[str]]:
    """Take it as right no longer; gives those that stay."""

    def run(vault: Vault) -> list[str]:
        with vault.writing():
            vault.own_words.remove(word)
            return vault.own_words.every()

    return run
