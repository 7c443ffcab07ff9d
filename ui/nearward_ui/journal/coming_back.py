"""Where one was on the page: the entry, the field, the caret, and what was in sight."""

from __future__ import annotations

from collections.abc import Callable

from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.editor.title import EntryTitle
from nearward_ui.journal.writing import Writing
from nearward_ui.routes import ToJournal


def coming_back(
    writing: Writing, title: EntryTitle, editor: Editor
) -> Callable[[], ToJournal | None]:
    """What gives the place on the thread of the vault, when all is saved."""
    in_title = title.hasFocus()
    caret = (title if in_title else editor).textCursor().position()
    scroll = editor.verticalScrollBar().value()

    def find() -> ToJournal | None:
        if not writing.stored_id:
            return None
        return ToJournal(id=writing.stored_id, caret=caret, scroll=scroll, title=in_title)

    return find


def come_back(place: ToJournal, title: EntryTitle, editor: Editor) -> None:
    """Be there again, as near as the text allows."""
    field = title if place.title else editor
    caret, scroll = place.caret, place.scroll
    if caret is not None:
        cursor = field.textCursor()
        cursor.setPosition(max(0, min(caret, field.document().characterCount() - 1)))
        field.setTextCursor(cursor)
    if scroll is not None:
        editor.verticalScrollBar().setValue(scroll)
    field.setFocus()
