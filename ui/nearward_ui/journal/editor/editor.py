"""The page a person writes on: plain text, exactly as typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout

from nearward.exchange.texts.html import from_html
from nearward_ui.action_row import Target
from nearward_ui.journal.editor import words_menu
from nearward_ui.kit.inputs.dropped_pictures import holds_files, holds_pictures
from nearward_ui.kit.inputs.exact_text import ExactText, to_document
from nearward_ui.kit.layouts.steady_scrollbar import keep_bar
from nearward_ui.kit.widgets.action_menu import ActionMenu, show_menu


class Editor(ExactText):
    """The journal page. Tab leaves it; only plain text is pasted; no resource is loaded.

    `picture_offered` carries pictures that were pasted or dropped: none comes into the text.
    `left` says that the keyboard went elsewhere.
    """

    picture_offered = Signal(QMimeData)
    left = Signal()
    #: carries the words that are to be searched for
    find_asked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        #: what is painted over the text, each given the part of the viewport that is painted
        self.painted: list[Callable[[QPainter, QRect], None]] = []
        document = QTextDocument(self)
        document.setDocumentLayout(_EditorLayout(document))
        self.setDocument(document)
        self.setProperty("role", "page")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(0)
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

    def in_sight(self, part: QRect | None = None) -> Iterator[tuple[QTextBlock, float]]:
        """The paragraphs that are on the screen, or in a part of it, and where each begins."""
        block, part = self.firstVisibleBlock(), part or self.viewport().rect()
        if not block.isValid():
            return
        top = self.blockBoundingGeometry(block).top() + self.contentOffset().y()
        first, last = part.top(), part.bottom()
        while block.isValid() and top <= last:
            high = self.blockBoundingRect(block).height()
            if top + high >= first:
                yield block, top
            top += high
            block = block.next()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.painted:
            painter = QPainter(self.viewport())
            for paint in self.painted:
                painter.save()
                paint(painter, event.rect())
                painter.restore()
            painter.end()

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

    def event(self, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        # Ctrl+K makes a link of selected words; without any it is the window's
        if isinstance(event, QKeyEvent) and is_asked and self._act_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        caret = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        self.show_menu(event.globalPos() if by_mouse else caret)
        event.accept()

    def show_menu(
        self, at: QPoint, first: Iterable[tuple[str, Callable[[], object]]] = ()
    ) -> ActionMenu | None:
        """The menu of its words, with other ways before them."""
        return show_menu(
            self, Target("words"), at, words_menu.acts(self, self.find_asked.emit), first
        )

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        return words_menu.act_of_key(event, self, self.find_asked.emit)

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
