"""What is shown beside an entry: the moments of its day, other years, and earlier versions."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.cards import Card
from nearward.session.ask.timeline import years_before
from nearward.session.operation import reads

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

#: so many of each are told; the rest is where one gets by them
MOST = 5


class Beside(NamedTuple):
    """The moments of a day, the things of the same day of earlier years, and when the earlier
    versions of an entry were saved; the newest first."""

    moments: list[Card]
    years: list[Card]
    versions: list[datetime]


@reads
def beside(vault: Vault, entry_id: int, day: date) -> Beside:
    """What stands beside an entry (0: one that is not kept yet) of a day."""
    moments = [card for card in vault.timeline.of_day(day) if card.kind == "moment"]
    versions = vault.versions.saved("entry", entry_id, MOST) if entry_id else []
    return Beside(moments[:MOST], _years(vault, day), versions)


def _years(vault: Vault, day: date) -> list[Card]:
    first = vault.timeline.first_day()
    days = years_before(day, first) if first else []
    return vault.timeline.of_days(days)[:MOST]


@reads
def last_year(vault: Vault, day: date) -> Card | None:
    """The newest entry that stands on the same day of earlier years."""
    return next((card for card in _years(vault, day) if card.kind == "entry"), None)
