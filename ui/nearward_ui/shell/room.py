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
    QVBoxLayout,
    QWidget,
)

from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.session.place import keep_place, place_in
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.heard import announce, give_role
from nearward_ui.kit.inputs.unfinished import finish_word
from nearward_ui.kit.layouts import focus_order
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import Heading, bring_in_sight
from nearward_ui.shell.notices import NoticeBar, NoticeStrip
from nearward_ui.shell.rail import Rail

if TYPE_CHECKING:
    from nearward.session.operation import Operation

#: page key -> (module, class); a page is imported when it is first shown
PAGES = {
    "journal": ("nearward_ui.journal.page", "JournalPage"),
    "on-this-day": ("nearward_ui.journal.sidebar.on_this_day", "OnThisDayPage"),
    "read": ("nearward_ui.journal.reading.read_page", "ReadPage"),
    "prompts": ("nearward_ui.journal.prompts", "PromptsPage"),
    "picture": ("nearward_ui.journal.pictures.picture_page", "PicturePage"),
    "versions": ("nearward_ui.journal.versions", "VersionsPage"),
    "people": ("nearward_ui.people.list", "PeoplePage"),
    "person": ("nearward_ui.people.person", "PersonPage"),
    "tags": ("nearward_ui.people.tags", "TagsPage"),
    "moment": ("nearward_ui.moments.form", "MomentPage"),
    "moments": ("nearward_ui.moments.list", "MomentsPage"),
    "check-in": ("nearward_ui.moments.check_in", "CheckInPage"),
    "worksheet": ("nearward_ui.worksheets.form", "WorksheetPage"),
    "worksheets": ("nearward_ui.worksheets.list", "WorksheetsPage"),
    "patterns": ("nearward_ui.patterns.page", "PatternsPage"),
    "print": ("nearward_ui.printing.page", "PrintPage"),
    "print-days": ("nearward_ui.printing.days", "DaysPage"),
    "settings": ("nearward_ui.settings.page", "SettingsPage"),
    "import": ("nearward_ui.exchange.incoming", "ImportPage"),
    "export": ("nearward_ui.exchange.outgoing", "ExportPage"),
    "recovery": ("nearward_ui.settings.recovery", "RecoveryPage"),
    "passphrase": ("nearward_ui.settings.passphrase", "PassphrasePage"),
    "backups": ("nearward_ui.safety.backups", "BackupsPage"),
    "trash": ("nearward_ui.safety.trash", "TrashPage"),
    "privacy": ("nearward_ui.settings.privacy", "PrivacyPage"),
    "pause": ("nearward_ui.pause.page", "PausePage"),
    "help": ("nearward_ui.help.page", "HelpPage"),
    "plan": ("nearward_ui.help.plan", "PlanPage"),
}
#: (page key, name, key to press, stands below)
RAIL = (
    ("journal", N_("Journal"), "Ctrl+1", False),
    ("moments", N_("Moments"), "Ctrl+2", False),
    ("worksheets", N_("Worksheets"), "Ctrl+3", False),
    ("patterns", N_("Patterns"), "Ctrl+5", False),
    ("print", N_("Print"), "Ctrl+6", False),
    ("help", N_("Help"), "F1", True),
    ("settings", N_("Settings"), "Ctrl+,", True),
    ("lock", N_("Lock now"), "Ctrl+L", True),
)
#: a page that is not in the rail marks the one it belongs to
MARKS = {
    "on-this-day": "journal",
    "read": "journal",
    "prompts": "journal",
    "picture": "journal",
    "versions": "journal",
    "people": "journal",
    "person": "journal",
    "tags": "journal",
    "moment": "moments",
    "check-in": "moments",
    "worksheet": "worksheets",
    "print-days": "print",
    "plan": "help",
    "import": "settings",
    "export": "settings",
    "recovery": "settings",
    "passphrase": "settings",
    "backups": "settings",
    "trash": "settings",
    "privacy": "settings",
}
#: pages that begin something, and are begun anew
NO_WAY_BACK = ("passphrase", "recovery", "import", "export")
#: how long a page of another text size is kept for what it still asks of the desk
GONE_MS = 10_000


