"""Writing alone in a real window: the whole screen, the line kept, and all of it given back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from tests.kit.real import MISSING, Running, desktop, until

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

PAGE = "window.room.current"
#: asked of the program: where the middle of the caret's line stands in the window, of a thousand
LINE = """
_e = window.room.current.editor
_y = _e.viewport().mapTo(window, _e.cursorRect().center()).y()
round(_y * 1000 / window.height())
"""
#: where the window is, what is shown beside the page, and where the page is scrolled
STATE = """
_p = window.room.current
_g = window.geometry()
[_g.x(), _g.y(), _g.width(), _g.height(), window.isMaximized(), window.room.rail.isVisible(),
 _p.finding.isVisible(), _p.title.isVisible(), _p.editor.verticalScrollBar().value(),
 _p.editor.viewportMargins().top(), _p.editor.textCursor().position()]
"""


def _is_as(running: Running, before: object) -> bool:
    return bool(running.ask(STATE) == before)


def _begun(screen: str, tmp_path: Path, diary: Path) -> Running:
    running = Running(screen, tmp_path / "home", diary)
    running.unlock()
    running.becomes(f"{PAGE}.editor.hasFocus()")
    return running


@pytest.mark.parametrize("maximised", [False, True])
def test_the_whole_screen_is_taken_and_given_back(
    diary: Path, tmp_path: Path, maximised: bool
) -> None:
    with desktop(1600, 1000) as screen:
        running = _begun(screen, tmp_path, diary)
        try:
            if maximised:
                running.ask("window.showMaximized()")
                running.becomes("window.height() > 900")
            running.type("A first line of words")
            before = running.ask(STATE)
            for leave in ("F11", "Escape"):
                running.press("F11")
                running.becomes("window.isFullScreen() and window.height() == 1000")
                assert running.ask("[window.x(), window.y(), window.width()]") == [0, 0, 1600]
                assert running.ask(STATE)[5:8] == [False, False, False]
                running.press(leave)
                until(partial(_is_as, running, before), "as it was")
        finally:
            running.end()


def test_the_line_stays_in_its_place(diary: Path, tmp_path: Path) -> None:
    with desktop(1280, 800) as screen:
        running = _begun(screen, tmp_path, diary)
        try:
            running.press("F11")
            running.becomes("window.height() == 800")
            found = [running.ask(LINE)]
            for _ in range(16):
                running.type("so")
                running.press("Return")
                found.append(running.ask(LINE))
            running.press("ctrl+Home")
            found.append(running.ask(LINE))
            running.press("ctrl+End")
            found.append(running.ask(LINE))
            assert all(448 <= place <= 452 for place in found), found
        finally:
            running.end()


def test_a_lock_leaves_nothing_on_the_screen(diary: Path, tmp_path: Path) -> None:
    with desktop(1600, 1000) as screen:
        running = _begun(screen, tmp_path, diary)
        try:
            place = running.ask("_g = window.geometry()\n[_g.x(), _g.y(), _g.width(), _g.height()]")
            running.press("F11")
            running.becomes("window.isFullScreen() and window.height() == 1000")
            running.type("Nobody reads this")
            running.lock()
            assert running.ask("window.stack.currentWidget() is window.lock_page")
            assert not running.ask("window.isFullScreen()")
            sides = f"zip([_g.x(), _g.y(), _g.width(), _g.height()], {place})"
            running.becomes(f"_g = window.geometry()\nmax(abs(a - b) for a, b in {sides}) < 6")
            running.unlock()
            running.becomes(f"{PAGE}.editor.text() == 'Nobody reads this'")
            assert running.ask("window.room.rail.isVisible()")
        finally:
            running.end()


def test_a_pause_keeps_the_screen_and_comes_back_to_it(diary: Path, tmp_path: Path) -> None:
    with desktop(1600, 1000) as screen:
        running = _begun(screen, tmp_path, diary)
        try:
            running.type("Before")
            running.press("F11")
            running.becomes("window.isFullScreen() and window.height() == 1000")
            running.press("ctrl+shift+p")
            running.becomes(f"{PAGE}.key == 'pause'")
            assert running.ask("window.isFullScreen()")
            running.press("Escape")
            running.becomes(f"{PAGE}.key == 'journal'")
            assert running.ask("window.isFullScreen()")
            assert not running.ask(f"{PAGE}.finding.isVisible()")
            running.press("Escape")
            running.becomes("not window.isFullScreen() and window.height() < 1000")
            running.ask("window.room.write_alone()")
            running.becomes("window.isFullScreen()")
            running.show("settings")
            running.becomes("not window.isFullScreen()")
        finally:
            running.end()
