"""Text as it was typed, in and out of Qt's documents, which would change some of it.

A document takes a carriage return, U+2029 and its own two marks (U+FDD0, U+FDD1) as ends of
paragraphs, and on the way from Python a byte order mark at the front is dropped (the swapped one
turns every letter around). Each of these has a stand-in while it is in a document. The stand-ins
are signs that Unicode keeps for the inside of programs; where a text holds one of them itself, a
sign of escape stands before it, so that every text comes back as it was. Everything else goes
through a document unchanged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit

from nearward_ui.kit.heard import one_focus
from nearward_ui.kit.inputs import seams
from nearward_ui.kit.inputs.typing_steps import TypingSteps
from nearward_ui.kit.presence import felt

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QTextDocument

_ESCAPE = "\ufdd2"
_STRANGERS = "\r\u2029\ufdd0\ufdd1"
_AT_FRONT = "\ufeff\ufffe"
_STAND_INS = {sign: chr(0xFDD3 + n) for n, sign in enumerate(_STRANGERS + _AT_FRONT)}
_BACK = {stand_in: sign for sign, stand_in in _STAND_INS.items()}
_OURS = _ESCAPE + "".join(_BACK) + seams.SIGN
_TO = re.compile(f"[{_STRANGERS}{_OURS}]")
#: Backspace and Delete, by number: the lock page does without Qt's names
_TAKING = (0x01000003, 0x01000007)
_FROM = re.compile(f"{_ESCAPE}([{_OURS}])|([{''.join(_BACK)}])|{seams.SIGN}\n?")


def to_document(text: str) -> str:
    """Text as the document can hold it without changing it."""
    if any(sign in text for sign in _STRANGERS + _OURS):
        text = _TO.sub(_stand_in, text)
    # only a string's first sign is at risk; elsewhere these two are left alone
    front = _STAND_INS[text[0]] if text and text[0] in _AT_FRONT else ""
    return front + text[len(front) :]


def from_document(document: QTextDocument) -> str:
    """What was typed: hard spaces and all."""
    return from_raw(document.toRawText())


def from_raw(raw: str) -> str:
    """What was typed, of text that was taken from a document; U+2029 ends its paragraphs."""
    text = raw.replace("\u2029", "\n")
    return _FROM.sub(_sign, text) if any(sign in text for sign in _OURS) else text


class Units:
    """Places of a text as Qt counts them: a sign beyond the first plane counts twice.

    `whole`: of a text as a document holds all of it, with the seams of long lines.
    """

    def __init__(self, text: str, *, whole: bool = False) -> None:
        self._seams = seams.seams_in(text) if whole else []
        narrow = text.isascii() or max(text) <= "\uffff"
        self._wide = [] if narrow else [n for n, sign in enumerate(text) if sign > "\uffff"]

    def at(self, place: int) -> int:
        """A place of Python's as Qt counts it."""
        return place + bisect_left(self._wide, place) + 2 * bisect_left(self._seams, place)


