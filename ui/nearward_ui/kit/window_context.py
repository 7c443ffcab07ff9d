"""What there is before a diary is open, and stays when it is locked again."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from datetime import datetime

    from nearward.config.settings import Settings
    from nearward.i18n import Translator
    from nearward.session.desk import Desk
    from nearward.session.lock import Lock
    from nearward_ui.kit.theme import Theme


class WindowContext(QObject):
    """The texts, the look, the settings and the clock; the diary's file, its lock and its desk.

    `stack` holds what the window shows. `desk_made` says that there is a new desk.
    """

    desk_made = Signal(object)

    def __init__(
        self,
        stack: QStackedWidget,
        words: Translator,
        look: Theme,
        settings: Settings,
        clock: Callable[[], datetime],
        make_desk: Callable[[], Desk],
        diary: Path | None,
    ) -> None:
        super().__init__(stack)
        self.stack = stack
        self.words = words
        self.look = look
        self.settings = settings
        self.clock = clock
        self.make_desk = make_desk
        #: the file that is open, or that will be asked for
        self.diary = diary
        self._desk: Desk | None = None

    @cached_property
    def lock(self) -> Lock:
        """The lock, made on first use (after the first paint)."""
        from nearward.session.lock import Lock

        return Lock(time.monotonic)

    @property
    def desk(self) -> Desk:
        """The desk, made on first use (after the first paint)."""
        if self._desk is None:
            self._desk = self.make_desk()
            self.desk_made.emit(self._desk)
        return self._desk

    @property
    def has_desk(self) -> bool:
        """Whether a worker may be at something."""
        return self._desk is not None

    @property
    def window(self) -> QWidget:
        """The widget that all of it is shown in."""
        return self.stack.window()

    def stop_desk(self) -> None:
        """The worker ends; a desk that is needed later is a new one."""
        if self._desk is not None:
            self._desk.stop()
            self._desk = None

    def take_path(self, path: Path) -> None:
        """The diary that is open goes on in another file."""
        self.diary = path
        self.settings.change("last_diary", str(path.absolute()))

    def show(self, page: QWidget, focus: QWidget) -> None:
        """Show a page in the window, and give a widget of it the keyboard."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        focus.setFocus()

    def ask_file(
        self, title: str, folder: Path, then: Callable[[str], None], new: str = ""
    ) -> None:
        """Ask for a diary's file, or for the place of a new one."""
        from nearward_ui.kit.widgets.file_dialog import ask_file

        kinds = [self.words("Diaries (*.nearward)"), self.words("All files (*)")]
        ask_file(self.window, title, kinds, folder, then, new=new)
