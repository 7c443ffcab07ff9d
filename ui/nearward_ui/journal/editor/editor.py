"""The page a person writes on: plain text, exactly as typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlock,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout

from nearward.exchange.texts.html import from_html
from nearward_ui.action_row import Target
from nearward_ui.journal.editor import lists, words_menu
from nearward_ui.kit.inputs.dropped_pictures import holds_files, holds_pictures
from nearward_ui.kit.inputs.exact_text import ExactText, to_document
from nearward_ui.kit.layouts.steady_scrollbar import keep_bar
from nearward_ui.kit.widgets.action_menu import ActionMenu, show_menu

#: paragraphs, and where each begins in the viewport
Sight = list[tuple[QTextBlock, float]]


class Editor(ExactText):
    """The journal page. Tab leaves it; only plain text is pasted; no resource is loaded.

    `picture_offered` carries pictures that were pasted or dropped: none comes into the text.
    `left` says that the keyboard went elsewhere.
    """

    picture_offered = Signal(QMimeData)
    left = Signal()
    #: carries the words that are to be searched for
    find_asked = Signal(str)
    #: it has another size, or its letters have
    fitted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        #: what is painted over the text: each is given the paragraphs that are painted, and gives
        #: what paints over them, or nothing
        self.painted: list[Callable[[Sight], Callable[[QPainter], None] | None]] = []
        #: who may take a key, a press, a menu or composed letters before the text does: True for it
        self.first: list[Callable[[QEvent], bool]] = []
        #: the same for all keys, Tab too, and before the window: with whether it is only asked for
        self.claims: list[Callable[[QKeyEvent, bool], bool]] = []
        #: whether a paragraph is one of code, by its number
        self.is_code: Callable[[int], bool] = bool
        #: who hears of keys, of the mouse, and of how it lies; a filter would hear of all there is
        self.listeners: list[Callable[[QEvent], object]] = []
        #: what else can be done with its words, by the names of the table of actions
        self.more_acts: Callable[[], dict[str, Callable[[], object]]] = dict
        document = QTextDocument(self)
        self._layout = _EditorLayout(document)
        document.setDocumentLayout(self._layout)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout.width = self.viewport().width()
        super().resizeEvent(event)
        self._tell(event)
        self.fitted.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fitted.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._tell(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._tell(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        seen = list(self.in_sight(event.rect()))
        for block, _ in seen:
            if not lists.hangs(block) and self._layout.hang(block):
                # what is below stands elsewhere now
                seen = list(self.in_sight(event.rect()))
        super().paintEvent(event)
        for over in self.painted:
            paint = over(seen)
            if paint is not None:
                painter = QPainter(self.viewport())
                paint(painter)
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
        self._tell(event)
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            is_asked = event.type() == QEvent.Type.ShortcutOverride
            # Ctrl+K makes a link of selected words; without any it is the window's
            if is_asked and self._act_of(event):
                event.accept()
                return True
            if any(claim(event, is_asked) for claim in self.claims):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._tell(event)
        act = self._act_of(event)
        if act is not None:
            act()
        elif not self._is_taken(event) and not self._goes_on(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tell(event)
        if not self._is_taken(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._is_taken(event):
            super().mouseDoubleClickEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self._is_taken(event):
            super().inputMethodEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._is_taken(event):
            event.accept()
            return
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        caret = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        self.show_menu(event.globalPos() if by_mouse else caret)
        event.accept()

    def show_menu(
        self, at: QPoint, first: Iterable[tuple[str, Callable[[], object]]] = ()
    ) -> ActionMenu | None:
        """The menu of its words, with other ways before them."""
        acts = words_menu.acts(self, self.find_asked.emit) | self.more_acts()
        return show_menu(self, Target("words"), at, acts, first)

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        return words_menu.act_of_key(event, self, self.find_asked.emit)

    def _is_taken(self, event: QEvent) -> bool:
        return any(take(event) for take in self.first)

    def _goes_on(self, event: QKeyEvent) -> bool:
        """Whether Enter went on with a list or a quote."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.text() != "\r" or not plain or self.isReadOnly():
            return False
        return not self.is_code(self.textCursor().blockNumber()) and lists.go_on(self)

    def _tell(self, event: QEvent) -> None:
        for hear in self.listeners:
            hear(event)

    def _on_changed(self) -> None:
        # only the first paragraph says on which side the text stands
        if self.textCursor().blockNumber() <= 1:
            lean(self.document())


class _EditorLayout(QPlainTextDocumentLayout):
    """Lays out and paints one paragraph when only that changed, marks included.

    A change of marks counts a paragraph twice, once as gone and once as new, and would so reach
    into the next one; then all that is in sight is painted. Lines of lists and quotes hang.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        # WORKAROUND: PySide's `document()` of a layout gives the document to the layout, and Qt
        # faults later on; so it is kept here
        self._held = document
        self._count = 1
        #: pixels of a line, with the margins; 0: not known yet
        self.width = 0

    def documentChanged(self, place: int, removed: int, added: int) -> None:
        block, count = self._held.findBlock(place), self._held.blockCount()
        alone = block.contains(place + max(added - 1, 0))
        letters = lists.hang_of(block) if alone and count == self._count and self.width else 0
        self._count = count
        if letters and block.layout().lineCount():
            self._lay_again(block, letters)
            return
        if alone:
            removed, added = 0, 1
        super().documentChanged(place, removed, added)

    def hang(self, block: QTextBlock) -> bool:
        """Let the further lines of a paragraph hang, if it is of a list or a quote; whether it is.

        One whose lines cannot hang is left as it is.
        """
        letters = lists.hang_of(block) if self.width else 0
        if not letters or self._is_mirrored:
            return False
        before = block.layout().boundingRect().height()
        lists.hang(self._held, block, letters, self.width)
        if not lists.hangs(block):
            # said again and again, it would be painted again and again
            return False
        self._tell(block, before)
        return block.layout().boundingRect().height() != before

    def _lay_again(self, block: QTextBlock, letters: int) -> None:
        before = block.layout().boundingRect().height()
        if self._is_mirrored:
            letters = 0
        lists.hang(self._held, block, letters, self.width)
        self._tell(block, before)

    def _tell(self, block: QTextBlock, before: float) -> None:
        """Say what is to be painted after a paragraph was laid out."""
        if block.layout().boundingRect().height() == before:
            self.updateBlock.emit(block)
        else:
            self.documentSizeChanged.emit(self.documentSize())
            self.update.emit()

    @property
    def _is_mirrored(self) -> bool:
        return bool(self._held.defaultTextOption().alignment() & Qt.AlignmentFlag.AlignRight)


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
