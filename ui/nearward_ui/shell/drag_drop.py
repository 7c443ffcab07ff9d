"""What is dropped on the open window: pictures on the page of an entry are added to it, another
file or folder leads to the page for imports."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent

from nearward_ui.kit.inputs.dropped_pictures import holds_pictures
from nearward_ui.shell import overlays

if TYPE_CHECKING:
    from nearward.session.lock import Lock
    from nearward_ui.shell.room import Room

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class DragDrop(QObject):
    """Takes pictures, or one file or folder, and never while the diary is locked or covered.

    `file_dropped` carries the path of the file or folder. It goes with the room at a lock.
    """

    file_dropped = Signal(object)

    def __init__(self, room: Room, lock: Lock) -> None:
        super().__init__(room)
        self._room, self._lock = room, lock
        room.setAcceptDrops(True)
        room.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        then = self._taker(event.mimeData())
        if then is None:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            then()
        return True

    def _taker(self, data: QMimeData) -> Callable[[], None] | None:
        """What is done with it: pictures go to the entry on the page, one other file to Import."""
        # a room that is covered is taken out of the window
        if not self._lock.is_open or not self._room.isVisible() or overlays.dialogs():
            return None
        if holds_pictures(data):
            page = self._room.current
            return partial(page.take_dropped, data) if page and page.takes_pictures else None
        places = data.urls()
        if len(places) != 1 or not places[0].isLocalFile():
            return None
        path = Path(places[0].toLocalFile())
        return partial(self.file_dropped.emit, path)
