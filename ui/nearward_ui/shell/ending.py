"""The end of an open diary, by a lock or a quit: hidden first, saved second, closed third."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from nearward_ui.kit.inputs.unfinished import finish_word
from nearward_ui.shell import overlays
from nearward_ui.shell.gather import Gather
from nearward_ui.shell.unsaved import Unsaved

if TYPE_CHECKING:
    from nearward.domain.trouble import Trouble
    from nearward.session.operation import Operation
    from nearward_ui.shell.window import Window


class Ending(QObject):
    """Belongs to the window, whose `ended` is emitted last.

    `is_over`: the program may go. `from_dialog`: a dialog of the program's own was in front when
    it began; the system takes its time to put the window in its place.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._how = ""
        self._keep_place: Operation[object] | None = None
        self._next: Path | None = None
        self.is_over = False
        self.from_dialog = False
        self.unsaved = Unsaved(window, self._save_rest, self._close_without)

    @property
    def is_on(self) -> bool:
        """Whether the diary is being locked, or the program quit."""
        return bool(self._how)

    def hand_on(self, path: Path) -> None:
        """The diary to ask for when this one is closed."""
        self._next = path

    def begin(self, how: str) -> None:
        """End the diary; `how` is "lock" or "quit". A quit also takes the place of a lock."""
        window = self._window
        if self._how:
            if how == "quit":
                self._how = how
                self.unsaved.quit_asked()
            return
        finish_word()
        self._keep_place = window.room.keep_place() if window.room is not None else None
        self._how = how
        self.from_dialog = QApplication.activeWindow() not in (None, window)
        window.guard.stop()
        window.safety.stop()
        overlays.close_all()
        window.show_lock()
        if window.room is not None:
            window.lock_page.closing()
            self._save_rest()
        elif window.safety.is_salvaging:
            # it stops at the next page; until then its worker writes
            window.desk.close(self._closed)
        else:
            self._closed()

    def _save_rest(self) -> None:
        window = self._window
        try:
            if window.room is not None:
                window.room.stop()
            operations = window.room.unsaved() if window.room is not None else []
        except Exception as error:
            from nearward.domain.trouble import unforeseen

            self.unsaved.meet(unforeseen(error))
            raise
        if self._keep_place is not None:
            operations.append(self._keep_place)
        waiting = Gather(len(operations), self._saved, self.unsaved.meet)
        for operation in operations:
            window.desk.ask(operation, waiting.one, waiting.troubled)
        if not operations:
            self._saved()

    def _saved(self) -> None:
        window = self._window
        self.unsaved.done()
        window.lock_page.say("")
        window.desk.raise_epoch()
        window.safety.close(window.desk, self._how, self._close)

    def _close(self) -> None:
        self._window.desk.close(self._closed, self._not_closed)

    def _close_without(self) -> None:
        """What is not saved is given up: quit."""
        self._how = "quit"
        self._window.desk.raise_epoch()
        self._close()

    def _not_closed(self, trouble: Trouble) -> None:
        self._window.lock_page.say(trouble.say(self._window.words))
        self._closed()

    def _closed(self) -> None:
        window = self._window
        how, self._how = self._how, ""
        window.drop_room()
        if self._next is not None:
            window.ask_for(self._next)
            self._next = None
        window.settings.forget_diary()
        window.settings.change("window", window.fitting.text)
        window.lock_page.wipe()
        window.lock_page.opening(False)
        if how == "quit":
            window.stop_desk()
            self._how, self.is_over = "quit", True
            window.close()
        window.ended.emit(how)
        # what lets the computer sleep comes last: a fresh process has taken this one's place by now
        window.guard.let_go()
