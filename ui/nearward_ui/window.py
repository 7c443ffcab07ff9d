"""The one window: locked, opening, open. It hides first, saves second and closes third."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget

from nearward.words import later
from nearward_ui.kit.around import Notice, Surroundings
from nearward_ui.lock_page import CreatePage, LockPage
from nearward_ui.waiting import Waiting

if TYPE_CHECKING:
    from datetime import datetime

    from nearward.domain.trouble import Trouble
    from nearward.home.settings import Settings
    from nearward.session.desk import Desk
    from nearward.words import Words
    from nearward_ui.kit.look import Look
    from nearward_ui.room import Room

RETRY_MS = 2000
WATCH_MS = 1000
_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
#: (key to press, page, argument); what works everywhere
KEYS: tuple[tuple[str, str, object], ...] = (
    ("Ctrl+1", "journal", None),
    ("Ctrl+2", "moments", None),
    ("Ctrl+3", "worksheets", None),
    ("Ctrl+5", "patterns", None),
    ("Ctrl+6", "print", None),
    ("Ctrl+,", "settings", None),
    ("Ctrl+M", "moment", None),
    ("Ctrl+N", "journal", {"new": True}),
    ("Ctrl+F", "journal", {"search": True}),
)
LANDS = {
    "moment": later("After opening: log a moment."),
    "journal": later("After opening: the journal."),
}


class Window(QMainWindow):
    """`ended` says that a lock or a quit is done; the argument is "lock" or "quit"."""

    ended = Signal(str)
    opened = Signal()

    def __init__(
        self,
        words: Words,
        look: Look,
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
        self._wanted: tuple[str, object] = ("journal", None)
        self._ending = ""
        self._over = False
        self._last_active = time.monotonic()
        self._restored = False
        self.room: Room | None = None
        self.setWindowTitle("Nearward")
        self.setMinimumSize(800, 600)
        self.resize(1280, 800)
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.lock_page = LockPage(words, look)
        self.lock_page.open_asked.connect(self.open_diary)
        self.lock_page.other_asked.connect(self.choose_diary)
        self.lock_page.new_asked.connect(self.show_create)
        self.lock_page.show_diary(diary)
        self.create_page: CreatePage | None = None
        self.stack.addWidget(self.lock_page)
        self._add_actions()
        self._watch = QTimer(self)
        self._watch.timeout.connect(self._on_watch)
        QGuiApplication.instance().focusWindowChanged.connect(self._on_focus_window)  # type: ignore[union-attr]

    @property
    def is_open(self) -> bool:
        """Whether a diary is open and shown."""
        return self.room is not None and not self._ending

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
        return self._desk

    def show_lock(self, message: str = "") -> None:
        """The lock page, with a message or none."""
        self.stack.setCurrentWidget(self.lock_page)
        self.lock_page.show_diary(self._diary)
        self.lock_page.say(message)
        self.lock_page.field.setFocus()

    def take_diary(self, path: Path) -> None:
        """Ask for the passphrase of another diary."""
        self._diary = path
        self.show_lock()

    def show_create(self) -> None:
        """The page that makes a diary."""
        if self.create_page is None:
            page = CreatePage(self.words, self.look, self._first_place)
            page.make_asked.connect(self.make_diary)
            page.back_asked.connect(self.show_lock)
            page.place_asked.connect(self.choose_place)
            self.create_page = page
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(self.create_page)
        self.create_page.first.setFocus()

    def open_diary(self, passphrase: str) -> None:
        """Open the diary of the lock page; the key is made off this thread."""
        if self._diary is None:
            return
        self.lock_page.opening(True)
        self.desk.open(self._diary, passphrase, then=self._on_open, troubled=self._on_open_trouble)

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
            self._close_dialogs()
            self.room.show_page(key, argument)
        else:
            self._wanted = (key, argument)
            self.lock_page.will_show(self.words(LANDS[key]) if key in LANDS else "")

    def lock(self) -> None:
        """Hide, save, close; then `ended` is emitted with "lock"."""
        self._end("lock")

    def choose_diary(self) -> None:
        """Ask for another diary's file."""
        self._ask_file(self.words("Open another diary"), self._on_other)

    def choose_place(self) -> None:
        """Ask where the new diary's file shall be."""
        title = self.words("Where shall the diary be kept?")
        self._ask_file(title, self._on_place, "diary.nearward")

    def geometry_text(self) -> str:
        """Where the window is, for the settings in clear and for a restart."""
        return bytes(self.saveGeometry().toHex().data()).decode("ascii")

    def take_geometry(self, text: str) -> None:
        """Be where the window was."""
        with contextlib.suppress(ValueError):
            self.restoreGeometry(bytes.fromhex(text))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._over:
            self._end("quit")
        event.setAccepted(self._over)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY:
            self._last_active = time.monotonic()
            if isinstance(event, QKeyEvent) and watched is not self.windowHandle():
                log = QKeySequence(event.keyCombination()) == QKeySequence("Ctrl+M")
                if log and event.type() == QEvent.Type.KeyPress and self.is_open:
                    self.show_page("moment")
                    return True
        return super().eventFilter(watched, event)

    def _add_actions(self) -> None:
        for keys, page, argument in KEYS:
            self._action(keys, partial(self.show_page, page, argument))
        self._action("Ctrl+L", self.lock)
        self._action("Ctrl+Q", self.close)

    def _action(self, keys: str, then: Callable[[], object]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        action.triggered.connect(partial(_call, then))
        self.addAction(action)

    def _ask_file(self, title: str, then: Callable[[str], None], new: str = "") -> None:
        from nearward_ui.kit.file_dialog import ask_file

        kinds = [self.words("Diaries (*.nearward)"), self.words("All files (*)")]
        ask_file(self, title, kinds, (self._diary or self._first_place).parent, then, new=new)

    def _on_other(self, path: str) -> None:
        self.take_diary(Path(path))

    def _on_place(self, path: str) -> None:
        if self.create_page is not None:
            self.create_page.set_place(Path(path))

    def _on_open(self) -> None:
        from nearward.session import operations

        self.lock_page.wipe()
        if self.create_page is not None:
            self.create_page.wipe()
        self.desk.ask(operations.settings(), self._on_settings, self._on_unreadable)

    def _on_settings(self, kept: dict[str, object]) -> None:
        from nearward.session import operations
        from nearward_ui.room import Room

        self.settings.take_diary(kept)
        if self._diary is not None:
            self.settings.change("last_diary", str(self._diary.absolute()))
        around = Surroundings(self.desk, self.words, self.look, self.settings, self.clock)
        self.room = Room(around)
        self.room.lock_asked.connect(self.lock)
        self.stack.addWidget(self.room)
        self.stack.setCurrentWidget(self.room)
        self.lock_page.opening(False)
        self.lock_page.will_show("")
        if self.create_page is not None:
            self.create_page.making(False)
        key, argument = self._wanted
        self._wanted = ("journal", None)
        self.room.show_page(key, argument)
        self._last_active = time.monotonic()
        self._watch.start(WATCH_MS)
        self.desk.ask(operations.is_read_only(), self._on_read_only)
        self.desk.ask(operations.read_through(), self._on_read_through, idle=True)
        self.opened.emit()

    def _on_read_only(self, protected: bool) -> None:
        if protected and self._diary is not None:
            from nearward.vault.trouble import ReadOnly

            self._on_trouble(ReadOnly(name=self._diary.name))

    def _on_read_through(self, findings: list[str]) -> None:
        """Every page was read once, in idle time: damage is said before it is met."""
        if findings and self._diary is not None:
            from nearward.vault.trouble import Damaged

            self._on_trouble(Damaged(name=self._diary.name))

    def _on_open_trouble(self, trouble: Trouble) -> None:
        self.lock_page.opening(False)
        self.lock_page.field.selectAll()
        self.lock_page.say(trouble.say(self.words))

    def _on_unreadable(self, trouble: Trouble) -> None:
        """The passphrase fits, and nothing more can be read."""
        self.desk.close(partial(self._on_open_trouble, trouble))

    def _on_make_trouble(self, trouble: Trouble) -> None:
        if self.create_page is not None:
            self.create_page.making(False)
            self.create_page.say(trouble.say(self.words))
            # what is in the way there is a matter of the place
            self.create_page.place.setFocus()

    def _on_trouble(self, trouble: Trouble) -> None:
        if self.room is not None:
            self.room.say(Notice(trouble.say(self.words), lasting=True))

    def _end(self, how: str) -> None:
        if self._ending:
            self._ending = how if how == "quit" else self._ending
            return
        self._ending = how
        self._watch.stop()
        self._close_dialogs()
        self.show_lock()
        self.lock_page.opening(self.room is not None)
        if self.room is None:
            self._closed()
        else:
            self._save_rest()

    def _save_rest(self) -> None:
        operations = self.room.unsaved() if self.room is not None else []
        waiting = Waiting(len(operations), self._saved, self._not_saved)
        for operation in operations:
            self.desk.ask(operation, waiting.one, waiting.troubled)
        if not operations:
            self._saved()

    def _saved(self) -> None:
        self.desk.raise_epoch()
        self.desk.close(self._closed, self._not_closed)

    def _not_saved(self, trouble: Trouble) -> None:
        """Stay hidden, keep the text, say so, try again."""
        tail = self.words("Nothing is lost: it is kept in memory, and saving is tried again.")
        self.lock_page.say(f"{trouble.say(self.words)} {tail}")
        QTimer.singleShot(RETRY_MS, self, self._save_rest)

    def _not_closed(self, trouble: Trouble) -> None:
        self.lock_page.say(trouble.say(self.words))
        self._closed()

    def _closed(self) -> None:
        how, self._ending = self._ending, ""
        if self.room is not None:
            self._clear_clipboard()
            self.stack.removeWidget(self.room)
            self.room.deleteLater()
            self.room = None
        self.settings.forget_diary()
        self.settings.change("window", self.geometry_text())
        self.lock_page.wipe()
        self.lock_page.opening(False)
        if how == "quit":
            if self._desk is not None:
                self._desk.stop()
                self._desk = None
            self._ending, self._over = "quit", True
            self.close()
        self.ended.emit(how)

    def _clear_clipboard(self) -> None:
        """Clear it while what it holds is still ours."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard():
            clipboard.clear()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(clipboard.Mode.Selection)

    def _close_dialogs(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()

    def _on_focus_window(self, window: QWindow | None) -> None:
        """Hands and keys are seen at the windows themselves, not at every widget."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _on_watch(self) -> None:
        idle = time.monotonic() - self._last_active
        if self.is_open and idle >= self.settings.idle_minutes * 60:
            self.lock()


def _call(then: Callable[[], object], _checked: bool = False) -> None:
    then()
