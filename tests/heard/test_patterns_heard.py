"""Patterns is walked by a client of AT-SPI: order, names, values, and the moments of a week."""

from __future__ import annotations

from tests.heard.client import Node
from tests.heard.conftest import Heard

TITLES = (
    "Staying, saying so, letting someone in",
    "How often I pulled away",
    "Just before it, and how it showed",
    "Coming back",
)
ACTS = {"push button", "radio button", "chart", "check box"}


def goes_to(heard: Heard) -> Node:
    """The chart of the weeks, drawn."""
    heard.press("radio button", "Patterns")
    heard.hears("Patterns")
    chart = heard.find("chart", TITLES[1])
    heard.client.until(lambda: "week by week" in chart.description, "the chart in words")
    return chart


def test_the_page_in_its_order_and_no_name_twice(of_months: Heard) -> None:
    heard = of_months
    goes_to(heard)
    told = [(node.role, node.name) for _, node in heard.window.walk()]
    headings = [name for role, name in told if role == "heading"]
    assert headings == ["Patterns", *(f"{n} {title}" for n, title in enumerate(TITLES, 1))]
    panels = [name for role, name in told if role == "panel" and name in (*TITLES, "In short")]
    assert panels == ["In short", *TITLES]
    first = told.index(("panel", "Range"))
    acting = [(role, name) for role, name in told[first:] if role in ACTS]
    assert all(name for _, name in acting)
    assert len(set(acting)) == len(acting), "each has a name of its own"
    short = heard.find("panel", "In short")
    lines = [node.name for node in short.children if node.role == "label"]
    assert len(lines) == 4
    assert "<b>" not in "".join(lines)
    for title in TITLES[2:]:
        panel = heard.find("panel", title)
        assert not panel.every("chart"), "closed until asked"
        assert panel.find("push button", title).description == "closed"
        assert panel.every("label"), "its sentence is its title"


def test_a_week_is_walked_to_and_its_moments_are_read(of_months: Heard) -> None:
    heard = of_months
    chart = goes_to(heard)
    chart.focus()
    heard.type("key", "End")
    heard.client.until(lambda: "so far" in chart.description, "the running week")
    heard.type("key", "Left", "Left", "Left")
    heard.client.until(lambda: "so far" not in chart.description, "another week")
    assert chart.description.startswith("Week of")
    when = chart.description.partition(":")[0]
    heard.type("key", "Return")
    heard.hears(when)
    heard.find("heading", when)
    assert heard.find("list", "Moments behind it")
    heard.press("push button", "Week before")
    heard.client.until(lambda: not heard.window.every("heading", when), "another week beside")
    heard.type("key", "Escape")
    heard.client.until(lambda: not heard.window.every("push button", "Week before"), "put away")
    heard.client.until(lambda: chart.state("focused"), "the keyboard is at the chart again")
