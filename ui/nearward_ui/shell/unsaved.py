"""What a lock could not save yet: it is named, kept in memory, and asked again until it is saved,
or until the person, or the system, will not wait for it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from nearward.i18n import N_

if TYPE_CHECKING:
    from nearward.domain.trouble import Trouble
    from nearward_ui.shell.window import Window

RETRY_MS = 2000
#: so long a save is tried when the system tells the program to end (it kills what does not)
LAST_TRIES_MS = 5000
#: what stands on a page, by the page's key
NAMES = {
    "journal": N_("a journal entry"),
    "moment": N_("a moment"),
    "check-in": N_("a check-in"),
    "worksheet": N_("a worksheet"),
    "person": N_("what you wrote about someone"),
}
ELSEWHERE = N_("something on another page")


class Unsaved(QObject):
    """Belongs to the window. `again` asks for all saves once more; `give_up` closes without."""

    def __init__(
        self, window: Window, again: Callable[[], None], give_up: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._give_up = give_up
        #: what the last try met; None when none was refused
        self.trouble: Trouble | None = None
        self._retry = self._single_shot(again)
        self._last = self._single_shot(self.give_up)

    def meet(self, trouble: Trouble) -> None:
        """A save was refused: say so, and try again soon."""
        from nearward.domain.trouble import of_a_save

        self.trouble = of_a_save(trouble)
        self._say()
        self._retry.start(RETRY_MS)

    def quit_asked(self) -> None:
        """The person wants to end the program: what would be lost is said, and asked about."""
        if self.trouble is not None:
            self._say(asks=True)

    def end_soon(self) -> None:
        """The system tells the program to end: some more tries, then it does."""
        self._last.start(LAST_TRIES_MS)

    def done(self) -> None:
        """All is saved, or given up."""
        self.trouble = None
        self._retry.stop()
        self._last.stop()

    def give_up(self) -> None:
        """Close without it."""
        if self.trouble is None:
            return
        if sys.stderr is not None:
            sys.stderr.write(f"nearward: {self._named()} could not be saved\n")
        self.done()
        self._give_up()

    def _say(self, *, asks: bool = False) -> None:
        words = self._window.words
        trouble = self.trouble
        if trouble is None:
            return
        from nearward.domain.trouble import Unexpected

        if isinstance(trouble, Unexpected):
            said = trouble.say(words)
        else:
            tail = words("Nothing is lost: it is kept in memory, and saving is tried again.")
            said = f"{trouble.say(words)} {tail}"
        named = words("Not saved yet: {what}.", what=self._named())
        if asks:
            advice = words("It is only in the memory of this window, and is lost if you quit.")
            named = f"{named} {advice}"
        self._window.lock_page.say(f"{said} {named}", quits=asks)

    def _named(self) -> str:
        """What is not saved, without a word of it."""
        words, room = self._window.words, self._window.room
        keys = room.unsaved_keys if room is not None else []
        names = [words(NAMES.get(key, ELSEWHERE)) for key in keys]
        return words(", ").join(dict.fromkeys(names)) or words("something")

    def _single_shot(self, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(then)
        return timer
