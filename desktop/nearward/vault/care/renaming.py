"""New names for tags and people, in every text that says them; and two put together.

All of one renaming is part of one transaction of the caller's. Entries and worksheets keep the
words they had as a version. Things in the trash are renamed with the others, so that they fit when
they come back; versions keep the names they were written with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nearward.domain import query
from nearward.domain.kinds import BY_NAME, KINDS, name_of, pointing_at
from nearward.domain.model import Entry
from nearward.domain.text.mentions import fold, is_tag, people_in, person_renamed, tag_renamed
from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.vault.tables.kinds.people import one_line

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

Change = Callable[[str], str]
Tell = Callable[[int], None]


class NoTag(Trouble):
    """What was typed cannot be a tag."""

    code = "no-tag"
    message = N_("A tag is one word: letters, digits, - and _, with at least one letter.")


class NoAlias(Trouble):
    """What was typed cannot be an alias that stands in texts."""

    code = "no-alias"
    message = N_("A name begins with a letter or a digit.")


class AliasTaken(Trouble):
    """Another person has the alias."""

    code = "alias-taken"
    message = N_("Someone else already has this name.")
    advice = N_("You can merge the two.")


class OtherwiseRead(Trouble):
    """With the new name a text would be read as naming someone else."""

    code = "otherwise-read"
    message = N_("With this name, some texts would point to someone else. Nothing was changed.")
    advice = N_("Please choose another name.")


class Renaming:
    """Works on all kinds of a diary. `tell` hears how many things are done, and may raise."""

    def __init__(self, vault: Vault, tell: Tell | None = None) -> None:
        self._vault = vault
        self._tell = tell
        self._done = 0

    def tag(self, old: str, new: str) -> int:
        """Let a tag have another name; one that is there already takes it in. Gives how many
        things were changed. Raises NoTag."""
        new = new.strip().lstrip("#")
        if not is_tag(new):
            raise NoTag
        key = fold(old)

        def given(entry: Entry) -> Entry:
            tags = dict.fromkeys(new if fold(tag) == key else tag for tag in entry.tags)
            return replace(entry, tags=tuple(tags))

        things = self._vault.tags.things(old)
        self._each(things, lambda text: tag_renamed(text, old, new), given)
        self._single(lambda text: tag_renamed(text, old, new))
        self._drafts(lambda text: tag_renamed(text, old, new))
        self._searches("tag", old, new)
        return self._done

    def person(self, person_id: int, alias: str) -> int:
        """Let someone have another alias; gives how many things were changed.

        Raises NoAlias, AliasTaken, OtherwiseRead.
        """
        people, alias = self._vault.people, one_line(alias)
        person = people.get(person_id)
        if person is None:
            raise LookupError(person_id)
        if alias == person.alias:
            return 0
        other = people.called(alias)
        if other is not None and other.id != person_id and fold(alias) != fold(person.alias):
            raise AliasTaken
        things = self._naming(person_id)
        change = self._to(person.alias, alias)
        if things:
            _must_be_read(alias)
        people.save(replace(person, alias=alias, named=True))
        self._each(things, change)
        self._single(change)
        self._drafts(change)
        self._searches("person", person.alias, alias)
        return self._done

    def merge(self, person_id: int, into_id: int) -> int:
        """Put someone together with another, whose alias stays; gives how many were changed.

        What is noted of both is kept; of two ratings on a day the other's stays. Raises NoAlias,
        OtherwiseRead.
        """
        people, connection = self._vault.people, self._vault.connection
        one, other = people.get(person_id), people.get(into_id)
        if one is None or other is None or person_id == into_id:
            raise LookupError(person_id)
        things, change = self._naming(person_id), self._to(one.alias, other.alias)
        if things:
            _must_be_read(other.alias)

        def given(entry: Entry) -> Entry:
            ids = dict.fromkeys(into_id if who == person_id else who for who in entry.people)
            return replace(entry, people=tuple(ids))

        sql = "SELECT kind, thing_id FROM person_in WHERE person_id = ? AND typed = 0"
        beside = [(name_of(kind), thing) for kind, thing in connection.execute(sql, (person_id,))]
        for row, owner in pointing_at("person"):
            if not owner.must:
                sql = f"UPDATE {row.table} SET {owner.field} = ? WHERE {owner.field} = ?"
                connection.execute(sql, (into_id, person_id))
        self._take_ratings(person_id, into_id)
        self._vault.worksheets.lead("person", person_id, into_id)
        self._each(sorted({*things, *beside}), change, given)
        self._single(change)
        self._drafts(change, {person_id: into_id})
        about = "\n\n".join(dict.fromkeys(a for a in (other.about, one.about) if a))
        relation = other.relation or one.relation
        people.save(replace(other, about=about, relation=relation, named=True))
        self._searches("person", one.alias, other.alias)
        if people.get(person_id) is not None and not people.forget(person_id):
            raise RuntimeError("something still stands in the one who was put together")
        return self._done

    def _to(self, old: str, new: str) -> Change:
        aliases = [person.alias for person in self._vault.people.every()]

        def change(text: str) -> str:
            try:
                return person_renamed(text, old, new, aliases)
            except ValueError:
                raise OtherwiseRead from None

        return change

    def _naming(self, person_id: int) -> list[tuple[str, int]]:
        """(kind, id) of all whose text names someone."""
        sql = (
            "SELECT kind, thing_id FROM person_in WHERE person_id = ? AND typed = 1"
            " ORDER BY kind, thing_id"
        )
        found = self._vault.connection.execute(sql, (person_id,))
        return [(name_of(kind), thing_id) for kind, thing_id in found]

    def _each(
        self,
        things: Iterable[tuple[str, int]],
        change: Change,
        given: Callable[[Entry], Entry] | None = None,
    ) -> None:
        vault = self._vault
        for kind, thing_id in things:
            if self._tell is not None:
                self._tell(self._done)
            table = vault.things(kind)
            thing = table.get(thing_id)
            if thing is not None:
                if given is not None and isinstance(thing, Entry):
                    thing = given(thing)
                row = BY_NAME[kind]
                fresh = {
                    name: _deep(getattr(thing, name), change) for name in row.named_in or row.says
                }
                kept = table.save(replace(thing, **fresh), keep_version=True)
                if isinstance(kept, Entry):
                    vault.passages.rename(kept.id, kept.text, change)
            self._done += 1

    def _single(self, change: Change) -> None:
        """What a diary has once goes on with the new name; no index says who stands in it."""
        for kind in KINDS:
            table: Any = self._vault.tables[kind.name]
            there = table.get() if kind.is_single else None
            if there is not None:
                fresh = {name: _deep(getattr(there, name), change) for name in kind.same_by}
                if (renamed := replace(there, **fresh)) != there:
                    table.save(renamed)

    def _drafts(self, change: Change, others: dict[int, int] | None = None) -> None:
        """Forms that were begun go on with the new name, and with the one who stays."""
        drafts = self._vault.drafts
        for place, body in drafts.every().items():
            fresh = _deep(body, change)
            if isinstance(fresh, dict) and others and fresh.get("person_id") in others:
                fresh["person_id"] = others[fresh["person_id"]]
            if fresh != body:
                drafts.keep(place, fresh)

    def _searches(self, kind: str, old: str, new: str) -> None:
        """Searches that have a name go on finding the same."""
        searches = self._vault.saved_searches
        for saved in searches.every():
            text = query.renamed(saved.query, kind, old, new)
            if text != saved.query:
                searches.save(replace(saved, query=text))

    def _take_ratings(self, person_id: int, into_id: int) -> None:
        execute = self._vault.connection.execute
        sql = (
            "DELETE FROM person_rating WHERE person_id = ? AND day IN"
            " (SELECT day FROM person_rating WHERE person_id = ?)"
        )
        execute(sql, (person_id, into_id))
        sql = "UPDATE person_rating SET person_id = ? WHERE person_id = ?"
        execute(sql, (into_id, person_id))


def _must_be_read(alias: str) -> None:
    if [mark.name for mark in people_in(f"@{alias}", [alias])] != [alias]:
        raise NoAlias


def _deep(value: Any, change: Change) -> Any:
    """A JSON-like value with every text changed; names stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: _deep(part, change) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_deep(part, change) for part in value)
    return value
