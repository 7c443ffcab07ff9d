"""The program with its window: starts it, keeps its garbage on one thread, restarts it at lock."""

from __future__ import annotations

import gc
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QLoggingCategory,
    QObject,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QApplication

from nearward import harden
from nearward.config import places
from nearward.config.settings import Settings
from nearward.i18n import Translator
from nearward_ui.kit import said_by_qt
from nearward_ui.kit.theme import Theme, load_first_fonts, load_fonts
from nearward_ui.shell.clipboard import Copied
from nearward_ui.shell.host import restart
from nearward_ui.shell.host.closing_off import ClosingOff
from nearward_ui.shell.window import Window
from nearward_ui.unlock import elsewhere

if TYPE_CHECKING:
    from datetime import datetime

    from nearward.session.desk import Desk

COLLECT_MS = 1000
WARM_MS = 50
NEVER_PAINTED_MS = 1000


class Courier(QObject):
    """Brings the desk's answers to the thread of the windows."""

    brought = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        from PySide6.QtCore import Qt

        self.brought.connect(self._on_brought, Qt.ConnectionType.QueuedConnection)

    def deliver(self, call: Callable[[], None]) -> None:
        """May be called on any thread."""
        self.brought.emit(call)

    def _on_brought(self, call: Callable[[], None]) -> None:
        call()


