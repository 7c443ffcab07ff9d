"""An error that nobody foresaw, in a window: said, the words kept, tried again; never for ever."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.faults.errors import ERRORS
from tests.shell.conftest import PASSPHRASE

from nearward.session.ask import people
from nearward.vault.care.opening import open_diary
from nearward.vault.tables.kinds.entries import Entries
from nearward_ui.routes import Route


def texts(diary: Path, key: bytes) -> list[str]:
    vault = open_diary(diary, "", key=key)
    found = [entry.text for entry in vault.entries.every()]
    vault.close()
    return found


@pytest.fixture
def throwing(window: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """The next saves of an entry meet an error: so many of them, or all."""
    window.desk.on_bug = lambda _error: None

    def throw(error: str, times: int = 10_000) -> list[str]:
        met: list[str] = []
        real = Entries.save

        def save(entries: Entries, entry: Any, **more: Any) -> Any:
            if len(met) < times:
                met.append(entry.text)
                raise ERRORS[error]()
            return real(entries, entry, **more)

        monkeypatch.setattr(Entries, "save", save)
        return met

    return throw


@pytest.mark.parametrize("error", ERRORS)
def test_a_save_that_meets_it_is_said_and_tried_again(
    qtbot: Any,
    window: Any,
    diary: Path,
    key: bytes,
    error: str,
    throwing: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("nearward_ui.kit.saving.autosaver.RETRY_SECONDS", 0.05)
    page = window.room.current
    met = throwing(error, 2)
    said: list[str] = []
    page.writing.state.connect(lambda _state: said.append(page.trouble.text.text()))
    qtbot.keyClicks(page.editor, "Not to be lost")
    page.writing.save()
    qtbot.waitUntil(lambda: len(met) == 2)
    qtbot.keyClicks(page.editor, ", nor this")
    qtbot.waitUntil(lambda: page.foot_line.saved.text() == "Saved", timeout=5000)
    assert "Could not be saved. Nothing is lost; it is tried again." in said
    assert not page.trouble.isVisible()
    window.close()
    assert texts(diary, key) == ["Not to be lost, nor this"]


@pytest.mark.parametrize("error", ["memory", "integrity", "runtime", "exit"])
def test_a_lock_that_meets_it_hides_keeps_the_text_and_tries_again(
    qtbot: Any,
    window: Any,
    diary: Path,
    key: bytes,
    error: str,
    throwing: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("nearward.session.lock.RETRY_SECONDS", 0.02)
    qtbot.keyClicks(window.room.current.editor, "Not to be lost")
    met = throwing(error, 4)
    with qtbot.waitSignal(window.ended, timeout=5000):
        window.lock()
        page = window.lock_page
        assert window.stack.currentWidget() is page
        assert page.button.text() == "Locking…"
        assert page.message.text() == (
            "Could not be saved. Nothing is lost; it is tried again."
            " Not saved yet: a journal entry."
        )
        assert not page.quit.isVisible()
    assert len(met) == 4
    assert window.lock_page.message.text() == ""
    assert texts(diary, key) == ["Not to be lost"]


def test_a_person_can_quit_all_the_same_and_is_asked(
    qtbot: Any, window: Any, diary: Path, key: bytes, throwing: Callable[..., list[str]]
) -> None:
    qtbot.keyClicks(window.room.current.editor, "Not saved")
    throwing("integrity")
    window.lock()
    window.close()
    page = window.lock_page
    assert "is lost if you quit" in page.message.text()
    assert window.isVisible()
    assert page.quit.isVisible()
    with qtbot.waitSignal(window.ended) as ended:
        page.quit.click()
    assert ended.args == ["quit"]
    assert not window.isVisible()
    assert texts(diary, key) == []


def test_the_system_can_end_it_and_it_is_said(
    qtbot: Any,
    window: Any,
    throwing: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("nearward.session.lock.RETRY_SECONDS", 0.02)
    monkeypatch.setattr("nearward.session.lock.LAST_TRIES_SECONDS", 0.2)
    qtbot.keyClicks(window.room.current.editor, "A secret word")
    met = throwing("memory")
    window.lock()
    with qtbot.waitSignal(window.ended, timeout=5000) as ended:
        window.end_soon()
    assert ended.args == ["quit"]
    assert len(met) > 3, "it was tried until the end"
    said = capsys.readouterr().err
    assert said == "nearward: a journal entry could not be saved\n"


def test_the_system_ends_it_at_once_when_all_is_saved(
    qtbot: Any, window: Any, diary: Path, key: bytes
) -> None:
    qtbot.keyClicks(window.room.current.editor, "The last words")
    with qtbot.waitSignal(window.ended) as ended:
        window.end_soon()
    assert ended.args == ["quit"]
    assert texts(diary, key) == ["The last words"]


def test_opening_that_meets_it_says_so(make_window: Callable[..., Any]) -> None:
    """In the worker, and on the way to the first page."""
    window = make_window(unlock=False)
    window.desk.on_bug = lambda _error: None
    for place in (
        "nearward.vault.care.opening.open_diary",
        "nearward.vault.tables.drafts_and_settings.SettingsKept.every",
    ):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(place, _memory)
            window.open_diary(PASSPHRASE)
        assert window.lock_page.message.text().startswith("There is not enough free memory")
        assert window.lock_page.button.text() == "Open diary"
        assert window.lock_page.button.isEnabled()
        assert not window.is_open
    window.open_diary(PASSPHRASE)
    assert window.is_open


def test_damage_is_named_from_the_third_wrong_passphrase_on(
    make_window: Callable[..., Any],
) -> None:
    window = make_window(unlock=False)
    said = []
    for _ in range(3):
        window.open_diary("another one")
        said.append(window.lock_page.message.text())
    assert ["damaged" in text for text in said] == [False, False, True]


def test_the_keyboard_stays_while_the_diary_is_opened(make_window: Callable[..., Any]) -> None:
    page = make_window(unlock=False).lock_page
    page.opening(True)
    assert page.field.hasFocus()
    assert page.field.isReadOnly()
    page.opening(False)
    assert page.field.hasFocus()
    assert not page.field.isReadOnly()


def test_what_is_good_is_not_said_in_the_colour_of_trouble(
    make_window: Callable[..., Any],
) -> None:
    page = make_window(unlock=False).lock_page
    for good, role in ((True, "calm"), (False, "trouble")):
        page.say("The backup is restored.", good=good)
        assert page.message_frame.property("role") == role


def test_a_page_that_cannot_be_made_closes_the_diary_again(
    qtbot: Any, make_window: Callable[..., Any]
) -> None:
    window = make_window(unlock=False)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("nearward_ui.journal.page.JournalPage.enter", _memory)
        with pytest.raises(MemoryError):
            window.open_diary(PASSPHRASE)
    gc.collect()
    assert window.stack.currentWidget() is window.lock_page
    assert "There is not enough free memory" in window.lock_page.message.text()
    assert not window.desk.is_open
    window.open_diary(PASSPHRASE)
    assert window.is_open


def _memory(*_arguments: Any, **_more: Any) -> None:
    raise MemoryError


#: pages and what begins something that the desk does
ASKED = {
    "backups": lambda page: page.make.click(),
    "settings": lambda page: page.check.button.click(),
    "patterns": lambda page: page.enter(None),
    "print": lambda page: page.enter(None),
    "trash": lambda page: page.enter(None),
}


@pytest.mark.parametrize("key_of_page", ASKED)
def test_no_page_stays_busy(
    qtbot: Any, window: Any, key_of_page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.desk.on_bug = lambda _error: None
    window.show_page(Route(key_of_page))
    page = window.room.current
    before = _enabled(page)
    monkeypatch.setattr(type(window.desk), "_run", _memory)
    monkeypatch.setattr(type(window.desk), "_rest", _memory)
    ASKED[key_of_page](page)
    qtbot.waitUntil(lambda: _enabled(page) >= before)
    assert "There is not enough free memory" in _said(window)
    monkeypatch.undo()
    window.desk.ask(people.every(), None)


def _enabled(page: Any) -> set[str]:
    from PySide6.QtWidgets import QAbstractButton

    return {b.text() for b in page.findChildren(QAbstractButton) if b.isEnabled() and b.text()}


def _said(window: Any) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())
