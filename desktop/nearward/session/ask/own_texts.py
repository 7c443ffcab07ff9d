"""What pages ask of the desk about questions, templates and kind notes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.day import day_of
from nearward.domain.model import DISTANCE
from nearward.session.ask import worksheets
from nearward.session.operation import reads, steps, writes

if TYPE_CHECKING:
    from nearward.domain.model import OwnText
    from nearward.vault.vault import Vault

#: for so many days a question that was answered is not asked again
LATELY = 90


class Told(NamedTuple):
    """The person's own texts, and the questions that were answered lately.

    heavy: when heavy worksheets were finished in the last two hours. distance: whether today or
    the day before someone chose distance, or was not sure.
    """

    own: list[OwnText]
    answered: frozenset[str]
    heavy: tuple[datetime, ...] = ()
    distance: bool = False

    def is_calm(self, now: datetime) -> bool:
        """Whether a question may be offered: none is right after a heavy worksheet."""
        return not any(worksheets.is_near(then, now) for then in self.heavy)


@steps
def told(vault: Vault, at: datetime, day_ends: int) -> Told:
    """All that is needed to offer a question or a kind note."""
    today = day_of(at, day_ends)
    first = date.fromordinal(max(date.min.toordinal(), today.toordinal() - LATELY))
    near = worksheets.heavy_lately(vault, at)
    with vault.reading():
        answered = frozenset(vault.entries.answered(first))
        outcomes = vault.moments.outcomes(today - timedelta(days=1), today)
        own = vault.own_texts.every()
    return Told(own, answered, near, bool(outcomes & DISTANCE))


@reads
def own_texts(vault: Vault) -> list[OwnText]:
    """All of the person's own texts."""
    return vault.own_texts.every()


@writes("own_text")
def save_own_text(vault: Vault, own: OwnText) -> OwnText:
    """Keep one (id 0: a new one); gives it back with its id and stamps."""
    return vault.own_texts.save(own)


@writes("own_text")
def delete_own_text(vault: Vault, text_id: int) -> None:
    """Remove one; kept once more by `save_own_text` it is as it was."""
    vault.own_texts.delete(text_id)
