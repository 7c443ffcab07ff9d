"""Typing: what one undo takes back, what Backspace takes, words that are not finished."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from tests.kit.pace import paces

from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.editor.title import EntryTitle
from nearward_ui.kit.inputs import seams, typing_steps
from nearward_ui.kit.inputs.exact_text import ExactText, Units, to_document
from nearward_ui.kit.inputs.unfinished import finish_word
from nearward_ui.kit.widgets.basic import TextArea, TextField
from nearward_ui.unlock.passphrase_field import PassphraseField

SENTENCES = "We sat outside. It was warm! Did she say so? Nobody knows… Then rain came. Home."
FIELDS: dict[str, Callable[[], QWidget]] = {
    "page": lambda: Editor("page"),
    "title": lambda: EntryTitle("title", ""),
    "area": lambda: TextArea("area"),
    "line": lambda: TextField("line"),
    "passphrase": lambda: PassphraseField("passphrase"),
}


@pytest.fixture(params=list(FIELDS))
def field(request: pytest.FixtureRequest, qtbot: Any) -> QWidget:
    made = FIELDS[request.param]()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture(params=["page", "title", "area"])
def typed(request: pytest.FixtureRequest, qtbot: Any) -> ExactText:
    made = FIELDS[request.param]()
    qtbot.addWidget(made)
    made.show()
    assert isinstance(made, ExactText)
    return made


def typed_in(field: QWidget, text: str) -> None:
    """A key for each letter."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(field, event)


def text_of(field: QWidget) -> str:
    return field.text() if isinstance(field, (ExactText, QLineEdit)) else ""


def undone(field: ExactText) -> list[str]:
    """What stands there after each undo."""
    found = []
    while field.document().isUndoAvailable():
        field.undo()
        found.append(field.text())
    return found


# undo


def test_a_sentence_at_a_time(typed: ExactText) -> None:
    typed_in(typed, SENTENCES)
    steps = undone(typed)
    assert steps[0] == SENTENCES.removesuffix("Home.")
    assert steps[1] == SENTENCES.removesuffix("Then rain came. Home.")
    assert steps[-1] == ""
    assert len(steps) == 6
    for _ in steps:
        typed.redo()
    assert typed.text() == SENTENCES
    assert not typed.document().isRedoAvailable()


def test_about_forty_letters_at_a_time_and_whole_words(typed: ExactText) -> None:
    text = "and so we went on and on along the water " * 12
    typed_in(typed, text)
    steps = [text, *undone(typed)]
    taken = [len(more) - len(less) for more, less in pairwise(steps)]
    assert max(taken) <= typing_steps.LETTERS + 10
    assert all(step == "" or step.endswith(" ") for step in steps)
    typed.set_text("")
    typed_in(typed, "x" * 500)
    assert len(undone(typed)) >= 6, "also where there is no word"


