"""What can be done with the words of a text: Qt's own ways, and the marks of Markdown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from nearward_ui.actions import over
from nearward_ui.kit.inputs.exact_text import ExactText, from_raw

#: act -> the sign before and after the words
MARKS = {"bold": "**", "italic": "*"}
#: longer words than these are not searched for
LONGEST = 200
#: these the editor does by keys of its own
_QTS = ("undo", "redo", "cut", "copy", "paste", "select_all")


def acts(editor: ExactText, find: Callable[[str], object]) -> dict[str, Callable[[], object]]:
    """What can be done right now, by the names of the table of actions; `find` searches words."""
    can_write = not editor.isReadOnly()
    cursor = editor.textCursor()
    found: dict[str, Callable[[], object]] = {}
    if can_write and editor.document().isUndoAvailable():
        found["undo"] = editor.undo
    if can_write and editor.document().isRedoAvailable():
        found["redo"] = editor.redo
    if cursor.hasSelection():
        if can_write:
            found["cut"] = editor.cut
            found["link"] = partial(link, editor)
        found["copy"] = editor.copy
        found["find"] = partial(_find, editor, find)
    if can_write and editor.canPaste():
        found["paste"] = editor.paste
    if can_write:
        for name, sign in MARKS.items():
            found[name] = partial(mark, editor, sign)
    if not editor.document().isEmpty():
        found["select_all"] = editor.selectAll
    return found


def act_of_key(
    event: QKeyEvent, editor: ExactText, find: Callable[[str], object]
) -> Callable[[], object] | None:
    """What a key of the table does here, where that is not Qt's own to do."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or editor.isReadOnly():
        return None
    pressed = QKeySequence(QKeyCombination(event.modifiers(), Qt.Key(event.key())))
    for row in over("words"):
        name = str(row.does)
        if name not in _QTS and any(QKeySequence(keys) == pressed for keys in row.keys):
            return acts(editor, find).get(name)
    return None


def mark(editor: ExactText, sign: str) -> None:
    """Put signs around the selected words, or take them away; without any the caret stands between.

    It is one step that can be undone.
    """
    cursor = editor.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    text, size = cursor.selectedText(), len(sign)
    if _is_marked(editor, start, end, sign):
        _select(cursor, start - size, end + size)
        _put(editor, cursor, text, start - size)
    elif _wears(text, sign):
        _put(editor, cursor, text[size:-size], start)
    elif text:
        # no space between a sign and the words
        bare = text.strip()
        if not bare or "\u2029" in bare:
            return
        lead = text.index(bare)
        _select(cursor, start + lead, start + lead + len_in(bare))
        _put(editor, cursor, f"{sign}{bare}{sign}", start + lead, inside=size)
    else:
        editor.end_step()
        cursor.insertText(sign * 2)
        cursor.setPosition(start + size)
        editor.setTextCursor(cursor)
        editor.end_step()


def link(editor: ExactText) -> None:
    """Make a link of the selected words; the caret stands where the address goes."""
    cursor = editor.textCursor()
    text, start = cursor.selectedText(), cursor.selectionStart()
    if not text or "\u2029" in text:
        return
    editor.end_step()
    cursor.insertText(f"[{text}]()")
    cursor.setPosition(start + len_in(text) + 3)
    editor.setTextCursor(cursor)
    editor.end_step()


def len_in(text: str) -> int:
    """How long a text is as Qt counts."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _find(editor: ExactText, find: Callable[[str], object]) -> None:
    words = from_raw(editor.textCursor().selectedText())
    find(" ".join(words.split())[:LONGEST])


def _around(editor: ExactText, start: int, end: int, size: int) -> tuple[str, str]:
    """So many signs before and after a place of the text."""
    cursor, last = editor.textCursor(), editor.document().characterCount() - 1
    _select(cursor, max(0, start - size), start)
    before = cursor.selectedText()
    _select(cursor, end, min(last, end + size))
    return before, cursor.selectedText()


def _is_marked(editor: ExactText, start: int, end: int, sign: str) -> bool:
    """Whether the signs stand directly around; one star of two is not one."""
    size = len(sign)
    if _around(editor, start, end, size) != (sign, sign):
        return False
    more = _around(editor, start, end, 3)
    stars = min(len(more[0]) - len(more[0].rstrip("*")), len(more[1]) - len(more[1].lstrip("*")))
    return stars in (size, 3)


def _wears(text: str, sign: str) -> bool:
    """Whether words begin and end with the signs themselves."""
    size = len(sign)
    if len(text) <= 2 * size:
        return False
    lead, trail = len(text) - len(text.lstrip("*")), len(text) - len(text.rstrip("*"))
    return min(lead, trail) in (size, 3)


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)


def _put(editor: ExactText, cursor: QTextCursor, text: str, start: int, *, inside: int = 0) -> None:
    """Write in place of what is selected, as one step; what was selected stays selected."""
    editor.end_step()
    cursor.insertText(text)
    _select(cursor, start + inside, start + len_in(text) - inside)
    editor.setTextCursor(cursor)
    editor.end_step()
