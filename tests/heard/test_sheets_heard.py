"""Sheets to fill in, gone through by keys: a question of each kind is told with its name."""

from __future__ import annotations

from tests.heard.client import Node
from tests.heard.conftest import Heard
from tests.heard.test_by_keys import goes
from tests.narrowed import present


def begun(heard: Heard, sheet: str) -> None:
    heard.type("key", "ctrl+3")
    heard.hears("Worksheets")
    heard.client.events.clear()
    heard.press("push button", f"{sheet}: begin")


def goes_on(heard: Heard, step: str, name: str, role: str) -> Node:
    """To the next step: its first question has the keyboard, and its title is told."""
    node = goes(heard, "ctrl+Return", name, role)
    heard.hears(step)
    return node


def asked_by(node: Node) -> str:
    """The question that a chip belongs to."""
    return present(node.parent).name


def test_words_days_ratings_and_rows(of_months: Heard) -> None:
    heard = of_months
    begun(heard, "Facts and readings")
    heard.client.reaches("What I saw or heard", "text")
    # someone: chips, and a field for another one
    assert asked_by(goes(heard, "Tab", "Ines", "radio button")) == "From whom"
    goes(heard, "Tab", "From whom: someone else", "text")
    goes(heard, "Tab", "What I made of it", "text")
    # what can be begun with says what it does
    goes(heard, "Tab", "What I made of it: add They no longer like me.", "push button")
    rating = goes(heard, "Tab", "How much I believe it", "slider")
    assert "not given" in rating.description
    heard.type("key", "7")
    heard.client.until(lambda: rating.value == 70, "70")
    # each step is told, and rows with what stands beside them
    goes_on(heard, "Step 3 of 7: Other readings", "Reading", "text")
    goes(heard, "Tab", "How likely", "slider")
    goes(heard, "Tab", "Other readings: remove this line", "push button")
    goes(heard, "Tab", "Other readings: add a line", "push button")
    goes_on(heard, "Step 4 of 7", "What I know", "text")
    goes_on(heard, "Step 5 of 7: The worry, in one sentence", "The worry", "text")
    act = goes_on(heard, "Step 6 of 7: What can be done", "Yes, now", "radio button")
    assert asked_by(act).startswith("Can I do")
    # a day that hangs on the answer
    heard.type("key", "2")
    heard.client.until(lambda: heard.find("radio button", "Yes, later").state("checked"), "later")
    assert asked_by(goes(heard, "Tab", "Today", "radio button")) == "When I do it"
    goes_on(heard, "Step 7 of 7: Now", "How anxious I am now", "slider")
    goes(heard, "Tab", "How much I believe my first reading now", "slider")
    goes(heard, "Tab", "How long I have been going over it, in minutes", "text")
    goes(heard, "Tab", "How much energy it has cost me", "slider")


def test_a_scale_asks_each_of_its_sentences(of_months: Heard) -> None:
    heard = of_months
    begun(heard, "Signs")
    first = heard.client.reaches("The last 7 days", "radio button")
    assert (asked_by(first), first.description) == ("Looking back over", "1 of 2")
    told = "Step 2 of 3: Seven signs, and three others"
    step = goes_on(heard, told, "not at all", "radio button")
    assert (asked_by(step), step.description) == ("I let someone in a little.", "1 of 6")
    assert asked_by(goes(heard, "Right", "a little", "radio button")) == asked_by(step)
    heard.type("key", "6")
    sentence = heard.find("panel", "I let someone in a little.")
    none = next(chip for chip in sentence.children if chip.name == "no chance to notice")
    heard.client.until(lambda: none.state("checked"), "no chance")
    asked = asked_by(goes(heard, "Tab", "not at all", "radio button"))
    assert asked.startswith("I went quiet or far away")


def test_gates_hints_and_kind_ends(of_months: Heard) -> None:
    heard = of_months
    # a gate tells why it stands there
    begun(heard, "A kind letter")
    gate = heard.client.reaches("Go on", "push button")
    assert gate.description.startswith("If being kind to yourself feels unsafe, stop here.")
    goes(heard, "Tab", "Not now", "push button")
    goes(heard, "shift+Tab", "Go on", "push button")
    heard.type("key", "space")
    heard.client.reaches("What happened", "text")
    # a hint while one writes
    begun(heard, "Words instead of distance")
    heard.client.reaches("Ines", "radio button")
    goes_on(heard, "Step 2 of 4: What is going on", "Afraid", "check box")
    goes_on(heard, "Step 3 of 4: The sentence", "What I could say", "text")
    heard.client.events.clear()
    heard.type("type", "--delay", "40", "I feel that you are gone")
    heard.hears("After “I feel that you” comes an opinion. Which feeling is under it?")
    # an answer with which it ends
    begun(heard, "The loop between us")
    heard.client.reaches("Ines", "radio button")
    goes(heard, "Tab", "With whom: someone else", "text")
    assert asked_by(goes(heard, "Tab", "Yes", "radio button")) == "Am I safe with this person?"
    heard.client.events.clear()
    heard.type("key", "3")
    heard.hears("Then this is not a loop to solve together, and keeping your distance is right.")
    goes(heard, "Tab", "Help", "push button")
    heard.type("key", "Return")
    heard.hears("Help")


def test_marks_ticks_and_words_of_ones_own(of_months: Heard) -> None:
    heard = of_months
    begun(heard, "Evidence for and against")
    heard.client.reaches("What happened", "text")
    goes_on(heard, "Step 2 of 8: What I felt", "Feeling", "text")
    goes_on(heard, "Step 3 of 8: The thought", "Thought", "text")
    goes(heard, "Tab", "It was a mental picture", "push button")
    goes_on(heard, "Step 4 of 8: What supports it", "What supports it", "text")
    goes(heard, "Tab", "Fact or reading: fact / reading", "push button")
    heard.type("key", "2")
    heard.find("push button", "Fact or reading: reading")
    goes(heard, "Tab", "Weight, 0 to 3: weight not set", "push button")
    # in chips that a vocabulary offers, what one types is one more
    begun(heard, "When it happens, I will")
    heard.client.reaches("What I would like with this person", "text")
    way = goes_on(heard, "Step 2 of 4: What gets in the way", "Conflict", "radio button")
    assert asked_by(way).startswith("What in me")
    goes(heard, "Tab", "What in me gets in the way: a word of your own", "text")
    heard.type("type", "--delay", "40", "Quiet rooms")
    heard.type("key", "Return")
    own = heard.find("radio button", "Quiet rooms")
    assert own.state("checked")
