"""Hide now, the cover behind other windows, and the name in the title bar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QToolTip,
    QWidget,
)
from tests.kit.focus import is_focused
from tests.narrowed import present
from tests.shell.conftest import PASSPHRASE

from nearward.session.ask import people
from nearward.vault.care.opening import open_diary
from nearward_ui.pages import PAGES
from nearward_ui.routes import Route

#: what the platform without a screen says when a menu or a hint is shown
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")

HIDE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NEEDLE = "zwirbelhalm"


def press_hide(qtbot: Any) -> None:
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None
    qtbot.keyClick(widget, Qt.Key.Key_H, HIDE)


def covered(window: Any) -> bool:
    return window.stack.currentWidget() is window.guard.cover and window.guard.cover.isVisible()


def ways_back(qtbot: Any, window: Any) -> dict[str, Callable[[], None]]:
    button = window.guard.cover.button
    return {
        "the same key": lambda: press_hide(qtbot),
        "Esc": lambda: qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape),
        "click": lambda: qtbot.mouseClick(button, Qt.MouseButton.LeftButton),
    }


@pytest.mark.parametrize("way", ["the same key", "Esc", "click"])
def test_the_page_comes_back_exactly_as_it_was(qtbot: Any, window: Any, way: str) -> None:
    page = window.room.current
    page.editor.setPlainText("\n".join(f"{NEEDLE} {n}" for n in range(300)))
    qtbot.wait(30)
    caret = page.editor.textCursor()
    caret.setPosition(700)
    caret.setPosition(640, caret.MoveMode.KeepAnchor)
    page.editor.setTextCursor(caret)
    page.editor.verticalScrollBar().setValue(37)
    before = window.grab().toImage()
    press_hide(qtbot)
    assert covered(window)
    assert not window.room.isVisible()
    ways_back(qtbot, window)[way]()
    assert window.stack.currentWidget() is window.room
    assert is_focused(page.editor)
    after = page.editor.textCursor()
    assert (after.anchor(), after.position()) == (700, 640)
    assert page.editor.verticalScrollBar().value() == 37
    assert not window.guard.cover.isVisible()
    qtbot.wait(30)
    assert window.grab().toImage().size() == before.size()
    # and what is typed goes on where it was
    qtbot.keyClicks(QApplication.focusWidget(), "X")
    assert page.editor.textCursor().position() == 641
    page.leave()


@pytest.mark.parametrize("backwards", [False, True])
def test_what_was_selected_in_a_line_stays_selected(
    qtbot: Any, window: Any, backwards: bool
) -> None:
    line = window.room.current.finding.search
    line.setFocus()
    qtbot.keyClicks(line, f"about {NEEDLE}")
    line.setSelection(11, -5) if backwards else line.setSelection(6, 5)
    caret = line.cursorPosition()
    press_hide(qtbot)
    assert covered(window)
    press_hide(qtbot)
    assert is_focused(line)
    assert (line.selectedText(), line.cursorPosition()) == (NEEDLE[:5], caret)


@pytest.mark.parametrize("page", list(PAGES))
def test_on_every_page(qtbot: Any, window: Any, page: str) -> None:
    window.show_page(Route(page))
    qtbot.wait(30)
    focus = window.focusWidget()
    seen = window.grab().toImage()
    press_hide(qtbot)
    assert covered(window)
    press_hide(qtbot)
    assert window.room.current.key == page
    assert window.focusWidget() is focus
    qtbot.waitUntil(lambda: window.grab().toImage() == seen)


def test_the_other_keys_of_the_window_rest_meanwhile(qtbot: Any, window: Any) -> None:
    press_hide(qtbot)
    for keys in (Qt.Key.Key_M, Qt.Key.Key_2, Qt.Key.Key_N, Qt.Key.Key_F):
        widget = QApplication.focusWidget()
        qtbot.keyClick(widget, keys, Qt.KeyboardModifier.ControlModifier)
        assert covered(window)
    press_hide(qtbot)
    assert window.room.current.key == "journal"
    assert is_focused(window.room.current.editor)


def test_tab_reaches_nothing_behind_it(qtbot: Any, window: Any) -> None:
    press_hide(qtbot)
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert is_focused(window.guard.cover.button)


@pytest.mark.parametrize("create", [False, True])
def test_on_the_lock_page_it_does_nothing(
    qtbot: Any, make_window: Callable[..., Any], create: bool
) -> None:
    window = make_window(unlock=False)
    if create:
        window.show_create()
    page, focus = window.stack.currentWidget(), QApplication.focusWidget()
    press_hide(qtbot)
    assert (window.stack.currentWidget(), QApplication.focusWidget()) == (page, focus)
    # nor does a press before an unlock cover what is shown after it
    window.open_diary(PASSPHRASE)
    assert window.stack.currentWidget() is window.room


def accessible_texts(interface: QAccessibleInterface | None) -> list[str]:
    """Every text that is reached from here down, as a screen reader goes."""
    if interface is None or not interface.isValid():
        return []
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    found = [interface.text(kind) for kind in kinds]
    if lines := interface.textInterface():
        found.append(lines.text(0, lines.characterCount()))
    for n in range(interface.childCount()):
        found += accessible_texts(interface.child(n))
    return found


def readable(window: Any) -> list[str]:
    """What can be seen, heard or pointed at."""
    found = accessible_texts(QAccessible.queryAccessibleInterface(window))
    found += [QGuiApplication.applicationDisplayName()]
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible():
            found += [widget.windowTitle(), widget.toolTip(), widget.windowFilePath()]
            for child in widget.findChildren(QWidget):
                if child.isVisible():
                    found += [child.toolTip(), child.accessibleName(), child.statusTip()]
                    found += [child.text()] if hasattr(child, "text") else []
    return found


def test_nothing_of_the_page_behind_can_be_reached(qtbot: Any, window: Any) -> None:
    page = window.room.current
    qtbot.keyClicks(page.title, f"title {NEEDLE}")
    qtbot.keyClicks(page.editor, f"text {NEEDLE}")
    page.leave()
    page.editor.setToolTip(f"tip {NEEDLE}")
    QApplication.processEvents()
    assert sum(NEEDLE in text for text in readable(window)) > 3, "the test can see"
    where = page.editor.mapToGlobal(QPoint(20, 20))
    QToolTip.showText(where, f"tip {NEEDLE}", page.editor)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
    press_hide(qtbot)
    assert [text for text in readable(window) if NEEDLE in text] == []
    texts = set(accessible_texts(QAccessible.queryAccessibleInterface(window)))
    assert "Journal" not in texts
    assert {"Nearward", "Show again"} <= texts
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]
    # a pointer that rests on the cover brings nothing up
    middle = window.rect().center()
    at = QHelpEvent(QEvent.Type.ToolTip, middle, window.mapToGlobal(middle))
    QApplication.sendEvent(window.childAt(middle) or window, at)
    assert not QToolTip.isVisible()
    press_hide(qtbot)
    assert sum(NEEDLE in text for text in readable(window)) > 3


def in_a_dialog(dialog: QWidget) -> None:
    """The keys are pressed in the dialog's window, as the system does it: its own keys go first."""
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_H, HIDE)


