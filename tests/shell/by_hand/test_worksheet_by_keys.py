"""A whole worksheet by keys alone, in a real window, at its first start and to its end."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import KEY
from tests.kit.real import MISSING, Running, desktop

from nearward.session.ask import worksheets
from nearward.vault.care.opening import create_diary, open_diary

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

PANIC = "panic"
PAGE = "window.room.current"
NAME = "app.focusWidget().accessibleName() or app.focusWidget().text()"
#: the step, and whether what has the keyboard is in sight as a whole, and no part is cut sideways
STANDS = f"""
_at, _page = app.focusWidget(), {PAGE}
_area = _page.scroller.area
[_page._shown_step, _at.visibleRegion().boundingRect() == _at.rect(),
 _area.widget().width() <= _area.viewport().width()]
"""


class Keys:
    """Keys pressed one after the other, and where each of them leads."""

    def __init__(self, running: Running) -> None:
        self.running = running

    def at(self, name: str, step: str) -> None:
        self.running.becomes(f"({NAME}) == {name!r}")
        assert self.running.ask(STANDS) == [step, True, True], name

    def go(self, name: str, step: str, *keys: str) -> None:
        self.running.press(*(keys or ("Tab",)))
        self.at(name, step)


def what_happened_and_the_thought(running: Running) -> None:
    at, go = Keys(running).at, Keys(running).go
    running.press("ctrl+3", "ctrl+Return")
    at("What happened", "situation")
    running.type("She did not answer.")
    go("Feeling", "felt", "ctrl+Return")
    running.type("left out")
    # the strength comes after the word; what takes the line away comes after both
    go("How strong, then", "felt")
    running.press("6")
    go("What I felt then: remove this line", "felt")
    go("What I felt then: add a line", "felt")
    # the ways to begin are one stop, with arrows between them
    go("What I felt then: add Afraid", "felt")
    go("What I felt then: add Panic", "felt", "Right")
    go("Feeling", "felt", "Return")
    go("Thought", "thought", "ctrl+Return")
    running.type("They will leave.")
    go("It was a mental picture: It was a mental picture", "thought")
    go("What went through my mind: remove this line", "thought")
    go("What went through my mind: add a line", "thought")
    go(
        "What went through my mind: add If they really knew me, they would go.",
        "thought",
    )
    go("How much I believed it then", "thought")
    running.press("8")


def both_sides_and_how_it_is_now(running: Running) -> None:
    at, go = Keys(running).at, Keys(running).go
    go("What supports it", "for", "ctrl+Return")
    running.type("She was short on the phone.")
    go("Fact or reading: fact / reading", "for")
    go("Fact or reading: fact", "for", "space")
    go("Weight, 0 to 3: weight not set", "for")
    go("What does not fit", "against", "ctrl+Return")
    running.type("She called me last week.")
    go("A fairer view", "fairer", "ctrl+Return")
    running.type("She was busy, and she came back.")
    go("How much I believe the fairer view", "fairer")
    running.press("7")
    go("The kind fact", "brushed", "ctrl+Return")
    go("left out", "now", "ctrl+Return")
    running.press("3")
    go("Panic", "now")
    go("A new feeling", "now")
    # what does not weigh is offered, as one stop
    go("What I feel now: add Relieved", "now")
    go("How much I believe the first thought now", "now")
    running.press("4")
    go("This is enough", "now")
    go("The plan", "now")
    # the last step is finished by the same keys; they lead to what has no answer
    running.press("ctrl+Return")
    running.becomes(f"{PAGE}.closing.isVisible()")
    at("What I felt then", "now")
    go("What I feel now", "now")
    go("Panic", "now", "Return")
    running.press("2")


def it_is_read(running: Running) -> None:
    """Its main button leads to the page to read; keys scroll it, print it and open it again."""
    running.press("ctrl+Return")
    running.becomes(f"{PAGE}.key == 'worksheet-read'")
    running.becomes(f"{PAGE}.line is not None and {PAGE}.line.part == 1.0")
    assert running.ask(f"{PAGE}.heading.text()") == "“They will leave.”"
    said = "How much I believed it: then 80, at the end 40"
    assert running.ask(f"{PAGE}.line.accessibleName()") == said
    bar = f"{PAGE}.scroller.area.verticalScrollBar()"
    running.press("End")
    assert running.ask(f"{bar}.value() == {bar}.maximum()")
    running.press("Home")
    assert running.ask(f"{bar}.value()") == 0
    running.press("ctrl+p")
    running.becomes(f"{PAGE}.key == 'print' and {PAGE}.worksheet is not None")
    running.press("alt+Left")
    running.becomes(f"{PAGE}.key == 'worksheet-read'")
    # the keys that lead back open no menu
    running.becomes(f"{PAGE}.column.hasFocus()")
    for name in ("Back", "Keep something of it as evidence", "Look again today", "Print", "Change"):
        running.press("Tab")
        running.becomes(f"({NAME}) == {name!r}")
    running.press("Return")
    running.becomes(f"{PAGE}.key == 'worksheet'")
    assert running.ask(f"{PAGE}.worksheet.status") == "finished"


@pytest.mark.parametrize("size", [(960, 600), (1280, 800), (1366, 768)])
def test_a_whole_worksheet_by_keys_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    diary = tmp_path / "d.nearward"
    create_diary(diary, "", key=KEY).close()
    with desktop(*size) as screen:
        running = Running(screen, tmp_path / "home", diary)
        try:
            running.unlock()
            what_happened_and_the_thought(running)
            both_sides_and_how_it_is_now(running)
            it_is_read(running)
            running.quit()
        finally:
            running.end()
    vault = open_diary(diary, "", key=KEY)
    (sheet,) = worksheets.page()(vault)
    vault.close()
    assert sheet.status == "finished"
    said = sheet.answers
    # what was not given stays without a value
    rated = [(row["mood"], row.get("before"), row.get("after")) for row in said["moods"]]
    assert rated == [("left out", 60, 30), (PANIC, None, 20)]
    assert (said["hot_belief_before"], said["hot_belief_after"]) == (80, 40)
    assert said["balanced_belief"] == 70
    assert said.get("heaviness") is None


@pytest.mark.parametrize("size", [(960, 600), (1280, 800)])
def test_a_heavy_one_is_closed_by_keys_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    """One Enter too many does nothing; Tab leads to the three ways, and one of them locks."""
    diary = tmp_path / "d.nearward"
    create_diary(diary, "", key=KEY).close()
    closing, text = f"{PAGE}.closing", "app.focusWidget().text()"
    with desktop(*size) as screen:
        running = Running(screen, tmp_path / "home", diary)

        def weigh() -> None:
            running.press("ctrl+3", "ctrl+Return")
            running.becomes(f"({NAME}) == 'What happened'")
            running.type("It came back.")
            running.ask(f"{PAGE}._put({{'heaviness': 7}}) or {PAGE}.show_step('now')")
            running.press("ctrl+Return")
            running.becomes(f"{closing}.isVisible() and {closing}.hasFocus()")
            running.press("Return", "space", "Return")
            running.settle()
            assert running.ask(f"{closing}.hasFocus()")

        try:
            running.unlock()
            weigh()
            assert not running.ask(f"{closing}.stopping.isVisible()")
            # all of it is in sight, and stands beside each other
            seen = f"[w.visibleRegion().boundingRect() == w.rect() for w in {closing}.kind_ways]"
            assert running.ask(seen) == [True] * 3
            for name in ("Pause", "Close the diary", "Help", "Hide this"):
                running.press("Tab")
                running.becomes(f"{text} == {name!r}")
            running.press("Escape")
            running.becomes(f"not {closing}.isVisible()")
            weigh()
            assert running.ask(f"{closing}.stopping.isVisible()")
            running.press("Tab", "Tab")
            # a fresh process takes the place of this one
            running.xdo("key", "Return")
            running.wait_ready()
            running.unlock()
            # it is known after the lock
            running.show("journal", "ToJournal(new=True)")
            running.settle()
            assert not running.ask(f"{PAGE}.question.isVisible()")
            weigh()
            assert running.ask(f"{closing}.stopping.isVisible()")
            running.press("Tab", "Tab", "Tab", "Return")
            running.becomes(f"{PAGE}.key == 'help'")
            weigh()
            running.press("Tab", "Return")
            running.becomes(f"{PAGE}.key == 'pause'")
            running.quit()
        finally:
            running.end()
