"""Help before the unlock and a whole pause, by a client of AT-SPI alone."""

from __future__ import annotations

from tests.conftest import KEY
from tests.heard.conftest import Heard

from nearward.session.ask import help as helping
from nearward.session.ask import pauses
from nearward.vault.care.opening import open_diary


def test_help_is_read_before_the_unlock(heard: Heard) -> None:
    heard.press("push button", "Help")
    heard.find("heading", "What to do now")
    heard.find("label", "If you are in danger, or might hurt yourself", starts=True)
    heard.find("label", "Move away from anything you could hurt yourself with.")
    heard.find("heading", "If you are afraid of someone")
    heard.press("push button", "Back")
    heard.find("text", "Passphrase")
    heard.unlock()


def test_someone_and_the_number_are_entered_and_read(heard: Heard) -> None:
    heard.unlock()
    heard.press("radio button", "Help")
    heard.hears("Help")
    heard.press("push button", "Enter an emergency number")
    heard.find("text", "Emergency number").set_text("0555 112")
    heard.press("push button", "Save")
    number = heard.find("label", "Emergency number")
    assert number
    heard.press("push button", "People and places: add")
    heard.find("text", "Name").set_text("Ruth")
    heard.find("text", "Number or address").set_text("0555 010")
    heard.press("push button", "Save")
    heard.find("push button", "Ruth: change")
    heard.find("label", "0555 010")
    heard.quit()
    vault = open_diary(heard.diary, "", key=KEY)
    found = helping.held()(vault)
    vault.close()
    assert found.number == "0555 112"
    assert [(one.name, one.contact) for one in found.resources] == [("Ruth", "0555 010")]


def test_a_pause_is_heard_and_answered(heard: Heard) -> None:
    heard.unlock()
    heard.type("key", "ctrl+shift+p")
    heard.hears("How strong is the urge?")
    urge = heard.find("slider", "How strong is the urge?")
    assert urge.description == "not given yet"
    urge.set_value(80)
    how_long = heard.find("panel", "How long")
    assert [chip.role for chip in how_long.children] == ["radio button"] * 3
    heard.press("push button", "Next")
    heard.hears("What is the feeling? A word is enough. Or no word.")
    heard.press("radio button", "Afraid")
    heard.press("push button", "Next")
    heard.hears("Where in your body is it?")
    heard.press("check box", "Chest")
    heard.press("push button", "Finish")
    heard.hears("How strong is it now?")
    heard.find("slider", "How strong is it now?").set_value(40)
    heard.press("radio button", "I stayed")
    heard.press("push button", "Save")
    heard.hears("The pause is saved.")
    heard.quit()
    vault = open_diary(heard.diary, "", key=KEY)
    (kept,) = pauses.page()(vault)
    vault.close()
    assert (kept.urge_before, kept.urge_after, kept.what_then) == (80, 40, "stayed")
    assert (kept.named_emotion, kept.body_place) == ("afraid", ("chest",))
