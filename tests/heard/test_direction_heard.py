"""My direction and About, gone through by keys and heard; and each "Why?" by its card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import KEY
from tests.heard.conftest import Heard
from tests.heard.test_by_keys import goes

from nearward.command.demo.diary import fill
from nearward.domain.model import Direction
from nearward.session.ask.forms import direction
from nearward.vault.care.opening import open_diary

TOLD = Direction(
    text="To stay when it is quiet.",
    why_now="I left my own birthday.",
    looked_on=date(2026, 10, 20),
    ask_on=date(2026, 11, 20),
)


@pytest.fixture
def asked(hear: Callable[[Path | None], Heard], diary: Path, clock: Any) -> Heard:
    """Six invented months, and a direction that is offered to be looked at."""
    vault = open_diary(diary, "", key=KEY)
    fill(vault, clock().date())
    direction.save(TOLD)(vault)
    vault.close()
    heard = hear(diary)
    heard.unlock()
    return heard


def by_palette(heard: Heard, text: str, told: str) -> None:
    """Open a page by its name."""
    heard.type("key", "ctrl+k")
    heard.client.reaches("Find an action, a page, a person or a tag", "text")
    heard.type("type", "--delay", "40", text)
    heard.hears(told)
    heard.type("key", "Return")
    heard.hears(told)


def test_the_direction_is_heard_and_answered_by_keys(asked: Heard) -> None:
    heard = asked
    by_palette(heard, "my direction", "My direction")
    heard.hears("You wanted to look at it again about now. Does it still hold?")
    heard.find("heading", "My direction")
    field = heard.find("text", "My direction")
    assert field.text == TOLD.text
    assert field.state("focused")
    # why one began is not there until it is asked for
    assert heard.window.every("text", "Why I began") == []
    goes(heard, "Tab", "Offer it to me again, about once a month", "check box")
    goes(heard, "Tab", "Show why I began", "push button")
    goes(heard, "Return", "Why I began", "text")
    assert heard.find("text", "Why I began").text == TOLD.why_now
    goes(heard, "Tab", "Five directions", "push button")
    goes(heard, "Tab", "Why? Two questions, no label", "push button")
    for name in ("Five directions", "Why I began", "Put away why I began"):
        goes(heard, "shift+Tab", name)
    goes(heard, "shift+Tab", "Offer it to me again, about once a month", "check box")
    goes(heard, "shift+Tab", "My direction", "text")
    goes(heard, "shift+Tab", "Not now", "push button")
    goes(heard, "shift+Tab", "It still holds", "push button")
    goes(heard, "Return", "My direction", "text")
    assert heard.window.every("push button", "It still holds") == []
    heard.type("type", "--delay", "40", "Yes. ")
    heard.hears("Saved")


def test_about_is_heard(of_months: Heard) -> None:
    heard = of_months
    by_palette(heard, "about", "About")
    heard.find("heading", "About Nearward")
    heard.find("label", "Version", starts=True)
    button = heard.find("push button", "Read the licences")
    button.focus()
    heard.client.reaches("Read the licences", "push button")
    for heading in heard.window.every("heading"):
        assert heading.name


#: the key of a page, what it is called, what is opened there first, and the card that Why leads to
WHYS = (
    ("ctrl+2", "Moments", (), "Small ones count"),
    ("ctrl+4", "Beliefs", (), "Feeling not enough"),
    ("ctrl+4", "Beliefs", ("How to read this: Feared, and what happened",), "Overthinking"),
    *(
        ("ctrl+5", "Patterns", (*opened, f"How to read this: {figure}"), card)
        for figure, opened, card in (
            ("Staying, saying so, letting someone in", (), "Anxiety and distance"),
            ("How often I pulled away", (), "Small ones count"),
            (
                "Just before it, and how it showed",
                ("Just before it, and how it showed",),
                "What pushing away is",
            ),
            ("Coming back", ("Coming back",), "The circle"),
        )
    ),
)


def test_each_why_names_its_card_and_leads_there_and_back(of_months: Heard) -> None:
    heard = of_months
    for keys, page, opened, card in WHYS:
        heard.type("key", keys)
        heard.hears(page)
        for name in opened:
            heard.press("push button", name)
        heard.find("push button", f"Why? {card}").focus()
        heard.client.reaches(f"Why? {card}", "push button")
        heard.type("key", "Return")
        heard.hears(card)
        heard.find("heading", card)
        goes(heard, "Escape", f"Why? {card}", "push button")
        # another page, so that the next one is told again
        heard.type("key", "ctrl+7")
        heard.hears("Learn")


@pytest.mark.parametrize(
    ("sheet", "card"),
    [
        ("When it happens, I will", "Anxiety and distance"),
        ("Near, and all right", "Being seen"),
    ],
)
def test_why_is_heard_on_a_sheet(of_months: Heard, sheet: str, card: str) -> None:
    heard = of_months
    heard.type("key", "ctrl+3")
    heard.hears("Worksheets")
    heard.press("push button", f"{sheet}: begin")
    heard.find("push button", f"Why? {card}").focus()
    heard.client.reaches(f"Why? {card}", "push button")


def test_why_is_heard_on_coming_back(of_months: Heard) -> None:
    heard = of_months
    by_palette(heard, "coming back", "Coming back")
    heard.find("push button", "Why? The circle").focus()
    heard.client.reaches("Why? The circle", "push button")
