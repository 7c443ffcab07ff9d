"""What the charts are drawn from: moments in short, and the confirmed days.

No numpy here: the vault makes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from nearward.domain.model import PULL, STAYED, WITHDRAWALS

T = TypeVar("T")

#: a person can be looked at alone from so many moments on
ENOUGH_OF_PERSON = 5


class Back(NamedTuple):
    """What is known of being in touch again after a moment; `days` are from the moment on.

    state: one of RECONNECT. days: until they were back in touch, or until it was last said that
    they are not; None where that is not known. rough: not to the hour.
    """

    state: str
    days: float | None = None
    rough: bool = False


class DaysWere(NamedTuple):
    """What a person said on a day of those not confirmed: one of DAYS_WERE; None: put away."""

    day: date
    were: str | None


class Noted(NamedTuple):
    """What the charts count of one moment. Codes are those of the vocabularies; None is unset.

    id: of the moment; 0 for one that stands in no diary.
    """

    day: date
    kind: str = PULL
    outcome: str | None = None
    trigger: str | None = None
    behaviour: tuple[str, ...] = ()
    noticed_when: str | None = None
    person_id: int | None = None
    back: Back | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class History:
    """Counts per day of `pull` moments by outcome, and the confirmed days.

    `withdrawals` = partly + withdrew, `stayed` = stayed + paused_told. A day that
    is in none of them and not confirmed is not known, never zero. `left_out`: how many moments
    are not counted because they are with people who are left out of the charts. `noted`: all
    moments that are counted, and those in which someone was let in, which are in no count.
    `since`: when the diary began, where that is not to be seen from these moments. `made`: what was
    already computed of it, by what it was asked for; it goes when the history goes. `days_were`:
    what was said of the days not confirmed, oldest first; nothing is computed from it.
    """

    confirmed: frozenset[date]
    withdrawals: Mapping[date, int]
    stayed: Mapping[date, int]
    chose_distance: Mapping[date, int]
    unsure: Mapping[date, int]
    left_out: int = 0
    noted: tuple[Noted, ...] = field(default=(), repr=False)
    since: date | None = None
    days_were: tuple[DaysWere, ...] = ()
    made: dict[Hashable, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    @classmethod
    def of(cls, noted: Iterable[Noted], confirmed: Iterable[date], left_out: int = 0) -> History:
        """The counts of these moments."""
        kept = tuple(noted)
        pulls = [one for one in kept if one.kind == PULL]
        return cls(
            confirmed=frozenset(confirmed),
            withdrawals=_counts(pulls, WITHDRAWALS),
            stayed=_counts(pulls, STAYED),
            chose_distance=_counts(pulls, {"chose_distance"}),
            unsure=_counts(pulls, {"unsure"}),
            left_out=left_out,
            noted=kept,
        )

    def with_person(self, person_id: int) -> History:
        """The same days with only the moments with one person; days are confirmed for all."""
        return self.once(("person", person_id), lambda: self._with_person(person_id))

    def _with_person(self, person_id: int) -> History:
        theirs = History.of((n for n in self.noted if n.person_id == person_id), self.confirmed)
        return replace(theirs, since=self.began, days_were=self.days_were)

    def once(self, asked: Hashable, make: Callable[[], T]) -> T:
        """What is made for a question; it is made once, since a history never changes."""
        if asked not in self.made:
            self.made[asked] = make()
        found: T = self.made[asked]
        return found

    @property
    def people(self) -> frozenset[int]:
        """Those with whom enough moments are, so that they can be looked at alone."""
        counts = Counter(one.person_id for one in self.noted if one.person_id)
        return frozenset(one for one, n in counts.items() if n >= ENOUGH_OF_PERSON)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was noted, and no day is confirmed."""
        noted = (self.withdrawals, self.stayed, self.chose_distance, self.unsure, self.noted)
        return not (self.confirmed or self.left_out or any(noted))

    @property
    def began(self) -> date | None:
        """The first day that is confirmed or has a moment: before it there is nothing to know."""
        return self.once("began", self._first_day)

    def _first_day(self) -> date | None:
        noted = (self.withdrawals, self.stayed, self.chose_distance, self.unsure)
        days = [day for counts in noted for day, n in counts.items() if n]
        days += [*self.confirmed, *(one.day for one in self.noted)]
        return min([*days, self.since] if self.since else days, default=None)


def _counts(pulls: Iterable[Noted], outcomes: Iterable[str]) -> dict[date, int]:
    wanted = frozenset(outcomes)
    return dict(Counter(one.day for one in pulls if one.outcome in wanted))
