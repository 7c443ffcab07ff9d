"""What is typed, pasted or shown comes back as it was, whatever Unicode text it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from tests.journal.test_journal import every, write

from nearward.domain.model import Entry
from nearward.vault.care.opening import open_diary
from nearward_ui.journal.editor.editor import Editor
from nearward_ui.journal.editor.title import EntryTitle
from nearward_ui.journal.page import JournalPage
from nearward_ui.kit.inputs.exact_text import ExactText, to_document
from nearward_ui.kit.widgets.basic import TextArea

#: what a document, or the way into it, would change, what stands for it, and their neighbours
ODD = "\r\n\0\u00a0\u2028\u2029\ufeff\ufffe\uffff\ufffc\uf8e0\uf8e6" + "".join(
    map(chr, range(0xFDD0, 0xFDDB))
)
ANY = st.text(max_size=60) | st.text(alphabet=st.sampled_from(ODD + "aé👩"), max_size=30)
NONE = Qt.KeyboardModifier.NoModifier
one_widget = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def editor(qtbot: Any) -> Editor:
    made = Editor("page")
    qtbot.addWidget(made)
    return made


def all_signs() -> str:
    signs = [n for n in range(0x110000) if not 0xD800 <= n < 0xE000]
    return "".join(map(chr, [*signs[:0x12000], *signs[0x1E000:0x20000], *signs[-300:]]))


def test_every_sign(editor: Editor) -> None:
    text = all_signs()
    editor.set_text(text)
    assert editor.text() == text
    editor.set_text("")
    editor.insertPlainText(to_document(text))
    assert editor.text() == text


@one_widget
@given(text=ANY)
def test_what_is_shown(editor: Editor, text: str) -> None:
    editor.set_text(text)
    assert editor.text() == text


@one_widget
@given(pieces=st.lists(ANY, max_size=6))
def test_what_is_put_in_piece_by_piece(editor: Editor, pieces: list[str]) -> None:
    editor.set_text("")
    for piece in pieces:
        editor.insertPlainText(to_document(piece))
    assert editor.text() == "".join(pieces)


@one_widget
@given(text=ANY)
def test_what_is_pasted(editor: Editor, text: str) -> None:
    """As other programs give it; a mark of byte order at the front is none of the text."""
    data = QMimeData()
    data.setData("text/plain", QByteArray(text.encode()))
    QGuiApplication.clipboard().setMimeData(data)
    editor.set_text("")
    editor.paste()
    assert editor.text() == text.removeprefix("\ufeff").replace("\r\n", "\n")


@one_widget
@given(text=ANY)
def test_what_an_input_method_gives(editor: Editor, text: str) -> None:
    event = QInputMethodEvent()
    # an event made in Python loses these two at the front; a system's own does not
    text = text.lstrip("\ufeff\ufffe")
    event.setCommitString(text)
    editor.set_text("")
    QApplication.sendEvent(editor, event)
    assert editor.text() == text


@one_widget
@given(text=ANY)
def test_what_is_copied(editor: Editor, text: str) -> None:
    text = text.lstrip("\ufeff\ufffe")
    editor.set_text(text)
    editor.selectAll()
    editor.copy()
    if text:
        assert QGuiApplication.clipboard().text() == text


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\ufffc", "\uf8e0", "\u00a0", "👩", "\u200d"])
def test_a_key_that_gives_just_this_sign(editor: Editor, sign: str) -> None:
    for letter in ("a", sign, "b"):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NONE, letter)
        QApplication.sendEvent(editor, event)
    assert editor.text() == f"a{sign}b"


@pytest.mark.parametrize("made", [Editor, TextArea])
def test_return_with_shift_ends_a_line_like_return(
    qtbot: Any, made: Callable[[str], ExactText]
) -> None:
    field = made("field")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "one")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "two")
    assert field.text() == "one\ntwo"


def test_a_title_stays_one_paragraph(qtbot: Any) -> None:
    title = EntryTitle("title", "")
    qtbot.addWidget(title)
    data = QMimeData()
    data.setText("one\r\ntwo\u2028three\u2029four\rfive\n")
    title.insertFromMimeData(data)
    assert title.text() == "one two three four five "


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANY, title=ANY)
def test_it_comes_back_from_the_file(
    page: JournalPage, around: Any, diary: Path, key: bytes, text: str, title: str
) -> None:
    """Written on the page, saved, the file closed and opened, shown, and left alone."""
    page.new_entry()
    page.title.insertPlainText(to_document(title))
    page.editor.insertPlainText(to_document(text))
    page.leave()
    page.writing.begin()
    around.desk.close(lambda: None, None)
    around.desk.adopt(open_diary(diary, "", key=key))
    if not (text or title):
        return
    kept = max(every(around), key=lambda entry: entry.id)
    assert (kept.title, kept.text) == (title, text)
    page.open_entry(kept.id)
    assert (page.title.text(), page.editor.text()) == (title, text)
    assert page.unsaved() is None


def saved(page: JournalPage) -> bool:
    return bool(page.foot_line.saved.text() == "Saved")


def test_undo_reaches_over_saves_and_panels(page: JournalPage, around: Any, qtbot: Any) -> None:
    editor = page.editor
    qtbot.keyClicks(editor, "one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: saved(page), timeout=4000)
    editor.insertPlainText(to_document("two"))
    qtbot.waitUntil(lambda: saved(page), timeout=4000)
    page.top.when.click()
    page.top.when.click()
    editor.undo()
    assert editor.text() == "one\n"
    while editor.document().isUndoAvailable():
        editor.undo()
    assert editor.text() == ""
    page.leave()
    assert [entry.text for entry in every(around)] == [""]
    while editor.document().isRedoAvailable():
        editor.redo()
    assert editor.text() == "one\ntwo"
    page.leave()
    assert [entry.text for entry in every(around)] == ["one\ntwo"]


def test_a_save_moves_nothing(page: JournalPage, around: Any, qtbot: Any) -> None:
    text = "\n".join(f"line {n}" for n in range(300))
    entry: Entry = write(around, text, datetime(2026, 3, 4, 12, tzinfo=UTC))
    page.open_entry(entry.id)
    cursor = page.editor.textCursor()
    cursor.setPosition(900)
    page.editor.setTextCursor(cursor)
    cursor.setPosition(930, cursor.MoveMode.KeepAnchor)
    cursor.insertText("x")
    cursor.setPosition(905)
    cursor.setPosition(915, cursor.MoveMode.KeepAnchor)
    page.editor.setTextCursor(cursor)
    bar = page.editor.verticalScrollBar()
    bar.setValue(40)
    qtbot.waitUntil(lambda: saved(page), timeout=4000)
    now = page.editor.textCursor()
    assert (now.anchor(), now.position(), bar.value()) == (905, 915, 40)
    assert page.editor.hasFocus() or not page.isActiveWindow()