def file_dialog(qtbot: Any, window: Any) -> QFileDialog:
    window.show_page(Route("print"))
    window.room.current.ask_pdf()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def test_a_dialog_is_hidden_and_comes_back(qtbot: Any, window: Any) -> None:
    dialog = file_dialog(qtbot, window)
    line = present(dialog.findChild(QLineEdit))
    line.setFocus()
    line.setText("some words.pdf")
    line.setSelection(10, -5)
    dialog.move(120, 140)
    place = dialog.geometry()
    in_a_dialog(dialog)
    assert covered(window)
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.guard.cover.button)
    qtbot.keyClick(window.guard.cover.button, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.isModal()
    assert dialog.geometry() == place
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    assert (line.selectedText(), line.cursorPosition()) == ("words", 5)
    # and it still does what it was opened for
    written: list[str] = []
    dialog.fileSelected.connect(written.append)
    dialog.reject()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert window.room.current.key == "print"


def test_a_question_over_a_dialog_is_answered_with_no(
    qtbot: Any, window: Any, tmp_path: Path
) -> None:
    """Qt's own file dialog asks whether to overwrite, and waits for the answer in a loop."""
    there = tmp_path / "there.pdf"
    there.write_bytes(b"kept")
    dialog = file_dialog(qtbot, window)
    dialog.setDirectory(str(tmp_path))
    present(dialog.findChild(QLineEdit)).setText(str(there))
    asked: list[QWidget] = []

    def hide() -> None:
        asked.extend(w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox))
        in_a_dialog(asked[0])

    QTimer.singleShot(300, hide)
    dialog.accept()
    assert asked
    assert covered(window)
    window.hide_now()
    assert dialog.isVisible()
    assert there.read_bytes() == b"kept"
    dialog.reject()


