"""A file or a folder that is dropped on the open window: it leads to the page for imports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDropEvent

from nearward_ui import above

if TYPE_CHECKING:
    from nearward_ui.room import Room
    from nearward_ui.window import Window

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Drops(QObject):
    """Takes one file or folder, and never while the diary is locked or covered."""

    def __init__(self, window: Window, room: Room) -> None:
        """It belongs to the room, and goes with it at a lock."""
        super().__init__(room)
        self._window = window
        room.setAcceptDrops(True)
        room.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _DRAGS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        path = self._path(event)
        if path is None:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._window.show_page("import", {"file": path})
        return True

    def _path(self, event: QDropEvent) -> Path | None:
        window = self._window
        if not window.is_open or window.guard.is_covering or above.dialogs():
            return None
        places = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if len(places) != 1 or len(event.mimeData().urls()) != 1:
            return None
        return Path(places[0].toLocalFile())
