"""From a sentence to an act in a real window: by the mouse, by keys, and back to the words."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import KEY
from tests.kit.real import MISSING, Running, desktop

from nearward.domain.day import now
from nearward.domain.model import Entry, Passage
from nearward.session.ask import entries
from nearward.vault.care.opening import open_diary

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

PAGE = "window.room.current"
BAR = f"{PAGE}.passages.bar"
WORDS = "Sometimes I think she stays."
TEXT = f"I have read the whole thing.\n\n{WORDS} Then I hear it in the shoulders."
#: asked of the program: where on the screen some words begin and end
ENDS = """
_e = window.room.current.editor
_c = _e.document().find({words!r})
_found = []
for _place in (_c.selectionStart(), _c.selectionEnd()):
    _d = _e.textCursor()
    _d.setPosition(_place)
    _at = _e.viewport().mapToGlobal(_e.cursorRect(_d).center())
    _found += [_at.x(), _at.y()]
_found
"""
#: where a mark is on the screen
MARK = """
_m = window.room.current.passages.margin
_at = _m.mapToGlobal(_m._drawn()[0].bar.center().toPoint())
[_at.x(), _at.y()]
"""


def filled(diary: Path) -> int:
    vault = open_diary(diary, "", key=KEY)
    at = now()
    kept = entries.save(Entry(at=at, day=at.date(), title="Looking back", text=TEXT))(vault)
    vault.close()
    return kept.id


def passages(diary: Path) -> list[Passage]:
    vault = open_diary(diary, "", key=KEY)
    found = vault.passages.every()
    vault.close()
    return found


def drag(running: Running, words: str) -> None:
    x, y, to_x, to_y = map(str, running.ask(ENDS.format(words=words)))
    running.xdo("mousemove", x, y, "mousedown", "1")
    running.xdo("mousemove", to_x, to_y)
    running.xdo("mouseup", "1")


def test_by_the_mouse_a_moment_and_by_keys_a_worksheet(diary: Path, tmp_path: Path) -> None:
    entry_id = filled(diary)
    with desktop(1280, 800) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            running.ask(f"window.room.show_page(ToJournal(id={entry_id}))")
            running.becomes(f"{PAGE}.writing.id == {entry_id}")
            running.settle()
            drag(running, WORDS)
            running.becomes(f"{BAR}.isVisible()")
            assert running.ask(f"{PAGE}.editor.textCursor().selectedText()") == WORDS
            assert running.ask(f"{PAGE}.editor.hasFocus()")
            # it stands in the blank line above, over none of the words
            top = running.ask(f"{BAR}.mapToGlobal({BAR}.rect().bottomLeft()).y()")
            assert top < running.ask(ENDS.format(words=WORDS))[1]
            running.click(f"{BAR}.buttons[1]")
            running.becomes(f"{PAGE}.key == 'moment'")
            assert running.ask(f"{PAGE}.fields.text.text()") == WORDS
            running.press("4", "ctrl+s")
            running.becomes(f"{PAGE}.key == 'journal'")
            running.becomes(f"len({PAGE}.passages.margin._drawn()) == 1")
            # a press on the mark opens what was made, and its line leads back to the words
            x, y = map(str, running.ask(MARK))
            running.xdo("mousemove", x, y, "click", "1")
            running.becomes(f"{PAGE}.key == 'moment' and {PAGE}.came.isVisible()")
            running.click(f"{PAGE}.came.way")
            running.becomes(f"{PAGE}.key == 'journal'")
            running.becomes(f"{PAGE}.editor.textCursor().position() == {TEXT.index(WORDS)}")
            # by keys alone: select, the menu key, its row
            running.press("shift+End")
            running.becomes(f"{BAR}.isVisible()")
            running.press("Home")
            running.becomes(f"not {BAR}.isVisible()")
            running.press("shift+End", "shift+F10")
            running.becomes("QApplication.activePopupWidget() is not None")
            said = "[a.text() for a in QApplication.activePopupWidget().actions()]"
            rows = running.ask(said)
            assert {"Weigh this thought", "Log as a moment"} <= set(rows)
            running.ask(
                "_m = QApplication.activePopupWidget()\n"
                "_m.setActiveAction(next(a for a in _m.actions() if a.text().startswith('Weigh')))"
            )
            running.press("Return")
            running.becomes(f"{PAGE}.key == 'worksheet'")
            heading = f"{PAGE}.worksheet.answers['thoughts'][0]['txt']"
            assert WORDS in running.ask(heading)
            running.type("At home.")
            running.becomes(f"{PAGE}.worksheet.id")
            running.quit()
        finally:
            running.end()
    assert [(one.kind, one.start) for one in passages(diary)] == [
        ("moment", TEXT.index(WORDS)),
        ("worksheet", TEXT.index(WORDS)),
    ]
    vault = open_diary(diary, "", key=KEY)
    assert [one.text for one in vault.entries.every()] == [TEXT]
    vault.close()


def test_nothing_of_it_is_seen_after_a_lock(diary: Path, tmp_path: Path) -> None:
    entry_id = filled(diary)
    with desktop(1280, 800) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            running.ask(f"window.room.show_page(ToJournal(id={entry_id}))")
            running.becomes(f"{PAGE}.writing.id == {entry_id}")
            drag(running, WORDS)
            running.becomes(f"{BAR}.isVisible()")
            running.lock()
            assert running.ask("window.room is None")
            tops = "[w for w in QApplication.topLevelWidgets() if w.isVisible()]"
            assert running.ask(f"len({tops})") == 1
        finally:
            running.end()