@pytest.mark.parametrize("how", ["lock", "quit"])
def test_a_hidden_dialog_dies_at_lock(qtbot: Any, window: Any, how: str) -> None:
    dialog = file_dialog(qtbot, window)
    gone: list[object] = []
    dialog.destroyed.connect(lambda: gone.append(1))
    in_a_dialog(dialog)
    assert not dialog.isVisible()
    with qtbot.waitSignal(window.ended) as ended:
        window.lock() if how == "lock" else window.close()
    assert ended.args == [how]
    qtbot.waitUntil(lambda: bool(gone))


def test_a_menu_is_closed(qtbot: Any, window: Any) -> None:
    editor = window.room.current.editor
    menu = editor.createStandardContextMenu()
    menu.setParent(editor, menu.windowFlags())
    menu.popup(editor.mapToGlobal(QPoint(5, 5)))
    assert QApplication.activePopupWidget() == menu
    # over a menu the window's own keys do not reach
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_H, HIDE)
    assert covered(window)
    assert not menu.isVisible()


@pytest.mark.parametrize("keys", ["Ctrl+L", "Ctrl+Q"])
def test_lock_and_quit_work_in_dialogs(qtbot: Any, window: Any, keys: str) -> None:
    dialog = file_dialog(qtbot, window)
    key = Qt.Key.Key_L if keys == "Ctrl+L" else Qt.Key.Key_Q
    with qtbot.waitSignal(window.ended):
        QTest.keyClick(dialog.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)


def test_the_idle_lock_goes_on_behind_it(
    qtbot: Any, window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(window.around.lock, "clock", lambda: now[0])
    window.around.lock.last_active = now[0]
    qtbot.keyClicks(window.room.current.editor, "Kept")
    press_hide(qtbot)
    now[0] += 5 * 60 - 1
    window.guard.look()
    assert covered(window)
    now[0] += 1
    window.guard.look()
    assert not window.is_open
    assert window.stack.currentWidget() is window.lock_page
    assert (window.guard.cover, window.room) == (None, None)
    window.open_diary(PASSPHRASE)
    assert window.stack.currentWidget() is window.room
    assert window.room.current.finding.list.cards.rowCount() == 1


def test_what_is_covered_is_saved_by_a_lock(
    qtbot: Any, window: Any, diary: Path, key: bytes
) -> None:

    qtbot.keyClicks(window.room.current.editor, "Half a sentence")
    press_hide(qtbot)
    window.lock()
    vault = open_diary(diary, "", key=key)
    assert [entry.text for entry in vault.entries.every()] == ["Half a sentence"]
    vault.close()


# behind another window


# the name in the title bar


def test_a_neutral_title_stands_everywhere_and_says_nothing_else(qtbot: Any, window: Any) -> None:
    window.desk.ask(people.add(NEEDLE))
    window.settings.change("title", "Notes")
    for page in PAGES:
        window.show_page(Route(page))
        assert window.windowTitle() == "Notes"
    press_hide(qtbot)
    assert (window.windowTitle(), window.guard.cover.name.text()) == ("Notes", "Notes")
    # the system puts this behind the title where it differs
    assert QGuiApplication.applicationDisplayName() == "Notes"
    window.lock()
    assert window.windowTitle() == "Notes"
    window.settings.change("title", "")
    assert window.windowTitle() == "Nearward"
