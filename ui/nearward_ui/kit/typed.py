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

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextDocument

_ESCAPE = "\ufdd2"
_STRANGERS = "\r\u2029\ufdd0\ufdd1"
_AT_FRONT = "\ufeff\ufffe"
_STAND_INS = {sign: chr(0xFDD3 + n) for n, sign in enumerate(_STRANGERS + _AT_FRONT)}
_BACK = {stand_in: sign for sign, stand_in in _STAND_INS.items()}
_OURS = _ESCAPE + "".join(_BACK)
_TO = re.compile(f"[{_STRANGERS}{_OURS}]")
_FROM = re.compile(f"{_ESCAPE}([{_OURS}])|([{''.join(_BACK)}])")


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
    """Places of a text as Qt counts them: a sign beyond the first plane counts twice."""

    def __init__(self, text: str) -> None:
        narrow = text.isascii() or max(text) <= "\uffff"
        self._wide = [] if narrow else [n for n, sign in enumerate(text) if sign > "\uffff"]

    def at(self, place: int) -> int:
        """A place of Python's as Qt counts it."""
        return place + bisect_left(self._wide, place)


class Typed(QPlainTextEdit):
    """Plain text that is given back exactly as it was typed or pasted, and copied as it is.

    Other code that puts words in calls `insertPlainText` with `to_document`.
    """

    def text(self) -> str:
        """What was typed."""
        return from_document(self.document())

    def set_text(self, text: str) -> None:
        """Show a text; undo begins here."""
        self.setPlainText(to_document(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text == "\r":
            event = _ended(event)
        elif "\u2029" in text:
            self.insertPlainText(to_document(text))
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        said = event.commitString()
        if said != to_document(said):
            start, length = event.replacementStart(), event.replacementLength()
            event.setCommitString(to_document(said), start, length)
        super().inputMethodEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(from_raw(self.textCursor().selectedText()))
        return data


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
    return found[1] or _BACK[found[2]]
