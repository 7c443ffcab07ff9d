"""Lies over the text that one writes: dims other paragraphs, or puts bars in place of words.

It is painted after the text and before anything reaches the screen, so that no word flashes up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QPainter, QPaintEvent, QTextBlock, QTextLine
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from nearward.domain.text.picture_marks import row_of
from nearward_ui.kit.inputs.exact_text import Units
from nearward_ui.kit.theme import Theme

#: of the ground, over other paragraphs: their letters keep a contrast of 4.5 to 1 in both themes
PALE = 0.34
#: of the height of a letter: how high a bar is; pixels of the drawing: how round
BAR, ROUND = 0.46, 3
_LAID = (QEvent.Type.Resize, QEvent.Type.FocusIn, QEvent.Type.FocusOut)
_WORD = re.compile(r"\S+")


class Veil(QWidget):
    """Over the viewport of an editor, as far as it is asked for."""

    def __init__(self, editor: QPlainTextEdit, look: Theme) -> None:
        super().__init__(editor.viewport())
        self._editor, self._look = editor, look
        self._dims = self._hides = False
        #: paragraph and line of the caret, as they were painted last
        self._at = (-1, -1)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        editor.cursorPositionChanged.connect(self._on_moved)
        editor.selectionChanged.connect(self._on_selected)
        editor.verticalScrollBar().valueChanged.connect(self.lie)
        editor.viewport().installEventFilter(self)
        editor.installEventFilter(self)
        self.hide()

    @property
    def hides(self) -> bool:
        """Whether words are bars."""
        return self._hides

    def ask(self, *, dims: bool, hides: bool) -> None:
        """What it does from now on; it is gone when that is nothing."""
        self._dims, self._hides = dims, hides
        self.setVisible(dims or hides)
        self.lie()

    def lie(self) -> None:
        """Lie over all that is in sight: what scrolls the page takes it along."""
        if not self.isHidden():
            self.setGeometry(self._editor.viewport().rect())
            self.raise_()
            self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _LAID and not self.isHidden():
            self.lie()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._at = own = self._caret
        for block, box in self._in_sight(event.rect().bottom()):
            if self._hides:
                self._hide_words(
                    painter, block, box, own[1] if block.blockNumber() == own[0] else -1
                )
            elif block.blockNumber() != own[0]:
                ground = self._look.colour("paper")
                ground.setAlphaF(PALE)
                painter.fillRect(box, ground)

    def _hide_words(self, painter: QPainter, block: QTextBlock, box: QRectF, own: int) -> None:
        """Bars in place of the words of a paragraph, all but those of one of its lines."""
        look, sight = self._look, self.rect()
        if row_of(block.text()):
            # pictures, for which no bar stands
            painter.fillRect(box, look.colour("paper"))
            return
        chosen, letters = self._chosen_in(block), block.text().encode("utf-16-le")
        lines = list(_lines(block, box))
        for number, (_line, top, bottom) in enumerate(lines):
            if number != own and top < sight.bottom() and bottom > sight.top():
                painter.fillRect(
                    QRectF(box.left(), top, box.width(), bottom - top), look.colour("paper")
                )
        painter.setPen(Qt.PenStyle.NoPen)
        for number, (line, top, bottom) in enumerate(lines):
            if number == own or top > sight.bottom() or bottom < sight.top():
                continue
            for start, end in _words(letters, line):
                is_chosen = chosen[0] < end and start < chosen[1]
                painter.setBrush(look.colour("tide" if is_chosen else "faint"))
                self._bar(painter, line, box, start, end)

    def _bar(self, painter: QPainter, line: QTextLine, box: QRectF, start: int, end: int) -> None:
        left, right = sorted((_x(line, start), _x(line, end)))
        high, round_by = BAR * line.ascent(), self._look.px(ROUND)
        base = box.top() + line.y() + line.ascent()
        left += self._editor.contentOffset().x()
        right += self._editor.contentOffset().x()
        painter.drawRoundedRect(QRectF(left, base - high, right - left, high), round_by, round_by)

    def _chosen_in(self, block: QTextBlock) -> tuple[int, int]:
        """From where to where a paragraph is selected."""
        cursor = self._editor.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return (start - block.position(), end - block.position()) if end > start else (0, 0)

    def _in_sight(self, bottom: int) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The paragraphs in sight and where they stand, as wide as the page."""
        editor = self._editor
        block, offset = editor.firstVisibleBlock(), editor.contentOffset()
        while block.isValid():
            box = editor.blockBoundingGeometry(block).translated(offset)
            if box.top() > bottom:
                return
            yield block, QRectF(0, box.top(), self.width(), box.height())
            block = block.next()

    @property
    def _caret(self) -> tuple[int, int]:
        """Paragraph and line of the caret; none while the keyboard is elsewhere."""
        cursor = self._editor.textCursor()
        if self._hides and not self._editor.hasFocus():
            return -1, -1
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        return cursor.blockNumber(), line.lineNumber() if line.isValid() else -1

    def _on_moved(self) -> None:
        if not self.isHidden() and self._caret != self._at:
            self.update()

    def _on_selected(self) -> None:
        if self._hides and not self.isHidden():
            self.update()
            # after Qt has put there what was selected
            QTimer.singleShot(0, self, _forget_selection)


def _forget_selection() -> None:
    """What cannot be seen is not put where the middle button of the mouse takes it from."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def _lines(block: QTextBlock, box: QRectF) -> Iterator[tuple[QTextLine, float, float]]:
    """The lines of a paragraph, each with what stands between its top and the next one's."""
    layout = block.layout()
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    tops = [box.top(), *(box.top() + line.y() for line in lines[1:]), box.bottom()]
    yield from zip(lines, tops, tops[1:], strict=False)


def _words(letters: bytes, line: QTextLine) -> Iterator[tuple[int, int]]:
    """Where the words of a line stand, as Qt counts; `letters`: the paragraph's, in pairs."""
    first = line.textStart()
    last = first + line.textLength()
    text = letters[2 * first : 2 * last].decode("utf-16-le", "replace")
    units = Units(text)
    for word in _WORD.finditer(text):
        yield first + units.at(word.start()), first + units.at(word.end())


def _x(line: QTextLine, place: int) -> float:
    # PySide gives the place back beside it
    found: Any = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)
