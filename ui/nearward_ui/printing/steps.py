"""A book under way, a turn of the desk at a time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from nearward.domain.trouble import Trouble
from nearward.session.books import Setting
from nearward.session.desk import Desk
from nearward.session.underway import Underway


class Steps(QObject):
    """One book at a time. `ended` carries the book, and whether it was done or stopped; `troubled`
    what was in its way."""

    ended = Signal(object, bool)
    troubled = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._setting: Setting | None = None
        self._way: Underway | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a book is under way."""
        return self._setting is not None

    def begin(self, setting: Setting, way: Underway) -> None:
        """Begin; a book that was under way is dropped without a word."""
        self.drop()
        self._setting, self._way = setting, way
        self._ask(setting)

    def stop(self) -> None:
        """What is under way stops. After a lock nothing is answered any more: what it has to put
        away is put away by one more turn."""
        if self._setting is not None and self._way is not None:
            self._way.stop()
            self._desk.ask(self._setting.work)

    def drop(self) -> None:
        """What is under way stops, and `ended` says nothing of it."""
        self.stop()
        self._setting = None

    def _ask(self, setting: Setting) -> None:
        if setting is self._setting:
            then, troubled = partial(self._on_turn, setting), partial(self._on_trouble, setting)
            self._desk.ask(setting.work, then, troubled)

    def _on_turn(self, setting: Setting, done: bool | None) -> None:
        if setting is not self._setting:
            return
        if done is False:
            # what was pressed meanwhile is heard before the next turn
            QTimer.singleShot(0, self, partial(self._ask, setting))
            return
        self._setting = None
        self.ended.emit(setting, done is True)

    def _on_trouble(self, setting: Setting, trouble: Trouble) -> None:
        if setting is self._setting:
            self._setting = None
            self.troubled.emit(trouble)
