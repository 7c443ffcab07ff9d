"""What pages ask of the desk about check-ins: the days they ask about, and their answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from nearward.domain.check_in_rule import open_days
from nearward.domain.day import day_of
from nearward.domain.model import CheckIn, UnconfirmedDays
from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

DAY_ENDS = 4


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A day that the catch-up asks about: what is noted on it, and how it was answered so far.

    answer: True "that is all", False "not sure", None not answered. `kept`: the day's check-in.
    """

    day: date
    moments: int
    entries: int
    answer: bool | None = None
    kept: CheckIn | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still asked about: "not sure" leaves a day open."""
        return self.answer is not True


#: how a day of the strip stands; BEFORE: the diary was not there yet
TODAY, NOTED, OPEN, UNSURE, UNKNOWN, BEFORE = (
    "today",
    "noted",
    "open",
    "unsure",
    "unknown",
    "before",
)


@dataclass(frozen=True, slots=True)
class DayOfSeven:
    """A day of the strip: how it stands, how many moments it has, and whether it can be answered
    for, or answered anew."""

    day: date
    state: str
    moments: int
    asked: bool

    @property
    def is_open(self) -> bool:
        """Whether it is still asked about."""
        return self.state in (OPEN, UNSURE)

    @property
    def answer(self) -> bool | None:
        """As a check-in has it."""
        return {NOTED: True, UNSURE: False}.get(self.state)


@writes("check_in")
def save(vault: Vault, check_in: CheckIn) -> CheckIn:
    """Keep a day's check-in; Trouble day-not-over or too-late-to-confirm by the rule."""
    return vault.check_ins.answer(check_in, _day_ends(vault))


@writes("check_in")
def say(vault: Vault, day: date, confirmed: bool | None, at: datetime) -> CheckIn:
    """Answer for a day, and leave what else was told of it; Trouble as for `save`."""
    kept = vault.check_ins.of(day) or CheckIn(at=at, day=day)
    return vault.check_ins.answer(replace(kept, at=at, confirmed=confirmed), _day_ends(vault))


@writes("unconfirmed_days")
def say_how_days_were(vault: Vault, day: date, were: str | None, at: datetime) -> UnconfirmedDays:
    """Keep how the days not confirmed were, for the month of a day; None puts the question away."""
    return vault.unconfirmed_days.answer(UnconfirmedDays(at=at, day=day, were=were))


@reads
def of(vault: Vault, day: date) -> CheckIn | None:
    """A day's check-in."""
    return vault.check_ins.of(day)


@reads
def catch_up(vault: Vault, at: datetime, day_ends: int) -> list[OpenDay]:
    """The days of the last three that are over, newest first, with the answer they have.

    None of them lies before the first day of the diary.
    """
    return over_days(vault, at, day_ends)


def over_days(vault: Vault, at: datetime, day_ends: int) -> list[OpenDay]:
    """The same, as part of a reading."""
    begun = vault.timeline.begun_on()
    days = [day for day in open_days(at, day_ends) if begun is not None and day >= begun]
    return [_open_day(vault, day) for day in days]


def _open_day(vault: Vault, day: date) -> OpenDay:
    answer = vault.check_ins.of(day)
    held = vault.timeline.marks(day, day)
    entries = held[0].entries if held else 0
    confirmed = None if answer is None else answer.confirmed
    return OpenDay(day, vault.moments.on(day), entries, confirmed, answer)


@reads
def days_to_check(vault: Vault, at: datetime, day_ends: int) -> list[OpenDay]:
    """What the check-in shows: the days that it asks about, newest first, and last the day of now.

    All of it or nothing: an answer would write over what was kept of a day and could not be read.
    """
    today = day_of(at, day_ends)
    now = OpenDay(today, 0, 0, kept=vault.check_ins.of(today))
    return [*over_days(vault, at, day_ends), now]


@reads
def seven_days(vault: Vault, at: datetime, day_ends: int) -> list[DayOfSeven]:
    """The day of now and the six before it, oldest first."""
    today = day_of(at, day_ends)
    first = date.fromordinal(max(1, today.toordinal() - 6))
    days = [date.fromordinal(n) for n in range(first.toordinal(), today.toordinal() + 1)]
    asked = {one.day: one for one in over_days(vault, at, day_ends)}
    kept = {one.day: one for one in vault.check_ins.between(first, today)}
    begun = vault.timeline.begun_on()
    found = []
    for day in days:
        confirmed = kept[day].confirmed if day in kept else None
        if day == today:
            state = TODAY
        elif confirmed:
            state = NOTED
        elif day in asked:
            state = OPEN if confirmed is None else UNSURE
        else:
            state = UNKNOWN if begun is not None and day >= begun else BEFORE
        found.append(DayOfSeven(day, state, vault.moments.on(day), day in asked))
    return found


def _day_ends(vault: Vault) -> int:
    kept = vault.settings.every().get("day_ends", DAY_ENDS)
    return kept if isinstance(kept, int) else DAY_ENDS
