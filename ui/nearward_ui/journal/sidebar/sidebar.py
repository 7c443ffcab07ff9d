"""The journal's left side: search, month and list."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from nearward.domain.cards import DayMark
from nearward.domain.changes import ALL, IN_TIMELINE, KindsChanged
from nearward.domain.model import SavedSearch
from nearward.domain.query import parsed
from nearward.session.ask import timeline
from nearward_ui.journal.sidebar.go_to_date import GoToDate
from nearward_ui.journal.sidebar.list_head import KEPT, TIMELINE, ListHead
from nearward_ui.journal.sidebar.query_names import QueryNames
from nearward_ui.journal.sidebar.saved_searches import SavedSearchPanel
from nearward_ui.journal.sidebar.search_field import SearchField
from nearward_ui.journal.sidebar.timeline_list import TimelineList, is_entry
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.cards import BAR_ROOM
from nearward_ui.kit.widgets.month import Month

SEARCH_MS = 120
#: pixels of the drawing: a lower list has no room for the month and for what was found
LOW = 700
#: pixels of the drawing: beside all of it, and beside the buttons whose words stand in line
SIDE, FLUSH = 8, 12


class Sidebar(QWidget):
    """Lists what was written, newest first, all of it or what a search finds.

    `opened` and `delete_asked` carry a Card, `day_chosen` a date, `day_shown` a date and the newest
    entry's id on it (0: none), `go` a Route; `new_asked` says that a new entry is wished for, and
    `left` that Esc gives the keyboard back to the page.
    """

    opened = Signal(object)
    delete_asked = Signal(object)
    day_chosen = Signal(object)
    day_shown = Signal(object, int)
    go = Signal(object)
    new_asked = Signal()
    left = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self.around = around
        self._desk = around.desk
        self._drawer = False
        words, look = around.words, around.look
        self.setObjectName("list")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = SearchField(words, look)
        self.search.textChanged.connect(self._on_typed)
        self.search.installEventFilter(self)
        self.names = QueryNames(self.search, self, around)
        self.month = Month(around)
        self.month.chosen.connect(self._on_day_chosen)
        self.month.asked.connect(self._on_marks_asked)
        self.to_date = GoToDate(around)
        self.to_date.chosen.connect(self._on_day_chosen)
        self.to_date.left.connect(self.left)
        self.month.name_pressed.connect(self.ask_date)
        self.saved = SavedSearchPanel(around)
        self.saved.chosen.connect(self.look_for)
        self.saved.left.connect(self.search.setFocus)
        self.saved.put_away.connect(partial(self.show_view, TIMELINE))
        self._make_list()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._search)

    @property
    def today(self) -> date:
        """The day that is not over yet."""
        return self.around.today

    def reshape(self, *, drawer: bool) -> None:
        """In a small window it lies over the page."""
        self._drawer = drawer
        self._make_room()

    def reload(self) -> None:
        """The list and the month anew, with the search in force."""
        self._search()
        self.month.reload()

    def come_again(self) -> None:
        """One comes back to the page: the list stands where it stood."""
        if self.list.cards.lines:
            self.refresh(ALL)
        else:
            self.reload()

    def refresh(self, changed: KindsChanged) -> None:
        """Something that it lists was changed: the same is read again, and nothing scrolls."""
        if not changed.kinds.isdisjoint(IN_TIMELINE):
            self.list.refresh(changed)
        self.names.forget()
        self.month.reload()

    def choose(self, entry_id: int) -> None:
        """Mark the entry that is on the page; 0 marks none."""
        self.list.choose_entry(entry_id)

    def take_up(self, entry_id: int) -> None:
        """The keyboard goes to an entry, once the list has it."""
        self.list.take_up(partial(is_entry, entry_id))

    def show_day(self, day: date) -> None:
        """The timeline from this day back; `day_shown` follows."""
        self.month.show_day(day)
        self.search.clear()
        self._timer.stop()
        self.list.show_day(day)

    def look_for(self, query: str) -> None:
        """Search for this."""
        self.show_view(TIMELINE)
        self.search.setText(query)
        self.search.setFocus()

    def take_focus(self) -> None:
        """The keyboard goes to the search."""
        self.search.setFocus()
        self.search.selectAll()

    def ask_date(self) -> None:
        """A field for the date to go to, or none any more."""
        if self.to_date.isHidden():
            self.to_date.ask()
        else:
            self.to_date.hide()

    def show_view(self, listed: str) -> None:
        """List the timeline, or the searches that are kept."""
        kept = listed == KEPT
        if not kept and self.head.listed == TIMELINE and self.search.text():
            self.search.clear()
        self.head.show_view(listed)
        self.saved.setVisible(kept)
        self._show_kept(kept)
        if kept:
            self.saved.load()

    def _show_kept(self, on: bool) -> None:
        self.below.setHidden(on)
        self._rest.setVisible(on)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing in it has taken leaves all of it, and what was searched for."""
        if event.key() == Qt.Key.Key_Escape:
            self.search.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self.names.takes(event):
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return):
                self.list.setFocus()
                if self.list.cards.lines:
                    self.list.setCurrentIndex(self.list.cards.index(0))
                return True
        return super().eventFilter(watched, event)

    def _make_list(self) -> None:
        self.head = ListHead(self.around)
        self.head.go.connect(self.go)
        self.head.new_asked.connect(self.new_asked)
        self.head.date_asked.connect(self.ask_date)
        self.head.keep_asked.connect(self._on_keep)
        self.head.view.connect(self.show_view)
        self.list = TimelineList(self.around)
        self.head.narrowed.connect(self.list.narrow_to)
        self.list.opened.connect(self.opened)
        self.list.delete_asked.connect(self.delete_asked)
        self.list.day_shown.connect(self.day_shown)
        self.list.found.connect(self._on_found)
        self.nothing, self.order, self.unread = self.list.nothing, self.list.order, self.list.unread

    def _lay_out(self) -> None:
        px = self.around.look.px
        top = QVBoxLayout()
        top.setContentsMargins(px(SIDE), 0, px(SIDE), 0)
        top.setSpacing(px(12))
        top.addWidget(self.search)
        # words of buttons begin inside them: so they stand in line with the rows
        flush = QVBoxLayout()
        flush.setContentsMargins(px(FLUSH), px(12), px(FLUSH), px(8))
        flush.setSpacing(0)
        flush.addWidget(self.to_date)
        flush.addWidget(self.month)
        rule = QFrame()
        rule.setProperty("role", "rule")
        head = QVBoxLayout()
        head.setContentsMargins(px(FLUSH), px(7), px(FLUSH), px(4))
        head.addWidget(self.head)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, px(16), 0, 0)
        box.setSpacing(0)
        for layout in (top, flush):
            box.addLayout(layout)
        box.addWidget(rule)
        box.addLayout(head)
        box.addWidget(self._said())
        box.addWidget(self.below, 1)
        # while other things are listed, what stands above stays above
        self._rest = QWidget()
        self._rest.hide()
        box.addWidget(self._rest, 1)

    def _said(self) -> QWidget:
        """What stands between the head and the list, and the list itself."""
        px = self.around.look.px
        said = QWidget()
        box = QVBoxLayout(said)
        side = px(SIDE + FLUSH)
        box.setContentsMargins(side, 0, side, 0)
        box.setSpacing(px(8))
        for widget in (self.saved, self.order, self.unread):
            box.addWidget(widget)
        self.below = QWidget()
        listed = QVBoxLayout(self.below)
        listed.setContentsMargins(px(SIDE), 0, max(0, px(SIDE) - BAR_ROOM), 0)
        about = QVBoxLayout()
        about.setContentsMargins(px(FLUSH), 0, px(FLUSH), 0)
        about.addWidget(self.nothing)
        listed.addLayout(about)
        listed.addWidget(self.list, 1)
        # while the list is hidden, what stands above stays above
        listed.addStretch(0)
        return said

    # the search

    def _on_typed(self) -> None:
        self._make_room()
        if self.search.text() and self.head.listed == KEPT:
            self.show_view(TIMELINE)
        self.head.show_search(not parsed(self.search.text()).is_empty)
        self._timer.start(SEARCH_MS)

    def _make_room(self) -> None:
        """Where there is little, what was found takes the place of the month."""
        little = self._drawer or self.height() < self.around.look.px(LOW)
        self.month.setHidden(little and bool(self.search.text()))

    def _search(self) -> None:
        self._timer.stop()
        self.list.load(self.search.text())

    def _on_found(self, said: str) -> None:
        self.head.show_search(not self.list.asked.is_empty, said)

    def _on_keep(self) -> None:
        query = self.search.text().strip()
        self.head.show_view(KEPT)
        self._show_kept(True)
        self.saved.name(SavedSearch(name="", query=query))

    # the month

    def _on_day_chosen(self, day: object) -> None:
        if isinstance(day, date):
            self.day_chosen.emit(day)

    def _on_marks_asked(self, first: date, last: date) -> None:
        ask = timeline.marks(first, last)
        self._desk.ask(ask, self._on_marks, self.list.say_unread, lane="journal-marks")

    def _on_marks(self, marks: list[DayMark]) -> None:
        self.month.take(marks)