class ExactText(QPlainTextEdit):
    """Plain text that is given back exactly as it was typed or pasted, and copied as it is.

    Undo takes back a few words at a time. Backspace takes what an arrow key steps over. Other code
    that puts words in calls `insertPlainText` with `to_document`. `unfinished` is what an input
    method has begun and not given yet.
    """

    unfinished = ""
    #: whether a line of the document may stand in pieces
    _seamed = False

    def __init__(self) -> None:
        super().__init__()
        one_focus(self)
        self._ours = False
        self.textChanged.connect(self._on_touch)
        self.cursorPositionChanged.connect(self._on_touch)

    def text(self) -> str:
        """What was typed."""
        return from_document(self.document())

    def set_text(self, text: str) -> None:
        """Show a text; undo begins here."""
        self.unfinished = ""
        self._ours = True
        whole = to_document(text)
        made = seams.seamed(whole)
        self._seamed = len(made) != len(whole)
        self.setPlainText(made)
        self._ours = False

    def end_step(self) -> None:
        """What is typed from here on is undone by itself."""
        self._steps.end()
        # Qt joins no key to what was typed before a document counted as unchanged
        self.document().setModified(False)

    def insertPlainText(self, text: str) -> None:
        """Put words in where the cursor is, as a step of their own."""
        self.end_step()
        self._open_seams()
        start = self.textCursor().selectionStart()
        made = seams.seamed(text)
        self._seamed = self._seamed or len(made) != len(text)
        super().insertPlainText(made)
        self._close_seams(start)
        self.end_step()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text == "\r":
            event = _ended(event)
        elif "\u2029" in text:
            self.insertPlainText(to_document(text))
            return
        typed = _typed_by(event)
        if not typed:
            super().keyPressEvent(event)
            return
        if self._steps.begins(typed):
            self.document().setModified(False)
        if self._seamed:
            self._key_in_long(event)
        elif typed != "\b" or not self._take_sign(event):
            super().keyPressEvent(event)
            self._close_seams()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        said = event.commitString()
        self.unfinished = event.preeditString()
        if said:
            if self._steps.begins(said):
                self.document().setModified(False)
            self._open_seams()
        if said != to_document(said):
            start, length = event.replacementStart(), event.replacementLength()
            event.setCommitString(to_document(said), start, length)
        super().inputMethodEvent(event)
        if said:
            self._close_seams()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.unfinished:
            from nearward_ui.kit.inputs.unfinished import finish_word

            finish_word(self)
        super().focusOutEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(from_raw(self.textCursor().selectedText()))
        return data

    def _on_touch(self) -> None:
        if not self._ours:
            felt()

    @property
    def _steps(self) -> TypingSteps:
        steps = self.__dict__.get("_typed_steps")
        if steps is None:
            steps = self.__dict__["_typed_steps"] = TypingSteps()
        return steps

    def _take_sign(self, event: QKeyEvent) -> bool:
        """Backspace after a sign that is made of several: all of it goes at once."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QTextCursor

        cursor = self.textCursor()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() != Qt.Key.Key_Backspace or not plain or self.isReadOnly():
            return False
        if cursor.hasSelection() or cursor.atBlockStart():
            return False
        move = QTextCursor.MoveOperation.PreviousCharacter
        cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectionEnd() - cursor.selectionStart() < 2:
            return False
        cursor.removeSelectedText()
        self.ensureCursorVisible()
        event.accept()
        return True

    def _key_in_long(self, event: QKeyEvent) -> None:
        """A key in a text that may have lines in pieces."""
        self._open_seams()
        was_cut = seams.is_cut(self.textCursor().block())
        if not self._take_sign(event):
            super().keyPressEvent(event)
        if was_cut and event.key() in _TAKING:
            seams.mend(self.textCursor())
        self._close_seams()

    def _open_seams(self) -> None:
        if self._seamed:
            cursor = self.textCursor()
            seams.open_near(self.document(), {cursor.selectionStart(), cursor.selectionEnd()})

    def _close_seams(self, start: int | None = None) -> None:
        from PySide6.QtGui import QTextCursor

        document = self.document()
        if document.characterCount() <= seams.LONG:
            return
        cursor = self.textCursor()
        for place in {cursor.position(), cursor.position() if start is None else start}:
            if seams.close(document.findBlock(place), QTextCursor(document)):
                self._seamed = True


def _typed_by(event: QKeyEvent) -> str:
    """What a key types: letters, a line end, or a step back; others type nothing."""
    text = event.text()
    if event.key() in _TAKING or text == "\x18":
        return "\b"
    if text in ("\r", "\n"):
        return "\n"
    return text if text.isprintable() else ""


def _ended(event: QKeyEvent) -> QKeyEvent:
    """Return with Shift as Return: Qt would put U+2028 there, which may have been typed itself."""
    # not at the top: the lock page, which is here before any key, needs neither
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeyEvent, QKeySequence

    if not event.matches(QKeySequence.StandardKey.InsertLineSeparator):
        return event
    return QKeyEvent(event.type(), Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")


def _stand_in(found: re.Match[str]) -> str:
    return _STAND_INS.get(found[0]) or _ESCAPE + found[0]


def _sign(found: re.Match[str]) -> str:
    return found[1] or _BACK.get(found[2] or "", "")
