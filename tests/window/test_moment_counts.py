"""How many keys and clicks a moment takes, counted in a real window: never more than before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from tests.conftest import KEY
from tests.kit.real import MISSING, Running, desktop

from nearward.domain.day import day_of, now
from nearward.domain.model import Moment
from nearward.session.ask import moments as asked
from nearward.vault.care.opening import open_diary

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

PAGE = "window.room.current"
FIELDS = f"{PAGE}.fields"


class Counted(Running):
    """A running Nearward; `events` are the keys and clicks since `begin`."""

    events = 0

    def begin(self) -> None:
        self.events = 0

    def keys(self, *keys: str) -> None:
        self.events += len(keys)
        self.press(*keys)

    def clicks(self, *widgets: str) -> None:
        for widget in widgets:
            self.events += 1
            self.click(widget)

    def saved(self) -> None:
        """The form is left, and the line that answers is said."""
        self.becomes(f"{PAGE}.key != 'moment'")
        self.becomes("window.room.bar.text.text().startswith('Noted.')")


@contextmanager
def on_a_laptop(diary: Path, home: Path) -> Iterator[Counted]:
    with desktop(1366, 768) as screen:
        running = Counted(screen, home, diary)
        try:
            running.unlock()
            running.becomes(f"{PAGE}.key == 'journal'")
            yield running
            running.quit()
        finally:
            running.end()


def kept(diary: Path) -> list[Moment]:
    """The newest first."""
    vault = open_diary(diary, "", key=KEY)
    found = sorted(vault.moments.every(), key=lambda moment: moment.id or 0, reverse=True)
    vault.close()
    return found


def test_by_keys(diary: Path, tmp_path: Path) -> None:
    with on_a_laptop(diary, tmp_path / "home") as running:
        running.keys("ctrl+m")
        running.becomes(f"{FIELDS}.outcome.chips[0].cap == '1'")
        running.keys("1", "ctrl+s")
        running.saved()
        assert running.events == 3
        # what happened, what was before it, how strong it was, how it showed
        running.begin()
        running.keys("ctrl+m", "3", "6", "5", "1", "ctrl+s")
        running.saved()
        assert running.events == 6
        # letting someone in
        running.begin()
        running.keys("ctrl+shift+m", "2", "7", "1", "ctrl+s")
        running.saved()
        assert running.events == 5
        # and Ctrl+Z takes it back, with all that was answered
        running.press("ctrl+z")
        running.becomes(f"{PAGE}.key == 'moment' and {FIELDS}.lead.value == 'fear'")
        assert running.ask(f"{FIELDS}.approach.suds.value") == 70
        running.press("ctrl+s")
        running.saved()
    let_in, full, short = kept(diary)
    assert (let_in.approach_kind, let_in.suds, let_in.reception) == ("fear", 70, "warm")
    assert (full.outcome, full.trigger, full.behaviour) == ("partly", "T06", ("B01",))
    assert full.urge == 50
    assert (short.outcome, short.trigger, short.urge) == ("stayed", None, None)


def test_by_the_mouse(diary: Path, tmp_path: Path) -> None:
    with on_a_laptop(diary, tmp_path / "home") as running:
        log = "window.room.rail.buttons['moment']"
        running.clicks(log, f"{FIELDS}.outcome.chips[0]", f"{PAGE}.save_button")
        running.saved()
        assert running.events <= 4
        running.begin()
        running.clicks(log)
        assert not running.ask(f"any(chip.cap for chip in {FIELDS}.outcome.chips)")
        running.clicks(
            f"{FIELDS}.outcome.chips[2]",
            f"{FIELDS}.trigger.chips[5]",
            f"{FIELDS}.behaviour.chips[0]",
            f"{FIELDS}.urge.slider",
            f"{PAGE}.save_button",
        )
        running.saved()
        assert running.events <= 7
    full, short = kept(diary)
    assert (full.outcome, full.trigger, full.behaviour) == ("partly", "T06", ("B01",))
    assert full.urge == 50
    assert short.urge is None


def test_back_dated(diary: Path, tmp_path: Path) -> None:
    chips, picking = f"{FIELDS}.when.chips.chips", f"{FIELDS}.when.picking"
    with on_a_laptop(diary, tmp_path / "home") as running:
        # by one click
        running.press("ctrl+m", "4")
        running.clicks(f"{chips}[4]")
        assert running.events == 1
        running.press("ctrl+s")
        running.saved()
        # by three: a day in the month, and a part of it; nothing moves meanwhile
        running.press("ctrl+m", "4")
        places = f"[[chip.x(), chip.mapTo({PAGE}, _P()).y()] for chip in {chips}]"
        running.ask("from PySide6.QtCore import QPoint as _P")
        before = running.ask(places)
        running.begin()
        running.clicks(f"{chips}[5]")
        running.becomes(f"{picking}.visibleRegion().boundingRect() == {picking}.rect()")
        assert running.ask(places) == before
        running.ask(f"{picking}.month.turn(-1)")
        running.settle()
        x, y = running.ask(
            f"_t = {picking}.month.table\n"
            "_at = _t.viewport().mapToGlobal(_t.visualRect(_t.model().index(2, 3)).center())\n"
            "[_at.x(), _at.y()]"
        )
        running.events += 1
        running.xdo("mousemove", str(x), str(y), "click", "1")
        running.settle()
        running.clicks(f"{picking}.parts.chips[2]")
        assert running.events == 3
        assert running.ask(places) == before
        assert not running.ask(f"{picking}.isVisible()"), "what is complete is put away"
        running.press("ctrl+s")
        running.saved()
        # by keys: to the chips, and a digit
        running.press("ctrl+m", "4")
        running.begin()
        while not running.ask(f"any(chip.hasFocus() for chip in {chips})"):
            running.keys("Tab")
        running.keys("2")
        assert running.events <= 6
        running.press("ctrl+s")
        running.saved()
    hour, evening, yesterday = kept(diary)
    assert hour.more == {"rough": "about"}
    assert timedelta(minutes=55) <= now() - hour.at <= timedelta(minutes=80)
    assert (evening.more, evening.at.hour) == ({"rough": "evening"}, 20)
    assert yesterday.more == {"rough": "day"}
    assert yesterday.day == day_of(now()) - timedelta(days=1)


def test_the_thought_is_weighed(diary: Path, tmp_path: Path) -> None:
    at = now()
    vault = open_diary(diary, "", key=KEY)
    asked.save(Moment(at=at, day=day_of(at), outcome="withdrew", text="At the door"))(vault)
    vault.close()
    with on_a_laptop(diary, tmp_path / "home") as running:
        # from the line that answers
        running.press("ctrl+m", "4", "ctrl+s")
        running.saved()
        running.clicks("window.room.bar.onward")
        running.becomes(f"{PAGE}.key == 'worksheet'")
        assert running.events == 1
        # one that is kept: from the list, its words, and their thought
        running.press("ctrl+1")
        running.becomes(f"{PAGE}.key == 'journal'")
        running.begin()
        running.keys("ctrl+2")
        running.becomes(f"{PAGE}.list.hasFocus()")
        running.keys("Down", "Return")
        running.becomes(f"{PAGE}.reading.isVisible()")
        running.settle()
        running.keys("Return")
        running.becomes(f"{PAGE}.key == 'worksheet'")
        assert running.events <= 4
        # and with the form
        running.begin()
        running.keys("ctrl+m", "4", "ctrl+shift+Return")
        running.becomes(f"{PAGE}.key == 'worksheet'")
        assert running.events == 3
