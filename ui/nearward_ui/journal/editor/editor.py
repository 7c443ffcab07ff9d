"""The page a person writes on: plain text, exactly as typed."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout

from nearward.exchange.texts.html import from_html
from nearward_ui.kit.inputs.dropped_pictures import holds_files, holds_pictures
from nearward_ui.kit.inputs.exact_text import ExactText, to_document
from nearward_ui.kit.layouts.steady_scrollbar import keep_bar


class Editor(ExactText):
    """The journal page. Tab leaves it; only plain text is pasted; no resource is loaded.

    `picture_offered` carries pictures that were pasted or dropped: none comes into the text.
    `left` says that the keyboard went elsewhere.
    """

    picture_offered = Signal(QMimeData)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        document = QTextDocument(self)
        document.setDocumentLayout(_EditorLayout(document))
        self.setDocument(document)
        self.setProperty("role", "page")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(2)
        # Qt would count the margin as a change that can be undone
        self.document().clearUndoRedoStacks()
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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _on_changed(self) -> None:
        lean(self.document())


class _EditorLayout(QPlainTextDocumentLayout):
    """Lays out and paints one paragraph when only that changed, marks included.

    A change of marks counts a paragraph twice, once as gone and once as new, and would so reach
    into the next one; then all that is in sight is painted.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        # WORKAROUND: PySide's `document()` of a layout gives the document to the layout, and Qt
        # faults later on; so it is kept here
        self._held = document

    def documentChanged(self, place: int, removed: int, added: int) -> None:
        if self._held.findBlock(place).contains(place + max(added - 1, 0)):
            removed, added = 0, 1
        super().documentChanged(place, removed, added)


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
