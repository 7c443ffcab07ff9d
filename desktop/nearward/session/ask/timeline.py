"""What pages ask of the desk about all things by their days, and when a person looks back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.cards import ALL_OF_IT, Card, DayMark, Only
from nearward.domain.model import Entry, Picture, Thing
from nearward.session.operation import reads

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

#: with fewer things of earlier years, the same day of earlier months is shown too
FEW = 3
MONTHS = 11


class ToRead(NamedTuple):
    """A thing with its card; the pictures of an entry, without their bytes."""

    card: Card
    thing: Thing
    pictures: list[Picture]


@dataclass(frozen=True, slots=True)
class OnThisDay:
    """What stands on the same day of earlier years, and of earlier months; newest first."""

    years: list[Card]
    months: list[Card]


@reads
def page(
    vault: Vault,
    after: Card | None = None,
    until: date | None = None,
    limit: int = 50,
    only: Only = ALL_OF_IT,
) -> list[Card]:
    """The newest cards, after a card, or from the day `until` back."""
    return vault.timeline.page(after, until, limit, only)


@reads
def card(vault: Vault, kind: str, thing_id: int) -> Card | None:
    """The card of one thing; None when it is in no list."""
    return vault.timeline.card(kind, thing_id)


@reads
def of_day(vault: Vault, day: date) -> list[Card]:
    """All cards of a day, newest first."""
    return vault.timeline.of_day(day)


@reads
def marks(vault: Vault, first: date, last: date) -> list[DayMark]:
    """What the days from first to last hold; empty days are left out."""
    return vault.timeline.marks(first, last)


@reads
def all_days(vault: Vault) -> tuple[date, date] | None:
    """The first and the last day on which something stands."""
    first, last = vault.timeline.first_day(), vault.timeline.last_day()
    return (first, last) if first is not None and last is not None else None


@reads
def on_this_day(vault: Vault, day: date) -> OnThisDay:
    """The same day in earlier years; where that is little, in earlier months too."""
    first = vault.timeline.first_day()
    years = vault.timeline.of_days(years_before(day, first)) if first else []
    months = []
    if first and len(years) < FEW:
        months = vault.timeline.of_days(months_before(day, first))
    return OnThisDay(years, months)


def years_before(day: date, first: date) -> list[date]:
    """The same day of every earlier year from `first` on.

    29 February is looked for on the 28th where there is none, and shown on the 28th of such years.
    """
    found = []
    for year in range(first.year, day.year):
        found += _days(year, day.month, day.day)
        if (day.month, day.day) == (2, 28) and not _is_there(day.year, 2, 29):
            found += [date(year, 2, 29)] if _is_there(year, 2, 29) else []
    return [there for there in found if there >= first]


def months_before(day: date, first: date) -> list[date]:
    """The same day of the eleven months before, as far as they have it, from `first` on."""
    found = []
    for back in range(1, MONTHS + 1):
        number = day.year * 12 + day.month - 1 - back
        if number < 12:
            break
        year, month = divmod(number, 12)
        if _is_there(year, month + 1, day.day):
            found.append(date(year, month + 1, day.day))
    return [there for there in found if there >= first]


@reads
def beside(vault: Vault, entry: Entry, step: int) -> Entry | None:
    """The entry before (step -1) or after (1) an entry; of a page that is not kept, by its time."""
    return vault.entries.beside(entry, step)


@reads
def reading(
    vault: Vault,
    first: date,
    last: date,
    kinds: tuple[str, ...],
    after: Card | None = None,
    limit: int = 20,
) -> list[ToRead]:
    """The next things of these days to read, oldest first, each with its card and pictures."""
    found: list[ToRead] = []
    for card in vault.timeline.onward(first, last, kinds, after, limit):
        thing: Thing | None = vault.tables[card.kind].get(card.id)
        pictures = vault.pictures.of(card.id) if isinstance(thing, Entry) else []
        if thing is not None:
            found.append(ToRead(card, thing, pictures))
    return found


def _is_there(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _days(year: int, month: int, day: int) -> list[date]:
    if _is_there(year, month, day):
        return [date(year, month, day)]
    return [date(year, 2, 28)] if (month, day) == (2, 29) else []
