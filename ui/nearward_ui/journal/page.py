"""The journal: search, month and timeline at the left, the page at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from nearward.domain.cards import Card
from nearward.domain.changes import ALL, IN_TIMELINE, KindsChanged
from nearward.domain.day import settle
from nearward.domain.kinds import FROM_WORDS
from nearward.domain.model import Entry, Person
from nearward.domain.query import tag_query
from nearward.domain.trouble import Trouble
from nearward.session.ask import entries, people, timeline
from nearward.session.operation import Operation
from nearward_ui.journal import entry_menus
from nearward_ui.journal.coming_back import come_back, coming_back
from nearward_ui.journal.paper import JournalPaper
from nearward_ui.journal.question import begin_with
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.exact_text import to_document
from nearward_ui.kit.inputs.unfinished import finish_word
from nearward_ui.kit.layouts.measures import SMALL, Measure
from nearward_ui.kit.saving.trash_undo import TrashUndo
from nearward_ui.pages import to_thing
from nearward_ui.routes import Route, ToJournal, ToPerson, ToPrintDays, ToVersions, kept_route

#: the time of what is written later on a day of the past
NOON = time(12)


class JournalPage(JournalPaper):
    """Several entries a day, saved by themselves; all that was written is found as one types."""

    measure = Measure.WRITING
    takes_pictures = True
    shows = (
        *IN_TIMELINE,
        *("check_in", "picture", "person", "saved_search", "own_word", "passage"),
        # what an empty page offers: questions, and when none is asked
        *("own_text", "setting", "direction"),
    )

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._started = False
        self._coming: ToJournal | None = None
        self.writing.state.connect(self._on_state)
        self.writing.kept.connect(self._on_kept)
        self.writing.other.connect(self._on_other)
        said = around.words("The entry is in the trash.")
        self._trash = TrashUndo(around, "entry", said, self)
        self._trash.tell(self.notice, self._on_gone, self._on_back)
        self._connect_finding()
        self._connect_paper()

    def _connect_finding(self) -> None:
        finding = self.finding
        finding.opened.connect(self._on_opened)
        finding.delete_asked.connect(self._on_delete_asked)
        finding.day_chosen.connect(self.open_day)
        finding.day_shown.connect(self._on_day_shown)
        finding.go.connect(self._on_way)
        finding.new_asked.connect(self.new_entry)
        finding.saved.notice.connect(self.notice)

    def _connect_paper(self) -> None:
        top = self.top
        top.when.clicked.connect(self._on_when)
        top.picture.clicked.connect(self.pictures.ask)
        top.mood.clicked.connect(partial(entry_menus.ask_mood, self, self._mark))
        top.more.clicked.connect(partial(entry_menus.show_more, self))
        top.ways.step.connect(self.step)
        self.taken_out.opened.connect(self.open_entry)
        self.tagged.tag.connect(self._on_tag)
        self.tagged.person.connect(self._on_person)
        self.pictures.go.connect(self.go)
        self.editor.find_asked.connect(self._on_find)
        self.go_on.opened.connect(self._on_opened)
        self.question.answered.connect(self.answer_question)
        self.question.manage.connect(partial(self._on_way, Route("prompts")))
        self.details.moved.connect(self._on_moved)
        self.details.opened.connect(self._on_opened)
        self.details.thumbs.opened.connect(self.pictures.open)
        self.details.versions_asked.connect(self._on_versions)
        self.foot_line.opened.connect(self._on_opened)

    def enter(self, route: Route | None = None) -> None:
        wish = ToJournal.of(route)
        if not self._started or wish.new:
            self._started = True
            self.new_entry()
        if wish.id:
            self._coming = wish if wish.caret is not None else None
            self.passages.go_to(wish)
            self.open_entry(wish.id)
        else:
            self.writing.refresh(ALL, entries.get)
        if wish.day is not None:
            self.open_day(wish.day)
        else:
            self.finding.come_again()
        self.finding.month.show_day(self.writing.entry.day)
        self.desk.ask(people.every(), self._on_people, lane="journal-highlight")
        self.spelling.enter()
        self.question.forget()
        self.go_on.forget()
        self._offer_question()
        self._begin_with(wish)

    def _begin_with(self, wish: ToJournal) -> None:
        """What is to be done on the page, once it is shown."""
        if wish.template is not None:
            self.begin_from(wish.template)
        if wish.question is not None:
            self.answer_question(wish.question)
        if wish.find is not None:
            self._show_list(True)
            self.finding.look_for(wish.find)
        if wish.picture is not None:
            QTimer.singleShot(0, self, partial(self.pictures.act, *wish.picture))
        if wish.ask_date:
            self._show_list(True)
            QTimer.singleShot(0, self, self.finding.to_date.ask)
        if wish.search:
            self._show_list(True)
            QTimer.singleShot(0, self, self.finding.take_focus)

    def refresh(self, changed: KindsChanged) -> None:
        kinds = changed.kinds
        if not kinds.isdisjoint((*IN_TIMELINE, "check_in")):
            self.finding.refresh(changed)
            self.completion.forget()
            self.go_on.refresh()
        if not kinds.isdisjoint(("passage", *FROM_WORDS)):
            self.passages.refresh()
        if "entry" in kinds:
            self.writing.refresh(changed, entries.get)
        if "person" in kinds:
            self.desk.ask(people.every(), self._on_people, lane="journal-highlight")
        if "picture" in kinds:
            self.pictures.refresh()
        if "saved_search" in kinds:
            self.finding.saved.refresh()
        if "own_word" in kinds:
            self.spelling.enter()
        if "direction" in kinds:
            self.go_on.refresh()
        if not kinds.isdisjoint(("own_text", "setting")):
            self.question.forget()
            self.go_on.refresh()
            self._offer_question()

    def leave(self) -> None:
        finish_word()
        self.writing.save(at_once=True)

    def unsaved(self) -> Operation[object] | None:
        return self.pictures.unsaved(self.writing.unsaved())

    def where(self) -> Route | None:
        return ToJournal(id=self.writing.id) if self.writing.id else None

    def coming_back(self) -> Callable[[], ToJournal | None]:
        return coming_back(self.writing, self.title, self.editor)

    def lends(self, page: str) -> Route | None:
        day = self.writing.entry.day
        is_there = bool(self.writing.id)
        return ToPrintDays(first=day, last=day) if page == "print-days" and is_there else None

    def acts(self) -> Mapping[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {
            "add_pictures": self.pictures.ask,
            "details": self._on_when,
            "star": self._on_star,
            "previous": partial(self.step, -1),
            "next": partial(self.step, 1),
        }
        found |= self.writing_alone.acts()
        found |= self.passages.acts()
        found |= self.find_here.acts()
        if self.writing.id:
            found |= {"versions": self._on_versions, "delete": self.delete_entry}
        return found

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
        self.desk.ask(entries.get(entry_id), self._on_entry, lane="journal-entry")

    def open_day(self, day: date) -> None:
        """The timeline from this day back; its newest entry on the page, or an empty one."""
        self.finding.show_day(day)

    def step(self, step: int) -> None:
        """The entry before (-1) or after (1) the one on the page."""
        self.leave()
        entry = self.writing.entry
        ask = timeline.beside(entry, step)
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
        self._trash.delete(entry.id, self.coming_back()())

    # writing

    def _on_people(self, people: list[Person]) -> None:
        self.highlight.know(person.alias for person in people)

    def _on_tag(self, name: str) -> None:
        self._show_list(True)
        self.finding.look_for(tag_query(name))

    def _on_find(self, words: str) -> None:
        self._show_list(True)
        self.finding.look_for(f'"{words.replace(chr(34), " ")}"')

    def _on_person(self, person_id: int) -> None:
        self.go.emit(ToPerson(id=person_id))

    def _on_versions(self) -> None:
        self.leave()
        self.go.emit(ToVersions(kind="entry", id=self.writing.id))

    def _on_way(self, route: Route) -> None:
        """To another page; to what is read of a day, with the one that is chosen in the month."""
        day = self.finding.month.delegate.selected or self.finding.today
        self.go.emit(kept_route(route.page, {"day": day, "last": day}))

    def _on_beside(self, step: int, entry: Entry | None) -> None:
        if entry is not None:
            self._on_entry(entry)
            return
        words = self.words
        said = words("This is the first entry.") if step < 0 else words("This is the last entry.")
        self.notice.emit(Notice(said))

    def _on_state(self, state: object) -> None:
        said = {"saved": self.words("Saved"), "saving": self.words("Saving…")}
        if isinstance(state, Trouble):
            self.foot_line.say(self.words("Not saved yet"))
            self.trouble.say(state.say(self.words))
        else:
            self.foot_line.say(said.get(str(state), ""))
            self.trouble.say("")
            if state == "saved":
                self.tagged.read(self.writing.entry)

    def _on_kept(self, entry: Entry) -> None:
        self.taken_out.saved(entry)
        if self.writing.id == entry.id:
            self.details.kept(entry)
            self.finding.choose(entry.id)

    def _on_other(self, entry: Entry) -> None:
        """What another page changed meanwhile (a name that is new everywhere) is not written over
        by the words that stood here."""
        here = self.writing.entry
        if (entry.title, entry.text) == (here.title, here.text):
            self.writing.show(entry)
            self._show_beside()
        else:
            # where on the page the keyboard is
            self._coming = self.coming_back()()
            self._on_entry(entry)

    def _on_entry(self, entry: Entry | None) -> None:
        coming, self._coming = self._coming, None
        if entry is None:
            return
        self.writing.show(entry)
        self._show_entry()
        if coming is not None and coming.id == entry.id:
            # the lines are there when it is laid out
            QTimer.singleShot(0, self, partial(come_back, coming, self.title, self.editor))
        QTimer.singleShot(0, self, self.passages.arrive)
        self.find_here.show_sought(self.finding.search.text(), go=coming is None)
        self.finding.month.show_day(entry.day)
        if self._shape in SMALL:
            self._show_list(False)

    def _on_gone(self, entry_id: int, place: object) -> None:
        """`place`: where on the page the keyboard was; None: in the list."""
        if self.writing.id == entry_id:
            self.writing.forget()
            self._show_entry()
        if place is None:
            self.finding.list.take_up()
        else:
            self.editor.setFocus()

    def _on_back(self, entry_id: int, place: object) -> None:
        if isinstance(place, ToJournal):
            self._coming = place
        else:
            self.finding.take_up(entry_id)
        self.open_entry(entry_id)

    def _on_when(self) -> None:
        """Another date: in the details, beside the page or over it."""
        self.side_asked.emit(True)
        self.details.count(self._read_page(self.writing.entry))
        self.details.ask_date()

    def _on_moved(self, at: datetime) -> None:
        self.writing.move(at)
        self._show_beside()
        self.finding.month.show_day(self.writing.entry.day)

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
                self.go.emit(to_thing(thing.kind, thing.id))

    def _on_delete_asked(self, thing: object) -> None:
        if isinstance(thing, Card) and thing.kind == "entry":
            self.leave()
            self._trash.delete(thing.id)
