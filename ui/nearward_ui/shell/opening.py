"""Opens a diary, or makes one, and says on the page that asked what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from nearward.domain.trouble import Trouble
    from nearward_ui.kit.window_context import WindowContext
    from nearward_ui.unlock.create_page import CreatePage
    from nearward_ui.unlock.lock_page import LockPage

    #: shows the room of a diary with these settings
    ShowRoom: TypeAlias = Callable[[dict[str, object]], None]

#: what a salvage may help with
UNREADABLE = ("damaged", "strange-diary")
#: from this try on a passphrase that does not fit may also be a damaged first page
IN_DOUBT = 3


class DiaryOpener(QObject):
    """Asks the desk, and tells the lock.

    `unreadable`: the passphrase fits, and nothing more can be read; what is shown of it goes.
    """

    unreadable = Signal()

    def __init__(self, around: WindowContext, lock_page: LockPage) -> None:
        super().__init__(around)
        self._around = around
        self._lock_page = lock_page
        self._create_page: CreatePage | None = None
        self._tries = 0

    def take(self, create_page: CreatePage) -> None:
        """The page that makes a diary was made."""
        self._create_page = create_page

    def forget(self) -> None:
        """Another diary is asked for."""
        self._tries = 0

    def open(self, passphrase: str, key: bytearray | None, show: ShowRoom) -> None:
        """Open the diary of the lock page; the key is made off this thread, unless it is given."""
        around = self._around
        if around.diary is None or not around.lock.begin():
            return
        self._lock_page.opening(True)
        then = partial(self._on_open, show)
        around.desk.open(
            around.diary, passphrase, key=key, then=then, troubled=self._on_open_trouble
        )

    def make(self, path: Path, passphrase: str, show: ShowRoom) -> None:
        """Make a diary and open it."""
        around = self._around
        if not around.lock.begin():
            return
        self._making(True)
        around.diary = path
        then = partial(self._on_open, show)
        around.desk.open(path, passphrase, create=True, then=then, troubled=self._on_make_trouble)

    def rest(self) -> None:
        """Nothing is opened any more: the fields can be filled again."""
        self._lock_page.opening(False)
        self._making(False)

    def _making(self, on: bool) -> None:
        if self._create_page is not None:
            self._create_page.making(on)

    def _on_open(self, show: ShowRoom) -> None:
        from nearward.session.ask import settings
        from nearward.session.ask.forms import terms
        from nearward.session.ask.sheets import own_sheets
        from nearward.session.operation import tried

        self._lock_page.wipe()
        if self._create_page is not None:
            self._create_page.wipe()
        around = self._around
        then = partial(self._on_settings, show)
        # without the person's words to choose from, those of the program do
        around.desk.ask(tried(terms.take(around.words)))
        around.desk.ask(tried(own_sheets.take()))
        around.desk.ask(settings.every(), then, self._on_unreadable)

    def _on_settings(self, show: ShowRoom, kept: dict[str, object]) -> None:
        if not self._around.lock.is_opening:
            return
        try:
            show(kept)
            self._fade_in()
        except Exception as error:
            # never half open: closed, and said
            from nearward.domain.trouble import unforeseen

            self._on_unreadable(unforeseen(error))
            raise

    def _fade_in(self) -> None:
        """What is shown now comes softly, where nothing is to be still."""
        room = self._around.stack.currentWidget()
        if room is not None and not self._around.settings.reduced_motion:
            from nearward_ui.shell.fade import FadeIn

            FadeIn(room, self._around.look)

    def _on_open_trouble(self, trouble: Trouble) -> None:
        if not self._around.lock.not_opened():
            return
        page, words = self._lock_page, self._around.words
        page.opening(False)
        if not page.by_key:
            page.field.selectAll()
        if trouble.code == "wrong-passphrase":
            self._tries += 1
            if self._tries >= IN_DOUBT:
                from nearward.domain.file.trouble import FirstPageInDoubt

                trouble = FirstPageInDoubt(**trouble.values)
        page.say(trouble.say(words), damaged=trouble.code in UNREADABLE)

    def _on_unreadable(self, trouble: Trouble) -> None:
        if self._around.lock.unreadable():
            self.unreadable.emit()
            self._around.desk.close(partial(self._on_open_trouble, trouble))

    def _on_make_trouble(self, trouble: Trouble) -> None:
        page = self._create_page
        if self._around.lock.not_opened() and page is not None:
            page.making(False)
            page.say(trouble.say(self._around.words))
            # what is in the way there is a matter of the place
            page.place.setFocus()
