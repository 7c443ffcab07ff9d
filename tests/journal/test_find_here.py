"""Find and replace in the entry: marked, counted, gone through; what the search found too."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QApplication
from tests.conftest import ask

from nearward.domain.model import Entry
from nearward.session.ask import entries
from nearward_ui.actions import ACTIONS
from nearward_ui.journal.find import hits as hits_of
from nearward_ui.journal.page import JournalPage

TEXT = "A walk by the lake.\n\nThen Walking on, and a walk home 😀 walk."


@pytest.fixture
def written(page: JournalPage) -> JournalPage:
    page.editor.set_text(TEXT)
    page.editor.setFocus()
    return page


def grounds(page: JournalPage) -> list[str]:
    """The words with a ground of their own, the one that was gone to in signs."""
    look, found = page.look, []
    block: QTextBlock = page.editor.document().firstBlock()
    while block.isValid():
        units = block.text().encode("utf-16-le")
        for each in block.layout().formats():
            ground = each.format.background().color().name().upper()
            words = units[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le")
            if each.format.background().style() == Qt.BrushStyle.NoBrush:
                continue
            if ground == look.hex("tide"):
                found.append(f"<{words}>")
            elif ground == look.hex("tide_soft"):
                found.append(words)
        block = block.next()
    return found


def test_the_places_are_marked_counted_and_gone_through(written: JournalPage, qtbot: Any) -> None:
    find = written.find_here
    find.open()
    qtbot.keyClicks(find.bar.field, "walk")
    assert find.bar.isVisible()
    assert find.bar.said.text() == "1 of 4"
    assert grounds(written) == ["<walk>", "Walk", "walk", "walk"]
    qtbot.keyClick(find.bar.field, Qt.Key.Key_Return)
    assert (find.bar.said.text(), grounds(written)[1]) == ("2 of 4", "<Walk>")
    find.find_previous()
    find.find_previous()
    assert (find.bar.said.text(), grounds(written)[3]) == ("4 of 4", "<walk>")
    find.find_next()
    assert find.bar.said.text() == "1 of 4"
    assert written.editor.text() == TEXT


def test_esc_puts_it_away_and_the_place_is_selected(written: JournalPage, qtbot: Any) -> None:
    find = written.find_here
    find.open()
    qtbot.keyClicks(find.bar.field, "walking")
    qtbot.keyClick(find.bar.field, Qt.Key.Key_Escape)
    assert not find.bar.isVisible()
    assert grounds(written) == []
    assert written.editor.textCursor().selectedText() == "Walking"
    assert written.editor.hasFocus()


def test_what_is_selected_is_looked_for(written: JournalPage) -> None:
    cursor = written.editor.textCursor()
    cursor.setPosition(14)
    cursor.setPosition(18, cursor.MoveMode.KeepAnchor)
    written.editor.setTextCursor(cursor)
    written.find_here.open()
    assert written.find_here.bar.field.text() == "lake"
    assert written.find_here.bar.said.text() == "1 of 1"


def test_what_is_not_there_is_said(written: JournalPage, qtbot: Any) -> None:
    find = written.find_here
    find.open()
    qtbot.keyClicks(find.bar.field, "sea")
    assert find.bar.said.text() == "Not in this entry"
    assert not find.bar.next.isEnabled()
    find.bar.field.clear()
    find.bar.asked.emit("")
    assert find.bar.said.text() == ""


def test_one_is_replaced_and_the_next_is_gone_to(written: JournalPage, qtbot: Any) -> None:
    find = written.find_here
    find.open_replacing()
    assert find.bar.replacing.isVisible()
    qtbot.keyClicks(find.bar.field, "walk")
    qtbot.keyClicks(find.bar.new, "stroll")
    find.bar.one.click()
    assert written.editor.text().startswith("A stroll by the lake.\n\nThen Walking")
    assert find.bar.said.text() == "1 of 3"
    assert grounds(written)[0] == "<Walk>"
    find.bar.one.click()
    assert "Then strolling on" in written.editor.text()


def test_all_are_replaced_in_one_step(written: JournalPage, qtbot: Any) -> None:
    said: list[Any] = []
    written.notice.connect(said.append)
    find = written.find_here
    find.open_replacing()
    qtbot.keyClicks(find.bar.field, "walk")
    find.bar.new.setText("walk😀")
    find.bar.all.click()
    new = "A walk😀 by the lake.\n\nThen walk😀ing on, and a walk😀 home 😀 walk😀."
    assert written.editor.text() == new
    assert said[-1].text == "Replaced in 4 places."
    said[-1].then()
    assert written.editor.text() == TEXT


def test_marks_follow_what_is_written(written: JournalPage, qtbot: Any) -> None:
    find = written.find_here
    find.open()
    qtbot.keyClicks(find.bar.field, "walk")
    cursor = written.editor.textCursor()
    cursor.setPosition(0)
    written.editor.setTextCursor(cursor)
    qtbot.keyClicks(written.editor, "walk ")
    qtbot.waitUntil(lambda: find.bar.said.text() == "5 places")
    assert grounds(written) == ["walk"] * 2 + ["Walk"] + ["walk"] * 2


def test_an_entry_found_by_the_search_is_marked_and_scrolled_to(
    page: JournalPage, around: Any, qtbot: Any
) -> None:
    at = around.clock()
    text = "\n".join([*["words"] * 80, "By the lakes, at the café.", *["words"] * 80, "lake"])
    kept: Entry = ask(around, entries.save(Entry(at=at, day=at.date(), text=text)))
    page.finding.look_for("lake")
    page.open_entry(kept.id)
    QApplication.processEvents()
    assert page.find_here.bar.isVisible()
    assert page.find_here.bar.said.text().startswith("1 of ")
    assert page.editor.verticalScrollBar().value() > 40
    assert not page.find_here.bar.field.hasFocus()
    before = page.find_here.hits.number
    page.find_here.find_next()
    assert page.find_here.hits.number != before or page.find_here.hits.count == 1
    page.new_entry()
    assert not page.find_here.bar.isVisible()
    assert page.find_here.hits.count == 0


def test_an_entry_found_by_its_title_alone_shows_no_bar(page: JournalPage, around: Any) -> None:
    at = around.clock()
    entry = Entry(at=at, day=at.date(), title="Lake", text="nothing of it")
    kept: Entry = ask(around, entries.save(entry))
    page.finding.look_for("lake")
    page.open_entry(kept.id)
    QApplication.processEvents()
    assert not page.find_here.bar.isVisible()


def test_f3_without_anything_to_look_for_opens_the_bar(written: JournalPage) -> None:
    written.find_here.find_next()
    assert written.find_here.bar.field.hasFocus()


def test_its_keys_are_in_the_table() -> None:
    keys = {name: ACTIONS[name].keys for name in ("find-here", "replace-here", "find-previous")}
    assert keys == {
        "find-here": ("Ctrl+Shift+F",),
        "replace-here": ("Ctrl+H",),
        "find-previous": ("Shift+F3",),
    }


def test_a_long_text_is_counted_in_turns_and_not_beyond_a_limit(
    page: JournalPage, qtbot: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(hits_of, "MOST", 300)
    monkeypatch.setattr(hits_of, "TURN", 0.0)
    page.editor.set_text("é walk\n" * 60_000)
    find = page.find_here
    find.open()
    find.bar.field.setText("walk")
    find.bar.asked.emit("walk")
    assert find.hits.is_counting
    qtbot.waitUntil(lambda: not find.hits.is_counting)
    assert find.hits.count == 300
