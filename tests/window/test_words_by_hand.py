"""Words to choose from in a real window: by keys, by a drag, over a lock."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.kit.real import MISSING, Running, desktop

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

PAGE = "window.room.current"
TITLES = f"[line.title for line in {PAGE}.list.cards.lines]"
#: the middle of a row, on the screen
ROW = (
    f"(lambda at: [at.x(), at.y()])({PAGE}.list.viewport().mapToGlobal("
    f"{PAGE}.list.visualRect({PAGE}.list.cards.index({{row}})).center()))"
)


def drag(running: Running, row: int, to: int) -> None:
    """A row is held and let go a little above the middle of another."""
    x, y = running.ask(ROW.format(row=row))
    _x, end = running.ask(ROW.format(row=to))
    running.xdo("mousemove", str(x), str(y), "mousedown", "1")
    for step in range(1, 9):
        running.xdo("mousemove", str(x + 2), str(round(y + (end - 8 - y) * step / 8)))
        running.settle()
    running.xdo("mouseup", "1")
    running.settle()


def test_by_keys_by_a_drag_and_over_a_lock(diary: Path, tmp_path: Path) -> None:
    with desktop(1366, 768) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            running.press("ctrl+m")
            running.becomes(f"{PAGE}.key == 'moment' and {PAGE}.fields.outcome.chips[0].hasFocus()")
            # the menu of a row by its key, and its first line
            running.press("Tab", "shift+F10", "Down", "Return")
            running.becomes(f"{PAGE}.key == 'vocabulary' and {PAGE}.list.hasFocus()")
            assert running.ask(f"{PAGE}.which.value") == "trigger"
            running.press("Down", "Down", "F2")
            running.type("Applause")
            running.press("Return")
            running.becomes(f"{TITLES}[2] == 'Applause' and {PAGE}.list.hasFocus()")
            running.press("alt+Up")
            running.becomes(f"{TITLES}[:3] == ['Conflict', 'Applause', 'Closeness']")
            drag(running, 1, 4)
            running.becomes(f"{TITLES}[1:4] == ['Closeness', 'They opened up', 'Applause']")
            running.press("F2")
            running.type("App")
            running.lock()
            running.unlock()
            running.becomes(f"{PAGE}.key == 'vocabulary' and {PAGE}.panel.isVisible()")
            assert running.ask(f"{PAGE}.panel.field.text()") == "App"
            running.press("Escape")
            running.press("Delete")
            running.becomes(f"'Applause' not in {TITLES}[:5]")
            running.press("ctrl+m")
            running.becomes(f"{PAGE}.key == 'moment'")
            offered = running.ask(f"[c.text() for c in {PAGE}.fields.trigger.chips]")
            assert offered[:3] == ["Conflict", "Closeness", "They opened up"]
            assert "Applause" not in offered
            running.quit()
        finally:
            running.end()
