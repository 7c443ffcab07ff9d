"""What pages ask of the desk about people and tags."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from nearward.domain.cards import Card
from nearward.domain.changes import IN_TIMELINE
from nearward.domain.kinds import KINDS, pointing_at
from nearward.domain.model import Person, PersonCounts, PersonRating, TagCount
from nearward.domain.trouble import Interrupted
from nearward.session.operation import reads, steps, writes

if TYPE_CHECKING:
    from nearward.domain.cards import Held
    from nearward.session.jobs.progress import JobProgress
    from nearward.vault.care.renaming import Renaming
    from nearward.vault.vault import Vault


#: the kinds that a new name can change
RENAMED = (
    *("person", "saved_search", "version", "draft", "setting"),
    *(kind.name for kind in KINDS if kind.is_single),
    *{*IN_TIMELINE, *(kind.name for kind, _owner in pointing_at("person"))},
)
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


@reads
def every(vault: Vault) -> list[Person]:
    """All people."""
    return vault.people.every()


@writes("person")
def add(vault: Vault, alias: str) -> Person:
    """Someone new, or the one who has this alias."""
    return vault.people.add(alias)


@reads
def known(vault: Vault) -> Known:
    """All people."""
    return Known(vault.people.every(), vault.people.counts())


class Of(NamedTuple):
    """One person, in how much they stand, and how it was with them."""

    person: Person
    counts: PersonCounts | None
    ratings: list[PersonRating]


@reads
def of(vault: Vault, person_id: int) -> Of | None:
    """All that is known of someone."""
    person = vault.people.get(person_id)
    if person is None:
        return None
    counts = vault.people.counts_of(person_id)
    return Of(person, counts, vault.person_ratings.of(person_id))


@reads
def called(vault: Vault, alias: str) -> Person | None:
    """Who has an alias."""
    return vault.people.called(alias)


@reads
def cards(vault: Vault, person_id: int, after: Card | None = None, limit: int = 50) -> list[Card]:
    """The newest in which someone stands."""
    return vault.people.cards(person_id, after, limit)


@writes("person")
def save(vault: Vault, person: Person) -> Person | None:
    """Keep what is noted of someone; their alias stays as it is (`rename`).

    None when they were removed meanwhile, or put together with someone.
    """
    there = vault.people.get(person.id)
    if person.id and there is None:
        return None
    alias = person.alias if there is None else there.alias
    return vault.people.save(replace(person, alias=alias, named=True))


@writes("person")
def forget(vault: Vault, person_id: int) -> bool:
    """Remove someone in whom nothing stands; False when something does."""
    return vault.people.forget(person_id)


@writes("person_rating")
def rate(vault: Vault, rating: PersonRating) -> list[PersonRating] | None:
    """Keep a rating of a day (both unset: take it back); gives all of that person.

    None when they were removed meanwhile, or put together with someone.
    """
    if not vault.person_ratings.rate(rating):
        return None
    return vault.person_ratings.of(rating.person_id)


@reads
def names(vault: Vault) -> Names:
    """What can be completed while writing."""
    tags = vault.tags.common(OFFERED)
    people = [person.alias for person in vault.people.every() if not person.archived]
    return Names(tags, people)


@reads
def held(vault: Vault, entry_id: int) -> Held:
    """The tags and people of an entry as it was saved."""
    return vault.entries.held(entry_id)


@reads
def tags(vault: Vault) -> list[TagCount]:
    """All tags, by their names."""
    return vault.tags.every()


@steps
def rename_tag(vault: Vault, old: str, new: str, way: JobProgress) -> int | None:
    """Everywhere, or nowhere; gives how many things were changed, None when it was stopped."""
    return _everywhere(vault, way, lambda renaming: renaming.tag(old, new))


@steps
def rename(vault: Vault, person_id: int, alias: str, way: JobProgress) -> int | None:
    """Everywhere, or nowhere; gives how many things were changed, None when it was stopped."""
    return _everywhere(vault, way, lambda renaming: renaming.person(person_id, alias))


@steps
def merge(vault: Vault, person_id: int, into_id: int, way: JobProgress) -> int | None:
    """Two people become one, everywhere or nowhere; None when it was stopped."""
    return _everywhere(vault, way, lambda renaming: renaming.merge(person_id, into_id))


def _everywhere(vault: Vault, way: JobProgress, work: Callable[[Renaming], int]) -> int | None:
    from nearward.vault.care.renaming import Renaming

    try:
        with vault.writing():
            count = work(Renaming(vault, way.tell))
    except Interrupted:
        if not way.is_stopped():
            raise
        return None
    vault.changes.note(*RENAMED)
    return count
