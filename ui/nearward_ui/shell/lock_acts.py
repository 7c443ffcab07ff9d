"""Does what the lock says when a diary ends, by a lock or a quit."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from nearward_ui.kit.inputs.unfinished import finish_word
from nearward_ui.shell import unsaved
from nearward_ui.shell.gather import Gather

if TYPE_CHECKING:
    from nearward.domain.trouble import Trouble
    from nearward.session.lock import Acts, After, Do, Wish
    from nearward.session.operation import Operation
    from nearward_ui.kit.window_context import WindowContext
    from nearward_ui.shell.room import Room


class LockActs(QObject):
    """Tells the lock what happened, and does what it answers; the rest it asks for.

    `hiding`: nothing of the diary may be seen from now on. `said`: a sentence for the lock page,
    and whether it offers to quit without saving. `restore_asked` and `back_up_asked` are answered
    by `prepared`. `ended`: the file is closed.
    """

    hiding = Signal()
    said = Signal(str, bool)
    restore_asked = Signal(object)
    back_up_asked = Signal()
    ended = Signal()

    def __init__(self, around: WindowContext) -> None:
        super().__init__(around)
        self._around = around
        self._room: Room | None = None
        self._keep_place: Operation[object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)

    def take(self, room: Room | None) -> None:
        """The room whose pages are saved; None when it is gone."""
        self._room = room
        self._keep_place = None

    def wish(self, wish: Wish, asked: After | None = None) -> None:
        """A person, or the computer, wishes to lock or to quit."""
        from nearward.session.lock import NOTHING

        lock, asked = self._around.lock, asked or NOTHING
        if not lock.is_ending:
            finish_word()
            self._keep_place = self._room.keep_place() if self._room is not None else None
            before = QApplication.activeWindow()
            asked = replace(asked, from_dialog=before not in (None, self._around.window))
        self._follow(lock.wish(wish, asked))

    def end_soon(self) -> None:
        """The system tells the program to end."""
        self._around.lock.end_soon()
        self._wait()

    def give_up(self) -> None:
        """Quit without what could not be saved."""
        self._follow(self._around.lock.give_up())

    def prepared(self) -> None:
        """A backup was made or put back, or could not be."""
        self._follow(self._around.lock.prepared())

    def _follow(self, acts: Acts) -> None:
        for act in acts:
            self._way(act)()
        self._wait()

    def _way(self, act: Do) -> Callable[[], None]:
        from nearward.session.lock import Do

        return {
            Do.HIDE: self.hiding.emit,
            Do.SAVE: self._save,
            Do.SAY: self._say,
            Do.CALM: self._calm,
            Do.NAME: self._name,
            Do.SEAL: self._seal,
            Do.RESTORE: self._restore,
            Do.BACK_UP: self.back_up_asked.emit,
            Do.CLOSE: self._close,
            Do.END: self.ended.emit,
        }[act]

    def _wait(self) -> None:
        """Come back when the lock has something to say."""
        due = self._around.lock.due_in
        if due is None:
            self._timer.stop()
        else:
            self._timer.start(ceil(due * 1000))

    def _on_time(self) -> None:
        self._follow(self._around.lock.tick())

    def _save(self) -> None:
        room = self._room
        try:
            if room is not None:
                room.stop()
            operations = room.unsaved() if room is not None else []
        except Exception as error:
            from nearward.domain.trouble import unforeseen

            self._refused(unforeseen(error))
            raise
        if self._keep_place is not None:
            operations.append(self._keep_place)
        waiting = Gather(len(operations), self._saved, self._refused)
        for operation in operations:
            self._around.desk.ask(operation, waiting.one, waiting.troubled)
        if not operations:
            self._saved()

    def _saved(self) -> None:
        self._follow(self._around.lock.saved())

    def _refused(self, trouble: Trouble) -> None:
        self._follow(self._around.lock.refused(trouble))

    def _seal(self) -> None:
        self._around.desk.raise_epoch()

    def _restore(self) -> None:
        self.restore_asked.emit(self._around.lock.after.restore)

    def _close(self) -> None:
        if self._around.has_desk:
            self._around.desk.close(self._closed, self._not_closed)
        else:
            self._closed()

    def _not_closed(self, trouble: Trouble) -> None:
        self.said.emit(trouble.say(self._around.words), False)
        self._closed()

    def _closed(self) -> None:
        self._follow(self._around.lock.closed())

    def _calm(self) -> None:
        self.said.emit("", False)

    def _say(self) -> None:
        from nearward.session.lock import Ending

        state = self._around.lock.state
        if isinstance(state, Ending) and state.trouble is not None:
            words = self._around.words
            text = unsaved.told(words, state.trouble, self._unsaved_keys, asks=state.asks)
            self.said.emit(text, state.asks)

    def _name(self) -> None:
        if sys.stderr is not None:
            what = unsaved.named(self._around.words, self._unsaved_keys)
            sys.stderr.write(f"nearward: {what} could not be saved\n")

    @property
    def _unsaved_keys(self) -> list[str]:
        return self._room.unsaved_keys if self._room is not None else []
