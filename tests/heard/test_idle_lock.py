"""What assistive technology does is somebody being here; what it reads is not."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.heard.client import Node, RefusedError
from tests.heard.conftest import Heard


def idle(heard: Heard) -> float:
    """For how long nothing was done, as the program itself counts it."""
    return float(heard.ask("idle"))


def does(heard: Heard, act: Callable[[], object]) -> bool:
    """Whether an act counts: after a second of nothing the count begins anew."""
    heard.client.listen(1.2)
    act()
    heard.client.listen(0.4)
    return idle(heard) < 1


def test_acting_counts_as_being_here(heard: Heard) -> None:
    heard.unlock()
    text = heard.find("text", "What you write")
    text.set_text("One two three.")
    assert does(heard, lambda: text.set_caret(3))
    assert does(heard, lambda: text.insert(3, " and"))
    assert does(heard, lambda: heard.press("radio button", "Moments"))
    assert does(heard, lambda: heard.press("push button", "Log a moment"))
    assert does(heard, lambda: heard.press("radio button", "Conflict"))
    urge = heard.find("slider", "How strong was the urge?")
    assert does(heard, lambda: urge.set_value(30))
    assert does(heard, lambda: heard.find("text", "Someone else").set_text("A"))
    heard.press("radio button", "Settings")
    size = heard.find("spin box", "Lock after no activity for")
    assert does(heard, lambda: size.set_value(7))
    spelling = heard.find("check box", "Mark words that are not in a dictionary")
    assert does(heard, spelling.act)


def test_reading_does_not_count(heard: Heard) -> None:
    heard.unlock()
    heard.find("text", "What you write").set_text("One two three.")
    heard.hears("Saved")
    # what was written is shown everywhere by now
    heard.client.listen(1)
    before, begun = idle(heard), time.monotonic()
    while time.monotonic() < begun + 3:
        read_all(heard)
    assert idle(heard) >= before + 2.5


def read_all(heard: Heard) -> None:
    for _, node in heard.window.walk():
        reads: tuple[Callable[[Node], object], ...] = (
            lambda node: node.name,
            lambda node: node.description,
            lambda node: node.state("focused"),
        )
        for read in reads:
            try:
                read(node)
            except RefusedError:
                continue
        if "Text" in node.interfaces:
            assert isinstance(node.text, str)
