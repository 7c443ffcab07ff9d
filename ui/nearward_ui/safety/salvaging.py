"""What the window does to save what can be read of a damaged diary."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from nearward.domain.trouble import Trouble
    from nearward.vault.care.salvage import Salvaged
    from nearward_ui.safety.salvage import SalvagePage
    from nearward_ui.shell.window import Window


class Salvaging(QObject):
    """Belongs to the window; the page is made when it is first shown."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._stop = threading.Event()
        #: whether the worker is at it
        self.is_on = False
        self.page: SalvagePage | None = None

    def show(self) -> None:
        """Ask what is to be known before it can begin."""
        window = self._window
        if window.diary is None:
            return
        page = self._made()
        page.show_diary(window.diary, free_name(window.diary))
        window.stack.setCurrentWidget(page)
        page.secret.entry.setFocus()

    def stop(self) -> None:
        """Stop at the next page; nothing is left behind."""
        self._stop.set()

    def _made(self) -> SalvagePage:
        from nearward_ui.safety.salvage import SalvagePage

        window = self._window
        if self.page is None:
            page = SalvagePage(window.words, window.look)
            page.start_asked.connect(self._on_start)
            page.place_asked.connect(self._on_other_place)
            page.stop_asked.connect(self.stop)
            page.open_asked.connect(self._on_open)
            page.back_asked.connect(self._on_back)
            window.stack.addWidget(page)
            self.page = page
        return self.page

    def _on_start(self, new: Path, passphrase: str, key: bytearray | None) -> None:
        window, page = self._window, self._made()
        if window.diary is None:
            return
        self._stop.clear()
        self.is_on = True
        page.work()
        window.desk.salvage(
            window.diary,
            new,
            passphrase,
            self._on_done,
            self._on_trouble,
            key=key,
            stop=self._stop.is_set,
            progress=page.show_progress,
        )

    def _on_done(self, done: Salvaged | None) -> None:
        self.is_on = False
        page = self._made()
        if done is None:
            page.ask_again(self._window.words("Stopped. Nothing was made."), good=True)
        else:
            page.show_done(done)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.is_on = False
        self._made().ask_again(trouble.say(self._window.words))

    def _on_other_place(self) -> None:
        window = self._window
        title = window.words("Where should the new diary be kept?")
        window.ask_file(title, self._on_place, self._made().new.name)

    def _on_place(self, path: str) -> None:
        self._made().set_place(Path(path))

    def _on_open(self, new: Path) -> None:
        self._made().wipe()
        self._window.take_diary(new)

    def _on_back(self) -> None:
        self._made().wipe()
        self._window.show_lock()


def free_name(diary: Path) -> Path:
    """A name beside the damaged file that nothing has yet."""
    number = 1
    new = diary.with_name(f"{diary.stem}-saved{diary.suffix}")
    while new.exists() or new.is_symlink():
        number += 1
        new = diary.with_name(f"{diary.stem}-saved-{number}{diary.suffix}")
    return new
