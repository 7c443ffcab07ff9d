"""Whether the person of the invented months is back in touch, and how it came."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from nearward.domain.model import EXACT, OPEN, RECONNECTED, ROUGH_DAYS, Moment

#: of so many in a hundred nothing is answered
UNANSWERED = 0.16
#: hours until they are back in touch, in the middle, and how far that spreads (log scale)
MIDDLE, SPREAD = 26.0, 1.4
#: what helped; most often nothing is said of it
REPAIRS = (
    "I rang and said I had been far away.",
    "A message with the picture of the lake.",
    "Soup, and no questions.",
    "I said it was not about her.",
)


def with_return(moment: Moment, until: date, seed: int) -> Moment:
    """The moment with an answer, if there is one; by its own time, so that no other day changes."""
    if moment.outcome != "withdrew":
        return moment
    chance = random.Random(f"{seed} {moment.at.isoformat()}")  # noqa: S311 (of invented months)
    drawn = [chance.random() for _ in range(5)]
    hours = MIDDLE * chance.lognormvariate(0, SPREAD)
    return _told(moment, until, hours, drawn)


def still_open(moment: Moment) -> Moment:
    """The moment, of which it was said two days later that they are not back in touch."""
    return replace(moment, reconnect_state=OPEN, reconnect_said=moment.at + timedelta(days=2))


def _told(moment: Moment, until: date, hours: float, drawn: list[float]) -> Moment:
    if drawn[0] < UNANSWERED:
        return moment
    back = (moment.at + timedelta(hours=max(0.5, hours))).replace(second=0, microsecond=0)
    end = datetime.combine(until, datetime.max.time(), UTC)
    said = min(back + timedelta(hours=3 + 40 * drawn[1]), end)
    if back > end - timedelta(hours=8):
        early = moment.at + timedelta(days=1 + 2 * drawn[1])
        return replace(moment, reconnect_state=OPEN, reconnect_said=min(early, end))
    rough = _rough(hours) if drawn[2] < 0.45 else EXACT
    return replace(
        moment,
        reconnect_state=RECONNECTED,
        reconnect_said=said.replace(second=0, microsecond=0),
        reconnect_precision=rough,
        reconnected_at=back if rough == EXACT else None,
        reconnect_by=("me", "them", "both", "circumstance")[min(3, int(drawn[3] * 4.6) % 4)],
        repair=REPAIRS[int(drawn[4] * 100) % len(REPAIRS)] if drawn[4] < 0.12 else "",
    )


def _rough(hours: float) -> str:
    """The rough time that is nearest."""
    return min(ROUGH_DAYS, key=lambda name: abs(ROUGH_DAYS[name] * 24 - hours))
