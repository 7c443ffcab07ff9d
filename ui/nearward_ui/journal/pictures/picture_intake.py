"""Pictures on their way into an entry: read, looked at and kept, one after the other."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from nearward.domain.trouble import Trouble
from nearward.session.ask.pictures import KeptPicture, Ready
from nearward.session.operation import all_of, in_turn, tried
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.dropped_pictures import DropSource
from nearward_ui.kit.saving.background import Background
from nearward_ui.kit.widgets import images

if TYPE_CHECKING:
    from nearward.session.operation import Operation

#: gives the operation that keeps a picture with the entry that it was offered to
Keep = Callable[[Ready], "Operation[KeptPicture]"]


class _One(NamedTuple):
    source: DropSource
    keep: Keep
    as_it_was: bool


class NotKept(NamedTuple):
    """The name of a picture, and why it was not kept."""

    name: str
    trouble: Trouble


class PictureIntake(QObject):
    """`done` says that all of it was tried: the Kept, and the NotKept.

    A picture is read and decoded aside, so that the desk only writes it. A lock that comes in the
    middle still keeps what was offered before it.
    """

    begun = Signal()
    kept = Signal(object)
    done = Signal(list, list)

    def __init__(self, around: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._aside = Background(self)
        self._waiting: deque[_One] = deque()
        self._kept: list[KeptPicture] = []
        self._not_kept: list[NotKept] = []

    @property
    def is_busy(self) -> bool:
        """Whether something is on its way."""
        return bool(self._waiting)

    def add(self, sources: list[DropSource], keep: Keep, *, as_it_was: bool = False) -> None:
        """Keep them, after those that are on their way already."""
        was_busy = self.is_busy
        self._waiting.extend(_One(source, keep, as_it_was) for source in sources)
        if self._waiting and not was_busy:
            self.begun.emit()
            self._next()

    def stop(self) -> None:
        """A lock comes: what is on its way is kept by what `unsaved` gives, and nowhere else."""
        self._aside.drop()

    def unsaved(self) -> Operation[object] | None:
        """What a lock must still keep. What cannot be kept was never said to be."""
        # one can be there already: then it is not kept twice
        waiting = [tried(in_turn(partial(_keeping, one))) for one in self._waiting]
        return all_of(waiting) if waiting else None

    def _next(self) -> None:
        if self._waiting:
            self._aside.ask(partial(_ready, self._waiting[0]), self._on_ready, self._on_trouble)
            return
        kept, self._kept = self._kept, []
        not_kept, self._not_kept = self._not_kept, []
        self.done.emit(kept, not_kept)

    def _on_ready(self, found: Ready) -> None:
        ask = self._waiting[0].keep(found)
        self._around.desk.ask(ask, self._on_kept, self._on_trouble)

    def _on_kept(self, kept: KeptPicture) -> None:
        self._waiting.popleft()
        self._kept.append(kept)
        self.kept.emit(kept)
        self._next()

    def _on_trouble(self, trouble: Trouble) -> None:
        one = self._waiting.popleft()
        self._not_kept.append(NotKept(one.source.name, trouble))
        self._next()


def _keeping(one: _One) -> Operation[object]:
    """Keep a picture; one for which there is no memory keeps nobody from locking."""
    ready = None
    with contextlib.suppress(Exception):
        ready = _ready(one)
    return all_of(()) if ready is None else one.keep(ready)


def _ready(one: _One) -> Ready:
    return images.made_ready(one.source.name, one.source.read(), as_it_was=one.as_it_was)
