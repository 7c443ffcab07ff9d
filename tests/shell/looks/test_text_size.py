"""A step of the text size: only what is seen is dressed anew; the lock page has its keys too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.shell.by_actions import NO_SCREEN

from nearward.config.settings import Settings
from nearward_ui.pages import PAGES
from nearward_ui.routes import Route, ToJournal

pytestmark = pytest.mark.qt_log_ignore(NO_SCREEN, extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier


def press(window: Any, key: Qt.Key) -> None:
    QTest.keyClick(window.windowHandle(), key, CTRL)
    QApplication.processEvents()


def visit_all(window: Any) -> None:
    for row in PAGES.values():
        if not row.shows_one:
            window.show_page(Route(row.key))
    window.show_page(Route("journal"))


class Dressed(QObject):
    """Counts the widgets of pages that are dressed anew, once each."""

    def __init__(self, room: Any) -> None:
        super().__init__()
        self.seen: set[int] = set()
        self._room = room
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and isinstance(watched, QWidget):
            self.seen.add(id(watched))
        return False


def test_a_step_dresses_what_is_seen_and_no_page_behind_it(window: Any) -> None:
    room = window.room
    visit_all(window)
    everything = len(QApplication.allWidgets())
    counted = Dressed(room)
    press(window, Qt.Key.Key_Plus)
    assert window.look.scale == 1.1
    assert list(room.pages) == ["journal"]
    assert len(counted.seen) < everything / 3
    font = room.current.title.font().pixelSize()
    assert font == round(30 * 1.1) or font == round(28 * 1.1)
    window.show_page(Route("moments"))
    assert room.current.key == "moments"


def test_a_page_comes_back_to_where_it_was(window: Any) -> None:
    page = window.room.current
    page.editor.insertPlainText("An entry that is read")
    page.leave()
    entry = page.writing.id
    window.show_page(Route("settings"))
    press(window, Qt.Key.Key_Plus)
    assert "journal" not in window.room.pages
    window.show_page(Route("journal"))
    assert window.room.current.writing.id == entry
    # a wish stands above where it was
    window.show_page(Route("settings"))
    press(window, Qt.Key.Key_Minus)
    window.show_page(ToJournal(new=True))
    assert not window.room.current.writing.id


def test_what_is_not_saved_stays(window: Any) -> None:
    visit_all(window)
    page = window.room.current
    window.show_page(Route("settings"))
    page.unsaved = lambda: object()
    press(window, Qt.Key.Key_Plus)
    assert window.room.pages["journal"] is page
    del page.unsaved


def test_while_something_is_asked_no_page_goes(
    window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit_all(window)
    before = set(window.room.pages)
    monkeypatch.setattr(type(window.desk), "is_resting", property(lambda _desk: False))
    press(window, Qt.Key.Key_Plus)
    assert set(window.room.pages) == before


def test_menus_and_later_pages_have_the_new_size(window: Any) -> None:
    press(window, Qt.Key.Key_Plus)
    window.show_page(Route("settings"))
    assert window.room.current.rows["text_size"].field.value() == 110
    press(window, Qt.Key.Key_0)
    assert window.room.current.rows["text_size"].field.value() == 100
    press(window, Qt.Key.Key_Plus)
    window.commands.show_menu()
    assert window.commands.menu.font().pixelSize() == 15
    window.commands.close()


def test_the_lock_page_has_the_keys_of_the_text_size(make_window: Callable[..., Any]) -> None:
    settings = Settings()
    window = make_window(unlock=False, settings=settings)
    before = window.lock_page.field.font().pixelSize()
    for _ in range(3):
        press(window, Qt.Key.Key_Plus)
    assert settings.text_size == 130
    assert window.lock_page.field.font().pixelSize() == round(before * 1.3)
    press(window, Qt.Key.Key_Minus)
    press(window, Qt.Key.Key_0)
    assert window.lock_page.field.font().pixelSize() == before
    window.keys.theme_asked.emit("night")
    assert window.look.theme == "night"
    window.open_diary("an otter at dusk")
    assert window.room.around.look.theme == "night"
