"""The journal: search, month and timeline at the left, the page at the right."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from nearward.domain.day import day_of, settle
from nearward.domain.things import Card, DayMark, Entry, Hit
from nearward.domain.trouble import Trouble
from nearward.session import operations
from nearward.session.desk import Operation
from nearward_ui.journal.editor import Editor
from nearward_ui.journal.month import Month
from nearward_ui.journal.writing import Writing
from nearward_ui.kit import (
    LinkButton,
    Notice,
    Page,
    Panel,
    Prose,
    QuietButton,
    Soft,
    Surroundings,
    TextField,
    Tiny,
)
from nearward_ui.kit.cards import CardList, Line
from nearward_ui.kit.date_edit import DateEdit
from nearward_ui.kit.dates import clock_time, long_day, too_early, was_moved
from nearward_ui.kit.telling import told_card

PAGE = 50
SEARCH_MS = 120
LIST_WIDTHS = {"wide": 316, "middle": 280, "narrow": 300}


class JournalPage(Page):
    """Several entries a day, saved by themselves; all that was written is found as one types."""

    key = "journal"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._shape = "wide"
        self._started = False
        self.writing = Writing(around)
        self.writing.state.connect(self._on_state)
        self.writing.kept.connect(self._on_kept)
        self._make_side()
        self._make_page()
        self._lay_out()
        self._search_timer = QTimer(self)
        self._search_timer.setSingleShot(True)
        self._search_timer.timeout.connect(self._search)

    def enter(self, argument: object) -> None:
        wish = argument if isinstance(argument, dict) else {}
        if not self._started or wish.get("new"):
            self._started = True
            self.new_entry()
        if "id" in wish:
            self.open_entry(int(wish["id"]))
        if isinstance(wish.get("day"), date):
            self.open_day(wish["day"])
        else:
            self._load()
        self.month.show_day(self.writing.entry.day)
        self.month.reload()
        if wish.get("search"):
            self._show_list(True)
            QTimer.singleShot(0, self, self._focus_search)

    def leave(self) -> None:
        self._read_page()
        self.writing.save()

    def unsaved(self) -> Operation[object] | None:
        self._read_page()
        return self.writing.unsaved()

    def first_focus(self) -> QWidget | None:
        return self.editor

    def reshape(self, shape: str) -> None:
        self._shape = shape
        self._fit()

    def new_entry(self) -> None:
        """A fresh page, dated now."""
        self.leave()
        self.search.clear()
        self.writing.begin()
        self._show_entry()
        self.list.clearSelection()
        self.editor.setFocus()

    def open_entry(self, entry_id: int) -> None:
        """Show an entry; the one before is saved first."""
        self.leave()
        self.desk.ask(operations.entry(entry_id), self._on_entry, lane="journal-entry")

    def open_day(self, day: date) -> None:
        """The timeline from this day back; its newest entry on the page."""
        self.month.show_day(day)
        self.search.clear()
        today = self._today()
        until = None if day >= today else day
        self.desk.ask(
            operations.timeline(until=until, limit=PAGE),
            partial(self._on_day, day),
            lane="journal-list",
        )

    def delete_entry(self) -> None:
        """To the trash, with undo."""
        entry = self.writing.entry
        if not entry.id:
            self.writing.forget()
            self._show_entry()
            return
        self.leave()
        self.desk.ask(operations.delete("entry", entry.id), partial(self._on_deleted, entry.id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                self.editor.setFocus()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in (
                Qt.Key.Key_Down,
                Qt.Key.Key_Return,
            ):
                self.list.setFocus()
                if self.list.cards.lines:
                    self.list.setCurrentIndex(self.list.cards.index(0))
                return True
        if watched is self.editor and event.type() == QEvent.Type.FocusOut:
            self.writing.save()
        return super().eventFilter(watched, event)

    # the parts

    def _make_side(self) -> None:
        words = self.words
        self.search = TextField(words("Search everything"), words("Search everything"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_search_typed)
        hint = QLabel("Ctrl+F", self.search)
        hint.setProperty("role", "tiny")
        self._search_hint = hint
        row = QHBoxLayout(self.search)
        row.setContentsMargins(0, 0, self.look.px(12), 0)
        row.addStretch(1)
        row.addWidget(hint)
        self.month = Month(self.around)
        self.month.chosen.connect(self._on_day_chosen)
        self.month.asked.connect(self._on_marks_asked)
        self.list = CardList(words("Timeline"), self.around)
        self.list.opened.connect(self._on_opened)
        self.list.delete_asked.connect(self._on_delete_asked)
        self.list.cards.wants_more.connect(self._on_more)
        self.nothing = Soft()
        self.nothing.hide()

    def _make_page(self) -> None:
        words = self.words
        self.when = LinkButton("", tone="quiet")
        self.when.setProperty("flush", "true")
        self.when.setToolTip(words("Change the date and time"))
        self.when.clicked.connect(self._on_when)
        self.saved = Tiny("", wrap=False)
        self.saved.setAccessibleName(words("Whether it is saved"))
        self.list_button = LinkButton(words("List"), tone="quiet")
        self.list_button.setCheckable(True)
        self.list_button.toggled.connect(self._show_list)
        self.new_button = LinkButton(words("New entry"), tone="quiet")
        self.new_button.clicked.connect(self.new_entry)
        self.delete_button = LinkButton(words("Delete"), tone="quiet")
        self.delete_button.clicked.connect(self.delete_entry)
        self.title = QLineEdit()
        self.title.setProperty("role", "h1")
        self.title.setTextMargins(-2, 0, 0, 0)
        self.title.setAccessibleName(words("Title"))
        self.title.setPlaceholderText(words("A title, if you like"))
        self.title.textEdited.connect(self._on_typed)
        self.title.returnPressed.connect(self._on_title_done)
        self.editor = Editor(words("What you write"))
        self.editor.setPlaceholderText(words("Write here. It is saved by itself."))
        self.editor.textChanged.connect(self._on_typed)
        self.trouble = Panel("trouble")
        self.trouble_text = Prose()
        box = QVBoxLayout(self.trouble)
        box.addWidget(self.trouble_text)
        self.trouble.hide()
        self._make_date_panel()

    def _make_date_panel(self) -> None:
        words = self.words
        self.date_panel = Panel()
        self.date_edit = DateEdit(words("Date and time"), self.around)
        self.date_keep = QuietButton(words("Use this date"))
        self.date_keep.clicked.connect(self._on_date_kept)
        self.date_note = Tiny()
        row = QHBoxLayout()
        row.addWidget(self.date_edit)
        row.addWidget(self.date_keep)
        row.addStretch(1)
        box = QVBoxLayout(self.date_panel)
        box.addLayout(row)
        box.addWidget(self.date_note)
        self.date_note.hide()
        self.date_panel.hide()

    def _lay_out(self) -> None:
        look = self.look
        self.side = QWidget()
        self.side.setObjectName("list")
        self.side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        left = QVBoxLayout(self.side)
        left.setContentsMargins(look.px(16), look.px(20), look.px(16), 0)
        left.setSpacing(look.px(12))
        left.addWidget(self.search)
        left.addWidget(self.month)
        left.addWidget(self.nothing)
        left.addWidget(self.list, 1)
        top = QHBoxLayout()
        top.setSpacing(look.px(4))
        top.addWidget(self.list_button)
        top.addWidget(self.when)
        top.addStretch(1)
        top.addWidget(self.saved)
        top.addWidget(self.new_button)
        top.addWidget(self.delete_button)
        self.paper = QWidget()
        page = QVBoxLayout(self.paper)
        page.setContentsMargins(0, look.px(20), 0, look.px(16))
        page.setSpacing(look.px(8))
        page.addLayout(top)
        page.addWidget(self.date_panel)
        page.addWidget(self.title)
        page.addSpacing(look.px(8))
        page.addWidget(self.trouble)
        page.addWidget(self.editor, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        self._gap = QWidget()
        row.addWidget(self._gap)
        row.addWidget(self.paper, 20)
        row.addStretch(1)
        self._row = row
        self.look.changed.connect(self._fit)
        QWidget.setTabOrder(self.search, self.month)
        self.search.installEventFilter(self)
        self.editor.installEventFilter(self)
        self._fit()

    def _fit(self) -> None:
        look = self.look
        narrow = self._shape == "narrow"
        self.side.setFixedWidth(look.px(LIST_WIDTHS[self._shape]))
        self.side.setVisible(not narrow or self.list_button.isChecked())
        self.list_button.setVisible(narrow)
        self.paper.setVisible(not narrow or not self.list_button.isChecked())
        self._gap.setFixedWidth(look.px({"wide": 50, "middle": 24, "narrow": 16}[self._shape]))
        self.paper.setMaximumWidth(look.px(672))
        self._row.setContentsMargins(0, 0, look.px(24), 0)

    def _show_list(self, on: bool) -> None:
        if self._shape == "narrow":
            self.list_button.setChecked(on)
        self._fit()

    # writing

    def _read_page(self) -> None:
        text = self.editor.text()
        self.writing.change(self.title.text(), text)

    def _on_typed(self) -> None:
        self._read_page()

    def _on_title_done(self) -> None:
        self.editor.setFocus()

    def _show_entry(self) -> None:
        entry = self.writing.entry
        for widget in (self.title, self.editor):
            widget.blockSignals(True)
        self.title.setText(entry.title)
        self.title.setCursorPosition(0)
        self.editor.set_text(entry.text)
        for widget in (self.title, self.editor):
            widget.blockSignals(False)
        self.date_panel.hide()
        self._show_when()

    def _show_when(self) -> None:
        entry = self.writing.entry
        day = long_day(entry.at.date(), self.words)
        self.when.setText(f"{day}, {clock_time(entry.at, self.words)}")
        self.delete_button.setVisible(bool(entry.id))

    def _on_state(self, state: object) -> None:
        said = {"saved": self.words("Saved"), "saving": self.words("Saving…")}
        if isinstance(state, Trouble):
            self.saved.setText(self.words("Not saved yet"))
            self.trouble_text.setText(state.say(self.words))
        else:
            self.saved.setText(said.get(str(state), ""))
        self.trouble.setVisible(isinstance(state, Trouble))

    def _on_kept(self, entry: Entry) -> None:
        self.delete_button.setVisible(bool(self.writing.entry.id or entry.id))
        if not self.search.text():
            self._load()
        self.month.reload()

    def _on_entry(self, entry: Entry | None) -> None:
        if entry is None:
            return
        self.writing.show(entry)
        self._show_entry()
        self.month.show_day(entry.day)
        self.list.choose(partial(_is_entry, entry.id))
        if self._shape == "narrow":
            self._show_list(False)

    def _on_deleted(self, entry_id: int, _answer: None) -> None:
        if self.writing.entry.id == entry_id:
            self.writing.forget()
            self._show_entry()
        self._load()
        self.month.reload()
        text = self.words("The entry is in the trash.")
        self.notice.emit(Notice(text, self.words("Undo"), partial(self._undo, entry_id)))

    def _undo(self, entry_id: int) -> None:
        self.desk.ask(operations.restore("entry", entry_id), partial(self._on_undone, entry_id))

    def _on_undone(self, entry_id: int, _answer: None) -> None:
        self._load()
        self.month.reload()
        self.open_entry(entry_id)

    def _on_when(self) -> None:
        if not self.date_panel.isHidden():
            self.date_panel.hide()
            return
        fits = self.date_edit.show_local(self.writing.entry.at)
        self.date_edit.setEnabled(fits)
        self.date_keep.setEnabled(fits)
        self._note_date("" if fits else too_early(self.words))
        self.date_panel.show()
        self.date_edit.setFocus()

    def _on_date_kept(self) -> None:
        at, moved = settle(self.date_edit.local)
        self.writing.move(at)
        self._show_when()
        self.month.show_day(self.writing.entry.day)
        self._note_date(was_moved(at, self.words) if moved else "")
        if not moved:
            self.date_panel.hide()
            self.editor.setFocus()

    def _note_date(self, text: str) -> None:
        self.date_note.setText(text)
        self.date_note.setVisible(bool(text))

    # finding

    def _today(self) -> date:
        return day_of(self.around.clock(), self.around.settings.day_ends)

    def _load(self) -> None:
        if self.search.text().strip():
            self._search()
            return
        self.desk.ask(operations.timeline(limit=PAGE), self._on_cards, lane="journal-list")

    def _on_cards(self, cards: list[Card]) -> None:
        self.list.cards.show_lines(self._lines(cards), more=len(cards) == PAGE)
        self._say_nothing(self.words("What you write, log and weigh will be listed here."))
        self.list.choose(partial(_is_entry, self.writing.entry.id))

    def _on_day(self, day: date, cards: list[Card]) -> None:
        self.list.cards.show_lines(self._lines(cards), more=len(cards) == PAGE)
        self._say_nothing(self.words("Nothing is noted on this day or before it."))
        first = next((c for c in cards if c.kind == "entry" and c.day == day), None)
        if first is not None:
            self.open_entry(first.id)
        elif day <= self._today():
            self.leave()
            self.writing.begin()
            if day != self._today():
                here = self.writing.entry.at
                noon = datetime.combine(day, datetime.min.time()) + timedelta(hours=12)
                at = here.replace(year=noon.year, month=noon.month, day=noon.day)
                self.writing.move(settle(at.replace(tzinfo=None))[0])
            self._show_entry()

    def _on_more(self) -> None:
        lines = self.list.cards.lines
        last = lines[-1].thing if lines else None
        if isinstance(last, Card) and not self.search.text().strip():
            self.desk.ask(
                operations.timeline(after=last, limit=PAGE), self._on_next, lane="journal-list"
            )

    def _on_next(self, cards: list[Card]) -> None:
        self.list.cards.add_lines(self._lines(cards), more=len(cards) == PAGE)

    def _lines(self, cards: list[Card]) -> list[Line]:
        today = self._today()
        return [told_card(card, self.around, today) for card in cards]

    def _on_search_typed(self) -> None:
        self._search_hint.setVisible(not self.search.text())
        self._search_timer.start(SEARCH_MS)

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _search(self) -> None:
        self._search_timer.stop()
        text = self.search.text()
        if not text.strip():
            self._load()
            return
        self.desk.ask(operations.search(text), self._on_hits, lane="journal-list")

    def _on_hits(self, hits: list[Hit]) -> None:
        today = self._today()
        lines = []
        for hit in hits:
            told = told_card(hit.card, self.around, today)
            lines.append(Line(told.title, hit.snippet, told.mark, hit.card))
        self.list.cards.show_lines(lines, more=False)
        self._say_nothing(self.words("Nothing was found."))

    def _say_nothing(self, text: str) -> None:
        self.nothing.setText(text)
        self.nothing.setVisible(not self.list.cards.lines)

    def _on_opened(self, thing: object) -> None:
        if isinstance(thing, Card):
            if thing.kind == "entry":
                self.open_entry(thing.id)
            else:
                self.go.emit(thing.kind, {"id": thing.id})

    def _on_delete_asked(self, thing: object) -> None:
        if isinstance(thing, Card) and thing.kind == "entry":
            self.leave()
            self.desk.ask(operations.delete("entry", thing.id), partial(self._on_deleted, thing.id))

    def _on_day_chosen(self, day: object) -> None:
        if isinstance(day, date):
            self.open_day(day)

    def _on_marks_asked(self, first: date, last: date) -> None:
        self.desk.ask(operations.marks(first, last), self._on_marks, lane="journal-marks")

    def _on_marks(self, marks: list[DayMark]) -> None:
        self.month.take(marks)


def _is_entry(entry_id: int, thing: object) -> bool:
    return (
        isinstance(thing, Card) and thing.kind == "entry" and thing.id == entry_id and entry_id > 0
    )
