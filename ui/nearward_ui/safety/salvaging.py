"""What is done to save what can be read of a damaged diary."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from nearward.domain.file.outcomes import Salvaged
    from nearward.domain.trouble import Trouble
    from nearward_ui.kit.window_context import WindowContext
    from nearward_ui.safety.salvage import SalvagePage


class Salvaging(QObject):
    """The page is made when it is first shown.

    `back_asked`: to the lock page. `diary_chosen`: to that of the new diary.
    """

    back_asked = Signal()
    diary_chosen = Signal(object)

    def __init__(self, around: WindowContext) -> None:
        super().__init__(around)
        self._around = around
        self._stop = threading.Event()
        self.page: SalvagePage | None = None

    def show(self) -> None:
        """Ask what is to be known before it can begin."""
        around = self._around
        if around.diary is None:
            return
        page = self._made()
        page.show_diary(around.diary, free_name(around.diary))
        around.show(page, page.secret.entry)

    def stop(self) -> None:
        """Stop at the next page; nothing is left behind."""
        self._stop.set()

    def _made(self) -> SalvagePage:
        from nearward_ui.safety.salvage import SalvagePage

        if self.page is None:
            page = SalvagePage(self._around.words, self._around.look)
            page.start_asked.connect(self._on_start)
            page.place_asked.connect(self._on_other_place)
            page.stop_asked.connect(self.stop)
            page.open_asked.connect(self._on_open)
            page.back_asked.connect(self._on_back)
            self.page = page
        return self.page

    def _on_start(self, new: Path, passphrase: str, key: bytearray | None) -> None:
        around, page = self._around, self._made()
        if around.diary is None:
            return
        self._stop.clear()
        page.work()
        around.desk.salvage(
            around.diary,
            new,
            passphrase if key is None else key,
            self._on_done,
            self._on_trouble,
            stop=self._stop.is_set,
            progress=page.show_progress,
        )

    def _on_done(self, done: Salvaged | None) -> None:
        page = self._made()
        if done is None:
            page.ask_again(self._around.words("Stopped. Nothing was made."), good=True)
        else:
            page.show_done(done)

    def _on_trouble(self, trouble: Trouble) -> None:
        self._made().ask_again(trouble.say(self._around.words))

    def _on_other_place(self) -> None:
        around, new = self._around, self._made().new
        if around.diary is not None:
            title = around.words("Where should the new diary be kept?")
            around.ask_file(title, around.diary.parent, self._on_place, new.name)

    def _on_place(self, path: str) -> None:
        self._made().set_place(Path(path))

    def _on_open(self, new: Path) -> None:
        self._made().wipe()
        self.diary_chosen.emit(new)

    def _on_back(self) -> None:
        self._made().wipe()
        self.back_asked.emit()


def free_name(diary: Path) -> Path:
    """A name beside the damaged file that nothing has yet."""
    number = 1
    new = diary.with_name(f"{diary.stem}-saved{diary.suffix}")
    while new.exists() or new.is_symlink():
        number += 1
        new = diary.with_name(f"{diary.stem}-saved-{number}{diary.suffix}")
    return new
