"""Answering days in a real window: a slip of the hand answers one day, and can be mended."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from tests.conftest import KEY
from tests.kit.real import MISSING, Running, desktop

from nearward.domain.day import day_of, now
from nearward.domain.model import Entry
from nearward.session.ask import entries
from nearward.vault.care.opening import open_diary

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

PAGE = "window.room.current"
STANDS = f"[[str(day), p.answer, p.is_unfolded] for day, p in {PAGE}.panels.items() if p.is_over]"
PANEL = f"list({PAGE}.panels.values())[{{n}}]"


def written(diary: Path, at: datetime) -> None:
    vault = open_diary(diary, "", key=KEY)
    entries.save(Entry(at=at, day=day_of(at), text="the first words"))(vault)
    vault.close()


def answers(diary: Path) -> dict[date, bool | None]:
    vault = open_diary(diary, "", key=KEY)
    found = {one.day: one.confirmed for one in vault.check_ins.every()}
    vault.close()
    return found


def test_a_double_click_answers_one_day_and_it_can_be_changed(diary: Path, tmp_path: Path) -> None:
    written(diary, now() - timedelta(days=20))
    days = [day_of(now()) - timedelta(days=n) for n in (1, 2, 3)]
    with desktop(1366, 768) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            running.show("check-in")
            running.becomes(f"len({PAGE}.panels) == 4")
            running.click(PANEL.format(n=0) + ".that_is_all", times=2)
            running.becomes(f"{PANEL.format(n=0)}.answer is True")
            running.settle()
            first, second, third = (str(day) for day in days)
            assert running.ask(STANDS) == [
                [first, True, False],
                [second, None, False],
                [third, None, False],
            ]
            # by keys: open the next, go to its answer, and one key too many answers nothing
            running.press("Tab", "Tab", "Return", "Return", "Return")
            assert running.ask(STANDS)[1] == [second, None, True]
            running.press("Tab", "Return", "Return")
            running.becomes(f"{PANEL.format(n=1)}.answer is True")
            running.press("Return")
            assert running.ask(STANDS)[2] == [third, None, False]
            # changed, and the change taken back by the notice
            running.click(PANEL.format(n=1) + ".change")
            running.click(PANEL.format(n=1) + ".not_sure")
            running.becomes(f"{PANEL.format(n=1)}.answer is False")
            running.click("window.room.bar.button")
            running.becomes(f"{PANEL.format(n=1)}.answer is True")
            # what was answered is there again after a lock, and can be changed
            running.lock()
            running.unlock()
            running.show("check-in")
            running.becomes(f"len({PAGE}.panels) == 4")
            assert running.ask(STANDS)[0] == [first, True, False]
            running.click(PANEL.format(n=0) + ".change")
            running.click(PANEL.format(n=0) + ".not_sure")
            running.becomes(f"{PANEL.format(n=0)}.answer is False")
            running.quit()
        finally:
            running.end()
    assert answers(diary) == {days[0]: False, days[1]: True}


def test_a_diary_that_began_today_is_asked_about_no_day(diary: Path, tmp_path: Path) -> None:
    with desktop(1366, 768) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            running.type("the first words")
            running.show("check-in")
            running.becomes(f"len({PAGE}.panels) == 1")
            assert running.ask(STANDS) == []
            assert running.ask(f"{PAGE}.nothing.isVisible()")
            running.show("moments")
            running.settle()
            assert not running.ask(f"{PAGE}.strip.answer.isVisible()")
            assert running.ask(f"{PAGE}.strip.said.text()") == "Nothing to answer."
        finally:
            running.end()


def test_over_the_list_a_double_click_answers_one_day_too(diary: Path, tmp_path: Path) -> None:
    written(diary, now() - timedelta(days=20))
    days = [day_of(now()) - timedelta(days=n) for n in (1, 2, 3)]
    row = f"list({PAGE}.strip.rows.values())[{{n}}]"
    stands = f"[[r.one.answer, r.is_asked] for r in {PAGE}.strip.rows.values()]"
    with desktop(1366, 768) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            running.show("moments")
            running.becomes(f"len({PAGE}.strip.rows) == 3")
            running.click(f"{PAGE}.strip.answer")
            running.settle()
            running.click(row.format(n=0) + ".that_is_all", times=2)
            running.becomes(f"{row.format(n=0)}.one.answer is True")
            running.settle()
            assert running.ask(stands) == [[True, False], [None, False], [None, False]]
            # in the line of a day that is open, a double click too answers that one
            running.click(row.format(n=1) + ".quick_answers[2]", times=2)
            running.becomes(f"{row.format(n=1)}.one.answer is False")
            running.settle()
            assert running.ask(stands) == [[True, False], [False, False], [None, False]]
            # by keys from its circle: Answer it, and one key too many answers nothing
            running.press("Left", "Return", "Tab", "Return", "Return", "Return")
            running.becomes(f"{row.format(n=2)}.one.answer is True")
            assert [answer for answer, _ in running.ask(stands)] == [True, False, True]
            running.press("Escape")
            running.becomes(f"not {PAGE}.strip.is_open")
            running.quit()
        finally:
            running.end()
    assert answers(diary) == {days[0]: True, days[1]: False, days[2]: True}
