"""A book under way, a turn of the desk at a time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from nearward.domain.trouble import Trouble
from nearward.session.desk import Desk
from nearward.session.jobs.book_job import BookJob
from nearward.session.jobs.progress import JobProgress


class PrintJob(QObject):
    """One book at a time. `ended` carries the book, and whether it was done or stopped; `troubled`
    what was in its way."""

    ended = Signal(object, bool)
    troubled = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._making: BookJob | None = None
        self._way: JobProgress | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a book is under way."""
        return self._making is not None

    def begin(self, making: BookJob, way: JobProgress) -> None:
        """Begin; a book that was under way is dropped without a word."""
        self.drop()
        self._making, self._way = making, way
        self._ask(making)

    def stop(self) -> None:
        """What is under way stops. After a lock nothing is answered any more: what it has to put
        away is put away by one more turn."""
        if self._making is not None and self._way is not None:
            self._way.stop()
            self._desk.ask(self._making.work)

    def drop(self) -> None:
        """What is under way stops, and `ended` says nothing of it."""
        self.stop()
        self._making = None

    def _ask(self, making: BookJob) -> None:
        if making is self._making:
            then, troubled = partial(self._on_turn, making), partial(self._on_trouble, making)
            self._desk.ask(making.work, then, troubled)

    def _on_turn(self, making: BookJob, done: bool | None) -> None:
        if making is not self._making:
            return
        if done is False:
            # what was pressed meanwhile is heard before the next turn
            QTimer.singleShot(0, self, partial(self._ask, making))
            return
        self._making = None
        self.ended.emit(making, done is True)

    def _on_trouble(self, making: BookJob, trouble: Trouble) -> None:
        if making is self._making:
            self._making = None
            self.troubled.emit(trouble)
