"""Opening, locking and quitting: nothing typed is lost, nothing stays to be read."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit
from tests.conftest import NOW
from tests.kit.focus import is_focused
from tests.shell.conftest import PASSPHRASE

from nearward.domain.model import Entry
from nearward.session.ask import people
from nearward.session.ask import settings as asked_settings
from nearward.vault.care.opening import open_diary
from nearward.vault.vault import Vault
from nearward_ui.routes import Route

CTRL = Qt.KeyboardModifier.ControlModifier


def press(qtbot: Any, keys: Qt.Key, modifier: Qt.KeyboardModifier = CTRL) -> None:
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None
    qtbot.keyClick(widget, keys, modifier)


def entries(diary: Path, key: bytes) -> list[tuple[str, str]]:
    vault = open_diary(diary, "", key=key)
    found = [(entry.title, entry.text) for entry in vault.entries.every()]
    vault.close()
    return found


def test_type_the_passphrase_and_write(qtbot: Any, make_window: Callable[..., Any]) -> None:
    window = make_window(unlock=False)
    assert is_focused(window.lock_page.field)
    qtbot.keyClicks(window.lock_page.field, PASSPHRASE)
    qtbot.keyClick(window.lock_page.field, Qt.Key.Key_Return)
    assert window.is_open
    assert window.room.current.key == "journal"
    assert is_focused(window.room.current.editor)
    assert window.lock_page.field.text() == ""


def test_a_wrong_passphrase_says_so_and_the_next_try_works(
    qtbot: Any, make_window: Callable[..., Any]
) -> None:
    window = make_window(unlock=False)
    page = window.lock_page
    qtbot.keyClicks(page.field, "an otter at noon")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert not window.is_open
    assert page.message_frame.isVisible()
    assert "Caps Lock" in page.message.text()
    # what was typed is selected: typing again replaces it
    qtbot.keyClicks(page.field, PASSPHRASE)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert window.is_open


def test_an_empty_field_asks_for_the_passphrase(
    qtbot: Any, make_window: Callable[..., Any]
) -> None:
    window = make_window(unlock=False)
    qtbot.keyClick(window.lock_page.field, Qt.Key.Key_Return)
    assert window.lock_page.message.text() == "Please type the passphrase of this diary."


def test_caps_lock_is_told_from_the_letters(qtbot: Any, make_window: Callable[..., Any]) -> None:
    page = make_window(unlock=False).lock_page

    def type_letter(text: str, modifier: Qt.KeyboardModifier) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, text)
        QApplication.sendEvent(page.field, event)

    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for text, modifier, on in (
        ("a", none, False),
        ("A", none, True),
        ("A", shift, False),
        ("a", shift, True),
        ("1", none, True),
        ("ß", none, False),
        ("É", none, True),
    ):
        type_letter(text, modifier)
        assert page.caps_hint.isVisible() == on, (text, modifier)


def test_a_line_end_behind_a_pasted_passphrase_is_left_out(
    qtbot: Any, make_window: Callable[..., Any]
) -> None:
    window = make_window(unlock=False)
    QGuiApplication.clipboard().setText(f"{PASSPHRASE}\r\n")
    press(qtbot, Qt.Key.Key_V)
    assert window.lock_page.field.text() == PASSPHRASE
    window.lock_page.field.clear()
    QGuiApplication.clipboard().setText("one\ntwo")
    press(qtbot, Qt.Key.Key_V)
    assert window.lock_page.field.text() == ""
    assert "several lines" in window.lock_page.message.text()


def test_show_and_hide_the_passphrase(make_window: Callable[..., Any]) -> None:
    page = make_window(unlock=False).lock_page
    page.field.setText("abc")
    page.show_button.click()
    assert page.field.echoMode() == QLineEdit.EchoMode.Normal
    # shown or not, no input method is to learn it
    assert page.field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    assert page.field.inputMethodHints() & Qt.InputMethodHint.ImhNoPredictiveText
    page.wipe()
    assert page.field.echoMode() == QLineEdit.EchoMode.Password


def test_a_draft_survives_a_lock(
    qtbot: Any, window: Any, diary: Path, key: bytes, clock: object
) -> None:
    page = window.room.current
    qtbot.keyClicks(page.editor, "Half a sentence, and th")
    with qtbot.waitSignal(window.ended) as ended:
        press(qtbot, Qt.Key.Key_L)
    assert ended.args == ["lock"]
    assert window.stack.currentWidget() is window.lock_page
    room = window.room
    assert room is None
    assert entries(diary, key) == [("", "Half a sentence, and th")]
    window.open_diary(PASSPHRASE)
    assert window.room.current.finding.list.cards.rowCount() == 1


def test_a_draft_of_a_moment_survives_a_lock(qtbot: Any, window: Any) -> None:
    window.show_page(Route("moment"))
    fields = window.room.current.fields
    qtbot.keyClicks(fields.text, "Cancelled again")
    fields.urge.slider.give(70)
    window.lock()
    window.open_diary(PASSPHRASE)
    window.show_page(Route("moment"))
    fields = window.room.current.fields
    assert (fields.text.text(), fields.urge.value) == ("Cancelled again", 70)


def test_quitting_saves(qtbot: Any, window: Any, diary: Path, key: bytes) -> None:
    qtbot.keyClicks(window.room.current.editor, "Last words")
    with qtbot.waitSignal(window.ended) as ended:
        press(qtbot, Qt.Key.Key_Q)
    assert ended.args == ["quit"]
    assert not window.isVisible()
    assert entries(diary, key) == [("", "Last words")]


def test_a_lock_that_cannot_save_hides_keeps_the_text_and_tries_again(
    qtbot: Any, window: Any, diary: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nearward.session.lock.RETRY_SECONDS", 0.03)
    qtbot.keyClicks(window.room.current.editor, "Not to be lost")
    away = diary.parent.with_name("away")
    diary.parent.rename(away)
    window.lock()
    assert window.stack.currentWidget() is window.lock_page
    qtbot.waitUntil(lambda: "Nothing is lost" in window.lock_page.message.text())
    assert not window.lock_page.button.isEnabled()
    with qtbot.waitSignal(window.ended, timeout=5000):
        away.rename(diary.parent)
    assert entries(diary, key) == [("", "Not to be lost")]


def test_it_locks_itself_when_nothing_happens(
    qtbot: Any, window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(window.around.lock, "clock", lambda: now[0])
    window.around.lock.last_active = now[0]
    now[0] += 4.9 * 60
    window.guard.look()
    assert window.is_open
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    now[0] += 4.9 * 60
    window.guard.look()
    assert window.is_open, "a key was pressed in between"
    now[0] += 0.2 * 60
    window.guard.look()
    assert not window.is_open


def test_dialogs_die_at_lock(window: Any) -> None:
    window.show_page(Route("print"))
    window.room.current.ask_pdf()
    assert [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    window.lock()
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert shown == [window]


@pytest.mark.parametrize("ours", [True, False])
def test_the_clipboard_is_cleared_only_while_it_is_ours(
    window: Any, monkeypatch: pytest.MonkeyPatch, ours: bool
) -> None:
    # the platform without a screen does not know; a real screen is asked in test_real_start.py
    clipboard = QGuiApplication.clipboard()
    monkeypatch.setattr(type(clipboard), "ownsClipboard", lambda _self: ours)
    clipboard.setText("copied")
    window.lock()
    assert clipboard.text() == ("" if ours else "copied")


def everything_that_can_be_read() -> list[str]:
    """Texts of every object that is alive: widgets, documents, models, settings of them."""
    found: list[str] = []
    gc.collect()
    for widget in QApplication.allWidgets():
        for name in ("text", "toPlainText", "placeholderText", "currentText", "windowTitle"):
            reader = getattr(widget, name, None)
            if callable(reader):
                found.append(str(reader()))
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        found.append(widget.whatsThis())
    found += [QGuiApplication.clipboard().text(), QGuiApplication.applicationDisplayName()]
    return found


def test_after_a_lock_the_needle_is_nowhere(qtbot: Any, window: Any, tmp_path: Path) -> None:
    needle = "zwirbelhalm"
    desk = window.desk
    page = window.room.current
    qtbot.keyClicks(page.title, f"title {needle}")
    qtbot.keyClicks(page.editor, f"text {needle}")
    page.leave()
    page.finding.search.setText(needle)
    qtbot.wait(200)
    desk.ask(people.add(needle))
    window.show_page(Route("moment"))
    fields = window.room.current.fields
    fields.text.set_text(needle)
    fields.someone.setText(needle)
    fields.more_button.click()
    for widget in fields.more.findChildren(QLineEdit) + fields.more.findChildren(QPlainTextEdit):
        widget.setText(needle) if isinstance(widget, QLineEdit) else widget.setPlainText(needle)
    fields.outcome.set_value("withdrew")
    window.room.current.save()
    window.show_page(Route("coming-back"))
    page = window.room.current
    qtbot.waitUntil(lambda: len(page.rows) == 1)
    (row,) = page.rows.values()
    row.answer.states.chips[0].click()
    qtbot.keyClicks(row.answer.details.repair, needle)
    window.show_page(Route("check-in"))
    panel = next(iter(window.room.current.panels.values()))
    panel.fold.click()
    qtbot.keyClicks(panel.line, needle)
    window.show_page(Route("worksheet"))
    sheet = window.room.current
    for group in sheet.groups:
        for step in group.panels:
            for edit in step.findChildren(QPlainTextEdit):
                edit.setPlainText(needle)
            for line in step.findChildren(QLineEdit):
                line.setText(needle)
    for key in ("moments", "worksheets", "patterns", "print", "settings", "privacy", "journal"):
        window.show_page(Route(key))
    before = everything_that_can_be_read()
    assert sum(needle in text for text in before) > 8, "the test can see"
    window.hide_now()
    window.lock()
    from PySide6.QtCore import QCoreApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [text for text in everything_that_can_be_read() if needle in text] == []
    # the diary's folder and the home; a folder of another test may hold these very lines
    for file in (*tmp_path.rglob("*"), *Path.home().rglob("*")):
        if file.is_file():
            assert needle.encode() not in file.read_bytes(), file
            assert needle.encode("utf-16-le") not in file.read_bytes(), file


def test_a_diary_whose_settings_cannot_be_read_says_so(
    make_window: Callable[..., Any], diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nearward.domain.file.trouble import Damaged

    window = make_window(unlock=False)

    def damaged() -> Any:
        def run(vault: Vault) -> Any:
            raise Damaged(name=vault.path.name)

        return run

    monkeypatch.setattr(asked_settings, "every", damaged)
    window.open_diary(PASSPHRASE)
    assert not window.is_open
    assert "is damaged" in window.lock_page.message.text()
    assert window.lock_page.button.isEnabled()
    monkeypatch.undo()
    window.open_diary(PASSPHRASE)
    assert window.is_open


def test_the_title_of_the_window_says_nothing(qtbot: Any, window: Any) -> None:
    qtbot.keyClicks(window.room.current.title, "secret title")
    for key in ("journal", "moment", "worksheet", "patterns"):
        window.show_page(Route(key))
        assert window.windowTitle() == "Nearward"


def test_a_protected_diary_can_be_read_and_says_so(
    make_window: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nearward.vault.file.header.can_write", lambda _path: False)
    window = make_window()
    assert window.is_open
    assert "can be read but not written" in window.room.bar.text.text()


def test_damage_is_said_before_it_is_met(
    make_window: Callable[..., Any], diary: Path, key: bytes
) -> None:
    """The list on the first page can be read; a page behind it cannot."""
    vault = open_diary(diary, "", key=key)
    with vault.writing():
        for n in range(60):
            at = NOW - timedelta(days=n)
            vault.entries.save(Entry(at=at, day=at.date(), title=f"day {n}", text="word " * 4000))
    vault.close()
    with diary.open("r+b") as file:
        file.seek(diary.stat().st_size // 4096 // 2 * 4096 + 100)
        file.write(bytes(64))
    window = make_window()
    assert window.is_open
    assert "is damaged" in window.room.bar.text.text()


def test_reading_holds_off_the_lock_for_its_own_time_and_no_longer(
    make_window: Callable[..., Any],
) -> None:
    window = make_window()
    asked: list[None] = []
    window.guard.lock_asked.disconnect(window.lock)
    window.guard.lock_asked.connect(lambda: asked.append(None))
    minutes = window.settings.idle_minutes
    for page, idle, locks in (
        ("journal", minutes, True),
        ("read", minutes, False),
        ("read", 19, False),
        ("read", 20, True),
        ("journal", 19, True),
    ):
        asked.clear()
        window.show_page(Route(page))
        window.around.lock.last_active = time.monotonic() - idle * 60 - 1
        window.guard.look()
        assert bool(asked) == locks, (page, idle)
    window.show_page(Route("read"))
    window.hide_now()
    window.around.lock.last_active = time.monotonic() - minutes * 60 - 1
    asked.clear()
    window.guard.look()
    assert asked, "a page that is covered is not read"
