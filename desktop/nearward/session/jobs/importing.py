"""What comes from other programs into the diary: looked at first, then kept in one transaction."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from nearward.domain.came import Came, EntryWords
from nearward.domain.changes import NAMES
from nearward.domain.model import Entry
from nearward.exchange import registry
from nearward.exchange.files import Files, reading
from nearward.exchange.formats import table
from nearward.exchange.formats.own import OWN
from nearward.exchange.source_model import Note, SourceEntry, Undated, note, remark
from nearward.i18n import N_
from nearward.session.jobs import json_in
from nearward.session.jobs.again import Again, How
from nearward.session.jobs.import_report import Imported, pause
from nearward.session.jobs.incoming_pictures import Incoming
from nearward.session.jobs.taking import TakenIn
from nearward.vault.tables.row import text_in

if TYPE_CHECKING:
    from nearward.session.operation import Operation
    from nearward.vault.tables.arrivals import Here
    from nearward.vault.vault import Vault

NO_DATE_YET = N_("It has no date; it can be given one.")
WAS_IN_TRASH = N_("It was in the trash, and came back with its newer words.")
_NUMBER = re.compile(r"[+-]?[0-3]")


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """What a person says of a source beforehand.

    moods: its own word for a mood -> -3..+3. dates: the place of what has none -> its day.
    split: texts that another program put together on a day are parted. as_they_were: pictures keep
    what they tell of place and camera. order: "dmy" or "mdy" for days such as 03/04/2025.
    """

    moods: dict[str, int] = field(default_factory=dict)
    dates: dict[str, date] = field(default_factory=dict)
    split: bool = False
    as_they_were: bool = False
    order: str = ""


def dry_run(
    path: Path,
    form: str = "",
    choices: ImportChoices | None = None,
    *,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Operation[Imported]:
    """What an import would do. Nothing is kept. `form` empty: it is told from the file.

    `stop` and `progress` as in `bring_in`.
    """
    return _Asked(path, form, choices or ImportChoices(), stop, progress, writes=False).run


def bring_in(
    path: Path,
    form: str = "",
    choices: ImportChoices | None = None,
    *,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Operation[Imported]:
    """Keep all of it, or nothing. `progress` is told how many were read.

    Raises Trouble, and Interrupted as soon as `stop` says so; then the diary is as it was.
    """
    return _Asked(path, form, choices or ImportChoices(), stop, progress, writes=True).run


class _LookedAt(Exception):  # nothing is wrong
    """All of it was tried, and nothing of it shall stay."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """An import as it was asked for. Without `writes` it is a look, which keeps nothing.

    What comes entry by entry is only read then. A whole diary is taken in by a transaction that is
    undone: what it brings depends on all of it.
    """

    path: Path
    form: str
    choices: ImportChoices
    stop: Callable[[], bool] | None
    progress: Callable[[int], None] | None
    writes: bool

    def run(self, vault: Vault) -> Imported:
        """Look, or bring in."""
        done = self._done(vault)
        if self.writes:
            vault.changes.note(*NAMES)
        return done

    def _done(self, vault: Vault) -> Imported:
        with reading(self.path) as files:
            form = self.form or registry.guess(files)
            if form == OWN:
                return self._whole(vault, files)
            with vault.writing() if self.writes else vault.reading():
                import_ = _Import(vault, files, form, self.choices, writes=self.writes)
                return import_.run(self.stop, self.progress)

    def _whole(self, vault: Vault, files: Files) -> Imported:
        if vault.read_only and not self.writes:
            with vault.reading():
                return json_in.look(files, self.stop, self.progress)
        done = Imported(OWN)
        with contextlib.suppress(_LookedAt), vault.writing():
            done = json_in.take_in(vault, files, self.stop, self.progress)
            if not self.writes:
                raise _LookedAt
        return done


class _Import:
    """One reading of a source. `writes`: what is new is kept, in a transaction of the caller's.

    A look comes to the same decisions and writes nothing.
    """

    def __init__(
        self, vault: Vault, files: Files, form: str, choices: ImportChoices, *, writes: bool
    ) -> None:
        self._vault = vault
        self._choices = choices
        self._source = registry.source(files, form, split=choices.split, order=choices.order)
        self._moods = {word.strip().casefold(): mood for word, mood in choices.moods.items()}
        self._has_moods = table.named(form).has_moods
        self._again = Again(vault, self._source.name)
        self.done = Imported(form)
        self._kept = TakenIn(vault, self._source.name, self.done) if writes else None
        self._pictures = Incoming(
            vault, self._source.name, choices.as_they_were, self.done, writes=writes
        )

    def run(
        self, stop: Callable[[], bool] | None, progress: Callable[[int], None] | None
    ) -> Imported:
        """All of it."""
        read = ((found, _words(found)) for found in self._read(stop, progress))
        for found, words in self._again.ordered(read):
            met = self._again.meet(found, words)
            if met.here is None:
                self._take_new(found, words)
            elif met.how is How.THERE:
                self._leave(found, words, met.here)
            else:
                self._take_words(found, words, met.how, met.here)
        self.done.merged = self._source.merged
        return self.done

    def _read(
        self, stop: Callable[[], bool] | None, progress: Callable[[int], None] | None
    ) -> Iterator[SourceEntry]:
        """What can be taken, counted; the rest is said."""
        for found in self._source.read():
            pause(self.done, stop, progress)
            if isinstance(found, Undated):
                day = self._choices.dates.get(found.place)
                self.done.dateless.append(found.place)
                if day is None:
                    self.done.say(note(found.place, "no-date", NO_DATE_YET))
                    continue
                found = found.found(day)
            if isinstance(found, Note):
                self.done.say(found)
                continue
            self.done.read += 1
            yield found

    def _take_new(self, found: SourceEntry, words: EntryWords) -> None:
        self._say(found)
        self.done.kept += 1
        if self._kept is None:
            # a look notes moods as well
            self._mood(found.mood)
            self._pictures.into(0, found, "")
            return
        digest = words.digest
        entry = self._entry(found, words, Came(digest, (digest,)).line)
        entry_id = self._kept.new(entry)
        self._again.made(entry_id)
        if found.pictures:
            text = self._pictures.into(entry_id, found, entry.text)
            self._kept.with_pictures(replace(entry, id=entry_id), words, text)

    def _leave(self, found: SourceEntry, words: EntryWords, here: Here) -> None:
        self.done.already += 1
        if self._kept is not None:
            self._kept.there(here, found, words, self._again.as_here(here, found, words))

    def _take_words(self, found: SourceEntry, words: EntryWords, how: How, here: Here) -> None:
        """Other words of an entry that is here."""
        self._say(found)
        if here.is_trashed:
            self.done.say(remark(found.place, "was-in-trash", WAS_IN_TRASH))
        is_newer = how is How.NEWER
        self.done.newer += is_newer
        self.done.differing += not is_newer
        (self.done.newer_ids if is_newer else self.done.differing_ids).append(here.id)
        entry = self._entry(found, words)
        text = self._pictures.into(here.id, found, words.text)
        if self._kept is not None:
            take = self._kept.newer if is_newer else self._kept.beside
            take(here, found, replace(entry, text=text), words)

    def _say(self, found: SourceEntry) -> None:
        for told in found.notes:
            self.done.say(told)
        self.done.on(found.day)

    def _entry(self, found: SourceEntry, words: EntryWords, source_digest: str = "") -> Entry:
        extra = dict(found.extra)
        extra.pop("question", "")
        mood = self._mood(found.mood)
        if found.mood and mood is None:
            extra["mood"] = found.mood
        return Entry(
            at=found.at,
            day=found.day,
            created=found.created,
            changed=found.changed or found.created,
            source=self._source.name,
            source_id=found.source_id,
            title=words.title,
            text=words.text,
            mood=mood,
            starred=found.starred,
            prompt=words.prompt,
            tags=found.tags,
            extra=extra,
            source_digest=source_digest,
        )

    def _mood(self, word: str) -> int | None:
        if not word:
            return None
        mood = self._moods.get(word.strip().casefold())
        if mood is None and self._has_moods and _NUMBER.fullmatch(word):
            mood = int(word)
        if mood is None:
            self.done.mood(word)
        return mood


def _words(found: SourceEntry) -> EntryWords:
    """The words as they were read, as they can be stored."""
    question = found.extra.get("question", "")
    prompt = question if isinstance(question, str) else ""
    return EntryWords(text_in(" ".join(found.title.split())), text_in(found.text), text_in(prompt))
