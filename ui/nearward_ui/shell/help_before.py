"""Help before a diary is open; from there it leads back to where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from nearward_ui.help.locked import LockedHelp
    from nearward_ui.kit.window_context import WindowContext


class HelpBefore(QObject):
    """The page is made when it is first shown; `home` is shown where the page before is gone."""

    def __init__(self, around: WindowContext, home: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self._home = home
        self._before = home
        self.page: LockedHelp | None = None

    def show(self) -> None:
        """Show it over the page that is shown."""
        from nearward_ui.help.locked import LockedHelp

        around = self._around
        before = around.stack.currentWidget()
        if before is None or before is self.page:
            return
        if self.page is None:
            self.page = LockedHelp(around.words, around.look)
            self.page.back_asked.connect(self._on_back)
        self._before = before
        self.page.show_number(around.settings.emergency_number)
        self.page.fit(around.stack.width())
        around.show(self.page, self.page.back)

    def _on_back(self) -> None:
        """Back to where Help was asked for, if nothing else is shown by now."""
        stack, before = self._around.stack, self._before
        if stack.currentWidget() is self.page:
            # the keyboard goes back to what had it there
            stack.setCurrentWidget(before if stack.indexOf(before) >= 0 else self._home)
