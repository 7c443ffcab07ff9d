"""The journal: search, month and timeline at the left, the page at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.day import settle
from nearward.domain.query import tag_query
from nearward.domain.things import Card, Entry, Person
from nearward.domain.trouble import Trouble
from nearward.session import looking_back, operations
from nearward.session.operation import Operation
from nearward_ui.journal.columns import Columns
from nearward_ui.journal.coming_back import come_back, coming_back
from nearward_ui.journal.completion import Completion
from nearward_ui.journal.details import Details
from nearward_ui.journal.editor import Editor
from nearward_ui.journal.finding import Finding
from nearward_ui.journal.highlight import Highlight
from nearward_ui.journal.pictures import EntryPictures
from nearward_ui.journal.question import Question, begin_with
from nearward_ui.journal.spelling import Spelling
from nearward_ui.journal.tagged import Tagged
from nearward_ui.journal.taken_out import TakenOut
from nearward_ui.journal.title import Title
from nearward_ui.journal.top import Top
from nearward_ui.journal.writing import Writing
from nearward_ui.kit.around import Notice, Surroundings
from nearward_ui.kit.bar import BAR
from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.page import Page
from nearward_ui.kit.plain import LinkButton, Quote, TroublePanel
from nearward_ui.kit.typed import to_document
from nearward_ui.kit.unfinished import finish_word

#: pixels of the drawing: a page that is lower is a low one
LOW = 430
#: the time of what is written later on a day of the past
NOON = time(12)


class JournalPage(Page):
    """Several entries a day, saved by themselves; all that was written is found as one types."""

    key = "journal"
    takes_pictures = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._shape = "wide"
        self._started = False
        self._coming: dict[str, object] = {}
        self._is_alone = False
        self.writing = Writing(around, self, self._read_page)
        self.writing.state.connect(self._on_state)
        self.writing.kept.connect(self._on_kept)
        self.finding = Finding(around)
        self.finding.opened.connect(self._on_opened)
        self.finding.delete_asked.connect(self._on_delete_asked)
        self.finding.day_chosen.connect(self.open_day)
        self.finding.day_shown.connect(self._on_day_shown)
        self.finding.ways.go.connect(self._on_way)
        self.finding.saved.notice.connect(self.notice)
        self._make_page()
        self.finding.left.connect(self._on_left)
        self._lay_out()

    def enter(self, argument: object) -> None:
        wish = argument if isinstance(argument, dict) else {}
        if not self._started or wish.get("new"):
            self._started = True
            self.new_entry()
        if "id" in wish:
            self._coming = wish if "caret" in wish else {}
            self.open_entry(int(wish["id"]))
        elif self.writing.id and not self.writing.dirty:
            ask = operations.entry(self.writing.id)
            self.desk.ask(ask, self._on_again, lane="journal-entry")
        if isinstance(wish.get("day"), date):
            self.open_day(wish["day"])
        else:
            self.finding.reload()
        self.finding.month.show_day(self.writing.entry.day)
        self.desk.ask(operations.people(), self._on_people, lane="journal-highlight")
        self.spelling.enter()
        self.question.forget()
        self._offer_question()
        if isinstance(wish.get("template"), str):
            self.begin_from(wish["template"])
        if isinstance(wish.get("question"), str):
            self.answer_question(wish["question"])
        if isinstance(wish.get("find"), str):
            self._show_list(True)
            self.finding.look_for(wish["find"])
        if isinstance(wish.get("picture"), tuple):
            QTimer.singleShot(0, self, partial(self.pictures.act, *wish["picture"]))
        if wish.get("date"):
            self._show_list(True)
            QTimer.singleShot(0, self, self.finding.ways.to_date.ask)
        if wish.get("search"):
            self._show_list(True)
            QTimer.singleShot(0, self, self.finding.take_focus)

    def leave(self) -> None:
        finish_word()
        self.writing.save(at_once=True)

    def stop(self) -> None:
        self.pictures.stop()

    def unsaved(self) -> Operation[object] | None:
        return self.pictures.unsaved(self.writing.unsaved())

    def first_focus(self) -> QWidget | None:
        return self.editor

    def reshape(self, shape: str) -> None:
        self._shape = shape
        self._fit()

    def alone(self, on: bool) -> bool:
        self._is_alone = on
        self._esc.setEnabled(on)
        self.pictures.be_alone(on)
        self._fit()
        self.editor.setFocus()
        return True

    def take_dropped(self, data: QMimeData) -> None:
        self.pictures.take(data)

    def where(self) -> object:
        return {"id": self.writing.id} if self.writing.id else None

    def coming_back(self) -> Callable[[], object]:
        return coming_back(self.writing, self.title, self.editor)

    def new_entry(self) -> None:
        """A fresh page, dated now."""
        self.leave()
        self.finding.search.clear()
        self.writing.begin()
        self._show_entry()
        self._show_list(False)
        self.editor.setFocus()

    def open_entry(self, entry_id: int) -> None:
        """Show an entry; the one before is saved first."""
        self.leave()
        self.desk.ask(operations.entry(entry_id), self._on_entry, lane="journal-entry")

    def open_day(self, day: date) -> None:
        """The timeline from this day back; its newest entry on the page, or an empty one."""
        self.finding.show_day(day)

    def step(self, step: int) -> None:
        """The entry before (-1) or after (1) the one on the page."""
        self.leave()
        entry = self.writing.entry
        ask = looking_back.beside(entry, step)
        self.desk.ask(ask, partial(self._on_beside, step), lane="journal-entry")

    def answer_question(self, question: str) -> None:
        """A fresh page that answers a question; it stands over what is written."""
        if not self._is_empty():
            self.new_entry()
        self.writing.answer(question)
        self._show_prompt()
        self.editor.setFocus()

    def begin_from(self, template: str) -> None:
        """A fresh page with a template on it."""
        if not self._is_empty():
            self.new_entry()
        self.editor.insertPlainText(to_document(begin_with(template, self.around)))
        self.editor.setFocus()

    def delete_entry(self) -> None:
        """To the trash, with undo."""
        entry = self.writing.entry
        if not entry.id:
            self.writing.forget()
            self._show_entry()
            return
        self.leave()
        then = partial(self._on_deleted, entry.id, self.coming_back()())
        self.desk.ask(operations.delete("entry", entry.id), then)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # the parts

    def _make_page(self) -> None:
        words = self.words
        self.top = top = Top(self.around, self)
        top.when.clicked.connect(self._on_when)
        top.list_button.turned.connect(self._show_list)
        top.new_button.clicked.connect(self.new_entry)
        top.delete_button.clicked.connect(self.delete_entry)
        top.step.connect(self.step)
        self.title = Title(words("Title"), words("A title, if you like"))
        self.title.textChanged.connect(self._on_typed)
        self.title.done.connect(self._on_title_done)
        self.editor = Editor(words("What you write"))
        self.editor.setPlaceholderText(words("Write here. It is saved by itself."))
        self.editor.textChanged.connect(self._on_typed)
        self.editor.left.connect(self._on_editor_left)
        self.taken_out = TakenOut(self.around, self.editor, self.writing)
        self.taken_out.notice.connect(self.notice)
        self.taken_out.opened.connect(self.open_entry)
        self.highlight = Highlight(self.editor, self.look)
        self.spelling = Spelling(self.around, self.editor, self.highlight)
        self.tagged = Tagged(self.around)
        self.tagged.changed.connect(self._on_given)
        self.tagged.notice.connect(self.notice)
        self.tagged.tag.connect(self._on_tag)
        self.tagged.person.connect(self._on_person)
        self.pictures = EntryPictures(self.around, self.writing, self.editor)
        self.pictures.go.connect(self.go)
        self.pictures.notice.connect(self.notice)
        self.trouble = TroublePanel(self.look)
        self._make_questions()
        self._make_details()

    def _make_questions(self) -> None:
        """The question of the evening, and the one that is answered."""
        words = self.words
        self.question = Question(self.around)
        self.question.answered.connect(self.answer_question)
        self.question.manage.connect(partial(self._on_way, "prompts"))
        self.prompt = Quote()
        self.drop_prompt = LinkButton(words("Leave the question out"), tone="quiet", flush="start")
        self.drop_prompt.clicked.connect(self._on_prompt_dropped)

    def _make_details(self) -> None:
        self.details = details = Details(self.around)
        self.beside, self.versions_button = details.beside, details.versions
        details.moved.connect(self._on_moved)
        details.closed.connect(self._on_details_closed)
        details.beside.changed.connect(self._on_marked)
        details.versions.clicked.connect(self._on_versions)
        details.pictures.clicked.connect(self.pictures.ask)
        self.pictures.give_way_to(details)

    def _lay_out(self) -> None:
        look = self.look
        self.paper = QWidget()
        self._column = page = QVBoxLayout(self.paper)
        page.setSpacing(look.px(6))
        page.addLayout(self.top)
        page.addWidget(self.details)
        page.addWidget(self.title)
        page.addWidget(self.tagged)
        page.addSpacing(look.px(6))
        page.addWidget(self.prompt)
        page.addWidget(self.drop_prompt)
        # a line of it stays in the lowest window
        self.editor.setMinimumHeight(look.px(34))
        page.addWidget(self.editor, 1)
        # under what is written, which stays where it is
        page.addWidget(self.trouble)
        page.addWidget(self.pictures)
        asked = QHBoxLayout()
        asked.setContentsMargins(0, 0, BAR, 0)
        asked.addWidget(self.question)
        page.addLayout(asked)
        self.completion = Completion(self.editor, self.paper, self.around)
        self._columns = Columns(self.finding, self.paper, self.top.list_button, look)
        self.setLayout(self._columns)
        self.look.changed.connect(self._fit)
        self._esc = QShortcut(QKeySequence("Esc"), self)
        self._esc.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._esc.activated.connect(partial(self.go.emit, "alone", None))
        self._esc.setEnabled(False)
        self._fit()

    def _fit(self) -> None:
        look = self.look
        self._columns.fit(self._shape, self.width(), alone=self._is_alone)
        low = self.height() < look.px(LOW)
        above, below = (8, 4) if low else (18, 6)
        self._column.setContentsMargins(0, look.px(above), 0, look.px(below))
        self._show_when()
        self._offer_question()

    def _show_list(self, on: bool) -> None:
        if self._shape == "narrow":
            self.top.list_button.turn(on)
        self._fit()

    # writing

    def _read_page(self, entry: Entry) -> Entry:
        return replace(entry, title=self.title.text(), text=self.editor.text())

    def _on_left(self) -> None:
        self._show_list(False)
        self.editor.setFocus()

    def _on_typed(self) -> None:
        self.writing.touch()
        if self.question.is_wanted or self._is_empty():
            self._offer_question()

    def _on_people(self, people: list[Person]) -> None:
        self.highlight.know(person.alias for person in people)

    def _on_editor_left(self) -> None:
        self.writing.save()

    def _on_marked(self) -> None:
        self.writing.mark(*self.beside.values)

    def _on_given(self) -> None:
        self.writing.give(*self.tagged.given)
        self.tagged.read(self.writing.entry)

    def _on_tag(self, name: str) -> None:
        self._show_list(True)
        self.finding.look_for(tag_query(name))

    def _on_person(self, person_id: int) -> None:
        self.go.emit("person", {"id": person_id})

    def _on_versions(self) -> None:
        self.leave()
        self.go.emit("versions", {"kind": "entry", "id": self.writing.id})

    def _on_way(self, page: str) -> None:
        """To another page, with the day that is chosen in the month."""
        self.go.emit(page, {"day": self.finding.month.delegate.selected or self.finding.today})

    def _on_beside(self, step: int, entry: Entry | None) -> None:
        if entry is not None:
            self._on_entry(entry)
            return
        words = self.words
        said = words("This is the first entry.") if step < 0 else words("This is the last entry.")
        self.notice.emit(Notice(said))

    def _on_prompt_dropped(self) -> None:
        self.writing.answer("")
        self._show_prompt()
        self.editor.setFocus()

    def _is_empty(self) -> bool:
        if self.writing.id or not self.editor.document().isEmpty():
            return False
        return self.title.document().isEmpty()

    def _show_prompt(self) -> None:
        prompt = self.writing.entry.prompt
        self.prompt.setText(prompt)
        self.prompt.setVisible(bool(prompt))
        self.drop_prompt.setVisible(bool(prompt))
        self._offer_question()

    def _offer_question(self) -> None:
        """On an empty page, and only there."""
        folded = self.details.isHidden()
        asked = folded and self._is_empty() and not self.writing.entry.prompt
        low = self.height() < self.look.px(LOW)
        self.question.offer(on=asked, low=low)
        # a low window has no room for both
        self.tagged.setHidden(asked and low)

    def _on_title_done(self) -> None:
        self.editor.setFocus()

    def _show_entry(self) -> None:
        entry = self.writing.entry
        for widget in (self.title, self.editor):
            widget.blockSignals(True)
        self.title.set_text(entry.title)
        self.editor.set_text(entry.text)
        for widget in (self.title, self.editor):
            widget.blockSignals(False)
        self.taken_out.begin(entry)
        self.details.hide()
        self.beside.show_entry(entry)
        self.tagged.show_entry(entry)
        self.pictures.show_entry()
        self._show_when()
        self._show_prompt()
        self.finding.choose(entry.id)
        announce_next(self, self.top.said(entry))

    def _show_when(self) -> None:
        self.top.show_entry(self.writing.entry, self._columns.page_width(self.width()))
        self.versions_button.setVisible(bool(self.writing.id))

    def _on_state(self, state: object) -> None:
        said = {"saved": self.words("Saved"), "saving": self.words("Saving…")}
        if isinstance(state, Trouble):
            self.top.say(self.words("Not saved yet"))
            self.trouble.say(state.say(self.words))
        else:
            self.top.say(said.get(str(state), ""))
            self.trouble.say("")
            if state == "saved":
                self.tagged.read(self.writing.entry)

    def _on_kept(self, entry: Entry) -> None:
        self.top.delete_button.setVisible(bool(self.writing.id or entry.id))
        self.completion.forget()
        self.taken_out.saved(entry)
        self.versions_button.setVisible(bool(self.writing.id or entry.id))
        if self.writing.id == entry.id:
            self.finding.choose(entry.id)
        self.finding.refresh()

    def _on_again(self, entry: Entry | None) -> None:
        """What another page changed meanwhile (a name that is new everywhere) is not written over
        by the words that stood here."""
        here = self.writing.entry
        if entry is None or entry.id != here.id or self.writing.dirty:
            return
        if (entry.changed, entry.people) != (here.changed, here.people):
            self._on_entry(entry)

    def _on_entry(self, entry: Entry | None) -> None:
        coming, self._coming = self._coming, {}
        if entry is None:
            return
        self.writing.show(entry)
        self._show_entry()
        if coming.get("id") == entry.id:
            # the lines are there when it is laid out
            QTimer.singleShot(0, self, partial(come_back, coming, self.title, self.editor))
        self.finding.month.show_day(entry.day)
        if self._shape == "narrow":
            self._show_list(False)

    def _on_deleted(self, entry_id: int, place: object, _answer: None) -> None:
        """`place`: where on the page the keyboard was; None: in the list."""
        if self.writing.id == entry_id:
            self.writing.forget()
            self._show_entry()
        if place is None:
            self.finding.list.take_up()
        else:
            self.editor.setFocus()
        self.finding.reload()
        text = self.words("The entry is in the trash.")
        self.notice.emit(Notice(text, self.words("Undo"), partial(self._undo, entry_id, place)))

    def _undo(self, entry_id: int, place: object) -> None:
        then = partial(self._on_undone, entry_id, place)
        self.desk.ask(operations.restore("entry", entry_id), then)

    def _on_undone(self, entry_id: int, place: object, _answer: None) -> None:
        if isinstance(place, dict):
            self._coming = place
        else:
            self.finding.take_up(entry_id)
        self.finding.reload()
        self.open_entry(entry_id)

    def _on_when(self) -> None:
        if not self.details.isHidden():
            self.details.hide()
            self._offer_question()
            return
        self.details.ask(self.writing.entry)
        self._offer_question()

    def _on_moved(self, at: datetime) -> None:
        self.writing.move(at)
        self._show_when()
        self.finding.month.show_day(self.writing.entry.day)

    def _on_details_closed(self) -> None:
        self._offer_question()
        self.editor.setFocus()

    # finding

    def _on_day_shown(self, day: date, entry_id: int) -> None:
        today = self.finding.today
        if entry_id:
            self.open_entry(entry_id)
        elif day <= today:
            self.leave()
            self.writing.begin()
            if day != today:
                # the middle of the day: the time of now would say what nobody knows
                at = datetime.combine(day, NOON)
                self.writing.move(settle(at)[0])
            self._show_entry()

    def _on_opened(self, thing: object) -> None:
        if isinstance(thing, Card):
            if thing.kind == "entry":
                self.open_entry(thing.id)
            else:
                self.go.emit(thing.kind, {"id": thing.id})

    def _on_delete_asked(self, thing: object) -> None:
        if isinstance(thing, Card) and thing.kind == "entry":
            self.leave()
            then = partial(self._on_deleted, thing.id, None)
            self.desk.ask(operations.delete("entry", thing.id), then)
