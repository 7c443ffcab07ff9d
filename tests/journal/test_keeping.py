"""The words on a page reach the disk, whatever the page goes on to meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.journal.test_journal import every

from nearward.domain.file.trouble import DiskFull
from nearward.session.ask import trash as asked_trash
from nearward_ui.journal.page import JournalPage


class Slow:
    """A desk whose saves are answered when it is told to; `full` says that the disk refuses."""

    def __init__(self, desk: Any) -> None:
        self._ask = desk.ask
        self.full = False
        self.waiting: list[Callable[[], None]] = []
        desk.ask = self.ask

    def ask(self, operation: Any, then: Any = None, troubled: Any = None, **more: Any) -> None:
        def go() -> None:
            if troubled is not None and self.full:
                troubled(DiskFull())
            else:
                self._ask(operation, then, troubled, **more)

        self.waiting.append(go)

    def answer(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


def texts(around: Any) -> list[str]:
    return [entry.text for entry in every(around)]


def test_words_typed_while_a_save_is_under_way(page: JournalPage, around: Any, qtbot: Any) -> None:
    """Ctrl+N right after them: they are in the first entry, and there is no third one."""
    slow = Slow(around.desk)
    qtbot.keyClicks(page.editor, "one")
    page.writing.save()
    qtbot.keyClicks(page.editor, " more")
    page.new_entry()
    qtbot.keyClicks(page.editor, "two")
    page.leave()
    slow.answer()
    around.desk.ask = slow._ask
    assert texts(around) == ["one more", "two"]
    assert not page.writing.dirty


def test_a_save_is_not_asked_twice_while_one_is_under_way(
    page: JournalPage, around: Any, qtbot: Any
) -> None:
    # with the first key the page is no empty one any more, and asks what its foot is to tell
    qtbot.keyClicks(page.editor, "o")
    slow = Slow(around.desk)
    for word in ("ne", " two", " three"):
        qtbot.keyClicks(page.editor, word)
        page.writing.save()
    assert len(slow.waiting) == 1
    slow.answer()
    around.desk.ask = slow._ask
    assert texts(around) == ["one two three"]


def test_the_disk_refuses_what_was_left(page: JournalPage, around: Any, qtbot: Any) -> None:
    """The words of an entry that is not on the page any more are tried again, and at a lock too."""
    slow = Slow(around.desk)
    qtbot.keyClicks(page.editor, "one")
    page.new_entry()
    slow.full = True
    slow.answer()
    assert page.foot_line.saved.text() == "Not saved yet"
    assert page.writing.dirty
    qtbot.keyClicks(page.editor, "two")
    unsaved = page.unsaved()
    assert unsaved is not None
    slow.full = False
    around.desk.ask = slow._ask
    around.desk.ask(unsaved)
    assert texts(around) == ["one", "two"]
    page.writing.save()
    assert texts(around) == ["one", "two"]
    assert not page.writing.dirty
    assert page.foot_line.saved.text() == "Saved"


def test_they_are_tried_again_by_themselves(
    page: JournalPage, around: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nearward_ui.kit.saving.autosaver.RETRY_SECONDS", 0.05)
    slow = Slow(around.desk)
    qtbot.keyClicks(page.editor, "one")
    page.new_entry()
    slow.full = True
    slow.answer()
    slow.full = False
    around.desk.ask = slow._ask
    qtbot.waitUntil(lambda: texts(around) == ["one"], timeout=3000)
    qtbot.waitUntil(lambda: not page.writing.dirty, timeout=3000)
    assert page.trouble.isHidden()


def test_what_is_deleted_is_not_brought_back(page: JournalPage, around: Any, qtbot: Any) -> None:
    qtbot.keyClicks(page.editor, "one")
    page.leave()
    slow = Slow(around.desk)
    qtbot.keyClicks(page.editor, " more")
    page.writing.save()
    qtbot.keyClicks(page.editor, " still")
    page.delete_entry()
    slow.answer()
    around.desk.ask = slow._ask
    assert texts(around) == []
    trash: list[Any] = []
    around.desk.ask(asked_trash.restore("entry", 1), trash.append)
    assert texts(around) == ["one more still"]


def test_the_text_is_read_when_it_is_saved_and_not_at_each_key(
    page: JournalPage, around: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[None] = []
    text = type(page.editor).text

    def counted(editor: Any) -> str:
        read.append(None)
        return str(text(editor))

    monkeypatch.setattr(type(page.editor), "text", counted)
    qtbot.keyClicks(page.editor, "many words")
    assert read == []
    page.leave()
    assert len(read) == 1
    assert texts(around) == ["many words"]
