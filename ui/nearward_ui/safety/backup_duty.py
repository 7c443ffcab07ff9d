"""What the window does for the safety of the file: backups in quiet hours and at quit, restoring,
and saying so when the file was moved away."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from nearward_ui.kit.context import Notice
from nearward_ui.safety.salvaging import Salvaging

if TYPE_CHECKING:
    from nearward.domain.trouble import Trouble
    from nearward.session.desk import Desk
    from nearward.vault.care.restoring import Restored
    from nearward_ui.safety.restore import RestorePage
    from nearward_ui.shell.window import Window

LOOK_MS = 10_000
SALVAGE = "salvage"
#: the trash is looked through once a day (seconds)
DAY_S = 86_400


class Safety(QObject):
    """Belongs to the window; nothing heavy is imported before it is needed."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._asked: float | None = None
        self._tidied = 0.0
        #: the backup that takes the diary's place when all is saved and closed
        self._backup: Path | None = None
        self.page: RestorePage | None = None
        self.salvaging = Salvaging(window)
        self._page_after = ""
        #: a diary that is thrown away has no backups by itself
        self.resting = False

    def take(self, desk: Desk) -> None:
        """Look after what this desk does."""
        desk.backup_folder = self._window.settings.backup_folder
        desk.on_moved = self._on_moved

    def start(self) -> None:
        """A diary is open."""
        self._timer.start(LOOK_MS)

    def stop(self) -> None:
        """It is being closed."""
        self._timer.stop()
        self.salvaging.stop()

    def tidy(self) -> None:
        """In idle time, empty the trash of what has lain there for 30 days."""
        from nearward.session.ask import trash

        self._tidied = time.monotonic()
        self._window.desk.ask(trash.tidy(self._window.clock()), idle=True)

    def show_restore(self) -> None:
        """The page that restores a backup before a diary is open."""
        from nearward.vault.care.backups import folder_of
        from nearward.vault.file.header import real
        from nearward_ui.safety.restore import RestorePage

        window = self._window
        if window.diary is None:
            return
        if self.page is None:
            self.page = RestorePage(window.words, window.look)
            self.page.restore_asked.connect(self._on_restore)
            self.page.copy_asked.connect(self._on_copy)
            self.page.file_asked.connect(self._on_file)
            self.page.salvage_asked.connect(self.show_salvage)
            self.page.back_asked.connect(window.show_lock)
            window.stack.addWidget(self.page)
        diary = real(window.diary)
        self.page.show_diary(diary, folder_of(diary, window.settings.backup_folder))
        window.stack.setCurrentWidget(self.page)
        (self.page.field if self.page.choices else self.page.other).setFocus()

    @property
    def is_salvaging(self) -> bool:
        """Whether a new diary is being written just now."""
        return self.salvaging.is_on

    def show_salvage(self) -> None:
        """The page that saves what can be read of a damaged diary, before one is open."""
        self.salvaging.show()

    def salvage_when_closed(self) -> None:
        """Save and lock; then that page comes in place of the lock page."""
        self._page_after = SALVAGE
        self._window.lock()

    def of_damage(self, trouble: Trouble) -> Notice:
        """What is said of damage that is met while the diary is open, and the way to go on."""
        words = self._window.words
        advice = words(
            "Please keep it unchanged. You can restore a backup (Settings, Backups), or save"
            " what can still be read in a new diary."
        )
        said = f"{words(trouble.message, **trouble.values)} {advice}"
        return Notice(said, words("Save what can be read…"), self.salvage_when_closed, lasting=True)

    def say_aside(self, aside: Path | None) -> None:
        """A journal lay beside the diary that did not belong to it."""
        if aside is None or self._window.room is None:
            return
        text = self._window.words(
            "A journal file that does not belong to the diary was beside it, perhaps after a"
            " manual copy. It was not used. Copies of both files are kept: {name} and its journal.",
            name=aside,
        )
        self._window.room.say(Notice(text, lasting=True))

    def page_after(self) -> str:
        """The page to begin with when all is closed; once."""
        page, self._page_after = self._page_after, ""
        return page

    def restore_when_closed(self, backup: Path) -> None:
        """Save and lock; then the backup takes the diary's place."""
        self._backup = backup
        self._window.lock()

    def open_when_closed(self, diary: Path) -> None:
        """Save and lock; then another diary is asked for."""
        self._window.ending.hand_on(diary)
        self._window.lock()

    def close(self, desk: Desk, how: str, then: Callable[[], None]) -> None:
        """What comes between the last save and the closing of the file."""
        window = self._window
        backup, self._backup = self._backup, None
        if backup is not None and window.diary is not None:
            done = partial(self._on_put_back, then)
            failed = partial(self._on_not_put_back, then)
            desk.restore(desk.path or window.diary, backup, "", done, failed)
        elif how == "quit" and not self.resting:
            from nearward.session.ask import backups

            window.lock_page.say(window.words("Making a backup, then closing…"), good=True)
            operation = backups.back_up_if_due(window.settings.backup_folder, backups.AT_QUIT)
            desk.ask(operation, partial(_without, then), partial(_without, then))
        else:
            then()

    def _on_time(self) -> None:
        from nearward.session.ask.backups import Due, back_up_if_due
        from nearward.session.ask.file_care import look_after

        window = self._window
        due = Due(self._asked)
        now = time.monotonic()
        if window.is_open:
            # costs nothing while nobody touched the file
            window.desk.ask(look_after(), lane="look-after")
        if window.is_open and not self.resting and due.is_time(now, window.idle_seconds):
            self._asked = now
            window.desk.ask(back_up_if_due(window.settings.backup_folder), idle=True)
        if window.is_open and self._tidied and now - self._tidied >= DAY_S:
            self.tidy()

    def _on_moved(self, path: Path) -> None:
        window = self._window
        window.take_path(path)
        text = window.words(
            "Another program moved, changed or deleted the diary's file. Nothing is lost:"
            " everything is now in {name}. The other file was left alone.",
            name=path,
        )
        if window.room is not None:
            window.room.say(Notice(text, lasting=True))
        window.say_after(text, good=True)

    def _on_put_back(self, then: Callable[[], None], done: Restored) -> None:
        words = self._window.words
        text = words("The backup is restored.")
        if done.aside is not None:
            text = words(
                "The backup is restored. The file that was there is now called {name}.",
                name=done.aside,
            )
        self._window.say_after(text, good=True)
        then()

    def _on_not_put_back(self, then: Callable[[], None], trouble: Trouble) -> None:
        self._window.say_after(trouble.say(self._window.words))
        then()

    def _on_restore(self, backup: Path, passphrase: str, key: bytearray | None) -> None:
        window = self._window
        if window.diary is None or self.page is None:
            return
        self.page.working(True)
        window.desk.restore(
            window.diary, backup, passphrase, self._on_restored, self._on_not_restored, key=key
        )

    def _on_restored(self, done: Restored) -> None:
        if self.page is not None:
            self.page.working(False)
            self.page.wipe()
        self._on_put_back(self._window.show_lock, done)
        self._window.lock_page.say(self._window.said_after(), good=True)

    def _on_not_restored(self, trouble: Trouble) -> None:
        if self.page is not None:
            self.page.working(False)
            self.page.say(trouble.say(self._window.words))
            self.page.secret.again()

    def _on_copy(self, backup: Path) -> None:
        from nearward.domain.trouble import Trouble
        from nearward.vault.care.backups import copy_out
        from nearward.vault.file.header import real

        window = self._window
        if window.diary is None or self.page is None:
            return
        try:
            window.take_diary(copy_out(backup, real(window.diary)))
        except Trouble as trouble:
            self.page.say(trouble.say(window.words))

    def _on_file(self) -> None:
        window = self._window
        if self.page is not None:
            window.ask_file(window.words("Choose a backup"), self._on_found)

    def _on_found(self, path: str) -> None:
        if self.page is not None:
            self.page.add(Path(path))


def _without(then: Callable[[], None], _answer: object) -> None:
    then()
