"""Writing: one entry, saved by itself, never twice and never lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject

from nearward.domain.day import day_of
from nearward.domain.things import Entry
from nearward.session import operations
from nearward_ui.kit.around import Surroundings
from nearward_ui.kit.keeping import Keeping


class Writing(Keeping):
    """The entry on the page and what of it is on the disk."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(around, _fresh(around), operations.save_entry, parent)

    @property
    def entry(self) -> Entry:
        """The entry as it stands on the page."""
        thing: Entry = self._thing
        return thing

    def begin(self) -> None:
        """A new entry, now. It is stored when something is written."""
        self.take(_fresh(self._around))

    def show(self, entry: Entry) -> None:
        """Go on with an entry that is stored."""
        self.take(entry)

    def change(self, title: str, text: str) -> None:
        """What the page says now."""
        if (title, text) != (self.entry.title, self.entry.text):
            self.put(replace(self.entry, title=title, text=text))

    def give(self, tags: tuple[str, ...], people: tuple[int, ...]) -> None:
        """Tags and people beside the text; an empty page keeps them until something is written."""
        self._put_or_hold(replace(self.entry, tags=tags, people=people))

    def mark(self, starred: bool, mood: int | None) -> None:
        """A star or none, and how it was; an empty page keeps them until something is written."""
        self._put_or_hold(replace(self.entry, starred=starred, mood=mood))

    def answer(self, prompt: str) -> None:
        """The question that this entry answers; "" takes it away."""
        self._put_or_hold(replace(self.entry, prompt=prompt))

    def move(self, at: datetime) -> None:
        """Another date and time."""
        day = day_of(at, self._around.settings.day_ends)
        self._put_or_hold(replace(self.entry, at=at, day=day))

    def _put_or_hold(self, changed: Entry) -> None:
        """What stands beside the words; without words it waits for them."""
        if changed == self.entry:
            return
        if changed.id or changed.title or changed.text:
            self.put(changed)
        else:
            self._thing = changed

    def forget(self) -> None:
        """The entry was deleted: nothing of it is saved any more."""
        self.begin()


def _fresh(around: Surroundings) -> Entry:
    at = around.clock()
    return Entry(at=at, day=day_of(at, around.settings.day_ends))
