"""What is made of selected words of an entry, and the marks of what was made before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from nearward.domain import symbols
from nearward.domain.model import Passage
from nearward.domain.text.passages import LONGEST, chosen, nearest
from nearward.session.ask.journal import passages
from nearward.session.ask.journal.passages import MadeFrom
from nearward.session.operation import all_of
from nearward_ui.actions import keys_of
from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.passages.margin import Margin, Mark
from nearward_ui.journal.passages.selection_bar import SelectionBar, Way
from nearward_ui.journal.writing import Writing
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.inputs.exact_text import Units, from_raw, to_document
from nearward_ui.kit.widgets.card_text import told_card
from nearward_ui.pages import to_thing
from nearward_ui.routes import ToJournal, ToMoment, ToWorksheet

if TYPE_CHECKING:
    from nearward.worksheets.form.model import Sheet


class EntryPassages(QObject):
    """Joins the bar, the margin and the entry on the page. `go` carries a route."""

    go = Signal(object)

    def __init__(
        self,
        around: PageContext,
        writing: Writing,
        editor: Editor,
        page: QWidget,
        beside: QWidget,
    ) -> None:
        super().__init__(page)
        words = around.words
        self._around, self._writing, self._editor = around, writing, editor
        self._made: list[MadeFrom] = []
        self._wish: ToJournal | None = None
        name = words("What can be made of the selected words")
        self.bar = SelectionBar(editor, around.look, name, page)
        self.bar.ways_of = self._ways
        menu = keys_of("context-menu")
        # the bar is not reached by keys: what it has stands in the menu as well
        self.bar.said = words("{ways}: in the menu of the words, {keys}", ways="{ways}", keys=menu)
        name = words("What was made of this text")
        self.margin = Margin(editor, around.look, name, page, beside)
        self.margin.several.connect(self._on_several)
        editor.more_acts = self.acts
        self._paper = editor.parentWidget()
        if self._paper is not None:
            self._paper.installEventFilter(self)
        editor.textChanged.connect(self._on_typed)
        #: what the caret stands in, of which something was made
        self._at: list[Mark] = []
        editor.cursorPositionChanged.connect(self._on_caret)
        writing.state.connect(self._on_state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page gives way to the list in a small window, and comes back."""
        if watched is self._paper and event.type() == QEvent.Type.HideToParent:
            self.bar.go()
            self.margin.hide()
        elif watched is self._paper and event.type() == QEvent.Type.ShowToParent:
            self.margin.put_away(self.margin.is_away)
        return False

    def show_entry(self) -> None:
        """Another entry stands on the page."""
        self.bar.go()
        self._made = []
        self.margin.show_marks([])
        self.refresh()

    def refresh(self) -> None:
        """Ask what was made of the entry."""
        entry_id = self._writing.id
        if entry_id:
            then = partial(self._on_made, entry_id)
            self._around.desk.ask(passages.of_entry(entry_id), then, lane="journal-passages")

    def go_to(self, wish: ToJournal) -> None:
        """Go to the words of a passage, as soon as its entry stands on the page."""
        self._wish = wish if wish.place is not None else None

    def arrive(self) -> None:
        """The entry stands on the page: go to the words that were wished for."""
        wish, self._wish = self._wish, None
        if wish is None or wish.place is None or wish.id != self._writing.id:
            return
        cursor = self._editor.textCursor()
        cursor.setPosition(self._place(self._editor.text(), wish.place))
        self._editor.setTextCursor(cursor)
        self._editor.centerCursor()
        self._editor.setFocus()

    def acts(self) -> dict[str, Callable[[], object]]:
        """What can be done right now, by the names of the table of actions."""
        found: dict[str, Callable[[], object]] = {}
        sheets = self._sheets() if self._can_make() else []
        if sheets:
            found["weigh_words"] = partial(self._weigh, sheets[0][0].id)
            found["log_words"] = self._log
        if sheets[1:]:
            found["other_sheets"] = self._on_others
        here = self._under_caret()
        if here:
            found["open_made"] = partial(self._open, here)
        return found

    # making

    def _sheets(self) -> list[tuple[Sheet, str]]:
        from nearward.worksheets import catalogue

        words = self._around.words
        return [(sheet, words(start.label)) for sheet, start in catalogue.sheets_from_text()]

    def _ways(self) -> list[Way]:
        if not self._can_make():
            return []
        words, sheets = self._around.words, self._sheets()
        first = [("ruled", label, partial(self._weigh, sheet.id)) for sheet, label in sheets[:1]]
        others = [("down", words("Another worksheet"), self._on_others)] if sheets[1:] else []
        return [*first, ("dot", words("Log as a moment"), self._log), *others]

    def _can_make(self) -> bool:
        cursor = self._editor.textCursor()
        length = cursor.selectionEnd() - cursor.selectionStart()
        if not 0 < length <= 2 * LONGEST:
            return False
        text = from_raw(cursor.selectedText())
        return chosen(text, 0, len(text)) is not None

    def _chosen(self) -> tuple[int, str] | None:
        """Where the selected words begin in the text, and what they are."""
        cursor, text = self._editor.textCursor(), self._editor.text()
        raw = self._editor.document().toRawText()
        start = len(from_raw(_units(raw, cursor.selectionStart())))
        words = from_raw(cursor.selectedText())
        at = nearest(text, words, start)
        return None if at is None else chosen(text, at, at + len(words))

    def _on_others(self) -> None:
        """The other sheets that can be begun from the words, in a menu under them."""
        title = self._around.words("Another worksheet")
        ways = [(label, partial(self._weigh, sheet.id)) for sheet, label in self._sheets()[1:]]
        self._choose(title, ways, self._under_words())

    def _weigh(self, sheet_id: str) -> None:
        self._make(lambda passage: ToWorksheet(sheet=sheet_id, passage=passage))

    def _log(self) -> None:
        day = self._writing.entry.day
        self._make(lambda passage: ToMoment(passage=passage, day=day))

    def _make(self, route: Callable[[Passage], object]) -> None:
        """Save the entry first: what is made points at it."""
        found = self._chosen()
        if found is None:
            return
        self.bar.go()
        self._writing.save(at_once=True)
        then = partial(self._on_saved, found, route)
        self._around.desk.ask(all_of(()), then, lane="journal-made")

    def _on_saved(
        self, found: tuple[int, str], route: Callable[[Passage], object], _answer: object
    ) -> None:
        entry_id = self._writing.stored_id
        if entry_id:
            start, words = found
            self.go.emit(route(Passage(entry_id=entry_id, start=start, words=words)))

    # what was made

    def _on_made(self, entry_id: int, made: list[MadeFrom]) -> None:
        if entry_id == self._writing.id:
            self._made = made
            self._mark()

    def _mark(self) -> None:
        text = self._editor.text() if self._made else ""
        marks = [self._marked(text, one) for one in self._made]
        self.margin.show_marks([mark for mark in marks if mark is not None])

    def _marked(self, text: str, made: MadeFrom) -> Mark | None:
        passage, card = made.passage, made.card
        at = nearest(text, passage.words, passage.start)
        if at is None:
            return None
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(self._place(text, at))
        end = self._place(text, at + len(passage.words))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        # what is written behind the words is none of them
        cursor.setKeepPositionOnInsert(True)
        line = told_card(card, self._around, self._around.today)
        told = "\n".join(part for part in (line.title, line.soft) if part)
        symbol = line.mark if line.mark in symbols.BY_NAME else symbols.WORKSHEET
        then = partial(self.go.emit, to_thing(card.kind, card.id))
        return Mark(cursor, cursor.selectedText(), symbol, told, then)

    def _place(self, text: str, at: int) -> int:
        """A letter of the text as the document counts it."""
        whole = to_document(text)
        return Units(whole, whole=True).at(len(to_document(text[:at])))

    def _on_typed(self) -> None:
        if self._made:
            self.margin.update()

    def _on_state(self, state: object) -> None:
        """Words that were edited away may stand there again."""
        there = sum(mark.is_there for mark in self.margin.marks)
        if state == "saved" and there < len(self._made):
            self._mark()

    def _on_caret(self) -> None:
        """A mark in the margin is only seen: who comes to its words is told of it."""
        here = self._under_caret() if self.margin.marks else []
        if here != self._at:
            self._at = here
            if here and self._editor.hasFocus():
                what = ", ".join(mark.told.replace("\n", ", ") for mark in here)
                announce(self._editor, self._around.words("Made of these words: {what}", what=what))

    def _under_caret(self) -> list[Mark]:
        at = self._editor.textCursor().position()
        return [
            mark
            for mark in self.margin.marks
            if mark.is_there and mark.cursor.selectionStart() <= at <= mark.cursor.selectionEnd()
        ]

    def _open(self, marks: Sequence[Mark]) -> None:
        if len(marks) == 1:
            marks[0].open()
        else:
            self._on_several(marks, self._under_words())

    def _under_words(self) -> QPoint:
        caret = self._editor.cursorRect().bottomLeft()
        return self._editor.viewport().mapToGlobal(caret)

    def _on_several(self, marks: Sequence[Mark], at: QPoint) -> None:
        title = self._around.words("What was made of this text")
        self._choose(title, [(mark.told.partition("\n")[0], mark.open) for mark in marks], at)

    def _choose(
        self, title: str, ways: Sequence[tuple[str, Callable[[], object]]], at: QPoint
    ) -> None:
        from nearward_ui.kit.widgets.action_menu import ActionMenu

        menu = ActionMenu(self._around.look, self._editor, title)
        for text, then in ways:
            menu.take(text, then)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)


def _units(raw: str, place: int) -> str:
    """The beginning of a text, up to a place as Qt counts it."""
    if raw.isascii() or max(raw) <= "\uffff":
        return raw[:place]
    return raw.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "ignore")
