"""A new passphrase: looked at, changed, suggested, and how strong it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from tests.kit.focus import is_focused
from tests.shell.lock.test_lock import everything_that_can_be_read
from tests.shell.recovery.conftest import NEW, OLD
from tests.shell.recovery.test_recovery_pages import page_of

from nearward.domain.file import recovery_key
from nearward.domain.file import trouble as t
from nearward.vault.care.opening import open_diary, open_with_key


def test_a_new_passphrase_is_looked_at_before_anything_happens(
    qtbot: Any, unlocked: Any, file: Path
) -> None:
    page = page_of(unlocked, "passphrase")
    assert is_focused(page.old)
    cases = (
        ("", NEW, NEW, "Please type the current passphrase."),
        (OLD, "", "", "A diary needs a passphrase."),
        (OLD, "short one", "short one", "Please use at least 10 characters."),
        (
            OLD,
            "password123",
            "password123",
            "This one is easily guessed. Many people use this one.",
        ),
        (OLD, "x'" + "ab" * 32 + "'", "", "A passphrase in the form of a raw key cannot be used."),
        (OLD, NEW, NEW + "s", "The two do not match."),
        ("an otter at noon", NEW, NEW, "This is not the passphrase of this diary."),
    )
    for old, first, again, said in cases:
        page.old.setText(old)
        page.new.first.setText(first)
        page.new.again.setText(again)
        page.change_button.click()
        assert page.message.text().startswith(said)
        assert not page.changed
        assert page.change_button.isEnabled()
    unlocked.lock()
    unlocked.open_diary(OLD)
    assert unlocked.is_open


def test_after_a_change_it_says_what_the_old_one_still_opens(
    qtbot: Any, unlocked: Any, lines: tuple[str, ...], file: Path
) -> None:
    page = page_of(unlocked, "passphrase")
    qtbot.keyClicks(page.old, OLD)
    qtbot.keyClick(page.old, Qt.Key.Key_Return)
    assert is_focused(page.new.first)
    qtbot.keyClicks(page.new.first, NEW)
    qtbot.keyClick(page.new.first, Qt.Key.Key_Return)
    qtbot.keyClicks(page.new.again, NEW)
    qtbot.keyClick(page.new.again, Qt.Key.Key_Return)
    assert page.changed
    assert page.done.isVisible()
    assert not page.card.isVisible()
    assert page.old.text() == page.new.first.text() == page.new.again.text() == ""
    (backup,) = (file.parent / "diary.backups").iterdir()
    assert backup.name in page.backup.text()
    page.sheet_button.click()
    sheet = unlocked.room.current
    assert sheet.key == "recovery"
    sheet.field.setText(NEW)
    sheet.ask_sheet()
    fresh = tuple(label.text() for label in sheet.lines.lines)
    assert len(set(fresh) & set(lines)) == 0
    unlocked.lock()
    # each sheet and each passphrase opens what it belongs to
    open_with_key(file, recovery_key.read("".join(fresh))).close()
    open_with_key(backup, recovery_key.read("".join(lines))).close()
    open_diary(backup, OLD).close()
    with pytest.raises(t.WrongPassphrase):
        open_diary(file, OLD)


def test_a_change_that_is_not_possible_says_so_and_can_be_tried_again(
    unlocked: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(unlocked, "passphrase")

    def no_memory(_passphrase: str, _salt: bytes) -> bytearray:
        raise t.NoMemory

    page.old.setText(OLD)
    page.new.first.setText(NEW)
    page.new.again.setText(NEW)
    with monkeypatch.context() as patched:
        patched.setattr("nearward.vault.file.key.derive", no_memory)
        page.change_button.click()
    assert "256 MiB" in page.message.text()
    assert not page.changed
    page.change_button.click()
    assert page.changed


def test_a_suggestion_is_shown_and_still_to_be_typed(qtbot: Any, unlocked: Any) -> None:
    page = page_of(unlocked, "passphrase")
    page.old.setText(OLD)
    page.new.suggest_button.click()
    words = page.new.suggestion.text()
    assert len(words.split()) == 6
    assert page.new.first.text() == "", "it is offered, not put in"
    page.new.use_button.click()
    assert page.new.first.text() == words
    assert page.new.verdict.text() == "Strong."
    assert is_focused(page.new.again)
    page.change_button.click()
    assert page.message.text().startswith("The two do not match.")
    page.new.suggest_button.click()
    assert page.new.suggestion.text() != words
    assert page.new.first.text() == words, "what stands there stays"
    words = page.new.suggestion.text()
    page.new.use_button.click()
    qtbot.keyClicks(page.new.again, words)
    qtbot.keyClick(page.new.again, Qt.Key.Key_Return)
    assert page.changed
    assert all(words not in text for text in everything_that_can_be_read())


def test_how_strong_it_is_is_told_after_the_last_key(qtbot: Any, window: Any) -> None:
    window.show_create()
    new = window.create_page.passphrase
    hint = new.verdict.text()
    for typed, said in (
        ("short", "Still short: it needs at least 10 characters."),
        ("qwertyuiop", "Easily guessed. Very many people use this one."),
        ("anemia decimal manmade", "Better with one more word."),
        ("polio chokehold poppy rack manmade", "Strong."),
    ):
        new.first.clear()
        qtbot.keyClicks(new.first, typed)
        qtbot.waitUntil(lambda said=said: new.verdict.text() == said)
    new.first.clear()
    qtbot.waitUntil(lambda: new.verdict.text() == hint)


def test_the_page_that_makes_a_diary_refuses_what_is_easily_guessed(
    qtbot: Any, window: Any, tmp_path: Path
) -> None:
    window.show_create()
    page = window.create_page
    page.set_place(tmp_path / "made.nearward")
    page.first.setText("iloveyou2010")
    page.again.setText("iloveyou2010")
    page.button.click()
    assert "easily guessed" in page.message.text()
    # what is said under the field is of what stands there, however fast one was
    assert page.passphrase.verdict.text().startswith("Easily guessed.")
    assert not (tmp_path / "made.nearward").exists()
    page.passphrase.suggest()
    page.passphrase.use()
    assert not page.message_frame.isVisible()
    words = page.passphrase.suggestion.text()
    page.again.setText(words)
    page.button.click()
    assert window.is_open
    assert all(words not in text for text in everything_that_can_be_read())
    window.lock()
    open_diary(tmp_path / "made.nearward", words).close()
