"""What pages ask of the desk about moments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.domain.model import Moment
    from nearward.insight.history import History
    from nearward.vault.vault import Vault


@writes("moment")
def save(vault: Vault, moment: Moment, *, draft: str = "") -> Moment:
    """Keep a moment; gives it back with its id and stamps. The draft it came from is forgotten."""
    if draft:
        vault.drafts.keep(draft, None)
    return vault.moments.save(moment)


@writes("moment", "draft")
def take_back(vault: Vault, moment_id: int, place: str, body: dict[str, Any]) -> None:
    """Undo that a moment was logged: it lies in the trash, and its form is a draft again."""
    vault.moments.trash(moment_id)
    vault.drafts.keep(place, body)


@reads
def get(vault: Vault, moment_id: int) -> Moment | None:
    """One moment."""
    return vault.moments.get(moment_id)


@reads
def page(vault: Vault, after: Moment | None = None, limit: int = 50) -> list[Moment]:
    """The newest moments."""
    return vault.moments.page(after.id if after else None, limit)


@reads
def history(vault: Vault, first: date | None = None, last: date | None = None) -> History:
    """Counts per day and confirmed days, for the charts."""
    return vault.moments.history(first, last)
