"""Markdown, tags and people are marked as one writes, and the text knows nothing of it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QInputMethodEvent, QTextBlock, QTextLayout
from PySide6.QtWidgets import QApplication

from nearward.domain.text import markdown_spans
from nearward_ui.journal.editor import highlight
from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.editor.highlight import Highlight
from nearward_ui.kit.theme import Theme, load_fonts

BOLD = 700


@pytest.fixture
def look(qapp: Any) -> Theme:
    load_fonts()
    made = Theme("light", 100)
    made.dress()
    return made


@pytest.fixture
def editor(qtbot: Any, look: Theme) -> Editor:
    made = Editor("page")
    qtbot.addWidget(made)
    made.marks = Highlight(made, look)  # type: ignore[attr-defined]
    made.resize(660, 500)
    made.show()
    return made


def ranges(block: QTextBlock) -> list[QTextLayout.FormatRange]:
    return list(block.layout().formats())


def marked(block: QTextBlock) -> set[str]:
    """The words of a paragraph that are set in another way, as Qt counts them."""
    units = block.text().encode("utf-16-le")
    return {
        units[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le")
        for each in ranges(block)
    }


def first(editor: Editor) -> QTextBlock:
    return editor.document().firstBlock()


def test_signs_are_soft_and_words_are_bold(editor: Editor, look: Theme) -> None:
    editor.set_text("a 😀 **b** #walk @Sam")
    found = {
        each.start: (
            each.length,
            each.format.foreground().color().name().upper(),
            each.format.fontWeight(),
        )
        for each in ranges(first(editor))
    }
    soft, tide = look.hex("ink_soft"), look.hex("tide")
    assert found[5][:2] == (2, soft)
    assert found[7][0] == 1
    assert found[7][2] == BOLD
    assert found[8][:2] == (2, soft)
    assert found[11][:2] == (5, tide)
    assert found[17][:2] == (4, tide)


def test_marks_follow_what_is_typed(editor: Editor, qtbot: Any) -> None:
    editor.set_text("one **two** three")
    editor.insertPlainText("😀 and ")
    assert marked(first(editor)) == {"**", "two"}
    for _ in range(3):
        qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert marked(first(editor)) == {"**", "two"}
    editor.set_text("**two")
    assert marked(first(editor)) == set()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    qtbot.keyClicks(editor, "**")
    assert marked(first(editor)) == {"**", "two"}
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "*three*")
    assert marked(first(editor).next()) == {"*", "three"}
    qtbot.keyClick(editor, Qt.Key.Key_Home)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert marked(first(editor)) == {"**", "two", "*", "three"}


def test_marking_is_no_change(editor: Editor, look: Theme, qtbot: Any) -> None:
    """Nothing to save, nothing to undo, and what was undone can be done again."""
    text = "\n".join(f"**line** {n}" for n in range(1000))
    editor.set_text(text)
    qtbot.keyClicks(editor, "x")
    editor.undo()
    told: list[None] = []
    editor.textChanged.connect(lambda: told.append(None))
    editor.verticalScrollBar().setValue(500)
    editor.marks.know(["Sam Lee"])  # type: ignore[attr-defined]
    look.become("night", 100)
    QApplication.processEvents()
    assert told == []
    assert editor.text() == text
    assert not editor.document().isUndoAvailable()
    editor.redo()
    assert editor.text() == f"x{text}"


def test_only_what_is_in_sight_is_marked(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    spans_in = markdown_spans.spans_in

    def watched(line: str, **more: Any) -> Any:
        read.append(line)
        return spans_in(line, **more)

    monkeypatch.setattr(highlight, "spans_in", watched)
    editor.set_text("\n".join(f"**line** {n}" for n in range(5000)))
    QApplication.processEvents()
    assert 20 < len(read) < 400
    block = editor.document().findBlockByNumber(3000)
    assert not marked(block)
    editor.verticalScrollBar().setValue(3000)
    assert editor.firstVisibleBlock().blockNumber() == 3000
    assert marked(block) == {"**", "line"}
    read.clear()
    editor.insertPlainText("x")
    assert len(read) < 3


def test_a_paragraph_that_no_piece_can_be_so_long_is_left_unmarked(editor: Editor) -> None:
    long = "**b** " * (highlight.LONGEST // 6 + 1)
    editor.setPlainText(long)
    assert not marked(first(editor))
    editor.set_text(long)
    assert marked(first(editor)) == {"**", "b"}


def test_between_fences(editor: Editor, qtbot: Any) -> None:
    editor.set_text("*a*\n```\n*b*\n```\n*c*")
    blocks = [editor.document().findBlockByNumber(n) for n in range(5)]
    QApplication.processEvents()
    assert [marked(b) for b in blocks] == [{"*", "a"}, {"```"}, {"*b*"}, {"```"}, {"*", "c"}]
    cursor = editor.textCursor()
    cursor.setPosition(blocks[1].position() + 3)
    editor.setTextCursor(cursor)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    QApplication.processEvents()
    assert marked(blocks[2]) == {"*", "b"}
    assert marked(blocks[4]) == {"*c*"}
    qtbot.keyClicks(editor, "`")
    QApplication.processEvents()
    assert marked(blocks[2]) == {"*b*"}
    editor.moveCursor(cursor.MoveOperation.Start)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert marked(editor.document().findBlockByNumber(3)) == {"*b*"}


def test_while_an_input_method_composes(editor: Editor) -> None:
    editor.set_text("a **b** c")
    cursor = editor.textCursor()
    cursor.setPosition(2)
    editor.setTextCursor(cursor)
    QApplication.sendEvent(editor, QInputMethodEvent("にほ", []))
    starts = sorted(each.start for each in ranges(first(editor)))
    assert starts == [2, 4, 6, 7]  # its own, and those after it
    event = QInputMethodEvent()
    event.setCommitString("日本")
    QApplication.sendEvent(editor, event)
    assert editor.text() == "a 日本**b** c"
    assert marked(first(editor)) == {"**", "b"}


def test_no_line_jumps_but_those_of_headings(editor: Editor) -> None:
    plain = "word\n" * 9
    editor.set_text(plain)
    QApplication.processEvents()
    high = editor.blockBoundingRect(first(editor)).height()
    editor.set_text("### head\n> quote\n- item\n**b**\n*i*\n`c`\n~~s~~\n#tag\n***both***\nlast")
    block = first(editor)
    while block.next().isValid():
        assert editor.blockBoundingRect(block).height() == high, block.text()
        block = block.next()


@pytest.mark.parametrize("theme", ["light", "night"])
def test_marks_can_be_read(theme: str, look: Theme, editor: Editor) -> None:
    """Every colour on every ground it stands on: 4.5 to 1."""
    editor.set_text("> *a* `b` ~~c~~ #d @e [f](g) http://h **i** `#j`")
    look.become(theme, 100)
    paper, ink = look.colour("paper"), look.colour("ink")
    for each in ranges(first(editor)):
        form = each.format
        ground = form.background().color() if form.background().style().value else paper
        over = form.foreground().color() if form.foreground().style().value else ink
        assert contrast(ground, over) >= 4.5, (theme, each.start)


def contrast(one: QColor, other: QColor) -> float:
    def light(colour: QColor) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
