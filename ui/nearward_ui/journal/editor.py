"""The page a person writes on: plain text, exactly as typed."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit

# A text document keeps U+2028 and U+2029 as line ends and drops what looks like its own marks.
# Each of these signs has a stand-in of the private area while it is in the document.
_STRANGERS = "\u2028\u2029\ufdd0\ufdd1\ufffc\r\0"
_STAND_INS = {ord(sign): 0xF8E0 + n for n, sign in enumerate(_STRANGERS)}
_BACK = {0xF8E0 + n: sign for n, sign in enumerate(_STRANGERS)}


def to_document(text: str) -> str:
    """Text as the document can hold it without changing it."""
    return text.translate(_STAND_INS)


def from_document(document: QTextDocument) -> str:
    """What was typed: hard spaces and all."""
    raw = document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
    return raw.replace("\ufdd0", "").replace("\ufdd1", "").translate(_BACK)


class Editor(QPlainTextEdit):
    """The journal page. Tab leaves it; only plain text is pasted; no resource is loaded."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhMultiLine
        )

    def text(self) -> str:
        """What was typed."""
        return from_document(self.document())

    def set_text(self, text: str) -> None:
        """Show a text; undo begins here."""
        self.setPlainText(to_document(text))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text().replace("\r\n", "\n")
        self.insertPlainText(to_document(text))
