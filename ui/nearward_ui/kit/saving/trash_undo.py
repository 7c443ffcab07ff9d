"""A thing goes to the trash, and one press brings it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance

from nearward.domain.trouble import Trouble
from nearward.session.ask import trash
from nearward_ui.kit.context import Notice, PageContext


class TrashUndo(QObject):
    """Deletes things of one kind. `said` is what a notice says of one, with a way to undo it.

    `gone`: it is in the trash now; `back`: it was brought back. Both carry its id, and the place
    that was given with it, such as where the keyboard was.
    """

    gone = Signal(int, object)
    back = Signal(int, object)
    notice = Signal(object)

    def __init__(self, around: PageContext, kind: str, said: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._words = around.desk, around.words
        self._kind, self._said = kind, said

    def tell(
        self,
        notice: SignalInstance,
        gone: Callable[[int, object], None],
        back: Callable[[int, object], None],
    ) -> None:
        """Whom it tells of all that."""
        self.notice.connect(notice)
        self.gone.connect(gone)
        self.back.connect(back)

    def delete(
        self,
        thing_id: int,
        place: object = None,
        *,
        draft: str = "",
        troubled: Callable[[Trouble], None] | None = None,
    ) -> None:
        """To the trash; `draft`: where its draft stands, which is forgotten with it."""
        ask = trash.delete(self._kind, thing_id, draft=draft)
        self._desk.ask(ask, partial(self._on_gone, thing_id, place), troubled)

    def _on_gone(self, thing_id: int, place: object, _answer: None) -> None:
        undo = partial(self._undo, thing_id, place)
        self.notice.emit(Notice(self._said, self._words("Undo"), undo))
        self.gone.emit(thing_id, place)

    def _undo(self, thing_id: int, place: object) -> None:
        ask = trash.restore(self._kind, thing_id)
        self._desk.ask(ask, partial(self._on_back, thing_id, place))

    def _on_back(self, thing_id: int, place: object, _answer: None) -> None:
        self.back.emit(thing_id, place)
