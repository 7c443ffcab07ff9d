"""What pages ask of the desk about people and tags."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.things import Card, Person, PersonCounts, PersonRating, TagCount
from nearward.vault.connection import Interrupted

if TYPE_CHECKING:
    from nearward.session.desk import Operation
    from nearward.session.underway import Underway
    from nearward.vault.links import Held
    from nearward.vault.renaming import Renaming
    from nearward.vault.vault import Vault


#: so many tags are offered while writing, those that stand in most
OFFERED = 2000


class Known(NamedTuple):
    """All people, and in how much each stands."""

    people: list[Person]
    counts: dict[int, PersonCounts]


class Names(NamedTuple):
    """What can be completed while writing: tags by how often, people who are not archived."""

    tags: list[str]
    people: list[str]


def known() -> Operation[Known]:
    """All people."""

    def run(vault: Vault) -> Known:
        with vault.reading():
            return Known(vault.people.every(), vault.people.counts())

    return run


class Of(NamedTuple):
    """One person, in how much they stand, and how it was with them."""

    person: Person
    counts: PersonCounts | None
    ratings: list[PersonRating]


def of(person_id: int) -> Operation[Of | None]:
    """All that is known of someone."""

    def run(vault: Vault) -> Of | None:
        with vault.reading():
            person = vault.people.get(person_id)
            if person is None:
                return None
            counts = vault.people.counts_of(person_id)
            return Of(person, counts, vault.people.ratings(person_id))

    return run


def called(alias: str) -> Operation[Person | None]:
    """Who has an alias."""

    def run(vault: Vault) -> Person | None:
        with vault.reading():
            return vault.people.called(alias)

    return run


def cards(person_id: int, after: Card | None = None, limit: int = 50) -> Operation[list[Card]]:
    """The newest in which someone stands."""

    def run(vault: Vault) -> list[Card]:
        with vault.reading():
            return vault.people.cards(person_id, after, limit)

    return run


def save(person: Person) -> Operation[Person | None]:
    """Keep what is noted of someone; their alias stays as it is (`rename`).

    None when they were removed meanwhile, or put together with someone.
    """

    def run(vault: Vault) -> Person | None:
        with vault.writing():
            there = vault.people.get(person.id)
            if person.id and there is None:
                return None
            alias = person.alias if there is None else there.alias
            return vault.people.save(replace(person, alias=alias, named=True))

    return run


def forget(person_id: int) -> Operation[bool]:
    """Remove someone in whom nothing stands; False when something does."""

    def run(vault: Vault) -> bool:
        with vault.writing():
            return vault.people.forget(person_id)

    return run


def rate(rating: PersonRating) -> Operation[list[PersonRating] | None]:
    """Keep a rating of a day (both unset: take it back); gives all of that person.

    None when they were removed meanwhile, or put together with someone.
    """

    def run(vault: Vault) -> list[PersonRating] | None:
        with vault.writing():
            if not vault.people.rate(rating):
                return None
            return vault.people.ratings(rating.person_id)

    return run


def names() -> Operation[Names]:
    """What can be completed while writing."""

    def run(vault: Vault) -> Names:
        with vault.reading():
            tags = vault.tags.common(OFFERED)
            people = [person.alias for person in vault.people.every() if not person.archived]
            return Names(tags, people)

    return run


def held(entry_id: int) -> Operation[Held]:
    """The tags and people of an entry as it was saved."""

    def run(vault: Vault) -> Held:
        with vault.reading():
            return vault.entries.held(entry_id)

    return run


def tags() -> Operation[list[TagCount]]:
    """All tags, by their names."""

    def run(vault: Vault) -> list[TagCount]:
        with vault.reading():
            return vault.tags.every()

    return run


def rename_tag(old: str, new: str, way: Underway) -> Operation[int | None]:
    """Everywhere, or nowhere; gives how many things were changed, None when it was stopped."""
    return _renaming(way, lambda renaming: renaming.tag(old, new))


def rename(person_id: int, alias: str, way: Underway) -> Operation[int | None]:
    """Everywhere, or nowhere; gives how many things were changed, None when it was stopped."""
    return _renaming(way, lambda renaming: renaming.person(person_id, alias))


def merge(person_id: int, into_id: int, way: Underway) -> Operation[int | None]:
    """Two people become one, everywhere or nowhere; None when it was stopped."""
    return _renaming(way, lambda renaming: renaming.merge(person_id, into_id))


def _renaming(way: Underway, work: Callable[[Renaming], int]) -> Operation[int | None]:
    def run(vault: Vault) -> int | None:
        from nearward.vault.renaming import Renaming

        try:
            with vault.writing():
                return work(Renaming(vault, way.tell))
        except Interrupted:
            if not way.is_stopped():
                raise
            return None

    return run
