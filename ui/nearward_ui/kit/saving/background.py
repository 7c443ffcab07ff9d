"""Work that would hold up the window and is none of the desk's: decoding pictures."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from nearward.domain.trouble import Trouble, unforeseen
from nearward.session.task import let_go, loud

T = TypeVar("T")
#: how often it is looked whether something is done, while there is something to do
LOOK_MS = 12


class Background(QObject):
    """One thing after the other on a thread of its own, which ends when there is nothing to do.

    `ask` takes a function that touches no widget and no QObject; its answer comes on the thread of
    the windows. Nothing of Qt passes between the threads but plain values and images. Whatever it
    raises is told as Trouble, so that whoever asked can go on, and then raised here.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._turn = 0
        self._waiting = 0
        self._asked: queue.SimpleQueue[tuple[int, int, Callable[[], Any]]]
        self._asked = queue.SimpleQueue()
        self._done: queue.SimpleQueue[tuple[int, int, Any, BaseException | None]]
        self._done = queue.SimpleQueue()
        # never the worker's: a page that ended on its thread would end there with all it has of Qt
        self._thens: dict[int, tuple[Callable[[Any], None], Callable[[Trouble], None]]] = {}
        self._last = 0
        self._worker: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether something is asked and not answered."""
        return self._waiting > 0

    def ask(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        troubled: Callable[[Trouble], None],
    ) -> None:
        """Do some work; `then` gets its answer, or `troubled` what was in the way."""
        self._waiting += 1
        self._last += 1
        self._thens[self._last] = then, troubled
        self._asked.put((self._turn, self._last, work))
        self._go_on()
        self._timer.start()

    def drop(self) -> None:
        """What was asked before is not begun any more, and not answered."""
        self._turn += 1
        self._waiting = 0
        self._thens.clear()

    def _go_on(self) -> None:
        if self._worker is None or not self._worker.is_alive():
            # no daemon: at the end of the program it is waited for, in the middle of Qt's code
            self._worker = threading.Thread(target=self._work, name="aside", daemon=False)
            self._worker.start()

    def _work(self) -> None:
        while True:
            try:
                turn, number, work = self._asked.get_nowait()
            except queue.Empty:
                return
            if turn != self._turn:
                continue
            try:
                self._done.put((turn, number, work(), None))
            except BaseException as error:
                let_go(error)
                self._done.put((turn, number, None, error))

    def _look(self) -> None:
        while not self._done.empty():
            turn, number, answer, error = self._done.get_nowait()
            if turn == self._turn:
                self._waiting -= 1
                then, troubled = self._thens.pop(number)
                if error is None:
                    then(answer)
                elif isinstance(error, Trouble):
                    troubled(error)
                else:
                    troubled(unforeseen(error))
                    raise loud(error)
        if not self._asked.empty():
            # it was asked in the moment in which the thread ended
            self._go_on()
        elif not self._waiting:
            self._timer.stop()
