"""Gone through by keys: parts of pages that are drawn, folded, or come beside what one does."""

from __future__ import annotations

from tests.heard.conftest import Heard
from tests.heard.test_by_keys import goes
from tests.narrowed import present


def opened(heard: Heard) -> None:
    """The entry with pictures in its text and with words that a worksheet was made of."""
    for day in ("Monday 23 November 2026", "Thursday 19 November 2026"):
        heard.type("key", "alt+Down")
        heard.hears(f"Entry of {day}")


def test_in_an_entry_what_is_beside_the_words(of_months: Heard) -> None:
    heard = of_months
    opened(heard)
    # Alt was held for a key, and opens no menu
    assert not heard.window.every("menu item")
    # words of which something was made
    heard.type("key", "ctrl+Home")
    heard.client.events.clear()
    for _ in range(3):
        heard.type("key", "Down")
    heard.hears("Made of these words: “When it matters most I will always leave.”, Sun 22 Nov")
    # a picture among the lines
    for _ in range(5):
        heard.type("key", "Down")
    heard.hears("Picture: river.png. Enter opens it, Delete takes it out of the text.")
    # what can be made of selected words is told once, and stands in their menu
    heard.type("key", "ctrl+Home", "shift+Down")
    ways = "Weigh this thought, Log as a moment, Another worksheet"
    heard.hears(f"{ways}: in the menu of the words, Shift+F10")
    heard.find("push button", "Weigh this thought")
    heard.type("key", "shift+F10")
    goes(heard, "End", "Select all", "menu item")
    goes(heard, "Up", "Log as a moment", "menu item")
    goes(heard, "Up", "Another worksheet", "menu item")
    goes(heard, "Up", "Weigh this thought", "menu item")
    heard.type("key", "Return")
    heard.hears("Evidence for and against")


def test_finding_in_an_entry(of_months: Heard) -> None:
    heard = of_months
    opened(heard)
    goes(heard, "ctrl+shift+f", "Find in this entry", "text")
    heard.type("type", "--delay", "40", "the")
    heard.hears("1 of 16")
    heard.type("key", "Return")
    heard.hears("2 of 16")
    heard.type("key", "shift+Return")
    heard.hears("1 of 16")
    goes(heard, "Tab", "Find the previous place", "push button")
    goes(heard, "Tab", "Find the next place", "push button")
    goes(heard, "Tab", "Replace", "check box")
    goes(heard, "Tab", "Close", "push button")
    # into the text, and past nothing else
    heard.client.events.clear()
    heard.type("key", "Escape")
    heard.client.listen(2)
    told = [e for e in heard.client.events if (e.kind, e.detail) == ("StateChanged", "focused")]
    # what it goes from, and what it goes to
    assert {present(e.at).name for e in told} <= {"Close", "What you write"}
    assert heard.find("text", "What you write").state("focused")
    goes(heard, "ctrl+h", "Find in this entry", "text")
    heard.find("text", "Replace with")
    heard.find("push button", "Replace all")


def test_the_ways_over_the_list(of_months: Heard) -> None:
    heard = of_months
    goes(heard, "ctrl+f", "Search everything", "text")
    for name in ("November 2026", "Show one week", "Previous month", "today", "Next month"):
        goes(heard, "Tab", name, "push button")
    goes(heard, "Tab", "Month", "table")
    goes(heard, "Tab", "Timeline", "push button")
    heard.type("key", "space")
    for name in ("Timeline", "Kept searches", "People", "Tags", "Read"):
        goes(heard, "Down", name, "menu item")
    goes(heard, "Escape", "Timeline", "push button")
    goes(heard, "Tab", "All", "push button")
    heard.type("key", "space")
    for name in ("All", "Entries", "Moments", "Worksheets"):
        goes(heard, "Down", name, "menu item")
    heard.type("key", "Return")
    heard.find("push button", "Worksheets")
    row = heard.find("list", "Timeline").children[-1]
    assert "Worksheet" in row.name


def test_a_finished_sheet_is_read(of_months: Heard) -> None:
    heard = of_months
    heard.type("key", "ctrl+3")
    heard.hears("Worksheets")
    heard.press("push button", "Show all")
    heard.find("list", "Worksheets").focus()
    thought = "“If I answer, it will never stop.”"
    goes(heard, "End", "She has given up asking me things", "list item")
    goes(heard, "Up", "If I answer", "list item")
    heard.client.events.clear()
    read = goes(heard, "Return", thought)
    told = read.description
    assert told.startswith("Evidence for and against · Sunday 14 June 2026. How much I believed it")
    assert "then 70, at the end 45" in told
    order = ["What supports it", "weight, 0 to 3: 2 of 3", "A fairer view · believed 60", "Now"]
    assert [told.index(one) for one in order] == sorted(told.index(one) for one in order)
    heard.hears(thought)
    goes(heard, "Tab", "Back", "push button")
    goes(heard, "Tab", "From the moment of 9 June", "push button")
    goes(heard, "Escape", "If I answer", "list item")


def test_figures_are_folded_and_opened(of_months: Heard) -> None:
    heard = of_months
    heard.type("key", "ctrl+5")
    heard.hears("Patterns")
    # the first figure is open, the third is not
    fold = heard.find("push button", "Just before it, and how it showed")
    assert fold.description == "closed"
    heard.client.events.clear()
    fold.act()
    heard.hears("Just before it, and how it showed: open")
    assert heard.find("push button", "Just before it, and how it showed").description == "open"
    heard.find("chart", "Just before it, and how it showed", starts=True)
    heard.find("push button", "Just before it, and how it showed").act()
    heard.hears("Just before it, and how it showed: closed")
