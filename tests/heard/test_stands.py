"""What AT-SPI is told of how a thing stands: open or closed, unset, which of how many."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import KEY
from tests.heard.client import Node
from tests.heard.conftest import Heard
from tests.heard.test_in_the_diary import kept

from nearward.session.ask import people
from nearward.vault.care.opening import open_diary

PRESSED = 20
CHECKABLE = 41


def bits(node: Node) -> set[int]:
    """The numbers of the states that are on."""
    low, high = node.call("Accessible", "GetState")[0]
    return {n for n in range(64) if (low | high << 32) >> n & 1}


def becomes(heard: Heard, node: Node, said: str) -> None:
    heard.client.until(lambda: node.description == said, said, heard.window)


def test_what_unfolds_is_a_button_that_says_how_it_stands(of_months: Heard) -> None:
    heard = of_months

    def turns(around: Node, name: str, shows: tuple[str, str], closing: str = "") -> None:
        button = around.find("push button", name, starts=True)
        assert not bits(button) & {PRESSED, CHECKABLE}
        assert button.description == "closed"
        name = button.name
        button.act("Press")
        heard.hears(f"{name}: open")
        heard.find(*shows)
        button = around.find("push button", closing or name, starts=True)
        becomes(heard, button, "open")
        button.act("Press")
        heard.hears(f"{closing or name}: closed")
        heard.client.until(lambda: not heard.window.every(*shows), f"no {shows}")

    heard.press("radio button", "Patterns")
    heard.hears("Patterns")
    chart = heard.find("chart", "How often I pulled away")
    heard.client.until(lambda: "week by week" in chart.description, "the chart in words")
    turns(chart.parent, "Numbers: How often I pulled away", ("table", "The weeks as numbers"))
    heard.press("radio button", "Moments")
    heard.press("push button", "Log a moment")
    heard.press("radio button", "I felt the urge and stayed")
    more = "Add more: what I felt, what I feared"
    turns(heard.window, more, ("label", "What I felt"), closing="Fewer")
    heard.press("radio button", "Pick…")
    turns(heard.window, "Exact time", ("spin box", "When"))
    assert not [
        box.name for box in heard.window.every("check box") if box.name.startswith("Numbers")
    ]


def test_a_choice_of_one_says_which_of_how_many(heard: Heard) -> None:
    heard.unlock()
    heard.press("radio button", "Moments")
    heard.press("push button", "Log a moment")
    group = heard.find("panel", "What happened in the end?")
    assert [chip.description for chip in group.children] == [f"{n} of 6" for n in range(1, 7)]
    just = heard.find("panel", "Just before it")
    shown = just.every("radio button")
    count = len(shown)
    assert [chip.description for chip in shown] == [f"{n} of {count}" for n in range(1, count + 1)]
    heard.press("push button", "Just before it: more")
    heard.client.until(
        lambda: len(just.every("radio button")) > count, "what was behind More", heard.window
    )
    shown = just.every("radio button")
    assert shown[-1].description == f"{len(shown)} of {len(shown)}"
    heard.press("radio button", "I pulled back, then came back")
    # one of several: each stands for itself
    assert not heard.find("check box", "Went distant").description
    pages = heard.find("panel", "Pages").every("radio button")
    assert pages[0].description == f"Ctrl+1, 1 of {len(pages)}"


def test_sleep_that_is_unset_reads_as_unset(heard: Heard, clock: Any) -> None:
    heard.unlock()
    heard.press("radio button", "Moments")
    week = heard.find("filler", "The last seven days")
    heard.client.until(lambda: week.children[-1].name.endswith(", today"), "today", week)
    week.children[-1].act()
    heard.hears("Check-in")
    sleep = heard.find("spin box", "Hours of sleep")
    assert (sleep.description, sleep.text, sleep.value) == ("not given yet", "–", 0)
    assert sleep.get("Value", "MinimumValue") == 0
    # 0 is a value like another
    sleep.set_value(0)
    heard.client.until(lambda: sleep.text == "0.0", "0.0", heard.window)
    assert sleep.description == ""
    sleep.act("Increase")
    sleep.set_text("7.5")
    heard.client.until(lambda: sleep.value == 7.5, "7.5", heard.window)
    heard.client.listen(1)
    heard.quit()
    (day,) = kept(heard.diary).check_ins
    assert day.sleep == 7.5


def test_one_thing_has_the_keyboard(heard: Heard) -> None:
    heard.unlock()
    heard.find("text", "What you write").set_text("One two three.")

    def focused() -> dict[str, tuple[str, str]]:
        nodes = [node for _, node in heard.window.walk() if node.state("focused")]
        # the current day or row is told as focused by Qt wherever the keyboard is
        return {n.path: (n.role, n.name) for n in nodes if n.role not in ("cell", "list item")}

    heard.type("key", "ctrl+1")
    seen: dict[str, tuple[str, str]] = {}
    for _ in range(40):
        now = focused()
        assert len(now) == 1, now
        if now.keys() <= seen.keys():
            break
        seen |= now
        heard.type("key", "Tab")
        heard.client.listen(0.1)
    # a click in what it scrolls still gives it the keyboard
    left, top, wide, high = heard.find("text", "Title").call("Component", "GetExtents", "u", 0)[0]
    for _ in range(2):
        heard.type("mousemove", str(left + wide // 2), str(top + high // 2), "click", "1")
    heard.client.until(
        lambda: list(focused().values()) == [("text", "Title")], "the title", heard.window
    )
    assert ("text", "What you write") in seen.values()
    assert ("text", "Title") in seen.values()
    assert ("list", "Timeline") in seen.values()


def test_with_whom_takes_one_tab(hear: Callable[[Path], Heard], diary: Path, clock: Any) -> None:
    vault = open_diary(diary, "", key=KEY)
    for alias in ("Ada", "Ben", "Cleo"):
        people.add(alias)(vault)
    vault.close()
    heard = hear(diary)
    heard.unlock()
    heard.type("key", "ctrl+m")
    heard.hears("Log a moment")
    heard.find("radio button", "Ada").focus()
    whom = heard.find("panel", "With whom")

    def at() -> str:
        return next((n.name for n in whom.children if n.state("focused")), "")

    heard.type("key", "Right")
    heard.client.until(lambda: at() == "Ben", "an arrow goes to Ben", whom)
    heard.type("key", "space")
    heard.type("key", "Tab")
    heard.client.until(lambda: at() == "Someone else", "Tab leaves the people", whom)
    heard.type("key", "shift+Tab")
    heard.client.until(lambda: at() == "Ben", "back to the one that is chosen", whom)


def test_a_time_that_is_set_comes_into_the_diary(heard: Heard) -> None:
    heard.unlock()
    heard.press("radio button", "Moments")
    heard.press("push button", "Log a moment")
    heard.press("radio button", "I felt the urge and stayed")
    heard.press("radio button", "Pick…")
    heard.press("push button", "Exact time")
    heard.find("spin box", "When").set_text("2 Jan 2020  08:15")
    heard.press("push button", "Save moment")
    heard.hears("Noted. You felt it and stayed.")
    heard.quit()
    (moment,) = kept(heard.diary).moments
    assert f"{moment.at:%Y-%m-%d %H:%M}" == "2020-01-02 08:15"


def test_the_journal_is_told_by_its_days_and_its_head(of_months: Heard) -> None:
    heard = of_months
    timeline = heard.find("list", "Timeline")
    rows = [row.name for row in timeline.every("list item")]
    assert rows[0].count(", ") >= 2, "day, words, and what it is"
    assert any(name.endswith("Pulled away") or "Came back" in name for name in rows)
    month = heard.find("table", "Month")
    cells = month.every("table cell") + month.every("cell")
    days = [cell.name for cell in cells if cell.name]
    # days of other months stay blank, also to who listens
    assert 28 <= len(days) <= 31
    for name in ("Add pictures…", "Give this entry a star", "Mood", "More: this entry"):
        assert heard.find("push button", name)
    heard.press("push button", "Show one week")
    heard.find("push button", "Show the whole month")
    heard.type("key", "ctrl+shift+s")
    heard.hears("Details")
    mood = heard.find("panel", "Mood")
    rings = [ring.name for ring in mood.every("radio button")]
    assert rings == ["−3, low", "−2", "−1", "0", "+1", "+2", "+3, high"]
