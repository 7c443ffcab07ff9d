"""What is said over the page in a real window: its foot is free, and Ctrl+Z undoes a delete."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import KEY
from tests.kit.real import MISSING, Running, desktop

from nearward.domain.day import day_of, now
from nearward.domain.model import Moment
from nearward.session.ask import moments
from nearward.vault.care.opening import open_diary

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

PAGE, BAR = "window.room.current", "window.room.bar"
APART = """
_foot = window.room.current.foot.mapTo(window.room, window.room.bar.rect().topLeft()).y()
window.room.current.height() == window.room.height() and window.room.bar.geometry().bottom() < _foot
"""


def test_a_notice_leaves_the_foot_free_and_ctrl_z_undoes_a_delete(
    diary: Path, tmp_path: Path
) -> None:
    vault = open_diary(diary, "", key=KEY)
    at = now()
    moments.save(Moment(at=at, day=day_of(at), outcome="stayed"))(vault)
    vault.close()
    with desktop(1024, 600) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            running.show("moments")
            running.becomes(f"len({PAGE}.list.cards.lines) == 1")
            running.ask(f"{PAGE}.list.setFocus()")
            running.press("Down", "Delete")
            running.becomes(f"{BAR}.isVisible()")
            assert running.ask(APART)
            running.becomes(f"len({PAGE}.list.cards.lines) == 0")
            running.press("ctrl+z")
            running.becomes(f"len({PAGE}.list.cards.lines) == 1")
            assert not running.ask(f"{BAR}.isVisible()")
            assert running.ask(f"{PAGE}.isAncestorOf(app.focusWidget())")
            # a text that has something to undo goes first
            running.ask(f"{PAGE}.list.setFocus()")
            running.press("Down", "Delete")
            running.becomes(f"{BAR}.isVisible()")
            running.press("ctrl+n")
            running.becomes(f"{PAGE}.key == 'journal' and {PAGE}.editor.hasFocus()")
            running.type("ab")
            running.press("ctrl+z")
            assert running.ask(f"{PAGE}.editor.text()") != "ab"
            # what was said of the last moment does not stand over the next one
            running.press("ctrl+m", "1", "ctrl+s")
            running.becomes(f"{BAR}.isVisible() and {BAR}.text.text().startswith('Noted')")
            running.press("ctrl+m")
            assert not running.ask(f"{BAR}.isVisible()")
        finally:
            running.end()
