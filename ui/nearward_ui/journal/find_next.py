"""From one place of what is searched for to the next, in the entry that is open."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from nearward.domain.query import parsed
from nearward_ui.kit.inputs.exact_text import to_document


def sought(query: str) -> list[str]:
    """The words of a search, and the names in it, as they would stand in a text."""
    asked = parsed(query)
    terms = [*(term.text for term in asked.words), *(name.text for name in asked.tags)]
    terms += [name.text for name in asked.people]
    return [text for text in terms if text.strip()]


def go_to_next(editor: QPlainTextEdit, wanted: list[str]) -> bool:
    """Select the next place of any of these, from the caret on and round; False without one."""
    document, at = editor.document(), editor.textCursor()
    for start in (at, QTextCursor(document)):
        hits = [document.find(to_document(text), start) for text in wanted]
        found = [hit for hit in hits if not hit.isNull()]
        if found:
            editor.setTextCursor(min(found, key=QTextCursor.selectionStart))
            editor.centerCursor()
            editor.setFocus()
            return True
    return False
