"""Learn, gone through by keys and heard: a card, a gate, a "Why?", and what may lie beneath."""

from __future__ import annotations

from tests.heard.conftest import Heard
from tests.heard.test_by_keys import goes


def test_cards_are_found_opened_and_left_by_keys(of_months: Heard) -> None:
    heard = of_months
    goes(heard, "ctrl+7", "Beneath the storm", "push button")
    found = heard.find("push button", "What pushing away is")
    assert found.description.startswith("Wanting someone near, and making distance")
    goes(heard, "Down", "What pushing away is", "push button")
    goes(heard, "Down", "Small ones count", "push button")
    heard.type("key", "Return")
    heard.hears("Small ones count")
    heard.find("heading", "Small ones count")
    heard.find("heading", "When distance is right")
    heard.find("label", "Not every quiet hour is pushing away.", starts=True)
    goes(heard, "Tab", "Back", "push button")
    goes(heard, "Tab", "Log a small one", "push button")
    goes(heard, "Escape", "Small ones count", "push button")


def test_what_stands_before_a_card_is_heard_with_both_ways(of_months: Heard) -> None:
    heard = of_months
    goes(heard, "ctrl+7", "Beneath the storm", "push button")
    for _ in range(9):
        heard.type("key", "Down")
    gate = goes(heard, "Return", "Read it", "push button")
    heard.hears("An old hurt")
    assert gate.description.startswith("This card is about being hurt or left alone early in life.")
    goes(heard, "Tab", "Not now", "push button")
    heard.type("key", "Return")
    heard.client.reaches("An old hurt", "push button")


def test_why_is_heard_with_the_name_of_its_card(of_months: Heard) -> None:
    heard = of_months
    heard.type("key", "ctrl+4")
    heard.hears("Beliefs")
    heard.find("push button", "Why? Feeling not enough")
