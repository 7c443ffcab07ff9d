"""The room: the rail and the pages of an open diary. What holds plaintext lives in it."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QWidget,
)
from shiboken6 import delete

from nearward.domain.trouble import Trouble
from nearward.session.operation import all_of
from nearward.session.place import keep_place, place_in
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.heard import announce, give_role
from nearward_ui.kit.inputs.unfinished import finish_word
from nearward_ui.kit.layouts import focus_order
from nearward_ui.kit.page import Page
from nearward_ui.kit.tips import give_tips
from nearward_ui.kit.widgets.basic import Heading, bring_in_sight
from nearward_ui.page_row import PageRow
from nearward_ui.pages import FIRST, PAGES
from nearward_ui.routes import (
    Act,
    GoBack,
    GoForth,
    LockNow,
    OpenFile,
    RestoreFile,
    Route,
    SalvageNow,
    WriteAlone,
    kept_route,
    to_keep,
)
from nearward_ui.shell.frame.last_focus import LastFocus
from nearward_ui.shell.frame.notice_place import NoticePlace
from nearward_ui.shell.frame.side_sheet import SideSheet
from nearward_ui.shell.frame.terms_told import TermsTold
from nearward_ui.shell.frame.trail import Step, Trail
from nearward_ui.shell.notices import NoticeBar
from nearward_ui.shell.rail import LOCK, Rail

if TYPE_CHECKING:
    from nearward.session.operation import Operation

#: all columns; the list is a drawer below these; forms have one column below these
SHAPES = (("wide", 1100), ("middle", 1000), ("small", 800))
#: how long a page of another text size is kept for what it still asks of the desk
GONE_MS = 10_000


def shape_for(width: int, scale: float) -> str:
    """The shape by width over text scale."""
    room = width / scale
    return next((shape for shape, least in SHAPES if room >= least), "narrow")


class Room(QWidget):
    """`lock_asked` goes to the window; so do the files a page asks to restore or to open,
    and the wish to save what can be read of this one."""

    lock_asked = Signal()
    restore_asked = Signal(object)
    open_asked = Signal(object)
    salvage_asked = Signal()
    shown = Signal(str)
    #: whether what is shown is to have the whole screen
    fills_screen = Signal(bool)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self.around = around
        self.pages: dict[str, Page] = {}
        #: the pages that had something to save when that was asked last
        self.unsaved_keys: list[str] = []
        self._scales: dict[str, float] = {}
        #: where pages were that have gone since
        self._left_at: dict[str, Route | None] = {}
        self._trail = Trail(self._goes_on)
        self._shape = "wide"
        self.rail = Rail(around.words, around.look)
        self.rail.chosen.connect(self._on_rail)
        self.stack = QStackedWidget()
        # a page has what is left: its margins grow with it, and would else hold it open
        self.stack.setMinimumWidth(1)
        # else "layered pane" is said at each change of page
        give_role(self.stack, "Client")
        self.bar = NoticeBar(around)
        self.bar.acted.connect(self._on_acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.stack, 1)
        self.side = SideSheet(around, row, self.stack, self)
        self.place = NoticePlace(self.bar, self, self.stack, self.side, around.look)
        around.look.changed.connect(self._on_look)
        around.look.resizing.connect(self._shed)
        self._terms = TermsTold(around, self, self._on_terms, self)
        self._is_alone = False
        #: the page that was shown alone before a pause
        self._alone_before: Page | None = None
        #: the page whose name was announced last
        self._said = ""
        self._had = LastFocus()

    @property
    def current(self) -> Page | None:
        """The page that is shown."""
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else None

    def show_page(self, route: Route | Act) -> None:
        """Show a page (it is made on first use); the one before saves what is unsaved."""
        if isinstance(route, GoBack | GoForth):
            if (found := self._way(route)) is not None:
                self._show(found, is_way=True)
        elif isinstance(route, Act):
            self._act(route)
        else:
            self._show(route)

    def _show(self, route: Route, *, is_way: bool = False) -> None:
        row, before = PAGES[route.page], self.current
        if row.says_anew:
            self.bar.forget()
        wish = self._wish(route, lends=not is_way)
        try:
            page = self.pages.get(row.key) or self._make(row)
        except Trouble as trouble:
            self.say(Notice(trouble.say(self.around.words), lasting=True))
            return
        if self._is_alone and (before is not page or wish is not None):
            self._be_alone(False)
            self._alone_before = before
        if before is not None and (before is not page or wish is not None):
            self._part_from(before, page, is_way=is_way)
            # what was saved there can have made new words, and this page goes with the old ones
            page = self.pages.get(row.key) or self._make(row)
        self._turn_to(page, row)
        self._enter(page, wish)
        if is_way and before is not page:
            self._had.come_back(page)
        self._tell(page, row, waits=wish is not None)
        if page is self._alone_before and is_way:
            self._be_alone(True)
        if not page.fills_window:
            self._alone_before = None
        self._say_screen()
        self.shown.emit(row.key)

    def _part_from(self, before: Page, page: Page, *, is_way: bool) -> None:
        """One goes from what is shown to another page, or to another thing on the same."""
        here = Step.of(before)
        if before is not page:
            self._had.leave(before)
            finish_word()
            before.leave()
        if not is_way:
            self._trail.tread(here)

    def keep_place(self) -> Operation[object] | None:
        """Keep in the diary what is shown, for the next time it is opened."""
        page = self.current
        if page is None or not PAGES[page.key].comes_back:
            return None
        find = page.coming_back()
        return keep_place(page.key, self.around.today, lambda: to_keep(find()))

    def come_back(self, kept: dict[str, object]) -> bool:
        """Show the page that was shown when the diary was closed; False on a new day."""
        place = place_in(kept, self.around.today)
        row = PAGES.get(place.page) if place else None
        if not (place and row and row.comes_back):
            return False
        self.show_page(kept_route(row.key, place.argument))
        return True

    def _act(self, act: Act) -> None:
        if isinstance(act, LockNow):
            self.lock_asked.emit()
        elif isinstance(act, SalvageNow):
            self.salvage_asked.emit()
        elif isinstance(act, RestoreFile):
            self.restore_asked.emit(act.file)
        elif isinstance(act, OpenFile):
            self.open_asked.emit(act.file)
        elif isinstance(act, WriteAlone):
            self.write_alone()

    def _wish(self, route: Route, *, lends: bool) -> Route | None:
        """What is wished for, what the page that is shown lends, or where the page was."""
        where = self._outgrown(route.page)
        if not route.is_plain:
            return route
        shown = self.current
        lent = shown.lends(route.page) if lends and shown and shown.key != route.page else None
        return lent or where

    def _turn_to(self, page: Page, row: PageRow) -> None:
        if self.current is not page:
            self.bar.moved_on()
        self.stack.setCurrentWidget(page)
        self.rail.setHidden(page.fills_window or self._is_alone)
        self.side.take(page)
        self.bar.wait(page.fills_window)
        self.rail.mark(row.belongs_to or row.key)

    def _enter(self, page: Page, wish: Route | None) -> None:
        try:
            page.enter(wish)
            page.is_stale = False
        except Trouble as trouble:
            self.say(Notice(trouble.say(self.around.words), lasting=True))
        focus = page.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, page: Page, row: PageRow, *, waits: bool) -> None:
        """Say which page has come. `waits`: its heading is that of a thing that is being read."""
        if row.key == self._said:
            return
        self._said = row.key
        if waits and page.findChild(Heading) is not None:
            # answered behind all that the page has asked
            self.around.desk.ask(all_of(()), lambda _done: self._say_page(page))
        else:
            QTimer.singleShot(0, self, partial(self._say_page, page))

    def _say_page(self, page: Page) -> None:
        """The heading of a page that has come; without one what the rail calls it."""
        if page is self.current:
            heading, row = page.findChild(Heading), PAGES[page.key]
            said = heading.text() if heading is not None else ""
            named = PAGES[row.belongs_to or row.key].title
            announce(self, said or self.around.words(named))

    def write_alone(self) -> None:
        """Only the page that is written on, without rail and lists; the same once more ends it."""
        self._be_alone(not self._is_alone)
        self._say_screen()

    def _say_screen(self) -> None:
        """A pause that begins while one writes alone keeps the screen."""
        self.fills_screen.emit(self._is_alone or self._alone_before is not None)

    def _be_alone(self, on: bool) -> None:
        page = self.current
        if page is not None and (page.alone(on) or not on):
            self._is_alone = on
            self.rail.setHidden(on)
            self.side.be_off(on)

    def unsaved(self) -> list[Operation[object]]:
        """What all pages must still save."""
        asked = {key: page.unsaved() for key, page in self.pages.items()}
        found = {key: operation for key, operation in asked.items() if operation is not None}
        self.unsaved_keys = list(found)
        return list(found.values())

    def stop(self) -> None:
        """A lock or a quit comes: what is long on any page stops."""
        for page in self.pages.values():
            page.stop()

    def say(self, notice: object, *, of: Page | None = None) -> None:
        """Show a notice. What is not of a page that fills the window waits until that is left."""
        if isinstance(notice, Notice):
            self.bar.say(notice, now=of is not None and of is self.current)

    def offer_passphrase(self, *, at_once: bool) -> None:
        """The recovery sheet opened the diary: a new passphrase can be chosen now."""
        if at_once:
            self.show_page(Route("passphrase"))
            return
        words = self.around.words
        text = words("The recovery sheet opened the diary. You can choose a new passphrase.")
        then = partial(self.show_page, Route("passphrase"))
        self.say(Notice(text, words("Choose one"), then, lasting=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reshape()

    def focusNextPrevChild(self, forward: bool) -> bool:
        page = self.current
        within = [self.rail, *([page] if page is not None else []), self.side, self.bar]
        moved = focus_order.move(within, QApplication.focusWidget(), 1 if forward else -1)
        at = QApplication.focusWidget()
        if moved and at is not None:
            bring_in_sight(at)
        return moved

    def _shed(self) -> None:
        """Pages that are not seen are not laid out for another text size: they go, and each is made
        anew when it is shown. While something is asked of the desk they stay."""
        for key, page in list(self.pages.items()) if self.around.desk.is_resting else ():
            if self._can_go(page):
                self._left_at[key] = page.where()
                self._take_out(page)
                delete(page)

    def _outgrown(self, key: str) -> Route | None:
        """A page that was laid out for another text size is made anew; where it was is given."""
        page = self.pages.get(key)
        if page is None or self._scales[key] == self.around.look.scale or not self._can_go(page):
            return self._left_at.pop(key, None)
        self._take_out(page)
        page.hide()
        QTimer.singleShot(GONE_MS, page, page.deleteLater)
        return page.where()

    def _on_terms(self) -> None:
        """The words to choose from are others: what is not seen is made anew when it is shown."""
        self._shed()
        self._scales = dict.fromkeys(self._scales, 0.0)

    def _can_go(self, page: Page) -> bool:
        """Whether it is not seen, and nothing of it would be lost."""
        return page is not self.current and not page.is_busy and page.unsaved() is None

    def _take_out(self, page: Page) -> None:
        del self.pages[page.key]
        self.stack.removeWidget(page)
        self.side.rise(page)

    def _make(self, row: PageRow) -> Page:
        module, name = row.source.split(":")
        made = getattr(import_module(module), name)(self.around)
        if not isinstance(made, Page):
            raise TypeError(row.key)
        made.key = key = row.key
        made.listen_to_keys()
        give_tips(made, self.around.words)
        made.go.connect(self.show_page)
        made.notice.connect(partial(self.say, of=made))
        self.pages[key] = made
        self._scales[key] = self.around.look.scale
        self.stack.addWidget(made)
        focus_order.arrange(made)
        made.reshape(self._shape)
        self.side.sit(made)
        return made

    def _way(self, act: Act) -> Route | None:
        """Where one came from, or where one has gone back from; None: one stays.

        Without a page before, back leads to the page of the rail that it belongs to.
        """
        page = self.current
        if page is None:
            return Route(FIRST)
        here = Step.of(page)
        turn = self._trail.forth if isinstance(act, GoForth) else self._trail.back
        step = turn(here)
        if step is not None:
            known = self.pages.get(step.key)
            stays = known is not None and not known.begins_anew and Step.of(known).is_same(step)
            return Route(step.key) if stays else step.route or Route(step.key)
        home = PAGES[page.key].belongs_to or FIRST
        return None if isinstance(act, GoForth) or home == page.key else Route(home)

    def _goes_on(self, step: Step) -> bool:
        """Whether there is something to come back to."""
        page = self.pages.get(step.key)
        return page is None or page.goes_on or not Step.of(page).is_same(step)

    def _reshape(self) -> None:
        shape = shape_for(self.width(), self.around.look.scale)
        if shape != self._shape:
            self._shape = shape
            self.rail.reshape(shape)
            for page in self.pages.values():
                page.reshape(shape)
        self.side.fit()

    def _on_acted(self) -> None:
        """The keyboard goes back to the page, from the bar that is gone."""
        page = self.current
        at = QApplication.focusWidget()
        if page is None or (at is not None and page.isAncestorOf(at)):
            return
        focus = page.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_rail(self, key: str) -> None:
        self.show_page(LockNow() if key == LOCK else Route(key))

    def _on_look(self) -> None:
        self._reshape()