def test_a_pause_ends_a_step(typed: ExactText, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    for word in ("one ", "two ", "three"):
        typed_in(typed, word)
        now[0] += 0.71
    assert undone(typed) == ["one two ", "one ", ""]
    typed_in(typed, "quick ")
    now[0] += 0.5
    typed_in(typed, "words")
    assert undone(typed) == [""]


def test_a_save_ends_a_step_and_a_paste_is_one(typed: ExactText) -> None:
    typed_in(typed, "one ")
    typed.end_step()
    typed_in(typed, "two ")
    data = QMimeData()
    data.setText("pasted ")
    typed.insertFromMimeData(data)
    typed_in(typed, "three")
    assert undone(typed) == ["one two pasted ", "one two ", "one ", ""]


def test_what_is_taken_away_comes_back_in_steps(typed: ExactText) -> None:
    text = "and so we went on and on along the water " * 5
    typed.set_text(text)
    typed.moveCursor(typed.textCursor().MoveOperation.End)
    for _ in range(120):
        QTest.keyClick(typed, Qt.Key.Key_Backspace)
    assert typed.text() == text[:-120]
    steps = undone(typed)
    assert len(steps) == 3
    assert steps[-1] == text


def test_the_case_of_two_paragraphs(qtbot: Any) -> None:
    editor = Editor("page")
    qtbot.addWidget(editor)
    six = "We sat outside until it was dark. " * 6
    typed_in(editor, six)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    typed_in(editor, six + "typo")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    typed_in(editor, "go on")
    lengths = [len(editor.text())]
    for _ in range(5):
        editor.undo()
        lengths.append(len(editor.text()))
    assert all(abs(a - b) <= 40 for a, b in pairwise(lengths))
    assert lengths[-1] > 2 * len(six) - 100


# one key for one sign

COMPOSED = {
    "family": "👩\u200d👩\u200d👧",
    "skin tone": "👍🏽",
    "flag": "🇩🇪",
    "heart": "❤\ufe0f",
    "keycap": "1\ufe0f\u20e3",
    "combining": "e\u0301\u0323",
    "hangul": "\u1112\u1161\u11ab",
    "rainbow": "🏳\ufe0f\u200d🌈",
    "single": "😀",
}


@pytest.mark.parametrize("name", list(COMPOSED))
def test_one_key_for_one_sign(field: QWidget, name: str) -> None:
    sign = COMPOSED[name]
    if isinstance(field, PassphraseField):
        field.setEchoMode(QLineEdit.EchoMode.Normal)
    _put(field, f"a{sign}{sign}b")
    QTest.keyClick(field, Qt.Key.Key_Left)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert text_of(field) == f"a{sign}b"
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    if not isinstance(field, PassphraseField):
        assert text_of(field) == f"a{sign}{sign}b", "undo brings it back whole"
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    else:
        _put(field, f"a{sign}b")
    QTest.keyClick(field, Qt.Key.Key_Home)
    QTest.keyClick(field, Qt.Key.Key_Right)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert text_of(field) == "ab"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert text_of(field) == "b"
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert text_of(field) == "b", "nothing is before it"


def _put(field: QWidget, text: str) -> None:
    if isinstance(field, ExactText):
        field.set_text(text)
        field.moveCursor(field.textCursor().MoveOperation.End)
    elif isinstance(field, QLineEdit):
        field.setText(text)
    field.setFocus()


def test_what_is_chosen_goes_as_before(field: QWidget) -> None:
    _put(field, f"one{COMPOSED['family']}")
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert text_of(field) == ""


# words that are not finished


def test_an_unfinished_word_is_taken(field: QWidget) -> None:
    if isinstance(field, PassphraseField):
        field.setEchoMode(QLineEdit.EchoMode.Normal)
    _put(field, "one ")
    QApplication.sendEvent(field, QInputMethodEvent("にほ", []))
    assert text_of(field) == "one "
    finish_word()
    assert text_of(field) == "one にほ"
    finish_word()
    assert text_of(field) == "one にほ", "once"


def test_also_when_the_keyboard_goes_elsewhere(field: QWidget, qtbot: Any) -> None:
    if isinstance(field, PassphraseField):
        field.setEchoMode(QLineEdit.EchoMode.Normal)
    _put(field, "one ")
    QApplication.sendEvent(field, QInputMethodEvent("にほ", []))
    field.clearFocus()
    assert text_of(field) == "one にほ"
    field.setFocus()
    finish_word()
    assert text_of(field) == "one にほ"


def test_what_the_method_gives_itself_comes_once(field: QWidget) -> None:
    _put(field, "")
    QApplication.sendEvent(field, QInputMethodEvent("にほ", []))
    event = QInputMethodEvent()
    event.setCommitString("日本")
    QApplication.sendEvent(field, event)
    finish_word()
    assert text_of(field) == "日本"


# very long lines

LINES = {
    "letters": "x" * 100_000,
    "wide": "好" * 60_000,
    "emoji": "👩\u200d👩\u200d👧" * 8_000,
    "words": "word " * 20_000,
    "own signs": (seams.SIGN + "\n" + seams.SIGN) * 9 + "y" * 50_000 + seams.SIGN * 3,
    "among others": "a\n" + "z" * 45_000 + "\nb",
}


@pytest.mark.parametrize("name", list(LINES))
def test_a_long_line_is_laid_out_in_pieces_and_stays_one(typed: ExactText, name: str) -> None:
    line = LINES[name]
    typed.set_text(line)
    assert typed.text() == line
    assert _longest(typed) <= seams.LONG
    typed.selectAll()
    assert typed.createMimeDataFromSelection().text() == line
    data = QMimeData()
    data.setText(line)
    if not isinstance(typed, EntryTitle):
        typed.set_text("")
        typed.insertFromMimeData(data)
        typed.insertFromMimeData(data)
        assert typed.text() == line * 2
        assert _longest(typed) <= seams.LONG
        typed.undo()
        typed.undo()
        assert typed.text() == ""
        typed.redo()
        assert typed.text() == line


def test_a_line_that_grows_by_typing(typed: ExactText) -> None:
    typed.set_text("q" * (seams.LONG - 2))
    typed.moveCursor(typed.textCursor().MoveOperation.End)
    typed_in(typed, "abcdef")
    assert typed.text() == "q" * (seams.LONG - 2) + "abcdef"
    assert _longest(typed) < seams.LONG
    assert undone(typed)[-1] == "q" * (seams.LONG - 2)


def test_keys_at_a_seam_change_what_they_say(typed: ExactText) -> None:
    """Every key at every place around a seam does what it does in a line without one."""
    line = "".join(chr(97 + n % 26) for n in range(30_000))
    seam = seams.cuts(line)[0]
    control = Qt.KeyboardModifier.ControlModifier
    keys: list[tuple[Qt.Key, Callable[[str, int], str]]] = [
        (Qt.Key.Key_Backspace, lambda t, n: t[: n - 1] + t[n:]),
        (Qt.Key.Key_Delete, lambda t, n: t[:n] + t[n + 1 :]),
        (Qt.Key.Key_A, lambda t, n: t[:n] + "a" + t[n:]),
    ]
    if not isinstance(typed, EntryTitle):
        keys.append((Qt.Key.Key_Return, lambda t, n: t[:n] + "\n" + t[n:]))
    for key, meant in keys:
        for place in (seam - 1, seam, seam + 1):
            # before the sign, after it, and behind the end of the paragraph
            for extra in (0, 1, 2) if place == seam else ((0,) if place < seam else (2,)):
                typed.set_text(line)
                cursor = typed.textCursor()
                cursor.setPosition(place + extra)
                typed.setTextCursor(cursor)
                QTest.keyClick(typed, key)
                assert typed.text() == meant(line, place), (key, place, extra)
                typed.undo()
                assert typed.text() == line
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_X):
        typed.set_text(line)
        cursor = typed.textCursor()
        cursor.setPosition(seam - 50)
        if key == Qt.Key.Key_X:
            cursor.setPosition(seam + 1, cursor.MoveMode.KeepAnchor)
        typed.setTextCursor(cursor)
        QTest.keyClick(typed, key, control)
        left = typed.text()
        if key == Qt.Key.Key_X:
            assert left == line[: seam - 50] + line[seam:]
        elif key == Qt.Key.Key_Backspace:
            assert left == line[seam - 50 :]
        else:
            assert left.startswith(line[: seam - 50])
            assert line.endswith(left[seam - 50 :])
            assert len(left) < len(line)


