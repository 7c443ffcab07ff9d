"""Lists and quotes as one writes them: Enter goes on with one, and its lines hang after the front.

Qt lays out the lines of a paragraph one under the other. Where a line of a list or of a quote is
broken, it is laid out anew here, the further lines under the words of the first.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextLine

from nearward.domain.text.line_front import front_of
from nearward_ui.kit.inputs.exact_text import ExactText, Units

#: of a line's width: a longer front has nothing hanging after it
MOST = 0.5
#: a longer paragraph is left as Qt lays it out
LONGEST = 4_000


def go_on(editor: ExactText) -> bool:
    """A new line that goes on with the list or quote of this one; False where there is none.

    In one that holds nothing yet the front is taken away: so a list ends.
    """
    cursor = editor.textCursor()
    text = cursor.block().text()
    front = front_of(text)
    if cursor.hasSelection() or front is None:
        return False
    units = Units(text)
    if cursor.positionInBlock() < units.at(front.length):
        return False
    editor.end_step()
    if not text[front.length :].strip():
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        over = QTextCursor.MoveOperation.EndOfBlock
        cursor.movePosition(over, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    else:
        cursor.insertText("\n" + front.next)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    editor.end_step()
    return True


def hang_of(block: QTextBlock) -> int:
    """How many letters the front of a paragraph has after which its lines hang; 0: they do not."""
    if block.length() > LONGEST:
        return 0
    text = block.text()
    front = front_of(text)
    return 0 if front is None else Units(text).at(front.length)


def hangs(block: QTextBlock) -> bool:
    """Whether a paragraph that is broken into lines hangs already."""
    layout = block.layout()
    return layout.lineCount() < 2 or layout.lineAt(1).x() > layout.lineAt(0).x()


def hang(document: QTextDocument, block: QTextBlock, letters: int, width: float) -> None:
    """Lay a paragraph out in such a width, its further lines behind so many letters."""
    layout, margin = block.layout(), document.documentMargin()
    room = width - 2 * margin
    layout.setTextOption(document.defaultTextOption())
    layout.beginLayout()
    high = indent = 0.0
    line = layout.createLine()
    first = True
    while line.isValid():
        line.setLeadingIncluded(True)
        line.setLineWidth(room - indent)
        line.setPosition(QPointF(margin + indent, high))
        high += line.height()
        if first:
            first = False
            indent = _x(line, letters) - margin
            if indent > room * MOST or indent < 0:
                indent = 0.0
        line = layout.createLine()
    layout.endLayout()
    block.setLineCount(layout.lineCount())


def _x(line: QTextLine, letters: int) -> float:
    """Where a letter of a line begins."""
    # the number of the letter comes back beside it
    found = cast("tuple[float, int]", line.cursorToX(min(letters, line.textLength())))
    return found[0]
