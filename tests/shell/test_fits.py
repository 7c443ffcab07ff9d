"""The window fits its screen, at its first start and when it comes back; main buttons are in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.kit.filled import PAGES, filled
from tests.kit.real import MISSING, Running, desktop, until

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

#: whether the window with its frame is within the screen, and how it stands
STANDS = """
_free, _box = window.screen().availableGeometry(), window.frameGeometry()
[_free.contains(_box), window.isMaximized(), _box.width(), _box.height()]
"""
#: the main buttons of a page that are in sight as a whole, and those that are not
MAIN = """
from PySide6.QtWidgets import QPushButton
def whole(button):
    top = button.mapToGlobal(button.rect().topLeft())
    at = button.rect().translated(top)
    clear = button.visibleRegion().boundingRect() == button.rect()
    return clear and window.screen().availableGeometry().contains(at)
def main(page):
    found = [b for b in page.findChildren(QPushButton) if b.property("role") == "main"]
    found = [b for b in found if b.isVisible()]
    return [[b.text() for b in found if whole(b)], [b.text() for b in found if not whole(b)]]
"""

LOCK_IN_SIGHT = "not window.room.rail.buttons['lock'].visibleRegion().isEmpty()"


def geometry(home: Path, hex_text: str | None = None) -> str:
    """Where the window was, as it is kept; or another one put there."""
    kept = home / ".config" / "nearward" / "settings.json"
    kept.parent.mkdir(parents=True, exist_ok=True)
    values: dict[str, Any] = json.loads(kept.read_text()) if kept.exists() else {}
    if hex_text is not None:
        values["window"] = hex_text
        kept.write_text(json.dumps(values))
    return str(values.get("window", ""))


def stands(running: Running) -> list[Any]:
    """How the window stands, once it has settled inside."""
    until(lambda: running.ask(STANDS)[0], "a window inside its screen")
    found: list[Any] = running.ask(STANDS)
    return found


@pytest.mark.parametrize("size", [(1024, 600), (1366, 768)])
def test_every_main_button_is_on_a_small_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    diary = filled(tmp_path / "d.nearward")
    with desktop(*size) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            assert stands(running)[1], "all of a small screen is taken"
            running.ask(MAIN)
            assert running.ask("main(window.lock_page)") == [["Open diary"], []]
            running.ask("window.show_create()")
            running.settle()
            assert running.ask("main(window.create_page)") == [["Make the diary"], []]
            running.ask("window.show_lock()")
            running.unlock()
            running.ask(PAGES)
            running.becomes("chosen is not None")
            for key in running.ask("list(PAGES)"):
                running.ask(f"window.show_page(chosen.route({key!r}))")
                running.settle()
                shown, cut = running.ask("main(window.room.current)")
                assert shown or not cut, (key, cut)
                # a pause has the window to itself
                if key != "pause":
                    assert running.ask(LOCK_IN_SIGHT), key
            assert stands(running)[0]
        finally:
            running.end()


def test_a_window_of_a_larger_screen_comes_back_into_a_small_one(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with desktop(3000, 1400) as screen:
        running = Running(screen, home)
        try:
            assert stands(running)[1:3] != [True, 3000]
            running.ask("window.setGeometry(1500, 300, 1400, 1000)")
            running.becomes("window.width() == 1400")
            running.quit()
        finally:
            running.end()
    large = geometry(home)
    with desktop(1366, 768) as screen:
        for scale, hex_text in (("1", large), ("1.5", large), ("1.5", "")):
            geometry(home, hex_text)
            running = Running(screen, home, QT_SCALE_FACTOR=scale)
            try:
                assert stands(running)[1]
            finally:
                running.end()
        # one that fits is as it was left
        running = Running(screen, home)
        try:
            running.ask("window.showNormal()")
            running.becomes("not window.isMaximized()")
            assert stands(running)[0]
            running.ask("window.setGeometry(40, 60, 900, 610)")
            running.becomes("window.width() == 900")
            running.quit()
            running = Running(screen, home)
            assert stands(running) == [True, False, *stands(running)[2:]]
            assert running.ask("[window.width(), window.height()]") == [900, 610]
        finally:
            running.end()
