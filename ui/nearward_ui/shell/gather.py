"""Several saves, and one thing to do when all of them have returned."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nearward.domain.trouble import Trouble


class Gather:
    """Waits until every save of a lock has returned; one trouble is enough to say so."""

    def __init__(
        self, count: int, then: Callable[[], None], troubled: Callable[[Trouble], None]
    ) -> None:
        self._left = count
        self._then = then
        self._troubled = troubled
        self._first: Trouble | None = None

    def one(self, _answer: object) -> None:
        self._left -= 1
        self._finish()

    def troubled(self, trouble: Trouble) -> None:
        self._first = self._first or trouble
        self._left -= 1
        self._finish()

    def _finish(self) -> None:
        if self._left == 0:
            if self._first is None:
                self._then()
            else:
                self._troubled(self._first)
