"""Saves that are asked again until the disk has taken them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from nearward.domain.trouble import of_a_save
from nearward.session.operation import all_of

if TYPE_CHECKING:
    from nearward.domain.trouble import Trouble
    from nearward.session.desk import Desk
    from nearward.session.operation import Operation

RETRY_MS = 3000


class SaveQueue(QObject):
    """One save a key; a newer one takes the place of the one before.

    `failed` carries the Trouble of the first try; what is passing is tried again without a word.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: dict[object, Operation[Any]] = {}
        self._troubled: set[object] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._again)

    def ask(
        self, key: object, operation: Operation[Any], then: Callable[[Any], None] | None = None
    ) -> None:
        """Save; `then` gets the answer."""
        self._waiting[key] = operation
        self._desk.ask(
            operation,
            partial(self._on_done, key, operation, then),
            partial(self._on_trouble, key),
        )

    def waits(self, key: object) -> bool:
        """Whether this is not on the disk yet."""
        return key in self._waiting

    def forget(self, key: object) -> None:
        """It need not be saved any more."""
        self._waiting.pop(key, None)
        self._troubled.discard(key)

    def unsaved(self) -> Operation[object] | None:
        """What a lock must still save."""
        waiting = list(self._waiting.values())
        return all_of(waiting) if waiting else None

    def _on_done(
        self,
        key: object,
        operation: Operation[Any],
        then: Callable[[Any], None] | None,
        answer: object,
    ) -> None:
        if self._waiting.get(key) is operation:
            self.forget(key)
        if then is not None:
            then(answer)

    def _on_trouble(self, key: object, trouble: Trouble) -> None:
        if key not in self._waiting:
            return
        if not trouble.passing:
            self.forget(key)
            self.failed.emit(trouble)
            return
        trouble = of_a_save(trouble)
        self._timer.start(RETRY_MS)
        if key not in self._troubled:
            self._troubled.add(key)
            self.failed.emit(trouble)

    def _again(self) -> None:
        for key, operation in list(self._waiting.items()):
            if key in self._troubled:
                self.ask(key, operation)
