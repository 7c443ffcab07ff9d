"""What pages ask of the desk. Each function gives an operation: a function of the open vault."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from nearward.domain.things import (
    Card,
    CheckIn,
    DayMark,
    Entry,
    Hit,
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

if TYPE_CHECKING:
    from nearward.session.desk import Operation
    from nearward.vault.resources import Resources
    from nearward.vault.rows import Shelf
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


def save_entry(entry: Entry) -> Operation[Entry]:
    """Keep an entry (id 0: a new one); gives it back with its id and stamps."""

    def run(vault: Vault) -> Entry:
        with vault.writing():
            return vault.entries.save(entry)

    return run


def entry(entry_id: int) -> Operation[Entry | None]:
    """One entry."""

    def run(vault: Vault) -> Entry | None:
        with vault.reading():
            return vault.entries.get(entry_id)

    return run


def timeline(
    after: Card | None = None, until: date | None = None, limit: int = 50
) -> Operation[list[Card]]:
    """The newest cards, after a card, or from the day `until` back."""

    def run(vault: Vault) -> list[Card]:
        with vault.reading():
            return vault.timeline.page(after, until, limit)

    return run


def day_cards(day: date) -> Operation[list[Card]]:
    """All cards of a day, newest first."""

    def run(vault: Vault) -> list[Card]:
        with vault.reading():
            return vault.timeline.of_day(day)

    return run


def marks(first: date, last: date) -> Operation[list[DayMark]]:
    """What the days from first to last hold; empty days are left out."""

    def run(vault: Vault) -> list[DayMark]:
        with vault.reading():
            return vault.timeline.marks(first, last)

    return run


def search(text: str, limit: int = 50) -> Operation[list[Hit]]:
    """The newest things that hold every word."""

    def run(vault: Vault) -> list[Hit]:
        with vault.reading():
            return vault.search.find(text, limit, lambda: vault.is_stopped)

    return run


def delete(kind: str, thing_id: int, *, draft: str = "") -> Operation[None]:
    """To the trash. `kind`: entry, moment, check_in, worksheet, pause, resource.

    `draft`: where its draft stands, which is forgotten with it.
    """

    def run(vault: Vault) -> None:
        with vault.writing():
            if draft:
                vault.drafts.keep(draft, None)
            _shelf(vault, kind).trash(thing_id)

    return run


def restore(kind: str, thing_id: int) -> Operation[None]:
    """Back from the trash."""

    def run(vault: Vault) -> None:
        with vault.writing():
            _shelf(vault, kind).untrash(thing_id)

    return run


def save_moment(moment: Moment, *, draft: str = "") -> Operation[Moment]:
    """Keep a moment; gives it back with its id and stamps. The draft it came from is forgotten."""

    def run(vault: Vault) -> Moment:
        with vault.writing():
            if draft:
                vault.drafts.keep(draft, None)
            return vault.moments.save(moment)

    return run


def moment(moment_id: int) -> Operation[Moment | None]:
    """One moment."""

    def run(vault: Vault) -> Moment | None:
        with vault.reading():
            return vault.moments.get(moment_id)

    return run


def moments(after: Moment | None = None, limit: int = 50) -> Operation[list[Moment]]:
    """The newest moments."""

    def run(vault: Vault) -> list[Moment]:
        with vault.reading():
            return vault.moments.page(after.id if after else None, limit)

    return run


def people() -> Operation[list[Person]]:
    """All people."""

    def run(vault: Vault) -> list[Person]:
        with vault.reading():
            return vault.people.every()

    return run


def add_person(alias: str) -> Operation[Person]:
    """Someone new, or the one who has this alias."""

    def run(vault: Vault) -> Person:
        with vault.writing():
            return vault.people.add(alias)

    return run


def save_check_in(check_in: CheckIn) -> Operation[CheckIn]:
    """Keep a day's check-in; Trouble day-not-over or too-late-to-confirm by the rule."""

    def run(vault: Vault) -> CheckIn:
        with vault.writing():
            return vault.check_ins.save(check_in, _day_ends(vault))

    return run


def check_in(day: date) -> Operation[CheckIn | None]:
    """A day's check-in."""

    def run(vault: Vault) -> CheckIn | None:
        with vault.reading():
            return vault.check_ins.of(day)

    return run


def save_worksheet(worksheet: Worksheet) -> Operation[Worksheet]:
    """Keep a worksheet; gives it back with its id and stamps."""

    def run(vault: Vault) -> Worksheet:
        with vault.writing():
            return vault.worksheets.save(worksheet)

    return run


def worksheet(worksheet_id: int) -> Operation[Worksheet | None]:
    """One worksheet."""

    def run(vault: Vault) -> Worksheet | None:
        with vault.reading():
            return vault.worksheets.get(worksheet_id)

    return run


def worksheets(after: Worksheet | None = None, limit: int = 50) -> Operation[list[Worksheet]]:
    """The newest worksheets."""

    def run(vault: Vault) -> list[Worksheet]:
        with vault.reading():
            return vault.worksheets.page(after.id if after else None, limit)

    return run


def history(first: date | None = None, last: date | None = None) -> Operation[History]:
    """Counts per day and confirmed days, for the charts."""

    def run(vault: Vault) -> History:
        with vault.reading():
            return vault.moments.history(first, last)

    return run


def keep_draft(place: str, body: dict[str, Any] | None) -> Operation[None]:
    """Keep the contents of a form that is not saved yet; None forgets them."""

    def run(vault: Vault) -> None:
        with vault.writing():
            vault.drafts.keep(place, body)

    return run


def draft(place: str) -> Operation[dict[str, Any] | None]:
    """The contents of a form that were kept."""

    def run(vault: Vault) -> dict[str, Any] | None:
        with vault.reading():
            return vault.drafts.get(place)

    return run


def settings() -> Operation[dict[str, object]]:
    """The settings that stand in the diary."""

    def run(vault: Vault) -> dict[str, object]:
        with vault.reading():
            return vault.settings.every()

    return run


def keep_setting(key: str, value: object) -> Operation[None]:
    """Keep one setting in the diary."""

    def run(vault: Vault) -> None:
        with vault.writing():
            vault.settings.keep(key, value)

    return run


def everything() -> Operation[Everything]:
    """All that the diary holds."""

    def run(vault: Vault) -> Everything:
        with vault.reading():
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

    return run


def _day_ends(vault: Vault) -> int:
    kept = vault.settings.every().get("day_ends", DAY_ENDS)
    return kept if isinstance(kept, int) else DAY_ENDS


def _shelf(vault: Vault, kind: str) -> Shelf | Resources:
    shelves: dict[str, Shelf | Resources] = {
        "entry": vault.entries,
        "moment": vault.moments,
        "check_in": vault.check_ins,
        "worksheet": vault.worksheets,
        "pause": vault.pauses,
        "resource": vault.resources,
    }
    return shelves[kind]