def test_places_in_a_whole_document(typed: ExactText) -> None:
    line = "👍🏽" * 11_000 + " end"
    typed.set_text(line)
    units, cursor = Units(to_document(line), whole=True), typed.textCursor()
    cursor.setPosition(units.at(len(line) - 3))
    cursor.setPosition(units.at(len(line)), cursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "end"


def _longest(field: QPlainTextEdit) -> int:
    block, longest = field.document().begin(), 0
    while block.isValid():
        longest = max(longest, block.length())
        block = block.next()
    return longest


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "0123456789abcdef" * 12_500, "QUJD/+" * 160_000, "好" * 200_000]
)
def test_the_window_never_stands_still_for_a_long_line(qtbot: Any, text: str) -> None:
    """In paces, a hundred to a second. Without pieces the first takes 50 s, and a key a minute."""
    editor = Editor("page")
    qtbot.addWidget(editor)
    editor.resize(620, 600)
    editor.show()

    def taken(work: Callable[[], object]) -> float:
        return paces(lambda: (work(), QApplication.processEvents()))

    data = QMimeData()
    data.setText(text)
    assert taken(lambda: editor.insertFromMimeData(data)) < 200
    assert taken(lambda: typed_in(editor, "ab")) < 100
    assert taken(lambda: editor.set_text(text)) < 200
    assert taken(lambda: editor.moveCursor(editor.textCursor().MoveOperation.End)) < 100
    assert taken(lambda: typed_in(editor, "cd")) < 100
    assert taken(lambda: editor.resize(500, 600)) < 100
    assert editor.text() == text + "cd"
