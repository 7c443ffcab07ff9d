"""A sheet of one's own is made by real keys, a row of it dragged, one filled in, over a lock."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import KEY
from tests.kit.real import MISSING, Running, desktop

from nearward.vault.care.opening import open_diary
from nearward.worksheets.own import making

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

PAGE = "window.room.current"
LIST = f"{PAGE}.maker.outline"
#: the questions, without the part they stand in
TITLES = f"[line.title for line in {LIST}.cards.lines][1:]"
#: the middle of a row, on the screen
ROW = (
    f"(lambda at: [at.x(), at.y()])({LIST}.viewport().mapToGlobal("
    f"{LIST}.visualRect({LIST}.cards.index({{row}})).center()))"
)


def drag(running: Running, row: int, to: int) -> None:
    """A row is held and let go a little below the middle of another."""
    x, y = running.ask(ROW.format(row=row))
    _x, end = running.ask(ROW.format(row=to))
    running.xdo("mousemove", str(x), str(y), "mousedown", "1")
    for step in range(1, 9):
        running.xdo("mousemove", str(x + 2), str(round(y + (end + 8 - y) * step / 8)))
        running.settle()
    running.xdo("mouseup", "1")
    running.settle()


def make(running: Running) -> None:
    """Three questions, by keys."""
    running.press("ctrl+3")
    running.becomes(f"{PAGE}.key == 'worksheets'")
    running.ask(f"{PAGE}.own.make.setFocus()")
    running.press("Return")
    running.becomes(f"{PAGE}.key == 'own-sheet' and {PAGE}.name.hasFocus()")
    running.type("Before a call")
    # past what it is for and what is shown, to the button that adds
    running.press("Tab", "Tab", "Tab")
    running.becomes(f"{PAGE}.maker.add.hasFocus()")
    for label in ("Want", "Tense", "Help"):
        running.ask(f"{PAGE}.maker.add.setFocus()")
        running.press("Return")
        running.becomes(f"{PAGE}.maker.part.label.hasFocus()")
        running.type(label)
        running.becomes(f"{TITLES}[-1] == {label!r}")


def test_by_keys_by_a_drag_and_over_a_lock(diary: Path, tmp_path: Path) -> None:
    with desktop(1366, 768) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            make(running)
            running.ask(f"{LIST}.setFocus()")
            running.press("alt+Up")
            running.becomes(f"{TITLES} == ['Want', 'Help', 'Tense']")
            drag(running, 1, 3)
            running.becomes(f"{TITLES} == ['Help', 'Tense', 'Want']")
            running.ask(f"{LIST}.setFocus()")
            running.press("Delete")
            running.becomes(f"{TITLES} == ['Help', 'Tense']")
            running.press("ctrl+z")
            running.becomes(f"{TITLES} == ['Help', 'Tense', 'Want']")
            running.lock()
            running.unlock()
            running.becomes(f"{PAGE}.key == 'own-sheet' and {PAGE}.name.text() == 'Before a call'")
            running.becomes(f"{TITLES} == ['Help', 'Tense', 'Want']")
            running.ask(f"{PAGE}.ways.begin.setFocus()")
            running.press("Return")
            running.becomes(f"{PAGE}.key == 'worksheet'")
            running.type("To be asked.")
            running.becomes(f"{PAGE}.worksheet.id > 0")
            running.quit()
        finally:
            running.end()
    vault = open_diary(diary, "", key=KEY)
    (kept,) = vault.own_sheets.every()
    (given,) = vault.worksheets.every()
    vault.close()
    labels = [row.part.get("label") for row in making.rows(kept.definition)[1:]]
    assert labels == ["Help", "Tense", "Want"]
    assert (given.sheet, list(given.answers.values())) == (kept.code, ["To be asked."])
