"""Writing: one entry, saved by itself, never twice and never lost."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from nearward.domain.day import day_of
from nearward.domain.things import Entry
from nearward.domain.trouble import Trouble
from nearward.session import operations
from nearward.session.autosave import Autosave
from nearward.session.desk import Operation
from nearward_ui.kit import Surroundings

RETRY_SECONDS = 3.0


class Writing(QObject):
    """The entry on the page and what of it is on the disk.

    `state` carries "", "unsaved", "saving", "saved" or a Trouble; `kept` carries the entry as the
    vault holds it. A first save is waited for before the next, so that no entry is made twice.
    """

    state = Signal(object)
    kept = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self._around = around
        self._policy = Autosave()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self._entry = self._fresh()
        self._saving = False
        self._again = False
        self._serial = 0

    @property
    def entry(self) -> Entry:
        """The entry as it stands on the page."""
        return self._entry

    @property
    def dirty(self) -> bool:
        """Whether the page holds something that is not on the disk."""
        return self._policy.dirty or self._saving

    def begin(self) -> None:
        """A new entry, now. It is stored when something is written."""
        self._take(self._fresh())

    def show(self, entry: Entry) -> None:
        """Go on with an entry that is stored."""
        self._take(entry)

    def change(self, title: str, text: str) -> None:
        """What the page says now."""
        if (title, text) != (self._entry.title, self._entry.text):
            self._entry = replace(self._entry, title=title, text=text)
            self._touched()

    def move(self, at: datetime) -> None:
        """Another date and time."""
        day = day_of(at, self._around.settings.day_ends)
        self._entry = replace(self._entry, at=at, day=day)
        if self._entry.id or self._entry.title or self._entry.text:
            self._touched()

    def save(self) -> None:
        """Save now, if something is unsaved."""
        self._timer.stop()
        if not self._policy.dirty:
            return
        if self._saving:
            self._again = True
            return
        self._saving = True
        self._policy.kept()
        serial = self._serial
        self.state.emit("saving")
        self._around.desk.ask(
            operations.save_entry(self._entry),
            lambda kept: self._on_kept(serial, kept),
            lambda trouble: self._on_trouble(serial, trouble),
        )

    def unsaved(self) -> Operation[object] | None:
        """What a lock must still save."""
        if not self.dirty:
            return None
        return operations.save_entry(self._entry) if not self._saving or self._entry.id else None

    def forget(self) -> None:
        """The entry was deleted: nothing of it is saved any more."""
        self._take(self._fresh())

    def _fresh(self) -> Entry:
        at = self._around.clock()
        return Entry(at=at, day=day_of(at, self._around.settings.day_ends))

    def _take(self, entry: Entry) -> None:
        self._timer.stop()
        self._serial += 1
        self._entry = entry
        self._saving = self._again = False
        self._policy = Autosave()
        self.state.emit("saved" if entry.id else "")

    def _touched(self) -> None:
        now = time.monotonic()
        self._policy.touched(now)
        due = self._policy.due_in(now)
        self._timer.start(round((due or 0) * 1000))
        self.state.emit("unsaved")

    def _on_kept(self, serial: int, kept: Entry) -> None:
        self.kept.emit(kept)
        if serial != self._serial:
            return
        self._saving = False
        self._entry = replace(self._entry, id=kept.id, created=kept.created, changed=kept.changed)
        if self._again or self._policy.dirty:
            self._again = False
            self.save()
        else:
            self.state.emit("saved")

    def _on_trouble(self, serial: int, trouble: Trouble) -> None:
        if serial != self._serial:
            return
        self._saving = self._again = False
        self._policy.touched(time.monotonic())
        self._timer.start(round(RETRY_SECONDS * 1000))
        self.state.emit(trouble)
