"""Find and replace in the entry that is open; what the search found is marked and gone through."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from nearward.domain.text.finding import literal, sought
from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.editor.highlight import Highlight
from nearward_ui.journal.find.bar import LONGEST, FindBar
from nearward_ui.journal.find.hits import Hits
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.inputs.exact_text import from_raw, to_document


class FindInEntry(QObject):
    """The bar, the marks and the keys. `notice` as that of a page."""

    notice = Signal(object)

    def __init__(self, around: PageContext, editor: Editor, highlight: Highlight) -> None:
        super().__init__(editor)
        self._around, self._editor = around, editor
        self._from = 0
        self._goes = False
        #: what the search of everything is asked for
        self.query: Callable[[], str] = str
        self.hits = Hits(editor, highlight)
        self.hits.counted.connect(self._on_counted)
        self.bar = bar = FindBar(around)
        bar.asked.connect(self._on_asked)
        bar.stepped.connect(self.step)
        bar.closed.connect(self.close)
        bar.replace_one.connect(self._on_replace_one)
        bar.replace_all.connect(self._on_replace_all)

    def acts(self) -> dict[str, Callable[[], object]]:
        """What a page can do with it, by the names of the table of actions."""
        return {
            "find_here": self.open,
            "replace_here": self.open_replacing,
            "find_next": self.find_next,
            "find_previous": self.find_previous,
        }

    def open(self) -> None:
        """Find: the selected words, or what was looked for before."""
        chosen = from_raw(self._editor.textCursor().selectedText())
        self._from = self._editor.textCursor().selectionStart()
        if chosen and "\n" not in chosen and len(chosen) <= LONGEST:
            self.bar.field.setText(chosen)
        self.bar.show()
        self.bar.field.setFocus()
        self.bar.field.selectAll()
        self._on_asked(self.bar.field.text())

    def open_replacing(self) -> None:
        """Find, with what it is to be replaced by."""
        self.open()
        self.bar.show_replacing(not self._editor.isReadOnly())

    def close(self) -> None:
        """Put it away; what was gone to is selected, and the keyboard is in the text."""
        hit = self.hits.place
        # first, so that nothing between has the keyboard and is read
        self._editor.setFocus()
        self.bar.hide()
        self.hits.look_for(None)
        if hit is not None:
            cursor = self._editor.textCursor()
            cursor.setPosition(hit.start)
            cursor.setPosition(hit.end, QTextCursor.MoveMode.KeepAnchor)
            self._editor.setTextCursor(cursor)

    def forget(self) -> None:
        """Another entry is shown: nothing is looked for in it."""
        self.bar.hide()
        self.bar.show_replacing(False)
        self.hits.look_for(None)

    def show_sought(self, query: str, *, start: int = 0, go: bool = True) -> None:
        """Mark what a search of everything asked for, and go to the first place from one on.

        The keyboard stays where it is. The bar is there when something stands in the text.
        """
        finder = sought(query)
        if finder is None:
            return
        self.bar.field.setText(query.strip()[:LONGEST])
        self.bar.show_replacing(False)
        self._from, self._goes = start, go
        self.hits.look_for(finder)

    def find_next(self) -> None:
        """To the next place; where nothing is looked for, the bar comes."""
        self._find(1)

    def find_previous(self) -> None:
        """To the place before."""
        self._find(-1)

    def step(self, by: int) -> None:
        """To the next place, or to the one before."""
        if self.hits.step(by):
            self._say(aloud=True)

    def _find(self, by: int) -> None:
        asked, here = self.bar.field.text(), self._editor.textCursor().position()
        if self.bar.isHidden() and sought(self.query()) is not None:
            self.show_sought(self.query(), start=here)
        elif self.bar.isHidden() and asked:
            self.bar.show()
            self._from, self._goes = here, True
            self.hits.look_for(literal(asked))
        elif self.bar.isHidden():
            self.open()
        else:
            self.step(by)

    def _on_asked(self, text: str) -> None:
        self._goes = True
        self.hits.look_for(literal(text))
        if not text:
            self._say()

    def _on_counted(self) -> None:
        goes, self._goes = self._goes, False
        if self.hits.count and self.bar.isHidden():
            self.bar.show()
        if goes and self.hits.count:
            self.hits.go_near(self._from)
        self._say(aloud=goes)

    def _say(self, *, aloud: bool = False) -> None:
        self.bar.say(self.hits, asked=bool(self.bar.field.text()))
        if aloud and not self.bar.isHidden():
            announce(self.bar, self.bar.said.text())

    # replacing

    def _on_replace_one(self) -> None:
        """The one that was gone to; then the next."""
        if self.hits.place is None:
            self.step(1)
            return
        hit = self.hits.place
        new = to_document(self.bar.new.text())
        self._put([(hit.start, hit.end)], new)
        self._from, self._goes = hit.start + _units(new), True
        self.hits.look_for(literal(self.bar.field.text()))

    def _on_replace_all(self) -> None:
        """All of them, as one step that can be undone."""
        places = [(hit.start, hit.end) for hit in self.hits.places]
        if not places:
            return
        self._put(places, to_document(self.bar.new.text()))
        said = self._around.words.plural(
            "Replaced in {n} place.", "Replaced in {n} places.", len(places)
        )
        self.notice.emit(Notice(said, self._around.words("Undo"), self._undo))
        self.hits.look_for(literal(self.bar.field.text()))

    def _put(self, places: list[tuple[int, int]], new: str) -> None:
        self._editor.end_step()
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        for start, end in reversed(places):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(new)
        cursor.endEditBlock()
        self._editor.end_step()

    def _undo(self) -> None:
        self._editor.undo()
        self._editor.setFocus()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
