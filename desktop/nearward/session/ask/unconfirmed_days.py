"""What pages ask of the desk about the days that are not confirmed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from nearward.domain.model import UnconfirmedDays
from nearward.session.operation import writes

if TYPE_CHECKING:
    from nearward.vault.vault import Vault


@writes("unconfirmed_days")
def say(vault: Vault, day: date, were: str | None, at: datetime) -> UnconfirmedDays:
    """Keep how they were, for the month of a day; None puts the question away for that month."""
    return vault.unconfirmed_days.answer(UnconfirmedDays(at=at, day=day, were=were))
