"""The page that makes a diary, and what comes with the new one: a line, and pages to see first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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

#: the setting of a diary that names the pages which are still to be seen first
STILL = "first_pages"


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
        #: what is still to be seen first, in this order
        self._still: tuple[str, ...] = ()
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

    def begin(self, wished: Wishes | None, kept: Mapping[str, object], room: Room) -> None:
        """A diary is open: keep the line of a new one, and show what is to be seen first.

        The last one shown is the first to be done; Back leads to the others, then to the journal.
        What was not seen when it was broken off is shown at the next start; None: such a start.
        """
        from nearward_ui.routes import Route

        if wished is None:
            wished = self._left_over(kept)
        elif wished.pages:
            self._keep(wished.pages)
        if wished.why:
            self._keep_why(wished.why, room)
        for page in reversed(wished.pages):
            room.show_page(Route(page))
        if wished.pages:
            self._still = wished.pages
            room.shown.connect(self._on_shown)

    def _keep_why(self, why: str, room: Room) -> None:
        from nearward.session.ask.forms import direction

        line = direction.keep_why(why, self._around.clock())
        self._around.desk.ask(line, _done, partial(self._on_not_kept, why, room))

    def _left_over(self, kept: Mapping[str, object]) -> Wishes:
        """What is still to be seen of what was wished for when the diary was made."""
        from nearward_ui.unlock.first_wishes import PAGES, Wishes

        named = str(kept.get(STILL, "")).split()
        if self._around.desk.by_recovery:
            named = []  # a new passphrase comes first
        return Wishes(pages=tuple(page for page in PAGES if page in named))

    def _on_shown(self, page: str) -> None:
        """Those before this one are done with; who goes elsewhere is done with all of them."""
        found = self._still
        still = found[found.index(page) :] if page in found else ()
        if still != found:
            self._keep(still)
        self._still = still

    def _keep(self, pages: tuple[str, ...]) -> None:
        from nearward.session.ask import settings
        from nearward.session.operation import tried

        self._around.desk.ask(tried(settings.keep(STILL, " ".join(pages))))

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

    def _on_not_kept(self, why: str, room: Room, trouble: Trouble) -> None:
        """The line stands on no page any more: it is held here until it was tried again."""
        from nearward_ui.kit.context import Notice

        words, again = self._around.words, partial(self._keep_why, why, room)
        said = words("The line “Why now?” could not be kept; the diary is made.")
        text = f"{said} {trouble.say(words)}"
        room.say(Notice(text, words("Try again"), again, lasting=True))


def _done(_kept: object) -> None:
    """Nothing is shown of it."""
