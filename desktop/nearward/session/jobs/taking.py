"""What was read is kept: as a new entry, as newer words of one, or beside what was changed here."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from nearward.domain.came import Came, EntryWords
from nearward.domain.model import Entry, Version
from nearward.session.operation import reads, steps, writes

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator

    from nearward.domain.cards import NamedArrival
    from nearward.exchange.source_model import SourceEntry
    from nearward.session.jobs.import_report import Imported
    from nearward.vault.tables.arrivals import Here
    from nearward.vault.vault import Vault


class TakenIn:
    """Writes, in a transaction of the caller's, and notes what can be taken back."""

    def __init__(self, vault: Vault, source: str, done: Imported) -> None:
        self._vault, self._source, self._done = vault, source, done

    def new(self, entry: Entry) -> int:
        """An entry that was not here; it says itself what came of it."""
        entry_id = self._vault.entries.put(entry)
        self._done.ids.append(entry_id)
        return entry_id

    def with_pictures(self, entry: Entry, words: EntryWords, text: str) -> None:
        """A new entry, whose text names its pictures by the ids they have here."""
        if text != entry.text:
            self._vault.entries.put(replace(entry, text=text))
            kept = words._replace(text=text).digest
            self._vault.arrivals.keep(entry.id, Came(kept, (words.digest,)))

    def there(self, here: Here, found: SourceEntry, words: EntryWords, shown: EntryWords) -> None:
        """Nothing new: it is noted that these words came, and the id that it has there now."""
        came = here.came
        if words.digest not in came.raw:
            stands = shown == self._vault.arrivals.words(here.id)
            came = came.and_now(words.digest, shown.digest if stands else "")
        self._note(here, found, came)

    def newer(self, here: Here, found: SourceEntry, entry: Entry, words: EntryWords) -> None:
        """Its words take the place of those here, which become a version."""
        vault = self._vault
        self._rise(here)
        kept = vault.entries.save(self._joined(here.id, entry, words=True), keep_version=True)
        self._done.newer_versions.append(vault.arrivals.newest_version(here.id))
        stands = EntryWords(kept.title, kept.text, kept.prompt)
        self._note(here, found, here.came.and_now(words.digest, stands.digest))

    def beside(self, here: Here, found: SourceEntry, entry: Entry, words: EntryWords) -> None:
        """Its words become a version; those that were changed here stay."""
        vault = self._vault
        self._rise(here)
        vault.entries.put(self._joined(here.id, entry, words=False))
        now = datetime.now(UTC)
        version = Version(
            kind="entry",
            thing_id=here.id,
            created=found.changed or now,
            kept=now,
            body={"title": entry.title, "text": entry.text, "prompt": entry.prompt},
        )
        self._done.differing_versions.append(vault.versions.put_back(version))
        self._note(here, found, here.came.and_now(words.digest))

    def _joined(self, entry_id: int, entry: Entry, *, words: bool) -> Entry:
        """The entry here with what came with it. What was set here stays."""
        now = self._vault.entries.get(entry_id)
        if now is None:
            raise LookupError(entry_id)
        joined = replace(
            now,
            tags=tuple(dict.fromkeys((*now.tags, *entry.tags))),
            mood=entry.mood if now.mood is None else now.mood,
            starred=now.starred or entry.starred,
            extra={**now.extra, **entry.extra},
        )
        if not words:
            return joined
        return replace(joined, title=entry.title, text=entry.text, prompt=entry.prompt)

    def _rise(self, here: Here) -> None:
        """Words that somebody wrote after it was deleted here must not go with it."""
        if here.is_trashed:
            self._vault.entries.untrash(here.id)
            self._done.risen.append(here.id)

    def _note(self, here: Here, found: SourceEntry, came: Came) -> None:
        if (came.line, found.source_id) != (here.came.line, here.source_id):
            self._vault.arrivals.keep(here.id, came, found.source_id)


@reads
def named(vault: Vault, ids: Iterable[int]) -> list[NamedArrival]:
    """Entries by their days and titles."""
    return list(vault.arrivals.named(ids))


@steps
def named_both(vault: Vault, done: Imported) -> tuple[list[NamedArrival], list[NamedArrival]]:
    """The entries with newer words, and those that differ on both sides."""
    return named(done.newer_ids)(vault), named(done.differing_ids)(vault)


@writes("entry", "version")
def take_back(vault: Vault, done: Imported) -> Imported:
    """What an import brought goes again: new entries to the trash, newer words behind the earlier.

    What was written here since stays, as the words of an entry or as a version of it.
    """
    for entry_id in done.ids:
        vault.entries.trash(entry_id)
    for entry_id, version_id in _from_the_last(done.newer_ids, done.newer_versions):
        _earlier(vault, entry_id, version_id)
    for entry_id, version_id in _from_the_last(done.differing_ids, done.differing_versions):
        vault.versions.remove(version_id)
        vault.arrivals.keep(entry_id, vault.arrivals.came(entry_id).without_last())
    for entry_id in done.risen:
        vault.entries.trash(entry_id)
    return done


def _from_the_last(ids: array[int], versions: array[int]) -> Iterator[tuple[int, int]]:
    return zip(reversed(ids), reversed(versions), strict=True)


def _earlier(vault: Vault, entry_id: int, version_id: int) -> None:
    """An entry has the words of a version again, and its source can bring the others once more."""
    now, version = vault.entries.get(entry_id), vault.versions.get(version_id)
    if now is None or version is None:
        return
    came = vault.arrivals.came(entry_id)
    stands = EntryWords(now.title, now.text, now.prompt)
    earlier = EntryWords(*(str(version.body.get(name) or "") for name in EntryWords._fields))
    back = replace(now, title=earlier.title, text=earlier.text, prompt=earlier.prompt)
    if stands.digest == came.kept:
        vault.versions.remove(version_id)
        vault.entries.put(back)
    else:
        # written on since: those words are kept as a version
        vault.entries.save(back, keep_version=True)
    vault.arrivals.keep(entry_id, came.without_last(earlier.digest))
