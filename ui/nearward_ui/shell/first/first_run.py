"""The page that makes a diary, and what comes with the new one: a line, and pages to see first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from nearward_ui.shell.first.apart import start_apart

if TYPE_CHECKING:
    from nearward.domain.trouble import Trouble
    from nearward_ui.kit.window_context import WindowContext
    from nearward_ui.shell.choosing import Choosing
    from nearward_ui.shell.opening import DiaryOpener
    from nearward_ui.shell.room import Room
    from nearward_ui.unlock.create_page import CreatePage
    from nearward_ui.unlock.first_wishes import Wishes


class FirstRun(QObject):
    """`make_asked` carries the place and the passphrase of a new diary."""

    make_asked = Signal(object, str)
    back_asked = Signal()
    help_asked = Signal()

    def __init__(
        self, around: WindowContext, opener: DiaryOpener, choosing: Choosing, place: Path
    ) -> None:
        super().__init__(around)
        self._around, self._opener, self._choosing = around, opener, choosing
        self._place = place
        self.page: CreatePage | None = None
        #: starts the invented months in a window of their own; whether that worked
        self.start_apart: Callable[[], int] = start_apart

    def show(self, *, first: bool = False) -> None:
        """Show the page; `first`: to somebody who has no diary yet."""
        page = self.page or self._make()
        page.be_first(first)
        self._around.show(page, page.first)

    def wished(self) -> Wishes:
        """What comes with the diary that is asked for."""
        from nearward_ui.unlock.first_wishes import Wishes

        return self.page.wished if self.page is not None else Wishes()

    def begin(self, wished: Wishes, room: Room) -> None:
        """The new diary is open: keep the line, and show what is to be seen first.

        The last one shown is the first to be done; Back leads to the others, then to the journal.
        """
        from nearward_ui.routes import Route

        if wished.why:
            from nearward.session.ask.forms import direction

            kept = direction.keep_why(wished.why, self._around.clock())
            self._around.desk.ask(kept, _done, partial(self._on_not_kept, room))
        for page in reversed(wished.pages):
            room.show_page(Route(page))

    def _make(self) -> CreatePage:
        from nearward_ui.unlock.create_page import CreatePage

        page = CreatePage(self._around.words, self._around.look, self._place)
        page.make_asked.connect(self.make_asked)
        page.back_asked.connect(self.back_asked)
        page.help_asked.connect(self.help_asked)
        page.look_asked.connect(self._on_look)
        page.place_asked.connect(self._choosing.ask_place)
        self._choosing.place_chosen.connect(page.set_place)
        self.page = page
        self._opener.take(page)
        return page

    def _on_look(self) -> None:
        if not self.start_apart() and self.page is not None and self.page.welcome is not None:
            self.page.welcome.say_no_look()

    def _on_not_kept(self, room: Room, trouble: Trouble) -> None:
        from nearward_ui.kit.context import Notice

        words = self._around.words
        said = words("The line “Why now?” could not be kept; the diary is made.")
        room.say(Notice(f"{said} {trouble.say(words)}", lasting=True))


def _done(_kept: object) -> None:
    """Nothing is shown of it."""
