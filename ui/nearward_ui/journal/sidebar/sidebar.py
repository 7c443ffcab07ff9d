"""The journal's left side: search, month and timeline."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStyle, QStyleOptionFrame, QVBoxLayout, QWidget

from nearward.domain.cards import Card, DayMark, Hit
from nearward.domain.model import SavedSearch
from nearward.domain.query import FEW, MOST, Query, parsed
from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.session.ask import search, timeline
from nearward_ui.journal.sidebar.page_links import PageLinks
from nearward_ui.journal.sidebar.saved_searches import SavedSearchPanel
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.widgets.basic import LinkButton, Soft, TextField, Tiny, TroublePanel
from nearward_ui.kit.widgets.card_text import told_card
from nearward_ui.kit.widgets.cards import BAR_ROOM, CardLine, CardList
from nearward_ui.kit.widgets.month import Month

PAGE = 50
HOW = N_(
    'You can also look for "several words", -without, tag:walk, person:Sam, after:2026-03 and'
    " before:2026-05-20."
)
SEARCH_MS = 120
#: after these the text of the search may have another room
_OTHER_ROOM = (
    QEvent.Type.Resize,
    QEvent.Type.Polish,
    QEvent.Type.FontChange,
    QEvent.Type.LayoutDirectionChange,
)
#: pixels of the drawing: a lower list has no room for the month and for what was found
LOW = 700


class Sidebar(QWidget):
    """Lists what was written, newest first, all of it or what a search finds.

    `opened` and `delete_asked` carry a Card, `day_chosen` a date, `day_shown` a date and the newest
    entry's id on it (0: none); `left` says that Esc gives the keyboard back to the page.
    """

    opened = Signal(object)
    delete_asked = Signal(object)
    day_chosen = Signal(object)
    day_shown = Signal(object, int)
    left = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self.around = around
        self._desk = around.desk
        self._entry = 0
        self._drawer = False
        #: from this day back it lists; None: from the newest thing
        self._until: date | None = None
        words, look = around.words, around.look
        self.setObjectName("list")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._make_search()
        self.month = Month(around)
        self.month.chosen.connect(self._on_day_chosen)
        self.month.asked.connect(self._on_marks_asked)
        self.ways = PageLinks(around)
        self.ways.date_chosen.connect(self._on_day_chosen)
        self.ways.left.connect(self.left)
        self.saved = SavedSearchPanel(around)
        self.saved.chosen.connect(self.look_for)
        self.saved.left.connect(self.search.setFocus)
        self.ways.searches.turned.connect(self._on_searches)
        self.ways.keep.clicked.connect(self._on_keep)
        self.list = CardList(words("Timeline"), around)
        self.list.opened.connect(self.opened)
        self.list.delete_asked.connect(self.delete_asked)
        self.list.cards.wants_more.connect(self._on_more)
        self.nothing = Soft()
        self.nothing.hide()
        self.order = Tiny("")
        self.order.hide()
        self.unread = TroublePanel(look)
        self.back = LinkButton(words("Back to the page"), tone="quiet", flush="start")
        self.back.clicked.connect(self.left)
        self.back.hide()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._search)
        self.search.installEventFilter(self)

    @property
    def today(self) -> date:
        """The day that is not over yet."""
        return self.around.today

    def reshape(self, *, drawer: bool) -> None:
        """In a narrow window it takes the place of the page, and has a way back to it."""
        self.back.setVisible(drawer)
        self._drawer = drawer
        self._make_room()

    def reload(self) -> None:
        """The list and the month anew, with the search in force."""
        self._load()
        self.month.reload()

    def refresh(self) -> None:
        """Something that it lists was changed: the same is read again, and nothing scrolls."""
        limit = max(PAGE, self.list.hold())
        if not self._asked.is_empty:
            self._find(is_again=True)
        else:
            ask = timeline.page(until=self._until, limit=limit)
            then = partial(self._on_cards_again, limit)
            self._desk.ask(ask, then, self._on_unread, lane="journal-list")
        self.month.reload()

    def choose(self, entry_id: int) -> None:
        """Mark the entry that is on the page; 0 marks none."""
        self._entry = entry_id
        if entry_id:
            self.list.choose(partial(_is_entry, entry_id))
        else:
            self.list.clearSelection()

    def take_up(self, entry_id: int) -> None:
        """The keyboard goes to an entry, once the list has it."""
        self.list.take_up(partial(_is_entry, entry_id))

    def show_day(self, day: date) -> None:
        """The timeline from this day back; `day_shown` follows."""
        self.month.show_day(day)
        self.search.clear()
        self._until = None if day >= self.today else day
        self._desk.ask(
            timeline.page(until=self._until, limit=PAGE),
            partial(self._on_day, day),
            self._on_unread,
            lane="journal-list",
        )

    def look_for(self, query: str) -> None:
        """Search for this."""
        self.search.setText(query)
        self.search.setFocus()

    def take_focus(self) -> None:
        """The keyboard goes to the search."""
        self.search.setFocus()
        self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _OTHER_ROOM:
            self._lay_out_search()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
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

    def _make_search(self) -> None:
        words, look = self.around.words, self.around.look
        self.search = TextField(words("Search everything"), words("Search everything"))
        self.search.setToolTip(words(HOW))
        self.search.textChanged.connect(self._on_typed)
        self._hint = QLabel("Ctrl+F", self.search)
        self._hint.setProperty("role", "tiny")
        self._hint.setContentsMargins(0, 0, look.px(9), 0)
        self.clear = LinkButton("×")
        self.clear.setProperty("shape", "square")
        self.clear.setAccessibleName(words("Clear the search"))
        # Esc does the same for the keyboard
        self.clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear.clicked.connect(self.search.clear)
        self.clear.hide()
        row = QHBoxLayout(self.search)
        row.setContentsMargins(0, 0, look.px(3), 0)
        row.addStretch(1)
        row.addWidget(self._hint)
        row.addWidget(self.clear)

    def _lay_out(self) -> None:
        look = self.around.look
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, BAR_ROOM, 0)
        top.setSpacing(look.px(12))
        asked = (self.back, self.search, self.month, self.ways, self.saved)
        for widget in (*asked, self.order, self.nothing, self.unread):
            top.addWidget(widget)
        # while the list is hidden, what stands above stays above
        top.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(16), look.px(20), look.px(16) - BAR_ROOM, 0)
        box.setSpacing(look.px(12))
        box.addLayout(top)
        box.addWidget(self.list, 1)

    # the timeline

    @property
    def _asked(self) -> Query:
        """What is looked for; nothing while it is only begun (`tag:`)."""
        return parsed(self.search.text())

    def _load(self) -> None:
        if not self._asked.is_empty:
            self._search()
            return
        self.order.hide()
        self._until = None
        ask = timeline.page(limit=PAGE)
        self._desk.ask(ask, self._on_cards, self._on_unread, lane="journal-list")

    def _on_cards(self, cards: list[Card]) -> None:
        self.list.cards.show_lines(self._lines(cards), more=len(cards) == PAGE)
        words = self.around.words
        self._say_nothing(words("What you write, log and weigh will be listed here."))
        self.list.choose(partial(_is_entry, self._entry))

    def _on_cards_again(self, limit: int, cards: list[Card]) -> None:
        bar, chosen = self.list.verticalScrollBar(), self.list.thing
        self.list.cards.show_lines(self._lines(cards), more=len(cards) == limit)
        at = bar.value()
        self._say_nothing(self.nothing.text())
        if not self.list.choose(partial(_is_entry, self._entry)) and self._entry and self._until:
            # what is on the page was written after the days that are listed
            self._load()
        elif _is_entry(self._entry, chosen) or not self._entry:
            bar.setValue(at)

    def _on_day(self, day: date, cards: list[Card]) -> None:
        self.list.cards.show_lines(self._lines(cards), more=len(cards) == PAGE)
        self._say_nothing(self.around.words("There is nothing on this day or before it."))
        first = next((c for c in cards if c.kind == "entry" and c.day == day), None)
        self.day_shown.emit(day, first.id if first is not None else 0)

    def _on_more(self) -> None:
        lines = self.list.cards.lines
        last = lines[-1].thing if lines else None
        if isinstance(last, Card) and self._asked.is_empty:
            self._desk.ask(
                timeline.page(after=last, limit=PAGE),
                self._on_next,
                self._on_unread,
                lane="journal-list",
            )

    def _on_next(self, cards: list[Card]) -> None:
        self.list.cards.add_lines(self._lines(cards), more=len(cards) == PAGE)

    def _lines(self, cards: list[Card]) -> list[CardLine]:
        today = self.today
        return [told_card(card, self.around, today) for card in cards]

    def _say_nothing(self, text: str) -> None:
        self.order.setVisible(self.order.isVisibleTo(self) and bool(self.search.text()))
        self.nothing.setText(text)
        self.nothing.setVisible(not self.list.cards.lines)
        self.unread.say("")
        self.list.setVisible(bool(self.list.cards.lines))

    def _on_unread(self, trouble: Trouble) -> None:
        """What is listed already stays; the reason stands where the rest would."""
        self.nothing.hide()
        self.list.cards.ask_again()
        self.unread.say(trouble.say(self.around.words))
        self.list.setVisible(bool(self.list.cards.lines))

    # the search

    def _on_typed(self) -> None:
        self._make_room()
        some = bool(self.search.text())
        self.clear.setVisible(some)
        self.ways.keep.setVisible(bool(self.search.text().strip()))
        self._lay_out_search()
        self._timer.start(SEARCH_MS)

    def _lay_out_search(self) -> None:
        """The text ends before the cross or the key, on whichever side they stand.

        Whether the text begins left or right goes by its own letters, not by the window.
        """
        if self.search.text():
            taken = self.clear.sizeHint().width()
        else:
            taken = self._hint.sizeHint().width()
            has_room = self._text_room() - taken >= self.search.fontMetrics().horizontalAdvance(
                self.search.placeholderText()
            )
            taken *= has_room
        self._hint.setVisible(not self.search.text() and bool(taken))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self.search.setTextMargins(taken, 0, 0, 0)
        else:
            self.search.setTextMargins(0, 0, taken, 0)

    def _text_room(self) -> int:
        """Pixels between the edges of the search, where nothing else stands in it."""
        option = QStyleOptionFrame()
        self.search.initStyleOption(option)
        inside = QStyle.SubElement.SE_LineEditContents
        # the line keeps two pixels on each side
        return self.search.style().subElementRect(inside, option, self.search).width() - 4

    def _make_room(self) -> None:
        """Where there is little, what was found takes the place of the month."""
        little = self._drawer or self.height() < self.around.look.px(LOW)
        hidden = little and bool(self.search.text())
        self.month.setHidden(hidden)

    def _search(self) -> None:
        self._timer.stop()
        if self._asked.is_empty:
            self._load()
            return
        self._find(is_again=False)

    def _find(self, *, is_again: bool) -> None:
        self._desk.ask(
            search.find(self.search.text()),
            partial(self._on_hits, is_again),
            self._on_unread,
            lane="journal-list",
            gives_way=True,
        )

    def _on_hits(self, is_again: bool, hits: list[Hit]) -> None:
        today = self.today
        lines = []
        for hit in hits:
            told = told_card(hit.card, self.around, today)
            lines.append(CardLine(told.title, hit.snippet, told.mark, hit.card))
        self.list.cards.show_lines(lines, more=False)
        words, query = self.around.words, self._asked
        by_fit = 1 < len(hits) <= FEW and bool(query.words)
        cut = words.plural(
            "Only the first {n} word is searched for.",
            "Only the first {n} words are searched for.",
            MOST,
        )
        said = [cut if query.is_cut else "", words("Best matches first.") if by_fit else ""]
        self.order.setText(" ".join(filter(None, said)))
        self.order.setVisible(any(said))
        self._say_nothing(" ".join((words("Nothing was found."), words(HOW))))
        if not is_again:
            count = words.plural("{n} result", "{n} results", len(hits))
            announce(self, count if hits else words("Nothing was found."))

    def _on_keep(self) -> None:
        self.ways.searches.turn(True)
        self.saved.name(SavedSearch(name="", query=self.search.text().strip()))

    def _on_searches(self, on: bool) -> None:
        self.saved.setVisible(on)
        if on:
            self.saved.load()

    # the month

    def _on_day_chosen(self, day: object) -> None:
        if isinstance(day, date):
            self.day_chosen.emit(day)

    def _on_marks_asked(self, first: date, last: date) -> None:
        ask = timeline.marks(first, last)
        self._desk.ask(ask, self._on_marks, self._on_unread, lane="journal-marks")

    def _on_marks(self, marks: list[DayMark]) -> None:
        self.month.take(marks)


def _is_entry(entry_id: int, thing: object) -> bool:
    return (
        isinstance(thing, Card) and thing.kind == "entry" and thing.id == entry_id and entry_id > 0
    )