def shape_for(width: int, scale: float) -> str:
    """The shape by width over text scale."""
    room = width / scale
    return "wide" if room >= 1100 else "middle" if room >= 800 else "narrow"


class Room(QWidget):
    """`lock_asked` goes to the window; so do the files a page asks to restore or to open,
    and the wish to save what can be read of this one."""

    lock_asked = Signal()
    restore_asked = Signal(object)
    open_asked = Signal(object)
    salvage_asked = Signal()
    shown = Signal(str)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self.around = around
        words = around.words
        self.pages: dict[str, Page] = {}
        #: the pages that had something to save when that was asked last
        self.unsaved_keys: list[str] = []
        self._scales: dict[str, float] = {}
        #: the pages one came by: key, and what shows again what was shown
        self._trail: list[tuple[str, object]] = []
        self._shape = "wide"
        rows = [(key, words(name), keys, below) for key, name, keys, below in RAIL]
        self.rail = Rail(words, around.look, rows)
        self.rail.chosen.connect(self._on_rail)
        self.stack = QStackedWidget()
        # else "layered pane" is said at each change of page
        give_role(self.stack, "Client")
        self.bar = NoticeBar(around)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        self.strip = NoticeStrip(around, self.bar)
        column.addWidget(self.strip)
        self.bar.acted.connect(self._on_acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(side, 1)
        around.look.changed.connect(self._on_look)
        self._is_alone = False
        #: the page that was shown alone before a pause
        self._alone_before: Page | None = None
        #: the page whose name was announced last
        self._said = ""

    @property
    def current(self) -> Page | None:
        """The page that is shown."""
        page = self.stack.currentWidget()
        return page if isinstance(page, Page) else None

    def show_page(self, key: str, argument: object = None) -> None:
        """Show a page (it is made on first use); the one before saves what is unsaved."""
        if key == "lock":
            self.lock_asked.emit()
            return
        if key == "salvage":
            self.salvage_asked.emit()
            return
        if key in ("restore", "open") and isinstance(argument, dict):
            asked = self.restore_asked if key == "restore" else self.open_asked
            asked.emit(argument["file"])
            return
        if key == "alone":
            self.write_alone()
            return
        is_back = key == "back"
        if is_back:
            key, argument = self._back()
        if key == "moment":
            self.bar.forget()
        where = self._outgrown(key)
        if argument is None and self.current is not None and self.current.key != key:
            argument = self.current.lends(key)
        argument = where if argument is None else argument
        try:
            page = self.pages.get(key) or self._make(key)
        except Trouble as trouble:
            self.say(Notice(trouble.say(self.around.words), lasting=True))
            return
        before = self.current
        if self._is_alone and (before is not page or argument is not None):
            self._be_alone(False)
            self._alone_before = before
        if before is not None and before is not page:
            finish_word()
            before.leave()
        if before is not None and before is not page and not is_back:
            self._tread(before, key)
        if before is not page:
            self.bar.moved_on()
        self.stack.setCurrentWidget(page)
        self.strip.draw_line(page.foot is None and not page.fills_window)
        self.rail.setHidden(page.fills_window or self._is_alone)
        self.bar.wait(page.fills_window)
        self.rail.mark(MARKS.get(key, key))
        if page.key != self._said:
            self._said = page.key
            QTimer.singleShot(0, self, partial(self._say_page, page))
        try:
            page.enter(argument)
            page.is_stale = False
        except Trouble as trouble:
            self.say(Notice(trouble.say(self.around.words), lasting=True))
        focus = page.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        if page is self._alone_before and is_back:
            self._be_alone(True)
        if not page.fills_window:
            self._alone_before = None
        self.shown.emit(key)

    def keep_place(self) -> Operation[object] | None:
        """Keep in the diary what is shown, for the next time it is opened."""
        page = self.current
        if page is None or page.key in NO_WAY_BACK:
            return None
        return keep_place(page.key, self.around.today, page.coming_back())

    def come_back(self, kept: dict[str, object]) -> bool:
        """Show the page that was shown when the diary was closed; False on a new day."""
        place = place_in(kept, self.around.today)
        if place is None or place.page not in PAGES or place.page in NO_WAY_BACK:
            return False
        self.show_page(place.page, place.argument)
        return True

    def _say_page(self, page: Page) -> None:
        """The heading of a page that has come; without one what the rail calls it."""
        if page is self.current:
            heading = page.findChild(Heading)
            said = heading.text() if heading is not None else ""
            announce(self, said or self.rail.buttons[MARKS.get(page.key, page.key)].text())

    def write_alone(self) -> None:
        """Only the page that is written on, without rail and lists; the same once more ends it."""
        self._be_alone(not self._is_alone)

    def _be_alone(self, on: bool) -> None:
        page = self.current
        if page is not None and (page.alone(on) or not on):
            self._is_alone = on
            self.rail.setHidden(on)

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
            self.show_page("passphrase")
            return
        words = self.around.words
        text = words("The recovery sheet opened the diary. You can choose a new passphrase.")
        then = partial(self.show_page, "passphrase")
        self.say(Notice(text, words("Choose one"), then, lasting=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reshape()

    def focusNextPrevChild(self, forward: bool) -> bool:
        page = self.current
        within = [self.rail, *([page] if page is not None else []), self.bar]
        moved = focus_order.move(within, QApplication.focusWidget(), 1 if forward else -1)
        at = QApplication.focusWidget()
        if moved and at is not None:
            bring_in_sight(at)
        return moved

    def _outgrown(self, key: str) -> object:
        """A page that was laid out for another text size is made anew; where it was is given."""
        page = self.pages.get(key)
        if page is None or page is self.current or self._scales[key] == self.around.look.scale:
            return None
        if page.is_busy or page.unsaved() is not None:
            return None
        del self.pages[key]
        self.stack.removeWidget(page)
        page.hide()
        QTimer.singleShot(GONE_MS, page, page.deleteLater)
        return page.where()

    def _make(self, key: str) -> Page:
        module, name = PAGES[key]
        made = getattr(import_module(module), name)(self.around)
        if not isinstance(made, Page):
            raise TypeError(key)
        made.go.connect(self.show_page)
        made.notice.connect(partial(self.say, of=made))
        self.pages[key] = made
        self._scales[key] = self.around.look.scale
        self.stack.addWidget(made)
        focus_order.arrange(made)
        made.reshape(self._shape)
        return made

    def _tread(self, before: Page, key: str) -> None:
        """One goes on from a page to another; a page that was passed is gone back to, so that the
        way back has no loop."""
        trail = [*self._trail[-8:], (before.key, before.where() if before.begins_anew else None)]
        passed = [passed for passed, _ in trail]
        self._trail = trail[: passed.index(key)] if key in passed else trail

    def _back(self) -> tuple[str, object]:
        while self._trail:
            key, where = self._trail.pop()
            page = self.pages.get(key)
            is_over = page is not None and not page.goes_on
            if not is_over and (self.current is None or key != self.current.key):
                return key, where
        return "journal", None

    def _reshape(self) -> None:
        shape = shape_for(self.width(), self.around.look.scale)
        if shape != self._shape:
            self._shape = shape
            self.rail.reshape(shape)
            self.strip.reshape(shape)
            for page in self.pages.values():
                page.reshape(shape)

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
        self.show_page(key)

    def _on_look(self) -> None:
        self.strip.reshape(self._shape)
        self._reshape()
