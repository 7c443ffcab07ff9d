"""What is done for the safety of the file: backups in quiet hours and at quit, restoring a backup,
and saying so when the file was moved away."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from nearward_ui.kit.context import Notice
from nearward_ui.safety.salvaging import Salvaging

if TYPE_CHECKING:
    from nearward.domain.file.outcomes import Restored
    from nearward.domain.trouble import Trouble
    from nearward.session.desk import Desk
    from nearward_ui.kit.window_context import WindowContext
    from nearward_ui.safety.restore import RestorePage

LOOK_MS = 10_000
SALVAGE = "salvage"
#: the trash is looked through once a day (seconds)
DAY_S = 86_400


class Safety(QObject):
    """Looks after the file; nothing heavy is imported before it is needed.

    `notice`: to be said on the page of an open diary. `said`: a sentence for the lock page, and
    whether it is good. `lock_asked`: save and lock, and what comes after. `prepared`: a backup was
    made or put back, or could not be. `back_asked`: to the lock page. `diary_chosen`: to the lock
    page of another diary.
    """

    notice = Signal(object)
    said = Signal(str, bool)
    lock_asked = Signal(object)
    prepared = Signal()
    back_asked = Signal()
    diary_chosen = Signal(object)

    def __init__(self, around: WindowContext) -> None:
        super().__init__(around)
        self._around = around
        around.desk_made.connect(self._take)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._asked: float | None = None
        self._tidied = 0.0
        self.page: RestorePage | None = None
        self.salvaging = Salvaging(around)
        self.salvaging.back_asked.connect(self.back_asked)
        self.salvaging.diary_chosen.connect(self.diary_chosen)
        #: a diary that is thrown away has no backups by itself
        self.resting = False

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
        self._around.desk.ask(trash.tidy(self._around.clock()), idle=True)

    def show_restore(self) -> None:
        """The page that restores a backup before a diary is open."""
        from nearward.session.ask.backups import where

        around = self._around
        if around.diary is None:
            return
        page = self.page = self.page or self._made()
        page.show_diary(*where(around.diary, around.settings.backup_folder))
        around.show(page, page.field if page.choices else page.other)

    def show_salvage(self) -> None:
        """The page that saves what can be read of a damaged diary, before one is open."""
        self.salvaging.show()

    def salvage_when_closed(self) -> None:
        """Save and lock; then that page comes in place of the lock page."""
        from nearward.session.lock import After

        self.lock_asked.emit(After(page=SALVAGE))

    def of_damage(self, trouble: Trouble) -> Notice:
        """What is said of damage that is met while the diary is open, and the way to go on."""
        words = self._around.words
        advice = words(
            "Please keep it unchanged. You can restore a backup (Settings, Backups), or save"
            " what can still be read in a new diary."
        )
        said = f"{words(trouble.message, **trouble.values)} {advice}"
        return Notice(said, words("Save what can be read…"), self.salvage_when_closed, lasting=True)

    def say_aside(self, aside: Path | None) -> None:
        """A journal lay beside the diary that did not belong to it."""
        if aside is None:
            return
        text = self._around.words(
            "A journal file that does not belong to the diary was beside it, perhaps after a"
            " manual copy. It was not used. Copies of both files are kept: {name} and its journal.",
            name=aside,
        )
        self.notice.emit(Notice(text, lasting=True))

    def restore_when_closed(self, backup: Path) -> None:
        """Save and lock; then the backup takes the diary's place."""
        from nearward.session.lock import After

        self.lock_asked.emit(After(restore=backup))

    def open_when_closed(self, diary: Path) -> None:
        """Save and lock; then another diary is asked for."""
        from nearward.session.lock import After

        self.lock_asked.emit(After(diary=diary))

    def put_back(self, backup: Path) -> None:
        """All is saved: the backup takes the diary's place; then `prepared`."""
        desk, diary = self._around.desk, self._around.diary
        if diary is None:
            self.prepared.emit()
        else:
            desk.restore(desk.path or diary, backup, "", self._on_put_back, self._on_not_put_back)

    def back_up(self) -> None:
        """All is saved, and the program quits: a backup is made if one is due; then `prepared`."""
        if self.resting:
            self.prepared.emit()
            return
        from nearward.session.ask import backups

        self.said.emit(self._around.words("Making a backup, then closing…"), True)
        operation = backups.back_up_if_due(self._around.settings.backup_folder, backups.AT_QUIT)
        self._around.desk.ask(operation, self._on_backed_up, self._on_backed_up)

    def _take(self, desk: Desk) -> None:
        desk.backup_folder = self._around.settings.backup_folder
        desk.on_moved = self._on_moved

    def _made(self) -> RestorePage:
        from nearward_ui.safety.restore import RestorePage

        page = RestorePage(self._around.words, self._around.look)
        page.restore_asked.connect(self._on_restore)
        page.copy_asked.connect(self._on_copy)
        page.file_asked.connect(self._on_file)
        page.salvage_asked.connect(self.show_salvage)
        page.back_asked.connect(self.back_asked)
        return page

    def _on_time(self) -> None:
        from nearward.session.ask.backups import Due, back_up_if_due
        from nearward.session.ask.file_care import look_after

        around = self._around
        if not around.lock.is_open:
            return
        # costs nothing while nobody touched the file
        around.desk.ask(look_after(), lane="look-after")
        now = time.monotonic()
        if not self.resting and Due(self._asked).is_time(now, around.lock.idle):
            self._asked = now
            around.desk.ask(back_up_if_due(around.settings.backup_folder), idle=True)
        if self._tidied and now - self._tidied >= DAY_S:
            self.tidy()

    def _on_moved(self, path: Path) -> None:
        self._around.take_path(path)
        text = self._around.words(
            "Another program moved, changed or deleted the diary's file. Nothing is lost:"
            " everything is now in {name}. The other file was left alone.",
            name=path,
        )
        self.notice.emit(Notice(text, lasting=True))
        self._around.lock.say_after(text, good=True)

    def _on_backed_up(self, _answer: object) -> None:
        self.prepared.emit()

    def _on_put_back(self, done: Restored) -> None:
        self._around.lock.say_after(self._told(done), good=True)
        self.prepared.emit()

    def _on_not_put_back(self, trouble: Trouble) -> None:
        self._around.lock.say_after(trouble.say(self._around.words))
        self.prepared.emit()

    def _told(self, done: Restored) -> str:
        words = self._around.words
        if done.aside is None:
            return words("The backup is restored.")
        return words(
            "The backup is restored. The file that was there is now called {name}.",
            name=done.aside,
        )

    def _on_restore(self, backup: Path, passphrase: str, key: bytearray | None) -> None:
        around = self._around
        if around.diary is None or self.page is None:
            return
        self.page.working(True)
        around.desk.restore(
            around.diary, backup, passphrase, self._on_restored, self._on_not_restored, key=key
        )

    def _on_restored(self, done: Restored) -> None:
        if self.page is not None:
            self.page.working(False)
            self.page.wipe()
        self.back_asked.emit()
        self.said.emit(self._told(done), True)

    def _on_not_restored(self, trouble: Trouble) -> None:
        if self.page is not None:
            self.page.working(False)
            self.page.say(trouble.say(self._around.words))
            self.page.secret.again()

    def _on_copy(self, backup: Path) -> None:
        from nearward.domain.trouble import Trouble
        from nearward.session.ask.backups import copy_beside

        if self._around.diary is None or self.page is None:
            return
        try:
            self.diary_chosen.emit(copy_beside(self._around.diary, backup))
        except Trouble as trouble:
            self.page.say(trouble.say(self._around.words))

    def _on_file(self) -> None:
        around = self._around
        if self.page is not None and around.diary is not None:
            title = around.words("Choose a backup")
            around.ask_file(title, around.diary.parent, self._on_found)

    def _on_found(self, path: str) -> None:
        if self.page is not None:
            self.page.add(Path(path))
