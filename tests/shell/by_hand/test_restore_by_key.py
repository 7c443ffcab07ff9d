"""Restoring from the lock page with the recovery sheet, when the passphrase is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.shell.conftest import PASSPHRASE
from tests.shell.lock.test_lock import everything_that_can_be_read

from nearward.domain.file import recovery_key
from nearward.session.ask import backups as operations
from nearward.vault.care.opening import open_diary


@pytest.fixture
def window(make_window: Callable[..., Any], diary: Path, key: bytes) -> Any:
    """A locked window at a diary that is empty by now, and has a backup."""
    vault = open_diary(diary, "", key=key)
    operations.back_up()(vault)
    vault.close()
    diary.write_bytes(b"")
    window = make_window(unlock=False)
    window.lock_page.backups.click()
    return window


def test_the_sheet_restores_a_backup(qtbot: Any, window: Any, diary: Path, key: bytes) -> None:
    page = window.safety.page
    assert page.field.hasFocus()
    page.secret.other.click()
    assert not page.field.isVisible()
    assert page.secret.key_field.hasFocus()
    QTest.keyClicks(page.secret.key_field, "".join(recovery_key.lines(key)).lower())
    assert page.secret.key_count.text().startswith("56 of 56")
    QTest.keyClick(page.secret.key_field, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.lock_page
    assert "restored" in window.lock_page.message.text()
    letters = "".join(recovery_key.lines(key)[0].split()).lower()
    assert not [text for text in everything_that_can_be_read() if letters in text]
    window.open_diary(PASSPHRASE)
    assert window.is_open
    # the next one who comes is asked for a passphrase
    assert not page.secret.by_key


def test_what_is_in_the_way_is_said_and_what_was_typed_stays(
    window: Any, diary: Path, key: bytes
) -> None:
    page = window.safety.page
    page.secret.other.click()
    field = page.secret.key_field
    page.button.click()
    assert page.message.text() == "Please type the four lines of the recovery sheet."
    lines = recovery_key.lines(key)
    letter = "B" if lines[1][0] == "A" else "A"
    typed = "\n".join((lines[0], letter + lines[1][1:], *lines[2:]))
    field.set_text(typed)
    page.button.click()
    assert page.message.text().startswith("Line 2 of the recovery key has a wrong letter.")
    field.set_text("\n".join(recovery_key.lines(bytes(reversed(key)))))
    page.button.click()
    assert "does not open this diary" in page.message.text()
    assert field.isEnabled()
    assert field.hasFocus()
    assert diary.read_bytes() == b""
    page.secret.other.click()
    assert page.message.text() == ""
    assert page.field.isVisible()
    assert page.field.hasFocus()
    page.button.click()
    assert page.message.text() == "Please type the passphrase of this backup."


def test_caps_lock_and_several_lines_are_told(window: Any) -> None:
    secret = window.safety.page.secret
    secret.field.caps.emit(True)
    assert secret.caps_hint.isVisible()
    secret.other.click()
    assert not secret.caps_hint.isVisible()
    secret.other.click()
    secret.field.take_pasted("one\ntwo")
    assert "several lines" in window.safety.page.message.text()
