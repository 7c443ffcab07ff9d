"""Undo on the page, across saves; half of a text that went is said, and comes back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.conftest import ask
from tests.journal.test_journal import every, write

from nearward.session.ask import versions
from nearward_ui.journal.page import JournalPage
from nearward_ui.kit.context import Notice

LINES = [f"This is line {n} of what was said that evening. " for n in range(12)]


@pytest.fixture
def said(page: JournalPage) -> list[Notice]:
    found: list[Notice] = []
    page.notice.connect(found.append)
    return found


def typed(page: JournalPage) -> str:
    """Twelve sentences, each saved."""
    for line in LINES:
        QTest.keyClicks(page.editor, line)
        page.writing.save()
    return "".join(LINES)


def test_one_undo_takes_a_sentence_and_no_sitting(page: JournalPage, around: Any) -> None:
    text = typed(page)
    page.editor.undo()
    left = page.editor.text()
    assert 0 < len(text) - len(left) <= len(LINES[-1])
    page.editor.redo()
    assert page.editor.text() == text


def test_a_save_in_the_middle_of_a_word_ends_a_step(page: JournalPage) -> None:
    page.editor.setFocus()
    QTest.keyClicks(page.editor, "one")
    page.writing.save()
    QTest.keyClicks(page.editor, "two")
    page.editor.undo()
    assert page.editor.text() == "one"


def test_what_undo_took_is_said_and_brought_back(
    page: JournalPage, around: Any, said: list[Notice]
) -> None:
    text = typed(page)
    while page.editor.document().isUndoAvailable():
        page.editor.undo()
    page.writing.save()
    assert [notice.text for notice in said] == ["Undone: 120 words."]
    assert said[0].action == "Bring back"
    assert said[0].then is not None
    said[0].then()
    assert page.editor.text() == text
    page.leave()
    assert every(around)[0].text == text
    page.editor.undo()
    assert page.editor.text() == "", "it is a step of its own"


def test_what_was_taken_out_is_brought_back_also_from_another_entry(
    page: JournalPage, around: Any, said: list[Notice]
) -> None:
    other = write(around, "another", datetime(2026, 3, 4, 12, tzinfo=UTC))
    text = typed(page)
    entry_id = page.writing.id
    page.editor.selectAll()
    QTest.keyClicks(page.editor, "Anew")
    page.writing.save()
    assert [notice.text for notice in said] == ["Taken out: 119 words."]
    page.open_entry(other.id)
    assert page.editor.text() == "another"
    assert said[0].then is not None
    said[0].then()
    assert page.writing.id == entry_id
    assert page.editor.text() == text
    assert {entry.text for entry in every(around)} == {"another", text}
    page.open_entry(other.id)
    assert len(said) == 1


def test_less_is_not_said(page: JournalPage, said: list[Notice]) -> None:
    typed(page)
    page.editor.set_text("".join(LINES[:7]))
    page.writing.touch()
    page.writing.save()
    QTest.keyClicks(page.editor, "short")
    assert said == []


def test_all_that_went_is_in_a_version_and_the_way_there_is_shown(
    page: JournalPage, around: Any
) -> None:
    assert "versions" not in page.acts()
    text = typed(page)
    assert "versions" in page.acts(), "with the first save"
    data = QMimeData()
    data.setText("pasted over")
    page.editor.selectAll()
    page.editor.insertFromMimeData(data)
    page.leave()
    kept = ask(around, versions.history("entry", page.writing.id)).versions
    assert text in [version.body["text"] for version in kept]


def test_a_word_that_is_not_finished_is_saved_with_the_page(page: JournalPage, around: Any) -> None:
    for field, name in ((page.editor, "text"), (page.title, "title")):
        page.new_entry()
        page.activateWindow()
        field.setFocus()
        QTest.keyClicks(field, "Said ")
        QApplication.sendEvent(field, QInputMethodEvent("にほ", []))
        page.writing.save()
        assert getattr(every(around)[-1], name) == "Said ", "by itself it stays unfinished"
        page.leave()
        assert getattr(every(around)[-1], name) == "Said にほ"


def test_a_word_that_is_not_finished_goes_with_its_entry(page: JournalPage, around: Any) -> None:
    other = write(around, "another", datetime(2026, 3, 4, 12, tzinfo=UTC))
    page.activateWindow()
    page.editor.setFocus()
    QApplication.sendEvent(page.editor, QInputMethodEvent("にほ", []))
    page.open_entry(other.id)
    assert sorted(entry.text for entry in every(around)) == ["another", "にほ"]
    QTest.keyClick(page.editor, Qt.Key.Key_End)
    assert page.editor.text() == "another"
