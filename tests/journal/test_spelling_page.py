"""Words that no dictionary knows, on the page and in the settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QPushButton
from tests.conftest import end
from tests.narrowed import present
from tests.spelling.test_spelling import make, needs_library

from nearward.session.ask import own_words
from nearward.spelling import dictionaries as shelves
from nearward_ui.journal.page import JournalPage
from nearward_ui.routes import ToJournal
from nearward_ui.settings.page import SettingsPage

# a menu does not reach a screen that is none
NO_SCREEN = "This plugin does not support"
pytestmark = [needs_library, pytest.mark.qt_log_ignore(NO_SCREEN, extend=True)]
WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One dictionary, and none of this computer's."""
    made = tmp_path / "words" / "hunspell"
    make(made, "en")
    monkeypatch.setattr(shelves, "folders", lambda: [made])
    return made


@pytest.fixture
def page(around: Any, qtbot: Any, shelf: Path) -> Iterator[JournalPage]:
    around.settings.change("spelling", True)
    made = JournalPage(around)
    made.resize(1084, 760)
    made.show()
    made.enter(None)
    qtbot.waitUntil(lambda: made.highlight.spelling is not None, timeout=10_000)
    yield made
    end(made)


def underlined(page: JournalPage, number: int = 0) -> list[str]:
    block = page.editor.document().findBlockByNumber(number)
    return [
        block.text()[each.start : each.start + each.length]
        for each in block.layout().formats()
        if each.format.underlineStyle() == WAVE
    ]


def write(page: JournalPage, text: str) -> None:
    page.editor.setFocus()
    page.editor.insertPlainText(text)


def own(around: Any) -> list[str]:
    found: list[Any] = []
    around.desk.ask(own_words.every(), found.append)
    return list(found[0])


def ask_menu(page: JournalPage, qtbot: Any, place: int) -> Any:
    """The menu by keyboard, with the cursor at a place."""
    cursor = page.editor.textCursor()
    cursor.setPosition(place)
    page.editor.setTextCursor(cursor)
    point = page.editor.cursorRect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    where = page.editor.viewport().mapToGlobal(point)
    QApplication.sendEvent(page.editor.viewport(), QContextMenuEvent(reason, point, where))
    qtbot.waitUntil(lambda: page.spelling.menu is not None, timeout=10_000)
    return page.spelling.menu


def choose(page: JournalPage, menu: Any, label: str) -> None:
    next(action for action in menu.actions() if action.text() == label).trigger()
    menu.close()


def test_what_is_underlined(page: JournalPage, qtbot: Any) -> None:
    write(page, "still watr, **rivver** #watr @watr `watr`\nquiet ")
    qtbot.waitUntil(lambda: underlined(page) == ["watr", "rivver"], timeout=10_000)
    assert underlined(page, 1) == []


def test_what_is_being_typed_is_left_alone(page: JournalPage, qtbot: Any) -> None:
    write(page, "still watr")
    qtbot.wait(1000)
    assert underlined(page) == []
    qtbot.keyClicks(page.editor, " ")
    qtbot.waitUntil(lambda: underlined(page) == ["watr"], timeout=10_000)


def test_another_word_is_taken_and_can_be_undone(page: JournalPage, qtbot: Any) -> None:
    write(page, "still watr and quiet ")
    qtbot.waitUntil(lambda: "watr" in underlined(page), timeout=10_000)
    menu = ask_menu(page, qtbot, 8)
    labels = [action.text() for action in menu.actions()]
    assert "water" in labels[:5]
    choose(page, menu, "water")
    assert page.editor.text() == "still water and quiet "
    page.editor.undo()
    assert page.editor.text() == "still watr and quiet "


def test_a_word_is_kept_in_the_diary(page: JournalPage, around: Any, qtbot: Any) -> None:
    write(page, "Quixotrope and quixotrope ")
    qtbot.waitUntil(lambda: len(underlined(page)) == 3, timeout=10_000)
    choose(page, ask_menu(page, qtbot, 18), "Keep this word")
    assert own(around) == ["quixotrope"]
    assert underlined(page) == ["and"]


def test_a_word_is_ignored_for_now(page: JournalPage, around: Any, qtbot: Any) -> None:
    write(page, "quixotrope ")
    qtbot.waitUntil(lambda: underlined(page) == ["quixotrope"], timeout=10_000)
    choose(page, ask_menu(page, qtbot, 3), "Ignore it for now")
    assert underlined(page) == []
    assert own(around) == []


def test_a_right_word_has_the_usual_menu(page: JournalPage, qtbot: Any) -> None:
    write(page, "still ")
    menu = ask_menu(page, qtbot, 2)
    assert "Keep this word" not in [action.text() for action in menu.actions()]
    menu.close()


def test_it_is_off_at_first(around: Any, qtbot: Any, shelf: Path) -> None:
    made = JournalPage(around)
    made.show()
    made.enter(None)
    write(made, "watr ")
    qtbot.wait(700)
    assert made.highlight.spelling is None
    assert underlined(made) == []
    assert made.editor.contextMenuPolicy() == Qt.ContextMenuPolicy.DefaultContextMenu
    end(made)


def test_it_is_switched_off_again(page: JournalPage, around: Any, qtbot: Any) -> None:
    write(page, "watr ")
    qtbot.waitUntil(lambda: underlined(page) == ["watr"], timeout=10_000)
    around.settings.change("spelling", False)
    page.enter(ToJournal(id=page.writing.id) if page.writing.id else None)
    qtbot.waitUntil(lambda: underlined(page) == [], timeout=10_000)


def test_words_of_ones_own_are_seen_and_removed(around: Any, qtbot: Any, shelf: Path) -> None:
    around.desk.ask(own_words.keep("quixotrope"))
    around.desk.ask(own_words.keep("Sam"))
    settings = SettingsPage(around)
    settings.show()
    settings.enter(None)
    card = settings.spelling
    buttons = card.findChildren(QPushButton)
    lines = [present(card.own.itemAt(n)).widget() for n in range(card.own.count())]
    assert len(lines) == 2
    next(one for one in buttons if one.parentWidget() is lines[0]).click()
    assert own(around) == ["quixotrope"]
    settings.leave()
    end(settings)


def test_the_settings_say_what_cannot_be_used(around: Any, qtbot: Any, shelf: Path) -> None:
    (shelf / "en.dic").write_bytes(b"nothing\n")
    settings = SettingsPage(around)
    settings.show()
    settings.enter(None)
    card = settings.spelling
    card.switch.box.click()
    assert around.settings.spelling
    qtbot.waitUntil(lambda: "cannot be read" in card.note.text(), timeout=10_000)
    settings.leave()
    end(settings)


def test_without_a_dictionary_the_settings_say_how_to_get_one(
    around: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "folders", list)
    settings = SettingsPage(around)
    settings.show()
    settings.enter(None)
    assert "apt install hunspell-en-gb" in settings.spelling.note.text()
    assert not settings.spelling.switch.box.isEnabled()
    settings.leave()
    end(settings)


def test_a_menu_at_an_empty_place(page: JournalPage, qtbot: Any) -> None:
    assert page.spelling.place_at(page.editor.cursorForPosition(QPoint(0, 0))) is None
