"""The page a person writes on: plain text, exactly as typed."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from nearward_ui.kit.typed import from_document, to_document


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
