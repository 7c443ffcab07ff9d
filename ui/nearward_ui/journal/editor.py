"""The page a person writes on: plain text, exactly as typed."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame

from nearward.exchange.markup import from_html
from nearward_ui.kit.bar import keep_bar
from nearward_ui.kit.offered import holds_files, holds_pictures
from nearward_ui.kit.typed import Typed, to_document


class Editor(Typed):
    """The journal page. Tab leaves it; only plain text is pasted; no resource is loaded.

    `picture_offered` carries pictures that were pasted or dropped: none comes into the text.
    """

    picture_offered = Signal(QMimeData)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(2)
        keep_bar(self)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhMultiLine
        )
        self.textChanged.connect(self._on_changed)

    def set_text(self, text: str) -> None:
        """Show a text; undo begins here."""
        super().set_text(text)
        lean(self.document())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if holds_pictures(source):
            return True
        # other files are not for the page; who is around it takes them
        return not holds_files(source) and (source.hasText() or source.hasHtml())

    def insertFromMimeData(self, source: QMimeData) -> None:
        if holds_pictures(source):
            self.picture_offered.emit(source)
            return
        text = source.text() if source.hasText() else from_html(source.html())[0]
        text = text.replace("\r\n", "\n")
        self.insertPlainText(to_document(text))

    def _on_changed(self) -> None:
        lean(self.document())


def lean(document: QTextDocument) -> None:
    """A text that begins with a script from right to left stands at the right.

    A plain text has one side for all its paragraphs; the first one says which.
    """
    mirrored = document.firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option = document.defaultTextOption()
    if option.alignment() != side:
        option.setAlignment(side)
        document.setDefaultTextOption(option)
