"""The pictures of an entry, small, in its details."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from nearward.domain.model import Picture
from nearward.session.ask import pictures as asked
from nearward_ui.journal.pictures.picture_strip import Strip
from nearward_ui.journal.pictures.previews import Previews
from nearward_ui.kit.context import PageContext


class EntryThumbs(Strip):
    """A row of them. `some` says whether there are any."""

    some = Signal(bool)

    def __init__(self, around: PageContext) -> None:
        super().__init__(around.words("Pictures of this entry"), around)
        self._desk = around.desk
        self._entry, self._is_seen = 0, False
        self._previews = Previews(self, around)

    def show_entry(self, entry_id: int) -> None:
        """Those of an entry; 0: none."""
        self._entry = entry_id
        self.read()

    def be_seen(self, on: bool) -> None:
        """It is in sight now, or not."""
        self._is_seen = on
        self.read()

    def read(self) -> None:
        """Read which there are."""
        if self._entry and self._is_seen:
            then = partial(self._on_pictures, self._entry)
            self._desk.ask(asked.of(self._entry), then, lane="journal-thumbs")
        elif not self._entry:
            self._on_pictures(0, [])

    def stop(self) -> None:
        """A lock comes: nothing more is decoded."""
        self._previews.drop()

    def _on_pictures(self, entry_id: int, pictures: list[Picture]) -> None:
        if entry_id != self._entry:
            return
        if pictures != self.shown.pictures:
            self.show_pictures(pictures)
        self.some.emit(bool(pictures))
