"""What the invented person says once a month of the days that are not confirmed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from nearward.domain.day import settle
from nearward.domain.model import UnconfirmedDays

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

#: on this day of the month it was asked, in the months that begin after the first
_DAY = 4
_SAID = ("same", "cannot_say", "same", "harder")


def write_days_were(vault: Vault, first: date, until: date) -> None:
    """The answers of the months before the last."""
    month = (first.replace(day=1) + timedelta(days=32)).replace(day=_DAY)
    said = 0
    while (month.year, month.month) < (until.year, until.month):
        at, _ = settle(datetime.combine(month, time(20, 40)))
        now, were = at.astimezone(UTC), _SAID[min(said, len(_SAID) - 1)]
        answer = UnconfirmedDays(at=at, day=month, were=were, created=now, changed=now)
        vault.unconfirmed_days.answer(answer)
        month = (month + timedelta(days=32)).replace(day=_DAY)
        said += 1
