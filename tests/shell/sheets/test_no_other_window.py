"""Nothing but the window is shown while a page is made: what flashes takes the keyboard along."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from tests.narrowed import present

from nearward.worksheets import catalogue
from nearward_ui.pages import PAGES
from nearward_ui.routes import Route, ToWorksheet


class Shown(QObject):
    """What is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.found.append(type(watched).__name__)
        return False


def test_no_page_and_no_sheet_shows_another_window(window: Any) -> None:
    app, shown = present(QApplication.instance()), Shown()
    app.installEventFilter(shown)
    try:
        wished = [Route(key) for key in PAGES]
        wished += [ToWorksheet(sheet=sheet) for sheet in catalogue.sheets()]
        for wish in wished:
            window.room.show_page(wish)
            QApplication.processEvents()
            assert shown.found == [], wish
    finally:
        app.removeEventFilter(shown)
