"""Keeps the answers of coming back, wherever they are given, and says so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from nearward.domain.returned import Returned
from nearward.domain.trouble import Trouble
from nearward.session.ask import moments
from nearward.session.operation import Operation
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.saving.save_queue import SaveQueue
from nearward_ui.moments.coming_back.answer import ReturnAnswer


class ReturnKeeper(QObject):
    """`notice` carries a Notice: what was answered, with a way to take it back, or a Trouble."""

    notice = Signal(object)

    def __init__(self, around: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._words = around.words
        self._saves = SaveQueue(around.desk, self)
        self._saves.failed.connect(self._on_trouble)

    def take(self, answer: ReturnAnswer) -> None:
        """Keep what is answered there."""
        answer.given.connect(self._on_given)
        answer.said.connect(self._on_said)

    def unsaved(self) -> Operation[object] | None:
        """What a lock must still save."""
        return self._saves.unsaved()

    def _on_given(self, moment_id: int, answer: Returned) -> None:
        self._saves.ask(moment_id, moments.answer_return(moment_id, answer))

    def _on_said(self, text: str, undo: Callable[[], None]) -> None:
        self.notice.emit(Notice(text, self._words("Undo"), undo))

    def _on_trouble(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self._words), lasting=True))
