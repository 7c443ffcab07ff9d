"""Where one was on the page: the entry, the field, the caret, and what was in sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.editor.title import EntryTitle
from nearward_ui.journal.writing import Writing


def coming_back(writing: Writing, title: EntryTitle, editor: Editor) -> Callable[[], object]:
    """What gives the place on the thread of the vault, when all is saved."""
    in_title = title.hasFocus()
    caret = (title if in_title else editor).textCursor().position()
    scroll = editor.verticalScrollBar().value()

    def find() -> object:
        if not writing.stored_id:
            return None
        return {"id": writing.stored_id, "caret": caret, "scroll": scroll, "title": in_title}

    return find


def come_back(place: Mapping[str, object], title: EntryTitle, editor: Editor) -> None:
    """Be there again, as near as the text allows."""
    field = title if place.get("title") is True else editor
    caret, scroll = place.get("caret"), place.get("scroll")
    if isinstance(caret, int):
        cursor = field.textCursor()
        cursor.setPosition(max(0, min(caret, field.document().characterCount() - 1)))
        field.setTextCursor(cursor)
    if isinstance(scroll, int):
        editor.verticalScrollBar().setValue(scroll)
    field.setFocus()
