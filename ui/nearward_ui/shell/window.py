"""The one window: locked, opening, open. It hides first, saves second and closes third."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.safety.backup_duty import Safety
from nearward_ui.shell import overlays
from nearward_ui.shell.actions import FIRST, LANDS, add_keys
from nearward_ui.shell.auto_lock import AutoLock
from nearward_ui.shell.clipboard import clear_ours
from nearward_ui.shell.ending import Ending
from nearward_ui.shell.host.fitting import Fitting
from nearward_ui.unlock import elsewhere
from nearward_ui.unlock.lock_page import LockPage

if TYPE_CHECKING:
    from datetime import datetime

    from nearward.config.settings import Settings
    from nearward.domain.trouble import Trouble
    from nearward.i18n import Translator
    from nearward.session.desk import Desk
    from nearward.vault.care.checking import Finding
    from nearward_ui.help.locked import LockedHelp
    from nearward_ui.kit.theme import Theme
    from nearward_ui.shell.room import Room
    from nearward_ui.unlock.create_page import CreatePage

DAMAGED = "damaged"
#: what a salvage may help with
UNREADABLE = (DAMAGED, "strange-diary")
#: from this try on a passphrase that does not fit may also be a damaged first page
IN_DOUBT = 3


class Window(QMainWindow):
    """`ended` says that a lock or a quit is done; the argument is "lock" or "quit"."""

    ended = Signal(str)
    opened = Signal()

    def __init__(
        self,
        words: Translator,
        look: Theme,
        settings: Settings,
        desk: Callable[[], Desk],
        clock: Callable[[], datetime],
        diary: Path | None,
        first_place: Path,
    ) -> None:
        super().__init__()
        self.words = words
        self.look = look
        self.settings = settings
        self.clock = clock
        self._make_desk = desk
        self._desk: Desk | None = None
        self._diary = diary
        self._first_place = first_place
        self._wanted = FIRST
        self._tries = 0
        self.ending = Ending(self)
        self.room: Room | None = None
        self.guard = AutoLock(self, add_keys(self))
        self.guard.lock_asked.connect(self.lock)
        self.fitting = Fitting(self)
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.lock_page = LockPage(words, look)
        self.lock_page.open_asked.connect(self.open_diary)
        self.lock_page.key_asked.connect(partial(self.open_diary, ""))
        self.lock_page.other_asked.connect(self.choose_diary)
        self.lock_page.new_asked.connect(self.show_create)
        self.lock_page.quit_asked.connect(self.ending.unsaved.give_up)
        self.lock_page.help_asked.connect(self.show_help)
        self.lock_page.show_diary(diary)
        self._help: LockedHelp | None = None
        self._before_help: QWidget = self.lock_page
        self.create_page: CreatePage | None = None
        self.safety = Safety(self)
        self.lock_page.backups_asked.connect(self.safety.show_restore)
        self.lock_page.salvage_asked.connect(self.safety.show_salvage)
        #: what the lock page says when all is closed, in this process or in the next
        self._after = ""
        self.is_good_after = False
        self.stack.addWidget(self.lock_page)

    @property
    def is_open(self) -> bool:
        """Whether a diary is open and shown."""
        return self.room is not None and not self.ending.is_on

    @property
    def diary(self) -> Path | None:
        """The file that is open, or that will be asked for."""
        return self._diary

    @property
    def desk(self) -> Desk:
        """The desk, made on first use (after the first paint)."""
        if self._desk is None:
            self._desk = self._make_desk()
            self._desk.on_trouble = self._on_trouble
            self.safety.take(self._desk)
        return self._desk

    @property
    def idle_seconds(self) -> float:
        """How long nothing was done here."""
        return self.guard.idle

    def take_path(self, path: Path) -> None:
        """The diary that is open goes on in another file."""
        self._diary = path
        self.settings.change("last_diary", str(path.absolute()))

    def ask_for(self, path: Path) -> None:
        """The diary to ask for next."""
        self._diary = path

    def stop_desk(self) -> None:
        """The worker ends; a desk that is needed later is a new one."""
        if self._desk is not None:
            self._desk.stop()
            self._desk = None

    def say_after(self, text: str, *, good: bool = False) -> None:
        """What is to be said when all is closed. `good`: nothing is in the way."""
        self._after = text
        self.is_good_after = good

    def said_after(self) -> str:
        """What is to be said when all is closed; once."""
        text, self._after = self._after, ""
        return text

    def show_lock(self, message: str = "") -> None:
        """The lock page, with a message or none."""
        self.stack.setCurrentWidget(self.lock_page)
        self.lock_page.show_diary(self._diary)
        self.lock_page.say(message)
        self.lock_page.entry.setFocus()

    def take_diary(self, path: Path) -> None:
        """Ask for the passphrase of another diary."""
        self._diary = path
        self._tries = 0
        self.show_lock()
        elsewhere.say(path, self.lock_page, self.words)

    def show_create(self) -> None:
        """The page that makes a diary."""
        from nearward_ui.unlock.create_page import CreatePage

        if self.create_page is None:
            page = CreatePage(self.words, self.look, self._first_place)
            page.make_asked.connect(self.make_diary)
            page.back_asked.connect(self.show_lock)
            page.help_asked.connect(self.show_help)
            page.place_asked.connect(self.choose_place)
            self.create_page = page
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(self.create_page)
        self.create_page.first.setFocus()

    def open_diary(self, passphrase: str, key: bytearray | None = None) -> None:
        """Open the diary of the lock page; the key is made off this thread, unless it is given."""
        if self._diary is None:
            return
        self.lock_page.opening(True)
        self.desk.open(
            self._diary, passphrase, key=key, then=self._on_open, troubled=self._on_open_trouble
        )

    def make_diary(self, path: Path, passphrase: str) -> None:
        """Make a diary and open it."""
        if self.create_page is not None:
            self.create_page.making(True)
        self._diary = path
        self.desk.open(
            path, passphrase, create=True, then=self._on_open, troubled=self._on_make_trouble
        )

    def show_page(self, key: str, argument: object = None) -> None:
        """Show a page; while locked, it is where the unlock lands."""
        if self.is_open and self.room is not None:
            if self.guard.is_covering:
                return
            overlays.close_all()
            self.room.show_page(key, argument)
        else:
            self._wanted = (key, argument)
            self.lock_page.will_show(self.words(LANDS[key]) if key in LANDS else "")

    def show_help(self) -> None:
        """Help, in an open diary and before it; from there it leads back to where one was."""
        if self.is_open:
            self.show_page("help")
            return
        before = self.stack.currentWidget()
        if before is self.room or before is None or before is self._help:
            return
        from nearward_ui.help.locked import LockedHelp

        if self._help is None:
            self._help = LockedHelp(self.words, self.look)
            self.stack.addWidget(self._help)
            self._help.back_asked.connect(self._on_helped)
        self._before_help = before
        self._help.show_number(self.settings.emergency_number)
        self._help.fit(self.stack.width())
        self.stack.setCurrentWidget(self._help)
        self._help.back.setFocus()

    def lock(self) -> None:
        """Hide, save, close; then `ended` is emitted with "lock"."""
        self.ending.begin("lock")

    def end_soon(self) -> None:
        """The system tells the program to end: save, close, quit; not for ever."""
        self.close()
        self.ending.unsaved.end_soon()

    def hide_now(self) -> None:
        """Cover everything, without a lock; the same once more brings it back."""
        self.guard.hide_now()

    def choose_diary(self) -> None:
        """Ask for another diary's file."""
        self.ask_file(self.words("Open another diary"), self._on_other)

    def choose_place(self) -> None:
        """Ask where the new diary's file shall be."""
        title = self.words("Where should the diary be kept?")
        self.ask_file(title, self._on_place, "diary.nearward")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fitting.shown()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no widget has taken."""
        from nearward_ui.shell.pressing import press

        if not press(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.ending.is_over:
            self.ending.begin("quit")
        event.setAccepted(self.ending.is_over)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.guard.minimised()

    def ask_file(self, title: str, then: Callable[[str], None], new: str = "") -> None:
        """Ask for a diary's file, or for the place of a new one."""
        from nearward_ui.kit.widgets.file_dialog import ask_file

        kinds = [self.words("Diaries (*.nearward)"), self.words("All files (*)")]
        ask_file(self, title, kinds, (self._diary or self._first_place).parent, then, new=new)

    def _on_helped(self) -> None:
        """Back to where Help was asked for, if nothing else is shown by now."""
        before = self._before_help
        if self.stack.currentWidget() is self._help:
            # the keyboard goes back to what had it there
            is_there = self.stack.indexOf(before) >= 0
            self.stack.setCurrentWidget(before if is_there else self.lock_page)

    def _on_other(self, path: str) -> None:
        self.take_diary(Path(path))

    def _on_place(self, path: str) -> None:
        if self.create_page is not None:
            self.create_page.set_place(Path(path))

    def _on_open(self) -> None:
        from nearward.session.ask import settings

        self.lock_page.wipe()
        if self.create_page is not None:
            self.create_page.wipe()
        self.desk.ask(settings.every(), self._on_settings, self._on_unreadable)

    def _on_settings(self, kept: dict[str, object]) -> None:
        try:
            self._show_room(kept)
        except Exception as error:
            # never half open: closed, and said
            from nearward.domain.trouble import unforeseen

            self._on_unreadable(unforeseen(error))
            raise

    def _show_room(self, kept: dict[str, object]) -> None:
        from nearward.session.ask import file_care
        from nearward_ui.shell.drag_drop import DragDrop
        from nearward_ui.shell.room import Room

        self.settings.take_diary(kept)
        around = PageContext(self.desk, self.words, self.look, self.settings, self.clock)
        self.room = Room(around)
        DragDrop(self, self.room)
        self.room.lock_asked.connect(self.lock)
        self.room.restore_asked.connect(self.safety.restore_when_closed)
        self.room.open_asked.connect(self.safety.open_when_closed)
        self.room.salvage_asked.connect(self.safety.salvage_when_closed)
        self.stack.addWidget(self.room)
        self.stack.setCurrentWidget(self.room)
        self.lock_page.opening(False)
        self.lock_page.will_show("")
        if self.create_page is not None:
            self.create_page.making(False)
        key, argument = self._wanted
        self._wanted = FIRST
        if (key, argument) != FIRST or not self.room.come_back(kept):
            self.room.show_page(key, argument)
        if self.desk.by_recovery:
            self.room.offer_passphrase(at_once=(key, argument) == FIRST)
        self.guard.start()
        self.safety.start()
        self.desk.ask(file_care.is_read_only(), self._on_read_only)
        self.desk.ask(file_care.put_aside(), self.safety.say_aside)
        self.desk.ask(file_care.read_through(), self._on_read_through, idle=True)
        self.opened.emit()

    def _on_read_only(self, protected: bool) -> None:
        if self._diary is not None and not protected:
            # what can only be read, such as a copy of a backup, is not opened again by itself
            self.settings.change("last_diary", str(self._diary.absolute()))
        elif self._diary is not None:
            from nearward.vault.file.trouble import ReadOnly

            self._on_trouble(ReadOnly(name=self._diary.name))

    def _on_read_through(self, findings: list[Finding]) -> None:
        """Every page was read once, in idle time: damage is said before it is met."""
        if findings and self._diary is not None:
            from nearward.vault.file.trouble import Damaged

            self._on_trouble(Damaged(name=self._diary.name))
        else:
            self.safety.tidy()

    def _on_open_trouble(self, trouble: Trouble) -> None:
        self.lock_page.opening(False)
        if not self.lock_page.by_key:
            self.lock_page.field.selectAll()
        if trouble.code == "wrong-passphrase":
            self._tries += 1
            if self._tries >= IN_DOUBT:
                from nearward.vault.file.trouble import FirstPageInDoubt

                trouble = FirstPageInDoubt(**trouble.values)
        self.lock_page.say(trouble.say(self.words), damaged=trouble.code in UNREADABLE)

    def _on_unreadable(self, trouble: Trouble) -> None:
        """The passphrase fits, and nothing more can be read."""
        self.guard.stop()
        self.safety.stop()
        self.drop_room()
        self.show_lock()
        self.desk.close(partial(self._on_open_trouble, trouble))

    def _on_make_trouble(self, trouble: Trouble) -> None:
        if self.create_page is not None:
            self.create_page.making(False)
            self.create_page.say(trouble.say(self.words))
            # what is in the way there is a matter of the place
            self.create_page.place.setFocus()

    def _on_trouble(self, trouble: Trouble) -> None:
        if self.room is None:
            return
        if trouble.code == DAMAGED:
            self.room.say(self.safety.of_damage(trouble))
        else:
            self.room.say(Notice(trouble.say(self.words), lasting=True))

    def drop_room(self) -> None:
        """The pages of the diary go, and what they put on the clipboard."""
        if self.room is not None:
            clear_ours()
            self.stack.removeWidget(self.room)
            self.room.deleteLater()
            self.room = None
