"""In a real window: back and forth by keys and by the mouse, F6, Esc, the side sheet, the ring."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.kit.filled import PAGES, filled
from tests.kit.real import MISSING, Running, desktop

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {MISSING}")

KEY = "window.room.current.key"
FOCUS = "QApplication.focusWidget()"


def test_through_the_window_by_keys_and_by_the_mouse(tmp_path: Path) -> None:
    diary = filled(tmp_path / "full.nearward")
    with desktop(1920, 1080) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            running.ask(PAGES)
            running.becomes("chosen is not None")
            running.ask("window.resize(1600, 900)")
            running.show("moments")
            running.show("person", "chosen.route('person')")
            running.press("alt+Left")
            running.becomes(f"{KEY} == 'moments'")
            running.press("alt+Right")
            running.becomes(f"{KEY} == 'person'")
            # the buttons at the side of a mouse
            running.xdo("mousemove", "700", "500", "click", "8")
            running.becomes(f"{KEY} == 'moments'")
            running.xdo("click", "9")
            running.becomes(f"{KEY} == 'person'")
            running.press("Escape")
            running.becomes(f"{KEY} == 'moments'")
            # each part of the window, and the ring round it
            running.press("F6")
            running.becomes(f"window.room.side.side.isAncestorOf({FOCUS})")
            running.press("F6")
            running.becomes(f"window.room.rail.isAncestorOf({FOCUS})")
            running.becomes("window.ring.shown is not None")
            running.press("Down", "Down", "Down")
            running.press("Return")
            running.becomes(f"{KEY} == 'patterns'")
            running.press("ctrl+2")
            # the side sheet, and the page in the middle of what it leaves
            page = "window.room.current"
            running.becomes(f"window.room.side.isVisible() and {page}.width() == 1600 - 169 - 361")
            running.press("ctrl+shift+s")
            running.becomes(f"not window.room.side.isVisible() and {page}.width() == 1600 - 169")
            running.press("ctrl+shift+s")
            running.becomes("window.room.side.isVisible()")
            running.ask("window.resize(1280, 800)")
            running.becomes("not window.room.side.isVisible()")
            running.press("ctrl+shift+s")
            running.becomes("window.room.side.isVisible()")
            running.press("Escape")
            running.becomes(f"not window.room.side.isVisible() and {KEY} == 'moments'")
            # a click takes the ring away
            running.click("window.room.rail.buttons['journal']")
            running.becomes(f"{KEY} == 'journal' and window.ring.shown is None")
            # the list is a drawer, one key away
            running.ask("window.resize(960, 600)")
            running.becomes(f"not {page}.finding.isVisible()")
            running.press("F6")
            running.becomes(f"{page}.finding.list.hasFocus()")
            running.press("Escape")
            running.becomes(f"{page}.editor.hasFocus() and not {page}.finding.isVisible()")
            running.quit()
        finally:
            running.end()
