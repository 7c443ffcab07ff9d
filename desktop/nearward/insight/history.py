"""What the charts are drawn from: counts per local day. No numpy here: the vault makes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class History:
    """Counts per day of `pull` moments by outcome, and the confirmed days.

    `withdrawals` = partly + withdrew, `stayed` = stayed + paused_told. A day that
    is in none of them and not confirmed is not known, never zero. `left_out`: how many moments
    are not counted because they are with people who are left out of the charts.
    """

    confirmed: frozenset[date]
    withdrawals: Mapping[date, int]
    stayed: Mapping[date, int]
    chose_distance: Mapping[date, int]
    unsure: Mapping[date, int]
    left_out: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was noted, and no day is confirmed."""
        noted = (self.withdrawals, self.stayed, self.chose_distance, self.unsure)
        return not (self.confirmed or self.left_out or any(noted))

    @property
    def began(self) -> date | None:
        """The first day that is confirmed or has a moment: before it there is nothing to know."""
        noted = (self.withdrawals, self.stayed, self.chose_distance, self.unsure)
        days = [day for counts in noted for day, n in counts.items() if n]
        return min([*days, *self.confirmed], default=None)
