"""Logging a moment in a real window, by keys and by the mouse; an old draft is only offered."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.conftest import KEY
from tests.kit.real import MISSING, Running, desktop

from nearward.domain.day import now
from nearward.domain.model import Moment
from nearward.vault.care.opening import open_diary

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

PAGE = "window.room.current"


def moments(diary: Path) -> list[Moment]:
    vault = open_diary(diary, "", key=KEY)
    found = vault.moments.every()
    vault.close()
    return found


def earlier_by_the_mouse(running: Running) -> str:
    """A day in the month and a part of it; gives the instant that was picked."""
    # by the mouse alone: a day in the month, and a part of it
    running.click("window.room.rail.buttons['moment']")
    running.becomes(f"{PAGE}.key == 'moment'")
    running.click(f"{PAGE}.fields.outcome.chips[3]")
    running.click(f"{PAGE}.fields.when.chips.chips[-1]")
    running.settle()
    # all that can be picked is in sight, and no chip stands alone in a line
    picking = f"{PAGE}.fields.when.picking"
    running.becomes(f"{picking}.visibleRegion().boundingRect() == {picking}.rect()")
    tops = running.ask(f"[chip.y() for chip in {PAGE}.fields.when.chips.chips]")
    assert tops.count(tops[-1]) > 1
    month = f"{PAGE}.fields.when.picking.month"
    running.click(f"{month}.before")
    x, y = running.ask(
        f"_t = {month}.table\n"
        "_at = _t.viewport().mapToGlobal(_t.visualRect(_t.model().index(2, 3)).center())\n"
        "[_at.x(), _at.y()]"
    )
    running.xdo("mousemove", str(x), str(y), "click", "1")
    running.settle()
    running.click(f"{PAGE}.fields.when.picking.parts.chips[2]")
    picked = running.ask(f"{PAGE}.fields.when.at.isoformat()")
    running.click(f"{PAGE}.save_button")
    running.becomes(f"{PAGE}.key != 'moment'")
    return str(picked)


def test_now_by_three_keys_earlier_by_the_mouse_and_an_old_draft(
    diary: Path, tmp_path: Path
) -> None:
    vault = open_diary(diary, "", key=KEY)
    old = (now() - timedelta(minutes=20)).isoformat()
    with vault.writing():
        body = {"at": old, "kept": old, "outcome": "withdrew", "text": "half"}
        vault.drafts.keep("moment:new", body)
    vault.close()
    with desktop(1366, 768) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            begun = now()
            running.press("ctrl+m")
            running.becomes(f"{PAGE}.key == 'moment' and {PAGE}.offer.isVisible()")
            running.press("1", "ctrl+s")
            running.becomes("window.room.current.key == 'journal'")
            picked = earlier_by_the_mouse(running)
            # a slip of a key and Esc leave nothing behind
            running.press("ctrl+m", "space", "Escape")
            running.becomes(f"{PAGE}.key == 'journal'")
            running.press("ctrl+m")
            running.becomes(f"{PAGE}.offer.isVisible()")
            assert running.ask(f"{PAGE}.fields.outcome.value") is None
            assert running.ask(f"{PAGE}.offer.draft['text']") == "half"
            running.click(f"{PAGE}.offer.on_button")
            assert running.ask(f"{PAGE}.fields.text.text()") == "half"
            running.quit()
        finally:
            running.end()
    earlier, today = moments(diary)
    assert (today.outcome, today.text, today.more) == ("stayed", "", {})
    assert today.at >= begun - timedelta(seconds=1)
    assert (earlier.outcome, earlier.more) == ("withdrew", {"rough": "evening"})
    assert earlier.at.isoformat() == picked
    assert (earlier.at.hour, earlier.at.minute) == (20, 0)
