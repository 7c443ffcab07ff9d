"""One real window with a real desk, driven by calls and waited for."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from nearward.config.settings import Settings
from nearward.i18n import Translator
from nearward.session.desk import Desk
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.background import Background
from nearward_ui.kit.theme import Theme
from nearward_ui.routes import Route
from nearward_ui.shell.app import Courier
from nearward_ui.shell.window import Window
from nearward_ui.unlock.create_page import CreatePage

PATIENCE_S = 120
#: longer than every timer that a page waits for before it shows something
STILL_MS = 160


class Driver:
    """A window at one size, theme and text size, that takes none of the person's settings."""

    def __init__(
        self,
        look: Theme,
        words: Translator,
        size: tuple[int, int],
        clock: Callable[[], datetime],
        place: Path,
    ) -> None:
        self._courier = Courier()
        self.words = words
        # beside the invented diary, and thrown away with it
        settings = Settings(place.with_name("settings.json"))
        settings.change("text_size", round(look.scale * 100))
        self.window = Window(
            words,
            look,
            settings,
            lambda: Desk(self._courier.deliver),
            clock,
            None,
            place,
        )
        self.window.lock_page.hour = lambda: clock().hour
        self.window.resize(*size)
        self.window.show()
        self.window.lock_page.draw()
        self.settle()

    def choose(self, path: Path) -> None:
        """Be at the lock page of a diary."""
        self.window.take_diary(path)
        self.settle()

    def unlock(self, passphrase: str) -> None:
        """Type the passphrase and open; waits for the journal or for a message."""
        page = self.window.lock_page
        page.field.setText(passphrase)
        page.button.click()
        self.until(lambda: self.window.is_open or not page.message_frame.isHidden())
        self.settle()

    def fill_in(self, path: Path, passphrase: str) -> CreatePage:
        """Give the create page all it asks for."""
        self.window.show_create()
        page = self.window.create_page
        if page is None:
            raise RuntimeError("no page to make a diary on")
        page.first.setText(passphrase)
        page.again.setText(passphrase)
        page.set_place(path)
        return page

    def make(self, path: Path, passphrase: str) -> None:
        """Make a diary by the create page; waits for the journal or for a message."""
        page = self.fill_in(path, passphrase)
        page.button.click()
        self.until(lambda: self.window.is_open or not page.message_frame.isHidden())
        self.settle()

    def show(self, route: Route) -> Page:
        """Show a page and wait until it stands."""
        self.window.show_page(route)
        self.settle()
        if self.window.room is None or self.window.room.current is None:
            raise RuntimeError(f"the page {route.page} is not shown")
        return self.window.room.current

    def lock(self) -> None:
        """Lock, and wait until all is closed."""
        ended: list[str] = []
        self.window.ended.connect(ended.append)
        self.window.lock()
        self.until(lambda: bool(ended))
        self.window.ended.disconnect(ended.append)
        self.settle()

    def quit(self) -> None:
        """Quit, and wait until the worker has ended."""
        ended: list[str] = []
        self.window.ended.connect(ended.append)
        self.window.close()
        self.until(lambda: bool(ended))
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def settle(self) -> None:
        """Wait until the desk has answered, pictures are decoded, and nothing waits to be shown."""
        for _ in range(2):
            if self.window.is_open:
                answered: list[None] = []
                self.window.desk.ask(_nothing, answered.append)
                self.until(lambda answered=answered: bool(answered))  # type: ignore[misc]
            self._spin(STILL_MS / 2000)
            asides = self.window.findChildren(Background)
            self.until(lambda asides=asides: not any(one.is_busy for one in asides))  # type: ignore[misc]

    def until(self, done: Callable[[], bool]) -> None:
        """Let the window live until `done`; a bug when that never comes."""
        end = time.monotonic() + PATIENCE_S
        while not done():
            if time.monotonic() > end:
                raise RuntimeError("waited in vain")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def _spin(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            time.sleep(0.002)


def _nothing(_vault: object) -> None:
    """Asked last, it is answered last."""
