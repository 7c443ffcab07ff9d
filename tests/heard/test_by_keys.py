"""Gone through by keys alone, as somebody does who hears the screen and does not see it."""

from __future__ import annotations

from tests.heard.client import Node
from tests.heard.conftest import Heard
from tests.narrowed import instance


def goes(heard: Heard, key: str, name: str, role: str = "") -> Node:
    """Press a key; wait until what is reached by it has told so."""
    heard.client.events.clear()
    heard.type("key", key)
    return instance(Node, heard.client.reaches(name, role))


def test_each_row_of_the_lists_is_heard(of_months: Heard) -> None:
    heard = of_months
    heard.type("key", "F6", "F6")
    rows = [row.name for row in heard.find("list", "Timeline").children[:3]]
    assert len(set(rows)) == 3
    # with the list its row is told, whether one comes from before it or from behind
    heard.find("list", "Timeline").focus()
    heard.client.reaches(rows[0], "list item")
    for key, at in (("Down", 1), ("Down", 2), ("Up", 1), ("Home", 0)):
        goes(heard, key, rows[at], "list item")
    goes(heard, "F6", "")
    heard.type("key", "ctrl+2")
    heard.hears("Moments")
    moments = [row.name for row in heard.find("list", "Moments").children[:3]]
    # the head of a week is heard with its first row
    assert " to " in moments[0].split(",")[0]
    assert "confirmed" in moments[0]
    goes(heard, "End", "", "list item")
    for key, at in (("Home", 0), ("Down", 1), ("Down", 2)):
        goes(heard, key, moments[at], "list item")
    goes(heard, "Up", moments[1], "list item")
    # opened, all that is told of it is said, and the keyboard is at what can be done
    heard.type("key", "Return")
    heard.hears("Saturday 21 November, 21:25. I pulled back, then came back. With whom: Ines. Just")
    goes(heard, "Escape", moments[1], "list item")


def test_the_palette_tells_what_enter_takes(of_months: Heard) -> None:
    heard = of_months
    heard.type("key", "ctrl+k")
    field = heard.client.reaches("Find an action, a page, a person or a tag", "text")
    assert field.description.endswith("found")
    heard.type("type", "--delay", "40", "log a mo")
    heard.hears("1 found. Log a moment, Ctrl+M")
    heard.type("type", "--delay", "40", "zzqx")
    heard.hears("Nothing is called so.")
    heard.type("key", "Escape")
    heard.type("key", "ctrl+k")
    heard.client.reaches("Find an action, a page, a person or a tag", "text")
    heard.type("key", "Down")
    heard.hears("Log a moment, Ctrl+M")
    heard.type("key", "Return")
    heard.hears("Log a moment")


def test_no_button_says_its_name_twice(of_months: Heard) -> None:
    heard = of_months
    for key, said in (("ctrl+1", ""), ("ctrl+2", "Moments"), ("ctrl+5", "Patterns")):
        heard.type("key", key)
        if said:
            heard.hears(said)
        told: list[tuple[str, str]] = []

        def asked(told: list[tuple[str, str]] = told) -> bool:
            told[:] = [(n.name, n.description) for n in heard.window.every("push button")]
            told += [(n.name, n.description) for n in heard.window.every("text")]
            return len(told) > 10

        # asked again where the page changes while it is asked
        heard.client.until(asked, "the names of the page")
        # a screen reader leaves out what is the same, word by word
        twice = [(a, b) for a, b in told if a and a != b and b.startswith(a)]
        assert not twice


def test_writing_only_is_told(of_months: Heard) -> None:
    heard = of_months
    heard.type("key", "F11")
    heard.hears("Writing only")
    heard.type("key", "F11")
    heard.hears("All parts are shown again")
