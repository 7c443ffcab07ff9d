"""Keeping one thing of the diary while it is written: saved by itself, never twice, never lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from nearward.domain.things import Entry, Worksheet
from nearward.domain.trouble import Trouble
from nearward.session.autosave import Autosave
from nearward_ui.kit.around import Surroundings

if TYPE_CHECKING:
    from nearward.session.desk import Operation
    from nearward.vault.vault import Vault

RETRY_SECONDS = 3.0
Kept = Entry | Worksheet


class Keeping(QObject):
    """A thing on the page and what of it is on the disk.

    `state` carries "", "unsaved", "saving", "saved" or a Trouble; `kept` carries the thing as the
    vault holds it. Saves run one after the other on the desk; each learns from the one before which
    id the thing was given, so that none is made twice, whatever a lock asks in between. When its
    page goes, it goes too, and asks nothing of a diary that is closed by then.
    """

    state = Signal(object)
    kept = Signal(object)

    def __init__(
        self,
        around: Surroundings,
        thing: Kept,
        save: Callable[[Any], Operation[Any]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._save = save
        self._policy = Autosave()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self._thing: Any = thing
        self._on_disk: list[Any] = []
        self._saving = False
        self._again = False
        self._serial = 0

    @property
    def thing(self) -> Any:
        """The thing as it stands on the page."""
        return self._thing

    @property
    def dirty(self) -> bool:
        """Whether the page holds something that is not on the disk."""
        return self._policy.dirty or self._saving

    def take(self, thing: Kept) -> None:
        """Go on with another thing; what the one before still needs was asked by `save`."""
        self._timer.stop()
        self._serial += 1
        self._thing = thing
        self._on_disk = []
        self._saving = self._again = False
        self._policy = Autosave()
        self.state.emit("saved" if thing.id else "")

    def put(self, thing: Kept) -> None:
        """The thing as the page says it now; saved when a moment of quiet comes."""
        self._thing = thing
        now = time.monotonic()
        self._policy.touched(now)
        self._timer.start(round((self._policy.due_in(now) or 0) * 1000))
        self.state.emit("unsaved")

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
        self.state.emit("saving")
        self._around.desk.ask(
            self._operation(),
            partial(self._on_kept, self._serial),
            partial(self._on_trouble, self._serial),
        )

    def unsaved(self) -> Operation[object] | None:
        """What a lock must still save."""
        return self._operation() if self.dirty else None

    def _operation(self) -> Operation[Any]:
        thing, on_disk, save = self._thing, self._on_disk, self._save

        def run(vault: Vault) -> Any:
            wanted = thing
            if on_disk and not wanted.id:
                last = on_disk[-1]
                wanted = replace(wanted, id=last.id, created=last.created, changed=last.changed)
            made = save(wanted)(vault)
            on_disk[:] = [made]
            return made

        return run

    def _on_kept(self, serial: int, kept: Kept) -> None:
        self.kept.emit(kept)
        if serial != self._serial:
            return
        self._saving = False
        self._thing = replace(self._thing, id=kept.id, created=kept.created, changed=kept.changed)
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
