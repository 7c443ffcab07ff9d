"""What pages ask of the desk. Each function gives an operation: a function of the open vault."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from nearward.domain.cards import Card, DayMark, Hit
from nearward.domain.model import (
    CheckIn,
    Entry,
    Moment,
    OwnText,
    Pause,
    Person,
    PersonRating,
    Picture,
    Plan,
    Resource,
    SavedSearch,
    Version,
    Worksheet,
)
from nearward.insight.history import History
from nearward.session.operation import reads, writes

if TYPE_CHECKING:
    from nearward.vault.tables.resources import Resources
    from nearward.vault.tables.table import Table
    from nearward.vault.vault import Vault

DAY_ENDS = 4


@dataclass(frozen=True, slots=True)
class Everything:
    """All that a diary holds, oldest first."""

    entries: list[Entry]
    moments: list[Moment]
    check_ins: list[CheckIn]
    worksheets: list[Worksheet]
    people: list[Person]
    drafts: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=dict)
    own_texts: list[OwnText] = field(default_factory=list)
    person_ratings: list[PersonRating] = field(default_factory=list)
    saved_searches: list[SavedSearch] = field(default_factory=list)
    own_words: list[str] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    resources: list[Resource] = field(default_factory=list)
    plan: Plan | None = None


@writes
def save_entry(vault: Vault, entry: Entry) -> Entry:
    """Keep an entry (id 0: a new one); gives it back with its id and stamps."""
    return vault.entries.save(entry)


@reads
def entry(vault: Vault, entry_id: int) -> Entry | None:
    """One entry."""
    return vault.entries.get(entry_id)


@reads
def timeline(
    vault: Vault, after: Card | None = None, until: date | None = None, limit: int = 50
) -> list[Card]:
    """The newest cards, after a card, or from the day `until` back."""
    return vault.timeline.page(after, until, limit)


@reads
def day_cards(vault: Vault, day: date) -> list[Card]:
    """All cards of a day, newest first."""
    return vault.timeline.of_day(day)


@reads
def marks(vault: Vault, first: date, last: date) -> list[DayMark]:
    """What the days from first to last hold; empty days are left out."""
    return vault.timeline.marks(first, last)


@reads
def search(vault: Vault, text: str, limit: int = 50) -> list[Hit]:
    """The newest things that hold every word."""
    return vault.search.find(text, limit, lambda: vault.is_stopped)


@writes
def delete(vault: Vault, kind: str, thing_id: int, *, draft: str = "") -> None:
    """To the trash. `kind`: entry, moment, check_in, worksheet, pause, resource.

    `draft`: where its draft stands, which is forgotten with it.
    """
    if draft:
        vault.drafts.keep(draft, None)
    _shelf(vault, kind).trash(thing_id)


@writes
def restore(vault: Vault, kind: str, thing_id: int) -> None:
    """Back from the trash."""
    _shelf(vault, kind).untrash(thing_id)


@writes
def save_moment(vault: Vault, moment: Moment, *, draft: str = "") -> Moment:
    """Keep a moment; gives it back with its id and stamps. The draft it came from is forgotten."""
    if draft:
        vault.drafts.keep(draft, None)
    return vault.moments.save(moment)


@reads
def moment(vault: Vault, moment_id: int) -> Moment | None:
    """One moment."""
    return vault.moments.get(moment_id)


@reads
def moments(vault: Vault, after: Moment | None = None, limit: int = 50) -> list[Moment]:
    """The newest moments."""
    return vault.moments.page(after.id if after else None, limit)


@reads
def people(vault: Vault) -> list[Person]:
    """All people."""
    return vault.people.every()


@writes
def add_person(vault: Vault, alias: str) -> Person:
    """Someone new, or the one who has this alias."""
    return vault.people.add(alias)


@writes
def save_check_in(vault: Vault, check_in: CheckIn) -> CheckIn:
    """Keep a day's check-in; Trouble day-not-over or too-late-to-confirm by the rule."""
    return vault.check_ins.save(check_in, _day_ends(vault))


@reads
def check_in(vault: Vault, day: date) -> CheckIn | None:
    """A day's check-in."""
    return vault.check_ins.of(day)


@writes
def save_worksheet(vault: Vault, worksheet: Worksheet) -> Worksheet:
    """Keep a worksheet; gives it back with its id and stamps."""
    return vault.worksheets.save(worksheet)


@reads
def worksheet(vault: Vault, worksheet_id: int) -> Worksheet | None:
    """One worksheet."""
    return vault.worksheets.get(worksheet_id)


@reads
def worksheets(vault: Vault, after: Worksheet | None = None, limit: int = 50) -> list[Worksheet]:
    """The newest worksheets."""
    return vault.worksheets.page(after.id if after else None, limit)


@reads
def history(vault: Vault, first: date | None = None, last: date | None = None) -> History:
    """Counts per day and confirmed days, for the charts."""
    return vault.moments.history(first, last)


@writes
def keep_draft(vault: Vault, place: str, body: dict[str, Any] | None) -> None:
    """Keep the contents of a form that is not saved yet; None forgets them."""
    vault.drafts.keep(place, body)


@reads
def draft(vault: Vault, place: str) -> dict[str, Any] | None:
    """The contents of a form that were kept."""
    return vault.drafts.get(place)


@reads
def settings(vault: Vault) -> dict[str, object]:
    """The settings that stand in the diary."""
    return vault.settings.every()


@writes
def keep_setting(vault: Vault, key: str, value: object) -> None:
    """Keep one setting in the diary."""
    vault.settings.keep(key, value)


@reads
def everything(vault: Vault) -> Everything:
    """All that the diary holds."""
    return Everything(
        vault.entries.every(),
        vault.moments.every(),
        vault.check_ins.every(),
        vault.worksheets.every(),
        vault.people.every(),
        vault.drafts.every(),
        vault.settings.every(),
        vault.own_texts.every(),
        vault.people.every_rating(),
        vault.saved_searches.every(),
        vault.own_words.every(),
        vault.versions.every(),
        vault.pictures.every(),
        vault.pauses.every(),
        vault.resources.every(),
        vault.plans.get(),
    )


def _day_ends(vault: Vault) -> int:
    kept = vault.settings.every().get("day_ends", DAY_ENDS)
    return kept if isinstance(kept, int) else DAY_ENDS


def _shelf(vault: Vault, kind: str) -> Table | Resources:
    shelves: dict[str, Table | Resources] = {
        "entry": vault.entries,
        "moment": vault.moments,
        "check_in": vault.check_ins,
        "worksheet": vault.worksheets,
        "pause": vault.pauses,
        "resource": vault.resources,
    }
    return shelves[kind]
