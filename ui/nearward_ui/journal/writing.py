"""Writing: one entry, saved by itself, never twice and never lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nearward.domain.day import day_of
from nearward.domain.model import Entry
from nearward.session.ask import entries, pictures
from nearward.session.operation import in_turn
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.saving.autosaver import Autosaver

if TYPE_CHECKING:
    from nearward.session.ask.pictures import KeptPicture, Ready
    from nearward.session.operation import Operation
    from nearward_ui.journal.pictures.picture_intake import Keep


class Writing(Autosaver):
    """The entry on the page and what of it is on the disk."""

    def __init__(
        self, around: PageContext, parent: QObject, read: Callable[[Entry], Entry]
    ) -> None:
        """`read` gives an entry with title and text as the page says them."""
        super().__init__(around, _fresh(around), entries.save, parent, read)

    @property
    def entry(self) -> Entry:
        """The entry as it stands on the page."""
        thing: Entry = self.thing
        return thing

    @property
    def around_words(self) -> Entry:
        """The entry for what stands around its words: they are not read for it."""
        entry: Entry = self._thing
        return entry

    def begin(self) -> None:
        """A new entry, now. It is stored when something is written."""
        self.take(_fresh(self._around))

    def show(self, entry: Entry) -> None:
        """Go on with an entry that is stored."""
        self.take(entry)

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

    def home(self) -> Keep:
        """What keeps pictures with this entry, also when another one stands on the page by then.

        An entry that is not kept yet is saved with its first picture.
        """
        entry, on_disk = self.entry, self._on_disk

        def keep(ready: Ready) -> Operation[KeptPicture]:
            def keeping() -> Operation[KeptPicture]:
                here = replace(entry, id=on_disk[-1].id) if on_disk and not entry.id else entry
                return pictures.keep(here, ready)

            def done(kept: KeptPicture) -> None:
                if not entry.id and not on_disk:
                    on_disk[:] = [kept.entry]

            return in_turn(keeping, done)

        return keep

    def learn(self, entry: Entry) -> bool:
        """An entry was saved with a picture; whether it is the one on the page."""
        here = self.entry.id or (self._on_disk[-1].id if self._on_disk else 0)
        if here != entry.id:
            return False
        if not self.entry.id:
            self._thing = replace(
                self.entry, id=entry.id, created=entry.created, changed=entry.changed
            )
            self.kept.emit(entry)
            if not self.dirty:
                self._say("saved")
        return True

    def forget(self) -> None:
        """The entry was deleted: nothing of it is saved any more."""
        self.begin()


def _fresh(around: PageContext) -> Entry:
    at = around.clock()
    return Entry(at=at, day=day_of(at, around.settings.day_ends))
