"""Lists and quotes go on with Enter and their lines hang; headings are larger."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QApplication

from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.editor.highlight import Highlight
from nearward_ui.kit.theme import Theme, load_fonts

LONG = "words that are so many that they have to be broken into lines, once or twice or more " * 2


@pytest.fixture
def editor(qtbot: Any) -> Editor:
    load_fonts()
    look = Theme("light", 100)
    look.dress()
    made = Editor("page")
    made.setProperty("face", "usual")
    made.marks = Highlight(made, look)  # type: ignore[attr-defined]
    made.is_code = made.marks.is_code  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(612, 500)
    made.show()
    return made


def at_end(editor: Editor, text: str) -> None:
    editor.set_text(text)
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    editor.setTextCursor(cursor)


def lefts(block: QTextBlock) -> list[float]:
    layout = block.layout()
    return [layout.lineAt(n).x() for n in range(layout.lineCount())]


def painted(editor: Editor) -> None:
    QApplication.processEvents()
    editor.grab()


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- one", "- one\n- "),
        ("  * one", "  * one\n  * "),
        ("9. one", "9. one\n10. "),
        ("> one", "> one\n> "),
        ("- [x] one", "- [x] one\n- [ ] "),
        ("one\n- ", "one\n"),
        ("one", "one\n"),
        ("```\n- one", "```\n- one\n"),
    ],
)
def test_enter_goes_on_as_the_line_began(editor: Editor, qtbot: Any, text: str, after: str) -> None:
    at_end(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == after


def test_it_is_one_step_of_undo(editor: Editor, qtbot: Any) -> None:
    at_end(editor, "- one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "two")
    editor.undo()
    assert editor.text() == "- one\n- "
    editor.undo()
    assert editor.text() == "- one"


def test_shift_and_a_caret_in_the_sign_make_a_plain_line(editor: Editor, qtbot: Any) -> None:
    at_end(editor, "- one")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editor.text() == "- one\n"
    editor.set_text("- one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "\n- one"


@pytest.mark.parametrize("front", ["- ", "  - ", "12. ", "> ", "> - "])
def test_the_lines_of_one_hang_after_its_sign(editor: Editor, front: str) -> None:
    editor.set_text(front + LONG)
    painted(editor)
    block = editor.document().firstBlock()
    first, *others = lefts(block)
    words: Any = block.layout().lineAt(0).cursorToX(len(front))
    assert first == 0
    assert len(others) >= 2
    assert set(others) == {words[0]}
    assert block.lineCount() == len(others) + 1


def test_they_hang_while_one_types_and_when_the_page_is_another_width(
    editor: Editor, qtbot: Any
) -> None:
    at_end(editor, "- " + LONG.strip())
    painted(editor)
    block = editor.document().firstBlock()
    for letter in "and more of them":
        qtbot.keyClicks(editor, letter)
        assert lefts(block)[0] < lefts(block)[1]
    editor.resize(400, 500)
    painted(editor)
    assert lefts(block)[0] < lefts(block)[1]
    assert editor.text() == "- " + LONG.strip() + "and more of them"


def test_plain_words_and_a_text_from_right_to_left_do_not(editor: Editor) -> None:
    editor.set_text(LONG)
    painted(editor)
    assert set(lefts(editor.document().firstBlock())) == {0}
    editor.set_text("- " + "שלום לכולם " * 40)
    painted(editor)
    layout = editor.document().firstBlock().layout()
    rights = {
        round(layout.lineAt(n).x() + layout.lineAt(n).width()) for n in range(layout.lineCount())
    }
    assert len(rights) == 1


def test_a_front_too_long_to_hang_after_is_not_painted_without_end(
    editor: Editor, qtbot: Any
) -> None:
    editor.set_text("> " * 30 + LONG)
    painted(editor)
    assert set(lefts(editor.document().firstBlock())) == {0}
    told: list[Any] = []
    editor.document().documentLayout().updateBlock.connect(told.append)
    for _ in range(3):
        painted(editor)
    assert told == []


def test_headings_are_larger_by_their_level(editor: Editor) -> None:
    editor.set_text("# one\n## two\n### three\nfour\n> # five")
    painted(editor)
    block, sizes = editor.document().firstBlock(), []
    while block.isValid():
        found = {
            each.format.property(each.format.Property.FontPixelSize)
            for each in block.layout().formats()
        }
        sizes.append(max((int(size) for size in found if size), default=18))
        block = block.next()
    assert sizes == [22, 19, 18, 18, 22]
    assert editor.text() == "# one\n## two\n### three\nfour\n> # five"
