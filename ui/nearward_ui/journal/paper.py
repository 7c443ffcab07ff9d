"""The parts of the journal's page, how they lie, and how an entry is shown in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.model import Entry
from nearward_ui.journal.alone.page_look import PageLook
from nearward_ui.journal.alone.writing_alone import WritingAlone
from nearward_ui.journal.beside.details import Details
from nearward_ui.journal.columns import Columns
from nearward_ui.journal.day.go_on import GoOnRows
from nearward_ui.journal.editor.after_text import AfterText
from nearward_ui.journal.editor.completion import Completion
from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.editor.highlight import Highlight
from nearward_ui.journal.editor.spelling import Spelling
from nearward_ui.journal.editor.title import EntryTitle
from nearward_ui.journal.entry_foot import EntryFoot
from nearward_ui.journal.entry_header import EVENING, EntryHeader
from nearward_ui.journal.find.in_entry import FindInEntry
from nearward_ui.journal.passages.entry_passages import EntryPassages
from nearward_ui.journal.pictures.entry_pictures import EntryPictures
from nearward_ui.journal.question import QuestionPanel
from nearward_ui.journal.sidebar.sidebar import Sidebar
from nearward_ui.journal.tag_chips import TagChips
from nearward_ui.journal.taken_out import TakenOut
from nearward_ui.journal.writing import Writing
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.layouts.measures import SMALL
from nearward_ui.kit.layouts.steady_scrollbar import BAR
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import LinkButton, Quote, TroublePanel
from nearward_ui.routes import WriteAlone

#: pixels of the drawing: a page that is lower is a low one
LOW = 430


class JournalPaper(Page):
    """Title, words and what is given beside them at the right; search, month and list at the left.

    What the parts ask of each other is joined here; what leads to another entry or page is joined
    by the page.
    """

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._shape = "wide"
        self._is_alone = self._is_typed = False
        #: what stands on the page was begun there
        self._is_begun = True
        self.writing = Writing(around, self, self._read_page)
        self.finding = Sidebar(around)
        self._make_page()
        self.side = self.details
        self.finding.left.connect(self._on_left)
        self._lay_out()

    def first_focus(self) -> QWidget | None:
        return self.editor

    def edges(self) -> tuple[int, int]:
        if not self.paper.isVisible():
            return super().edges()
        at = self.paper.geometry()
        return at.left(), self.width() - at.right() - 1 + BAR

    def below(self) -> Sequence[QWidget | None]:
        return [self.find_here.bar, self.trouble, self.pictures, self.foot_line]

    def panes(self) -> Sequence[QWidget]:
        return [self.paper, self.finding]

    def pane_focus(self, pane: QWidget) -> QWidget | None:
        return self.finding.list if pane is self.finding else None

    def open_pane(self, pane: QWidget) -> None:
        self._show_list(pane is self.finding)

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        self._shape = shape
        self._fit()

    def alone(self, on: bool) -> bool:
        self._is_alone = on
        self._esc.setEnabled(on)
        self._say_over()
        self.writing_alone.turn(on)
        self.passages.margin.put_away(on)
        self._fit()
        return True

    def take_dropped(self, data: QMimeData) -> None:
        self.pictures.take(data)

    def stop(self) -> None:
        self.writing_alone.stop()
        self.pictures.stop()
        self.details.thumbs.stop()

    def fit_side(self, *, beside: bool, seen: bool) -> None:
        super().fit_side(beside=beside, seen=seen)
        self.details.be_seen(seen)
        self._show_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_page(self) -> None:
        words = self.words
        self.top = EntryHeader(self.around)
        self.top.list_button.turned.connect(self._show_list)
        self.title = EntryTitle(words("Title"), words("A title, if you like"))
        self.title.textChanged.connect(self._on_typed)
        self.title.done.connect(self._on_title_done)
        self.editor = Editor(words("What you write"))
        self.editor.setPlaceholderText(words("Write here. It is saved by itself."))
        self.editor.textChanged.connect(self._on_typed)
        self.editor.left.connect(self._on_editor_left)
        self.page_look = PageLook(self.editor, self.around)
        self.page_look.changed.connect(self._fit)
        self.taken_out = TakenOut(self.around, self.editor, self.writing)
        self.taken_out.notice.connect(self.notice)
        self.highlight = Highlight(self.editor, self.look)
        self.editor.is_code = self.highlight.is_code
        self.spelling = Spelling(self.around, self.editor, self.highlight)
        self.tagged = TagChips(self.around)
        self.tagged.changed.connect(self._on_given)
        self.tagged.notice.connect(self.notice)
        self.pictures = EntryPictures(self.around, self.writing, self.editor, self.highlight)
        self.pictures.notice.connect(self.notice)
        self.find_here = FindInEntry(self.around, self.editor, self.highlight)
        self.find_here.query = self.finding.search.text
        self.find_here.notice.connect(self.notice)
        self.trouble = TroublePanel(self.look)
        self._make_questions()
        self._make_details()

    def _make_questions(self) -> None:
        """The question of the evening, and the one that is answered."""
        words = self.words
        self.question = QuestionPanel(self.around)
        self.go_on = GoOnRows(self.around, self.question)
        self.go_on.go.connect(self.go)
        self.go_on.pressed.connect(self.editor.setFocus)
        self.prompt = Quote()
        self.drop_prompt = LinkButton(words("Leave the question out"), tone="quiet", flush="start")
        self.drop_prompt.clicked.connect(self._on_prompt_dropped)

    def _make_details(self) -> None:
        self.details = details = Details(self.around)
        details.changed.connect(self._on_marked)
        self.top.star.clicked.connect(self._on_star)
        self.foot_line = EntryFoot(self.around, self.editor)

    def _lay_out(self) -> None:
        look = self.look
        self.paper = QWidget()
        self._column = page = QVBoxLayout(self.paper)
        page.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, BAR, 0)
        above.addWidget(self.prompt)
        page.addWidget(self.top)
        page.addSpacing(look.px(12))
        page.addWidget(self.title)
        page.addWidget(self.tagged)
        page.addSpacing(look.px(12))
        page.addLayout(above)
        page.addWidget(self.drop_prompt)
        page.addWidget(self.editor, 1)
        page.addWidget(self.find_here.bar)
        # under what is written, which stays where it is
        page.addWidget(self.trouble)
        page.addWidget(self.pictures)
        self.after_text = AfterText(self.editor, look)
        self.after_text.add(self.question)
        self.after_text.add(self.go_on, fills=True)
        page.addWidget(self.foot_line)
        kept = (self.editor, self.find_here.bar, self.trouble)
        self.writing_alone = WritingAlone(self.editor, page, kept, self.around)
        self.passages = EntryPassages(self.around, self.writing, self.editor, self, self.finding)
        self.passages.go.connect(self.go)
        self.completion = Completion(self.editor, self.paper, self.around)
        self._columns = Columns(self.finding, self.paper, self.top, look)
        self.setLayout(self._columns)
        self._columns.drawer.left.connect(partial(self._show_list, False))
        self.look.changed.connect(self._fit)
        self._esc = QShortcut(QKeySequence("Esc"), self)
        self._esc.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._esc.activated.connect(partial(self.go.emit, WriteAlone()))
        self._esc.setEnabled(False)
        self._fit()

    def _fit(self) -> None:
        look = self.look
        self._columns.measure = self.page_look.measure
        wide = self.width()
        self._columns.fit(self._shape, wide, alone=self._is_alone)
        if self.width() != wide:
            # what was hidden or shown let the page itself be laid out anew in between
            self._columns.fit(self._shape, self.width(), alone=self._is_alone)
        low = self.height() < look.px(LOW)
        self._column.setContentsMargins(0, look.px(8 if low else 16), 0, 0)
        self.top.fit(self.paper.width())
        self._offer_question()

    def _show_list(self, on: bool) -> None:
        if self._shape in SMALL:
            self.top.list_button.turn(on)
        self._fit()
        if on and self._columns.drawer.is_open:
            (self.finding.list if self.finding.list.isVisible() else self.finding.search).setFocus()

    def _read_page(self, entry: Entry) -> Entry:
        return replace(entry, title=self.title.text(), text=self.editor.text())

    def _on_left(self) -> None:
        self._show_list(False)
        self.editor.setFocus()

    def _on_typed(self) -> None:
        self.writing.touch()
        self._is_typed = True
        if self.question.is_wanted or self._is_empty():
            self._offer_question()

    def _on_editor_left(self) -> None:
        self.writing.save()

    def _on_marked(self) -> None:
        starred, mood = self.details.marks.values
        self._mark(starred=starred, mood=mood)

    def _on_star(self) -> None:
        entry = self.writing.entry
        self._mark(starred=not entry.starred, mood=entry.mood)

    def _mark(self, *, starred: bool, mood: int | None) -> None:
        """A star or none, and how it was: told wherever it is seen."""
        self.writing.mark(starred, mood)
        self.details.marks.show_entry(self.writing.entry)
        self.top.show_marks(starred=starred, mood=mood)

    def _on_given(self) -> None:
        self.writing.give(*self.tagged.given)
        self.tagged.read(self.writing.entry)

    def _on_prompt_dropped(self) -> None:
        self.writing.answer("")
        self._show_prompt()
        self.editor.setFocus()

    def _on_title_done(self) -> None:
        self.editor.setFocus()

    def _is_empty(self) -> bool:
        """Whether nothing stands on a page that was begun here, or nothing any more."""
        if not self._is_begun or not self.editor.document().isEmpty():
            return False
        return self.title.document().isEmpty() and not self.pictures.strip.shown.pictures

    def _show_prompt(self) -> None:
        prompt = self.writing.entry.prompt
        self.prompt.setText(prompt)
        self.prompt.setVisible(bool(prompt))
        self.drop_prompt.setVisible(bool(prompt))
        self._say_over()
        self._offer_question()

    def _say_over(self) -> None:
        """Over the first line, while one writes alone."""
        self.writing_alone.say(self.title.text(), self.writing.entry.prompt)

    def _offer_question(self) -> None:
        """On an empty page, and after an entry of today until somebody goes on with it."""
        entry, is_empty = self.writing.around_words, self._is_empty()
        is_today = bool(entry.id) and entry.day == self.around.today and not self._is_typed
        asked = (is_empty or is_today) and not self._is_alone and not entry.prompt
        low = self.height() < self.look.px(LOW)
        self.question.offer(on=asked, low=low)
        told_there = self.go_on.tells_years
        self.go_on.offer(entry.day if asked and is_empty and not low else None)
        if told_there != self.go_on.tells_years:
            self._show_foot()
        self.after_text.place()
        # a low window has no room for both
        self.tagged.setHidden(asked and low)

    def _show_entry(self) -> None:
        entry = self.writing.entry
        self._is_begun = not entry.id
        for widget in (self.title, self.editor):
            widget.blockSignals(True)
        self.pictures.in_text.begin()
        self.find_here.forget()
        self.title.set_text(entry.title)
        self.editor.set_text(entry.text)
        for widget in (self.title, self.editor):
            widget.blockSignals(False)
        self._is_typed = False
        self.taken_out.begin(entry)
        self.pictures.show_entry()
        self._show_beside()
        self.passages.show_entry()
        self.finding.choose(entry.id)
        announce_next(self, self.top.said(entry))

    def _show_beside(self) -> None:
        """What stands around the words."""
        entry = self.writing.entry
        self.details.show_entry(entry)
        self.tagged.show_entry(entry)
        self._show_when()
        self._show_prompt()

    def _show_when(self) -> None:
        entry = self.writing.entry
        self.top.show_entry(entry, first=self.finding.list.is_first_of(entry, EVENING))
        self._show_foot()

    def _show_foot(self) -> None:
        """What stands on its day is told once: under the page, on the empty page, or beside it."""
        is_told = self.side_is_beside or self.go_on.tells_years
        self.foot_line.show_entry(self.writing.around_words, wanted=not is_told)
