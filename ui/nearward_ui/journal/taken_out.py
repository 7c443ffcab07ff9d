"""When a save finds half of a text gone, it is said, and one press brings it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from nearward.domain.model import Entry
from nearward.domain.text.text_length import words_in
from nearward.session.ask import entries
from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.writing import Writing
from nearward_ui.kit.context import Notice, PageContext, offer_again
from nearward_ui.kit.inputs.exact_text import to_document

if TYPE_CHECKING:
    pass

#: letters that a text has before it is said
MUCH = 120


class TakenOut(QObject):
    """Follows the saves of an editor. `opened` carries an entry that has its words again."""

    notice = Signal(object)
    opened = Signal(int)

    def __init__(self, around: PageContext, editor: Editor, writing: Writing) -> None:
        super().__init__(editor)
        self._around = around
        self._editor = editor
        self._writing = writing
        self._last: Entry | None = None

    def begin(self, entry: Entry) -> None:
        """This entry stands on the page now."""
        self._last = entry

    def saved(self, entry: Entry) -> None:
        """A save of an entry is on the disk."""
        if self._writing.id not in (0, entry.id):
            return
        before, self._last = self._last, entry
        if before is None or before.id not in (0, entry.id):
            return
        if len(before.text) < MUCH or len(entry.text) >= len(before.text) / 2:
            return
        count = words_in(before.text) - words_in(entry.text)
        if count > 0:
            self._say(count, partial(self._bring_back, entry.id, before.text))

    def _say(self, count: int, then: Callable[[], None]) -> None:
        many = self._around.words.plural
        if self._editor.document().isRedoAvailable():
            said = many("Undone: {n} word.", "Undone: {n} words.", count)
        else:
            said = many("Taken out: {n} word.", "Taken out: {n} words.", count)
        self.notice.emit(Notice(said, self._around.words("Bring back"), then))

    def _bring_back(self, entry_id: int, text: str) -> None:
        if self._writing.id != entry_id:
            words = self._around.words
            again = partial(self._bring_back, entry_id, text)
            troubled = partial(offer_again, self.notice, words, words("Bring back"), again)
            ask = entries.put_text(entry_id, text)
            self._around.desk.ask(ask, partial(self._on_back, entry_id), troubled)
            return
        cursor = self._editor.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        self._editor.setTextCursor(cursor)
        self._editor.insertPlainText(to_document(text))
        self._editor.setFocus()

    def _on_back(self, entry_id: int, _entry: Entry | None) -> None:
        self.opened.emit(entry_id)
