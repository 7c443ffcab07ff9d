"""What comes from other programs into the diary: looked at first, then kept in one transaction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from nearward.domain.pictures import NoRoomForPictures, NotAPicture, PictureTooLarge
from nearward.domain.things import Entry
from nearward.exchange import sources
from nearward.exchange.files import Files, reading
from nearward.exchange.found import Dateless, Found, FoundPicture, Note, note, remark
from nearward.session import archives
from nearward.session.imported import Imported, pause
from nearward.words import later

if TYPE_CHECKING:
    from nearward.session.desk import Operation
    from nearward.vault.vault import Vault

NO_DATE_YET = later("It has no date; it can be given one.")
PICTURE = later("Its picture {name} was left out: {why}")
_NUMBER = re.compile(r"[+-]?[0-3]")


@dataclass(frozen=True, slots=True)
class Choices:
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
    choices: Choices | None = None,
    *,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Operation[Imported]:
    """What an import would do. Nothing is kept. `form` empty: it is told from the file.

    `stop` and `progress` as in `bring_in`.
    """

    def run(vault: Vault) -> Imported:
        with reading(path) as files, vault.reading():
            known = form or sources.guess(files)
            if known == sources.OWN:
                return archives.look(files, stop, progress)
            return _Import(vault, files, known, choices or Choices()).look(stop, progress)

    return run


def bring_in(
    path: Path,
    form: str = "",
    choices: Choices | None = None,
    *,
    stop: Callable[[], bool] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Operation[Imported]:
    """Keep all of it, or nothing. `progress` is told how many were read.

    Raises Trouble, and Interrupted as soon as `stop` says so; then the diary is as it was.
    """

    def run(vault: Vault) -> Imported:
        with reading(path) as files, vault.writing():
            known = form or sources.guess(files)
            if known == sources.OWN:
                return archives.take_in(vault, files, stop, progress)
            return _Import(vault, files, known, choices or Choices()).keep(stop, progress)

    return run


class _Import:
    """One reading of a source."""

    def __init__(self, vault: Vault, files: Files, form: str, choices: Choices) -> None:
        self._vault = vault
        self._choices = choices
        self._source = sources.source(files, form, split=choices.split, order=choices.order)
        self._moods = {word.strip().casefold(): mood for word, mood in choices.moods.items()}
        # ids are given once in a reading: a source that is new here has nothing to be asked for
        self._is_known = vault.entries.holds_source(self._source.name)
        self.done = Imported(form)

    def look(
        self, stop: Callable[[], bool] | None, progress: Callable[[int], None] | None
    ) -> Imported:
        """Read only."""
        for found in self._new(stop, progress):
            self.done.kept += 1
            self.done.pictures += len(found.pictures)
            self._entry(found)
        self.done.merged = self._source.merged
        return self.done

    def keep(
        self, stop: Callable[[], bool] | None, progress: Callable[[int], None] | None
    ) -> Imported:
        """Write, in a transaction of the caller's."""
        for found in self._new(stop, progress):
            entry = self._entry(found)
            entry_id = self._vault.entries.put(entry)
            if found.pictures:
                self._pictures(entry, entry_id, found)
            self.done.ids.append(entry_id)
            self.done.kept += 1
        return self.done

    def _new(
        self, stop: Callable[[], bool] | None, progress: Callable[[int], None] | None
    ) -> Iterator[Found]:
        """What is not there yet, counted."""
        for found in self._source.read():
            pause(self.done, stop, progress)
            if isinstance(found, Dateless):
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
            if self._is_known and self._holds(found):
                self.done.already += 1
                continue
            for told in found.notes:
                self.done.say(told)
            self.done.on(found.day)
            yield found

    def _holds(self, found: Found) -> bool:
        return self._vault.entries.holds_source(self._source.name, found.source_id)

    def _entry(self, found: Found) -> Entry:
        extra = dict(found.extra)
        question = extra.pop("question", "")
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
            title=" ".join(found.title.split()),
            text=found.text,
            mood=mood,
            starred=found.starred,
            prompt=question if isinstance(question, str) else "",
            tags=found.tags,
            extra=extra,
        )

    def _mood(self, word: str) -> int | None:
        if not word:
            return None
        mood = self._moods.get(word.strip().casefold())
        if mood is None and self._source.name == "markdown" and _NUMBER.fullmatch(word):
            mood = int(word)
        if mood is None:
            self.done.mood(word)
        return mood

    def _pictures(self, entry: Entry, entry_id: int, found: Found) -> None:
        text = entry.text
        for picture in found.pictures:
            kept = self._picture(picture, entry_id, found.place)
            if kept is not None and picture.mark:
                caption = picture.caption.replace("]", " ")
                text = text.replace(picture.mark, f"![{caption}](picture:{kept})")
        if text != entry.text:
            self._vault.entries.put(replace(entry, id=entry_id, text=text))

    def _picture(self, picture: FoundPicture, entry_id: int, place: str) -> int | None:
        try:
            kept = self._vault.pictures.add(
                entry_id,
                picture.name,
                picture.read(),
                self._choices.as_they_were,
                source=self._source.name,
                source_id=picture.name,
            )
        except (NotAPicture, PictureTooLarge, NoRoomForPictures) as trouble:
            why = WHY[trouble.code]
            self.done.say(remark(place, trouble.code, PICTURE, name=picture.name, why=why))
            return None
        self.done.pictures += 1
        return kept.id


WHY = {
    NotAPicture.code: later("it is none that can be kept."),
    PictureTooLarge.code: later("it is too large."),
    NoRoomForPictures.code: later("there is no room for more pictures."),
}
