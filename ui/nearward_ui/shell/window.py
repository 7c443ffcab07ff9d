"""The one window: it shows what the lock says, a page before a diary is open, or its room."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.heard import PAINTED_MS
from nearward_ui.kit.tips import give_tips
from nearward_ui.kit.window_context import WindowContext
from nearward_ui.pages import FIRST, PAGES
from nearward_ui.safety.backup_duty import Safety
from nearward_ui.shell import overlays
from nearward_ui.shell.actions import Keys
from nearward_ui.shell.auto_lock import AutoLock
from nearward_ui.shell.choosing import Choosing
from nearward_ui.shell.clipboard import clear_ours
from nearward_ui.shell.commands.looks import Looks
from nearward_ui.shell.first.first_run import FirstRun
from nearward_ui.shell.help_before import HelpBefore
from nearward_ui.shell.host.fitting import Fitting
from nearward_ui.shell.lock_acts import LockActs
from nearward_ui.shell.opening import DiaryOpener
from nearward_ui.unlock import elsewhere
from nearward_ui.unlock.lock_page import LockPage

if TYPE_CHECKING:
    from datetime import datetime

    from nearward.config.settings import Settings
    from nearward.domain.file.outcomes import Finding
    from nearward.domain.trouble import Trouble
    from nearward.i18n import Translator
    from nearward.session.desk import Desk
    from nearward.session.lock import After
    from nearward_ui.kit.theme import Theme
    from nearward_ui.routes import Route
    from nearward_ui.shell.commands.commands import Commands
    from nearward_ui.shell.frame.focus_ring import FocusRing
    from nearward_ui.shell.room import Room
    from nearward_ui.unlock.create_page import CreatePage
    from nearward_ui.unlock.first_wishes import Wishes

DAMAGED = "damaged"


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
        #: what is shown when a diary is open; None: where one was
        self._wanted: Route | None = None
        self.room: Room | None = None
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.around = WindowContext(self.stack, words, look, settings, clock, desk, diary)
        self.keys = Keys(self)
        self.looks = Looks(self.around, self.keys)
        self.guard = AutoLock(self.around, self.keys.everywhere)
        self.commands: Commands | None = None
        self.fitting = Fitting(self)
        self.lock_page = LockPage(words, look)
        self.lock_page.show_diary(diary)
        self.stack.addWidget(self.lock_page)
        self.help = HelpBefore(self.around, self.lock_page)
        self.safety = Safety(self.around)
        self.acts = LockActs(self.around)
        self.opener = DiaryOpener(self.around, self.lock_page)
        self.choosing = Choosing(self.around, first_place)
        self.first_run = FirstRun(self.around, self.opener, self.choosing, first_place)
        QTimer.singleShot(PAINTED_MS, self, lambda: self.ring)
        self._connect_page()
        self._connect_keys()
        self._connect_lock()

    @cached_property
    def ring(self) -> FocusRing:
        """It follows the keyboard; made after the first paint."""
        from nearward_ui.shell.frame.focus_ring import FocusRing

        return FocusRing(self, self.look)

    def _connect_page(self) -> None:
        page, safety = self.lock_page, self.safety
        give_tips(page, self.words)
        page.open_asked.connect(self.open_diary)
        page.key_asked.connect(partial(self.open_diary, ""))
        page.other_asked.connect(self.choosing.ask_other)
        self.choosing.other_chosen.connect(self.take_diary)
        page.new_asked.connect(self.show_create)
        page.quit_asked.connect(self.acts.give_up)
        page.help_asked.connect(self.show_help)
        page.backups_asked.connect(safety.show_restore)
        page.salvage_asked.connect(safety.show_salvage)
        safety.back_asked.connect(self.show_lock)
        safety.diary_chosen.connect(self.take_diary)
        safety.notice.connect(self._on_notice)
        safety.said.connect(self._on_done)
        safety.lock_asked.connect(self.lock)
        self.opener.unreadable.connect(self._on_unreadable)
        self.first_run.make_asked.connect(self.make_diary)
        self.first_run.back_asked.connect(self.show_lock)
        self.first_run.help_asked.connect(self.show_help)

    def _connect_keys(self) -> None:
        keys = self.keys
        keys.page_asked.connect(self.show_page)
        keys.help_asked.connect(self.show_help)
        keys.answer_asked.connect(self._on_answer)
        keys.lock_asked.connect(self.lock)
        keys.quit_asked.connect(self.close)
        keys.hide_asked.connect(self.hide_now)

    def _connect_lock(self) -> None:
        acts, safety = self.acts, self.safety
        self.guard.lock_asked.connect(self.lock)
        self.guard.left.connect(self._on_left)
        self.around.desk_made.connect(self._on_desk)
        acts.hiding.connect(self._on_hiding)
        acts.said.connect(self._on_said)
        acts.restore_asked.connect(safety.put_back)
        acts.back_up_asked.connect(safety.back_up)
        safety.prepared.connect(acts.prepared)
        acts.ended.connect(self._on_ended)

    @property
    def is_open(self) -> bool:
        """Whether a diary is open and shown."""
        return self.around.lock.is_open

    @property
    def diary(self) -> Path | None:
        """The file that is open, or that will be asked for."""
        return self.around.diary

    @property
    def desk(self) -> Desk:
        """The desk, made on first use (after the first paint)."""
        return self.around.desk

    def show_lock(self, message: str = "") -> None:
        """The lock page, with a message or none."""
        self.stack.setCurrentWidget(self.lock_page)
        self.lock_page.show_diary(self.diary)
        self.lock_page.say(message)
        self.lock_page.entry.setFocus()

    def take_diary(self, path: Path) -> None:
        """Ask for the passphrase of another diary."""
        self.around.diary = path
        self.opener.forget()
        self.show_lock()
        elsewhere.say(path, self.lock_page, self.words)

    @property
    def create_page(self) -> CreatePage | None:
        """The page that makes a diary, once it was shown."""
        return self.first_run.page

    def show_create(self) -> None:
        """The page that makes a diary."""
        self.first_run.show()

    def open_diary(self, passphrase: str, key: bytearray | None = None) -> None:
        """Open the diary of the lock page; the key is made off this thread, unless it is given."""
        self.opener.open(passphrase, key, partial(self._show_new, None))

    def make_diary(self, path: Path, passphrase: str) -> None:
        """Make a diary and open it."""
        self.opener.make(path, passphrase, partial(self._show_new, self.first_run.wished()))

    def show_page(self, route: Route) -> None:
        """Show a page; while locked, it is where the unlock lands."""
        if self.room is not None and self.is_open:
            if self.guard.is_covering:
                return
            overlays.close_all()
            if self.commands is not None:
                self.commands.close()
            self.room.show_page(route)
        else:
            self._wanted = route
            lands = PAGES[route.page].lands
            self.lock_page.will_show(self.words(lands) if lands else "")

    def show_help(self) -> None:
        """Help, in an open diary and before it."""
        if self.is_open:
            from nearward_ui.routes import Route

            self.show_page(Route("help"))
        elif self.stack.currentWidget() is not self.room:
            self.help.show()

    def lock(self, asked: After | None = None) -> None:
        """Hide, save, close; then `ended` is emitted with "lock". `asked` comes after it."""
        from nearward.session.lock import Wish

        self.acts.wish(Wish.LOCK, asked)

    def end_soon(self) -> None:
        """The system tells the program to end: save, close, quit; not for ever."""
        self.close()
        self.acts.end_soon()

    def hide_now(self) -> None:
        """Cover everything, without a lock; the same once more brings it back."""
        self.guard.hide_now()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fitting.shown()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no widget has taken."""
        from nearward_ui.kit.pressing import press

        if not press(event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        from nearward.session.lock import Wish

        self.acts.wish(Wish.QUIT)
        event.setAccepted(self.around.lock.is_over)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.guard.minimised()

    def _show_new(self, wished: Wishes | None, kept: dict[str, object]) -> None:
        called = self._wanted  # comes before what is left of the first run
        self._show_room(kept)
        if self.room is not None and (wished is not None or called is None):
            self.first_run.begin(wished, kept, self.room)

    def _show_room(self, kept: dict[str, object]) -> None:
        from nearward.session.ask import file_care
        from nearward_ui.routes import Route
        from nearward_ui.shell.commands.commands import Commands
        from nearward_ui.shell.drag_drop import DragDrop
        from nearward_ui.shell.room import Room

        self.settings.take_diary(kept)
        around = PageContext(self.desk, self.words, self.look, self.settings, self.clock)
        self.room = Room(around)
        for over in (self.room.bar, self.room.side):
            self.ring.pass_under(over)
        DragDrop(self.room, self.around.lock).file_dropped.connect(self._on_dropped)
        self.room.lock_asked.connect(self.lock)
        self.room.fills_screen.connect(self.fitting.fill)
        self.room.restore_asked.connect(self.safety.restore_when_closed)
        self.room.open_asked.connect(self.safety.open_when_closed)
        self.room.salvage_asked.connect(self.safety.salvage_when_closed)
        self.acts.take(self.room)
        self.commands = self.commands or Commands(self.around, self.keys)
        self.commands.take(self.room)
        self.stack.addWidget(self.room)
        self.stack.setCurrentWidget(self.room)
        self.opener.rest()
        self.lock_page.will_show("")
        wanted, self._wanted = self._wanted or Route(FIRST), None
        is_first = wanted == Route(FIRST)
        if not is_first or not self.room.come_back(kept):
            self.room.show_page(wanted)
        if self.desk.by_recovery:
            self.room.offer_passphrase(at_once=is_first)
        self.around.lock.opened()
        self.guard.start(self.room)
        self.safety.start()
        self.desk.ask(file_care.is_read_only(), self._on_read_only)
        self.desk.ask(file_care.put_aside(), self.safety.say_aside)
        self.desk.ask(file_care.read_through(), self._on_read_through, idle=True)
        self.opened.emit()

    def _on_dropped(self, path: Path) -> None:
        from nearward_ui.routes import ToImport

        self.show_page(ToImport(file=path))

    def _on_answer(self) -> None:
        """Press the main button of what is shown."""
        from nearward_ui.kit.pressing import answer

        shown = self.stack.currentWidget()
        page = self.room.current if self.room is not None and shown is self.room else shown
        if page is not None and not self.guard.is_covering:
            answer(page)

    def _on_read_only(self, protected: bool) -> None:
        if self.diary is not None and not protected:
            # what can only be read, such as a copy of a backup, is not opened again by itself
            self.settings.change("last_diary", str(self.diary.absolute()))
        elif self.diary is not None:
            from nearward.domain.file.trouble import ReadOnly

            self._on_trouble(ReadOnly(name=self.diary.name))

    def _on_read_through(self, findings: list[Finding]) -> None:
        """Every page was read once, in idle time: damage is said before it is met."""
        if findings and self.diary is not None:
            from nearward.domain.file.trouble import Damaged

            self._on_trouble(Damaged(name=self.diary.name))
        else:
            self.safety.tidy()

    def _on_unreadable(self) -> None:
        self.guard.stop()
        self.safety.stop()
        self.drop_room()
        self.show_lock()

    def _on_desk(self, desk: Desk) -> None:
        desk.on_trouble = self._on_trouble

    def _on_trouble(self, trouble: Trouble) -> None:
        of_damage = self.safety.of_damage if trouble.code == DAMAGED else None
        said = of_damage(trouble) if of_damage else Notice(trouble.say(self.words), lasting=True)
        self._on_notice(said)

    def _on_notice(self, notice: Notice) -> None:
        if self.room is not None:
            self.room.say(notice)

    def _on_done(self, text: str, good: bool) -> None:
        self.lock_page.say(text, good=good)

    def _on_said(self, text: str, quits: bool) -> None:
        self.lock_page.say(text, quits=quits)

    def _on_left(self) -> None:
        from nearward.session.lock import After

        self.lock(After(unattended=True))

    def _on_hiding(self) -> None:
        """Nothing of the diary may be seen from now on."""
        self.guard.stop()
        self.safety.stop()
        overlays.close_all()
        if self.commands is not None:
            self.commands.forget()
        self.show_lock()
        self.fitting.fill(False)
        if self.room is not None:
            self.lock_page.closing()

    def _on_ended(self) -> None:
        """The file is closed: the room goes, and what holds its words with it."""
        around, lock = self.around, self.around.lock
        self.drop_room()
        around.diary = lock.after.diary or around.diary
        self.settings.forget_diary()
        self.settings.change("window", self.fitting.text)
        self.lock_page.wipe()
        self.opener.rest()
        if lock.is_over:
            around.stop_desk()
            self.close()
        self.ended.emit("quit" if lock.is_over else "lock")
        # what lets the computer sleep comes last: a fresh process has taken this one's place by now
        self.guard.let_go()

    def drop_room(self) -> None:
        """The pages of the diary go, and what they put on the clipboard."""
        if self.room is not None:
            clear_ours()
            self.acts.take(None)
            self.stack.removeWidget(self.room)
            self.room.deleteLater()
            self.room = None
            from nearward_ui.shell.frame.terms_told import forget_own

            forget_own(self.words)
