"""A worksheet goes to the trash; one press brings it back, at the step where it was left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from nearward.session.ask import trash
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.routes import Route, ToWorksheet


class Deleting(QObject):
    """`deleted`: it is in the trash now; then it is said, and the list is shown."""

    deleted = Signal()
    notice = Signal(object)
    go = Signal(object)

    def __init__(self, around: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._words = around.desk, around.words

    def delete(self, worksheet_id: int, step: str) -> None:
        """To the trash, with undo."""
        then = partial(self._on_deleted, worksheet_id, step)
        self._desk.ask(trash.delete("worksheet", worksheet_id), then)

    def _on_deleted(self, gone: int, step: str, _answer: None) -> None:
        self.deleted.emit()
        text = self._words("The worksheet is in the trash.")
        self.notice.emit(Notice(text, self._words("Undo"), partial(self._undo, gone, step)))
        self.go.emit(Route("worksheets"))

    def _undo(self, gone: int, step: str) -> None:
        then = partial(self._on_undone, gone, step)
        self._desk.ask(trash.restore("worksheet", gone), then)

    def _on_undone(self, gone: int, step: str, _answer: None) -> None:
        self.go.emit(ToWorksheet(id=gone, step=step))
