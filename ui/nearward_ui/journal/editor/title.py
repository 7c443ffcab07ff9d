"""The title of an entry: one paragraph that wraps, so that a long one is read as a whole."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame

from nearward_ui.journal.editor.editor import lean
from nearward_ui.kit.inputs.dropped_pictures import holds_files
from nearward_ui.kit.inputs.exact_text import ExactText, to_document
from nearward_ui.kit.layouts.steady_scrollbar import BAR
from nearward_ui.kit.widgets.basic import restyle

MOST_LINES = 4
#: a title of more letters is set smaller
LONG = 60
LINE_ENDS = re.compile("\r?\n|\r|\u2028|\u2029")


class EntryTitle(ExactText):
    """Grows with its text up to four lines. Enter and Tab leave it; `done` says that it was Enter.

    What is pasted stays one paragraph.
    """

    done = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.setProperty("role", "title")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().clearUndoRedoStacks()
        # as wide as the text below it, whose bar stands beside it
        self.setViewportMargins(0, 0, BAR, 0)
        self.textChanged.connect(self._fit)
        self._fit()

    def set_text(self, text: str) -> None:
        """Show a title; undo begins here."""
        super().set_text(text)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not holds_files(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(to_document(" ".join(LINE_ENDS.split(source.text()))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        lean(self.document())
        text = self.toPlainText()
        look = {"long": len(text) > LONG, "empty": not text}
        if any(self.property(name) != str(on).lower() for name, on in look.items()):
            for name, on in look.items():
                self.setProperty(name, str(on).lower())
            restyle(self)
        lines = max(1, min(MOST_LINES, round(self.document().size().height())))
        high = self.fontMetrics().lineSpacing() * lines + 4
        if high != self.minimumHeight() or high != self.maximumHeight():
            self.setFixedHeight(high)
