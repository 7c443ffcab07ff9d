"""The circle of a moment in a real window: by the palette and keys; a lock keeps its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import KEY
from tests.kit.real import MISSING, Running, desktop

from nearward.domain.day import now
from nearward.domain.model import Moment
from nearward.vault.care.opening import open_diary

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

PAGE = "window.room.current"


def logged(diary: Path) -> None:
    vault = open_diary(diary, "", key=KEY)
    at = now()
    with vault.writing():
        vault.moments.save(Moment(at=at, day=at.date(), outcome="withdrew", text="The harbour."))
    vault.close()


def test_what_is_missing_is_given_by_keys_and_a_lock_keeps_the_last_word(
    diary: Path, tmp_path: Path
) -> None:
    logged(diary)
    with desktop(960, 600) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            running.press("ctrl+2")
            running.becomes(f"{PAGE}.key == 'moments' and {PAGE}.reading.moment is not None")
            running.press("ctrl+k")
            running.becomes("window.commands.palette is not None")
            running.type("circle")
            running.press("Return")
            running.becomes(f"{PAGE}.key == 'cycle' and {PAGE}.moment is not None")
            # over the way back and "Why?" to the first place that is open; there by its digit
            running.press("Tab", "Tab", "Tab", "Return")
            running.becomes(f"{PAGE}.places.rows[0].asker is not None")
            running.press("1")
            running.becomes(f"{PAGE}.moment.trigger == 'T01'")
            running.ask(f"{PAGE}.places.rows[4].add.setFocus()")
            running.press("Return")
            running.becomes(f"{PAGE}.places.rows[4].asker.field.hasFocus()")
            # what is asked is in sight, whole
            field = f"{PAGE}.places.rows[4].asker.field"
            running.becomes(f"{field}.visibleRegion().boundingRect() == {field}.rect()")
            running.type("Sunday")
            running.lock()
            running.quit()
        finally:
            running.end()
    vault = open_diary(diary, "", key=KEY)
    (kept,) = vault.moments.every()
    vault.close()
    assert (kept.trigger, kept.more, kept.text) == ("T01", {"later_cost": "Sunday"}, "The harbour.")
