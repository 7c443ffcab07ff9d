"""Keeping one thing of the diary while it is written: saved by itself, never twice, never lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from nearward.domain.changes import KindsChanged
from nearward.domain.model import Direction, Entry, Plan, Worksheet
from nearward.domain.own_sheets import OwnSheet
from nearward.domain.trouble import Trouble, of_a_save
from nearward.session.autosave import Autosave
from nearward.session.operation import all_of, in_turn
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import SaidLater
from nearward_ui.kit.inputs.exact_text import ExactText

if TYPE_CHECKING:
    from nearward.session.operation import Operation

RETRY_SECONDS = 3.0
Kept = Entry | Worksheet | Plan | OwnSheet | Direction


class Autosaver(QObject):
    """A thing on the page and what of it is on the disk.

    `state` carries "", "unsaved", "saving", "saved" or a Trouble; `kept` carries the thing as the
    vault holds it, `other` as it was changed elsewhere. Saves run one after the other on the desk;
    each learns from the one before which id the thing was given, so that none is made twice,
    whatever a lock asks in between. When its page goes, it goes too, and asks nothing of a diary
    that is closed by then.
    """

    state = Signal(object)
    kept = Signal(object)
    other = Signal(object)

    def __init__(
        self,
        around: PageContext,
        thing: Kept,
        save: Callable[[Any], Operation[Any]],
        parent: QObject,
        read: Callable[[Any], Any] | None = None,
    ) -> None:
        """`read` takes the thing and gives it as the page says it; asked after a `touch`."""
        super().__init__(parent)
        self._around = around
        self._save = save
        self._read = read
        self._unread = False
        self._said: object = ""
        self._heard = SaidLater(parent)
        self._policy = Autosave()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)
        self._thing: Any = thing
        self._on_disk: list[Any] = []
        self._saving = 0
        self._again = False
        self._serial = 0
        # the last save of this thing, and those of things before that no answer came for, by serial
        self._last: Operation[Any] | None = None
        self._left: dict[int, Operation[Any]] = {}
        self._refused: set[int] = set()
        #: the id of what was said to be kept last, until the change is told
        self._just_kept = 0

    @property
    def thing(self) -> Any:
        """The thing as it stands on the page."""
        if self._unread and self._read is not None:
            self._unread = False
            self._thing = self._read(self._thing)
        return self._thing

    @property
    def id(self) -> int:
        """The id of the thing, 0 while it is not stored; nothing is read for it."""
        return int(self._thing.id)

    @property
    def stored_id(self) -> int:
        """The id of the thing on the disk, also before its page has heard of it.

        On any thread.
        """
        return self.id or (int(self._on_disk[-1].id) if self._on_disk else 0)

    @property
    def dirty(self) -> bool:
        """Whether something is not on the disk: of this thing, or of one before."""
        return self._policy.dirty or self._saving > 0 or bool(self._left)

    def take(self, thing: Kept, save: Callable[[Any], Operation[Any]] | None = None) -> None:
        """Go on with another thing; what the one before still needs was asked by `save`.

        Until it is answered, its words are held here. `save`: what keeps this one from now on.
        """
        if self._saving and self._last is not None:
            self._left[self._serial] = self._last
        if not self._refused:
            self._timer.stop()
        self._serial += 1
        self._save = save or self._save
        self._heard.drop()
        self._thing = thing
        self._on_disk = []
        self._saving, self._again, self._unread = 0, False, False
        self._policy = Autosave()
        self._say("saved" if thing.id else "")

    def put(self, thing: Kept) -> None:
        """The thing as the page says it now; saved when a moment of quiet comes."""
        self._thing = thing
        self._unread = False
        self._mark()

    def touch(self) -> None:
        """The page says something else now; it is read when that is needed, not at each key."""
        self._unread = True
        self._mark()

    def _mark(self) -> None:
        now = time.monotonic()
        self._policy.touched(now)
        self._timer.start(round((self._policy.due_in(now) or 0) * 1000))
        if self._said != "unsaved":
            self._say("unsaved")

    def _say(self, state: object) -> None:
        self._said = state
        if state == "unsaved":
            self._heard.touch()
        elif state == "saved":
            self._heard.say(self._around.words("Saved"))
        self.state.emit(state)

    def save(self, *, at_once: bool = False) -> None:
        """Save now, if something is unsaved.

        While a save is under way this waits for it; with `at_once`, for a page that goes on to
        another thing, it is asked behind that one.
        """
        self._timer.stop()
        refused, self._refused = self._refused, set()
        for serial in sorted(refused):
            self._ask(self._left[serial], serial)
        if not self._policy.dirty:
            return
        field = QApplication.focusWidget()
        if isinstance(field, ExactText):
            field.end_step()
        if self._saving and not at_once:
            self._again = True
            return
        self._saving += 1
        self._again = False
        self._policy.kept()
        self._say("saving")
        self._last = self._operation()
        self._ask(self._last, self._serial)

    def refresh(self, changed: KindsChanged, get: Callable[[int], Operation[Any]]) -> None:
        """Read the thing again where it was changed elsewhere; `other` follows if it is another.

        What is unsaved stays as it is. A save of its own that was just answered is here already.
        """
        kept, self._just_kept = self._just_kept, 0
        is_own = kept > 0 and changed.id == kept
        if self.id and changed.id in (None, self.id) and not is_own and not self.dirty:
            lane = f"again {id(self)}"
            self._around.desk.ask(get(self.id), self._on_read_again, lane=lane)

    def unsaved(self) -> Operation[object] | None:
        """What a lock must still save."""
        operations = list(self._left.values())
        if self._policy.dirty or self._saving:
            operations.append(self._operation())
        return all_of(operations) if operations else None

    def _ask(self, operation: Operation[Any], serial: int) -> None:
        self._around.desk.ask(
            operation,
            partial(self._on_kept, serial, operation),
            partial(self._on_trouble, serial, operation),
        )

    def _operation(self) -> Operation[Any]:
        thing, on_disk, save = self.thing, self._on_disk, self._save

        def saving() -> Operation[Any]:
            if not on_disk or thing.id:
                return save(thing)
            last = on_disk[-1]
            return save(replace(thing, id=last.id, created=last.created, changed=last.changed))

        def done(made: Any) -> None:
            on_disk[:] = [made]

        return in_turn(saving, done)

    def _on_read_again(self, thing: Kept | None) -> None:
        if thing is not None and thing.id == self.id and not self.dirty and thing != self.thing:
            self.other.emit(thing)

    def _on_kept(self, serial: int, operation: Operation[Any], kept: Kept) -> None:
        self._just_kept = kept.id
        self.kept.emit(kept)
        if serial != self._serial:
            if self._left.get(serial) is operation:
                del self._left[serial]
                if not self.dirty:
                    self._say("saved" if self.id else "")
            return
        self._saving -= 1
        self._thing = replace(self._thing, id=kept.id, created=kept.created, changed=kept.changed)
        if self._saving:
            return
        if self._again:
            self.save()
        elif not self._policy.dirty:  # else the time for it is running
            self._say("saved")

    def _on_trouble(self, serial: int, operation: Operation[Any], trouble: Trouble) -> None:
        if serial != self._serial:
            if self._left.get(serial) is not operation:
                return
            self._refused.add(serial)
        else:
            self._saving, self._again = self._saving - 1, False
            self._policy.touched(time.monotonic())
        self._timer.start(round(RETRY_SECONDS * 1000))
        self._say(of_a_save(trouble))