class Collector(QObject):
    """Garbage is collected on the thread of the windows only."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_time)
        self._timer.start(COLLECT_MS)

    def stop(self) -> None:
        """Collect no more. Python does so once more by itself, when nothing of Qt is under way:
        in the middle of Qt's code, where an object that goes asks Python for its methods, it ends
        in a lock that is never given back.
        """
        self._timer.stop()

    def _on_time(self) -> None:
        self._rounds += 1
        if gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(0)
        if self._rounds % 5 == 0:
            gc.collect(1)
        if self._rounds % 20 == 0:
            gc.collect(2)


class Program(QObject):
    """One run of the program: the window, and what happens when it is locked or quit.

    `painted` says that the window was painted, or that it is not going to be soon.
    """

    painted = Signal()

    def __init__(
        self,
        diary: Path | None,
        passphrase: str | None = None,
        *,
        throwaway: bool = False,
        clock: Callable[[], datetime] | None = None,
        restarter: Callable[..., bool] = restart.again,
    ) -> None:
        super().__init__()
        handed = restart.Handed()
        self._throwaway = throwaway or bool(handed.throwaway)
        # after a lock it is shown, not used: a lock is a lock
        self._passphrase = None if handed.diary else passphrase
        self._is_fresh = not handed.diary
        self._restarter = restarter
        self._warm = False
        self._courier: Courier | None = None
        file = None if self._throwaway else places.config_folder() / "settings.json"
        self.settings = Settings(file)
        self.words = Translator(self.settings.language)
        self.look = self._make_look()
        self._path = self._place_of(Path(handed.diary) if handed.diary else diary)
        self.window = Window(
            self.words,
            self.look,
            self.settings,
            self._make_desk,
            clock or _now,
            self._path,
            places.first_diary(),
        )
        # one time for all that is there: each widget would be dressed again as it finds its place
        self.look.dress()
        self.window.ended.connect(self._on_ended)
        self.window.fitting.take(handed.geometry or self.settings.window)
        self.window.safety.resting = self._throwaway
        self._active = handed.active
        self._show_first(handed, passphrase)

    def start(self) -> None:
        """Show the window; what an unlock needs is loaded after the first paint."""
        self.window.installEventFilter(self)
        if self._active:
            self.window.fitting.show()
        else:
            self.window.showMinimized()
        # a minimised window is never painted
        QTimer.singleShot(NEVER_PAINTED_MS, self, self._on_painted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and not self._warm:
            QTimer.singleShot(0, self, self._tell_painted)
            QTimer.singleShot(WARM_MS, self, self._on_painted)
        return super().eventFilter(watched, event)

    def _tell_painted(self) -> None:
        self.painted.emit()

    def _make_desk(self) -> Desk:
        # whatever has opened the diary: no secret is taken before
        harden.close_memory()
        from nearward.session.desk import Desk

        self._courier = Courier()
        return Desk(self._courier.deliver)

    def _on_painted(self) -> None:
        if self._warm:
            return
        self._warm = True
        self.painted.emit()
        self.window.removeEventFilter(self)
        load_fonts()
        self.look.follow_system()
        _set_icon()
        Copied(self)
        if self._passphrase is not None and self._path is not None:
            passphrase, self._passphrase = self._passphrase, None
            self.window.opened.connect(self._on_opened)
            self.window.open_diary(passphrase)
        else:
            self.window.opened.connect(self._on_opened)
            if not self.window.is_open:
                self._look_elsewhere()
            # no daemon: a quit waits for it
            threading.Thread(target=_load_vault, name="load-vault", daemon=False).start()

    def _look_elsewhere(self) -> None:
        path, page = self.window.diary, self.window.lock_page
        # a lock brings no window of another program forth
        if elsewhere.say(path, page, self.words) and path is not None and self._is_fresh:
            from nearward_ui.shell.host.second_start import SecondStart

            second = SecondStart(self.window, path)
            second.came.connect(partial(self._on_first_came, path))

    def _on_first_came(self, path: Path) -> None:
        """The first window is there: this program ends, unless somebody has used it."""
        window, page = self.window, self.window.lock_page
        untouched = window.stack.currentWidget() is page and not page.field.text()
        if untouched and window.diary == path and window.room is None:
            window.end_soon()

    def _on_opened(self) -> None:
        QTimer.singleShot(1500, self, self._warm_charts)

    def _warm_charts(self) -> None:
        from nearward_ui.patterns import warm

        warm()

    def _make_look(self) -> Theme:
        load_first_fonts()
        look = Theme(self.settings.theme, self.settings.text_size)
        look.set_face()
        return look

    def _place_of(self, diary: Path | None) -> Path | None:
        """Where the diary is that was asked for, or the last one."""
        if diary is None and self.settings.last_diary:
            diary = Path(self.settings.last_diary)
        elif diary is None and places.first_diary().is_file():
            # it was made, and nothing more of it is known: the first start was broken off
            diary = places.first_diary()
        # each page names the whole path, whatever was typed at the start
        return diary.absolute() if diary is not None else None

    def _show_first(self, handed: restart.Handed, passphrase: str | None) -> None:
        """The page that the window begins with."""
        if handed.says:
            self.window.lock_page.say(handed.says, good=handed.good)
        if self._path is None:
            self.window.first_run.show(first=True)
        elif handed.page:
            self.window.safety.show_salvage()
        elif self._throwaway and passphrase is not None:
            self._say_throwaway(passphrase)

    def _say_throwaway(self, passphrase: str) -> None:
        text = self.words(
            "This diary is invented, and is thrown away when you quit. Its passphrase is:"
            " {passphrase}",
            passphrase=passphrase,
        )
        self.window.lock_page.note(text)

    def _on_ended(self, how: str) -> None:
        if how == "quit":
            QApplication.quit()
            return
        path, window = self.window.diary, self.window
        after = window.around.lock.after
        hidden = window.isMinimized() or after.unattended
        self._restarter(
            window.fitting.text,
            active=(window.isActiveWindow() or after.from_dialog) and not hidden,
            diary="" if path is None else str(path.absolute()),
            throwaway=str(path) if self._throwaway else "",
            says=after.said,
            page=after.page,
            good=after.is_good,
        )
        if after.page:  # still here: nothing was started anew
            window.safety.show_salvage()


def make_application() -> QApplication:
    """The QApplication: nothing of the command line reaches Qt."""
    app = QApplication(["nearward", "-style", "fusion"])
    app.setApplicationName("nearward")
    app.setApplicationDisplayName("Nearward")
    app.setDesktopFileName("org.nearward.nearward")
    app.setQuitOnLastWindowClosed(False)
    return app


def run(
    diary: Path | None = None, *, passphrase: str | None = None, throwaway: bool = False
) -> int:
    """Run the program until it is quit.

    `diary`: the file to open (None: the last one, or the page that makes one). With `passphrase` it
    is opened at once; `throwaway` says that it is the demonstration's.
    """
    said_by_qt.hear()
    app = make_application()
    # of each font that lacks a script; the pages that print say it once
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    closing_off = ClosingOff(app)
    collector = Collector()
    program = Program(diary, passphrase, throwaway=throwaway)
    program.painted.connect(closing_off.watch)
    program.start()
    _quit_on_signals(program)
    elsewhere.answer_calls(program.window.around)
    code = app.exec()
    _clear_clipboard(app)
    collector.stop()
    said_by_qt.unhear()
    return code


def _clear_clipboard(app: QApplication) -> None:
    """What is ours; what another program put there since is its own.

    The platform without a screen does not know whose it is, and ends badly when it is left full.
    """
    clipboard = app.clipboard()
    if clipboard.ownsClipboard() or app.platformName() == "offscreen":
        clipboard.clear()


def _quit_on_signals(program: Program) -> None:
    """Ctrl+C in the terminal, a logout or a kill: save, close, quit (seen within a second)."""

    def quit_now(_number: int, _frame: object) -> None:
        QTimer.singleShot(0, program.window, program.window.end_soon)

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), quit_now)


def _set_icon() -> None:
    from PySide6.QtGui import QIcon

    from nearward_resources import FOLDER

    QApplication.setWindowIcon(QIcon(str(FOLDER / "icons" / "nearward.svg")))


def _now() -> datetime:
    from nearward.domain.day import now

    return now()


def _load_vault() -> None:
    """Load what an unlock needs, off the thread of the windows."""
    sys.setswitchinterval(0.0005)
    import nearward_ui.journal.page
    import nearward_ui.shell.room  # noqa: F401
    from nearward.session import desk
    from nearward.worksheets import prompts

    desk.load_vault()
    # an empty page offers one of them: a dozen files to read
    prompts.decks()
    sys.setswitchinterval(0.005)
