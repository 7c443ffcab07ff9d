"""What pages ask of the desk about questions, templates and kind notes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nearward.domain.things import OwnText
    from nearward.session.desk import Operation
    from nearward.vault.vault import Vault

#: for so many days a question that was answered is not asked again
LATELY = 90


class Told(NamedTuple):
    """The person's own texts, and the questions that were answered lately."""

    own: list[OwnText]
    answered: frozenset[str]


def told(today: date) -> Operation[Told]:
    """All that is needed to offer a question."""

    def run(vault: Vault) -> Told:
        first = max(date.min.toordinal(), today.toordinal() - LATELY)
        with vault.reading():
            answered = vault.entries.answered(date.fromordinal(first))
            return Told(vault.own_texts.every(), frozenset(answered))

    return run


def own_texts() -> Operation[list[OwnText]]:
    """All of the person's own texts."""

    def run(vault: Vault) -> list[OwnText]:
        with vault.reading():
            return vault.own_texts.every()

    return run


def save_own_text(own: OwnText) -> Operation[OwnText]:
    """Keep one (id 0: a new one); gives it back with its id and stamps."""

    def run(vault: Vault) -> OwnText:
        with vault.writing():
            return vault.own_texts.save(own)

    return run


def delete_own_text(text_id: int) -> Operation[None]:
    """Remove one; kept once more by `save_own_text` it is as it was."""

    def run(vault: Vault) -> None:
        with vault.writing():
            vault.own_texts.delete(text_id)

    return run
