"""The ways through the window by keys and by the buttons at the side of a mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QWindow

from nearward_ui.routes import Act, GoBack, GoForth
from nearward_ui.shell.frame import panes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from nearward_ui.shell.actions import Keys
    from nearward_ui.shell.room import Room


class Ways(QObject):
    """Asks the room for the page before or after, for another part of the window, for the side.

    `seen` gives the room while it is seen.
    """

    def __init__(self, seen: Callable[[], Room | None], keys: Keys, parent: QObject) -> None:
        super().__init__(parent)
        self._seen = seen
        self._watched: QWindow | None = None
        keys.way_asked.connect(self.go)
        keys.pane_asked.connect(self.to_pane)
        keys.side_asked.connect(self.turn_side)

    def watch(self, window: QWidget) -> None:
        """Look at the mouse of a window that is shown, before any widget does."""
        handle = window.windowHandle()
        if handle is not None and handle is not self._watched:
            self._watched = handle
            handle.installEventFilter(self)

    def go(self, step: int) -> None:
        """Back (-1) or forth (1)."""
        room = self._seen()
        if room is not None:
            act: Act = GoBack() if step < 0 else GoForth()
            room.show_page(act)

    def to_pane(self, step: int) -> None:
        """To the part of the window after (1) or before (-1)."""
        room = self._seen()
        if room is not None:
            panes.go(room, step)

    def turn_side(self) -> None:
        """Show the side of the page, or put it away."""
        room = self._seen()
        if room is not None:
            room.side.toggle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            steps = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
            step = steps.get(event.button())
            if step is not None:
                self.go(step)
                return True
        return super().eventFilter(watched, event)
