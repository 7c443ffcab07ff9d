"""The line that one writes stays at one height, and the page moves behind it, as in a typewriter.

Qt scrolls plain text by whole lines and has nothing over the first of them. So the room over it is
a margin of the viewport: it shrinks line by line until the text is long enough to be scrolled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit

#: lines that a notch of the wheel moves, and the turn of a notch
LINES, NOTCH = 3, 120
_BY_HAND = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_BY_KEY = (QEvent.Type.KeyPress, QEvent.Type.InputMethod)


class Typewriter(QObject):
    """Holds the caret's line of an editor at a height while it is on. `moved`: the page has moved.

    What is clicked stays under the pointer: the page moves with the next key.
    """

    moved = Signal()
    _resized = Signal()

    def __init__(self, editor: QPlainTextEdit, height: Callable[[], int]) -> None:
        """`height`: how far from the top of the editor the middle of the line stands."""
        super().__init__(editor)
        self._editor, self._viewport, self._height = editor, editor.viewport(), height
        self._is_on = self._is_placing = self._is_by_hand = False
        self._turn = 0
        self._before = (0, False, Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        editor.cursorPositionChanged.connect(self._on_key)
        editor.textChanged.connect(self._on_key)
        editor.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        editor.installEventFilter(self)
        # before it is painted, and when the lines are as wide as the page
        self._resized.connect(self.place, Qt.ConnectionType.QueuedConnection)
        self._viewport.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether the line is held."""
        return self._is_on

    @property
    def room(self) -> int:
        """Pixels over the first line that is in sight."""
        return self._editor.viewportMargins().top()

    @property
    def is_at_top(self) -> bool:
        """Whether the first line of all is in sight."""
        return self._editor.verticalScrollBar().value() == 0

    def begin(self) -> None:
        """Hold the caret's line from now on."""
        editor = self._editor
        value = editor.verticalScrollBar().value()
        self._before = (value, editor.centerOnScroll(), editor.verticalScrollBarPolicy())
        # lines can be scrolled up to the last one
        editor.setCenterOnScroll(True)
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._is_on, self._is_by_hand = True, False
        self.place()

    def end(self, *, is_touched: bool) -> None:
        """Scroll as ever; what was not touched stands as it stood before."""
        editor = self._editor
        value, centred, policy = self._before
        self._is_on = False
        self._set_room(0)
        editor.setCenterOnScroll(centred)
        editor.setVerticalScrollBarPolicy(policy)
        if is_touched:
            editor.ensureCursorVisible()
        else:
            editor.verticalScrollBar().setValue(value)
        self.moved.emit()

    def stop(self) -> None:
        """The page is closed as it stands."""
        self._is_on = False

    def place_soon(self) -> None:
        """The same before the next paint, when all is laid out."""
        self._resized.emit()

    def place(self) -> None:
        """Bring the caret's line to its height."""
        if not self._is_on or self._is_placing:
            return
        cursor = self._editor.textCursor()
        lines = _lines_up_from(self._editor, cursor)
        number, high = next(lines)
        wanted = max(0, self._height() - high // 2)
        above = over = 0
        for _number, high in lines:
            if over + high > wanted:
                break
            above, over = above + 1, over + high
        self._move(wanted - over, number - above)

    def scroll(self, lines: int) -> None:
        """Move the page by so many lines, down when they are positive."""
        bar = self._editor.verticalScrollBar()
        room, value, step = self.room, bar.value(), self._editor.fontMetrics().lineSpacing()
        for _ in range(abs(lines)):
            if lines > 0 and value == 0 and room >= step:
                room -= step
            elif lines > 0:
                value = min(bar.maximum(), value + 1)
            elif value > 0:
                value -= 1
            elif room + step <= self._height():
                room += step
        self._move(room, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._is_on:
            return False
        # asked of nothing else: an editor that goes has a viewport no more
        kind, viewport = event.type(), self._viewport
        if kind in _BY_KEY:
            self._is_by_hand = False
        elif watched is viewport and kind in _BY_HAND:
            self._is_by_hand = True
        elif watched is viewport and isinstance(event, QWheelEvent):
            self._turn -= event.angleDelta().y()
            whole = int(self._turn * LINES / NOTCH)
            self._turn -= whole * NOTCH // LINES
            self.scroll(whole)
            return True
        elif watched is viewport and kind == QEvent.Type.Resize and not self._is_placing:
            self._resized.emit()
        return False

    def _on_key(self) -> None:
        if not self._is_by_hand:
            self.place()

    def _on_scrolled(self, value: int) -> None:
        """By something else: what is scrolled needs no room over it."""
        if self._is_on and not self._is_placing:
            step = self._editor.fontMetrics().lineSpacing()
            if value and self.room >= step:
                self._set_room(self.room % step)
            self.moved.emit()

    def _move(self, room: int, value: int) -> None:
        self._is_placing = True
        self._set_room(room)
        self._editor.verticalScrollBar().setValue(value)
        self._is_placing = False
        self.moved.emit()

    def _set_room(self, room: int) -> None:
        margins = self._editor.viewportMargins()
        if margins.top() != room:
            margins.setTop(room)
            self._editor.setViewportMargins(margins)


def _lines_up_from(editor: QPlainTextEdit, cursor: QTextCursor) -> Iterator[tuple[int, int]]:
    """Number and height of the caret's line, and of each line over it, upward."""
    layout, block = editor.document().documentLayout(), cursor.block()
    # it is laid out when it is asked for
    layout.blockBoundingRect(block)
    line = block.layout().lineForTextPosition(cursor.positionInBlock())
    at = line.lineNumber() if line.isValid() else 0
    while block.isValid():
        whole = layout.blockBoundingRect(block).height()
        first = block.firstLineNumber()
        for number, high in reversed(_heights(block, whole)[: at + 1]):
            yield first + number, high
        block = block.previous()
        at = block.layout().lineCount() if block.isValid() else 0


def _heights(block: QTextBlock, whole: float) -> list[tuple[int, int]]:
    """Number and height of each line of a paragraph that is `whole` high."""
    layout = block.layout()
    tops = [0.0, *(layout.lineAt(n).y() for n in range(1, layout.lineCount())), whole]
    return [(n, round(below - top)) for n, (top, below) in enumerate(pairwise(tops))]
