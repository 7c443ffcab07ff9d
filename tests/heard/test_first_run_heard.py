"""The first run, heard: what this is, the fields, what can be wished for, and the first page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.heard.conftest import PASSPHRASE, Heard
from tests.heard.test_by_keys import goes


def test_the_first_run_by_keys(hear: Callable[[Path | None], Heard]) -> None:
    heard = hear(None)
    heard.find("heading", "Nearward")
    heard.find("label", "It is not therapy, it puts no label on you", starts=True)
    heard.find("heading", "Beneath the storm")
    heard.find("push button", "Look at six invented months first")
    heard.find("text", "Passphrase").set_text(PASSPHRASE)
    heard.find("text", "The same again").set_text(PASSPHRASE)
    heard.press("check box", "Why now, recovery sheet, an earlier diary")
    heard.find("text", "Why now?").set_text("Ines asked.")
    goes(heard, "Tab", "Then show the recovery sheet, to print it", "check box")
    goes(heard, "Tab", "Then bring in an earlier diary", "check box")
    goes(heard, "Tab", "Make the diary", "push button")
    heard.type("key", "Return")
    heard.hears("Journal")
    heard.find("push button", "Log a moment, from any page, Ctrl+M")
    heard.find("push button", "Lock; it locks by itself too, when you are away, Ctrl+L")
