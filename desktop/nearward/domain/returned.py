"""What is answered of a moment: whether the two are in touch again, and how that came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from nearward.domain.model import EXACT, OPEN, RECONNECTED, Moment


@dataclass(frozen=True, slots=True)
class Returned:
    """All of it may be unset. What only being in touch again has goes with another answer; the
    person's words of what helped stay."""

    state: str | None = None
    said: datetime | None = None
    precision: str | None = None
    at: datetime | None = None
    by: str | None = None
    repair: str = ""

    @classmethod
    def of(cls, moment: Moment) -> Returned:
        """What a moment holds of it."""
        return cls(
            moment.reconnect_state,
            moment.reconnect_said,
            moment.reconnect_precision,
            moment.reconnected_at,
            moment.reconnect_by,
            moment.repair,
        )

    def in_moment(self, moment: Moment) -> Moment:
        """The moment with this answer, and nothing else of it changed."""
        return replace(
            moment,
            reconnect_state=self.state,
            reconnect_said=self.said,
            reconnect_precision=self.precision,
            reconnected_at=self.at,
            reconnect_by=self.by,
            repair=self.repair,
        )

    def answered(self, state: str, now: datetime) -> Returned:
        """Another answer, given now; the same one again says only that it still holds."""
        if state == self.state:
            return replace(self, said=now) if state == OPEN else self
        if state == RECONNECTED:
            return replace(self, state=state, said=now)
        return Returned(state, now, repair=self.repair)

    def in_time(self, precision: str | None, at: datetime | None = None) -> Returned:
        """The same with how long it took: roughly, or (EXACT) at an instant."""
        return replace(self, precision=precision, at=at if precision == EXACT else None)
