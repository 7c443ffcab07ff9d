"""Beliefs are walked by a client of AT-SPI: the list, a story, what is kept of a worksheet."""

from __future__ import annotations

from tests.heard.client import Node
from tests.heard.conftest import Heard

from nearward.command.demo.data import BeliefsGiven
from nearward.worksheets.catalogue import read
from nearward_resources import FOLDER

STORY = read(FOLDER / "demo" / "beliefs.toml", BeliefsGiven).belief[0]
#: what a finished worksheet on that story begins with
NEAR = "He did not hang up."
#: what acts, or takes words
ACTING = {"push button", "radio button", "check box", "text", "slider", "chart"}


def acting(told: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [one for one in told if one[0] in ACTING]


def told(heard: Heard) -> list[tuple[str, str]]:
    """What is shown of the page, in its order."""
    found = [(node.role, node.name) for _, node in heard.window.walk()]
    return found[found.index(("push button", "Lock now")) + 1 :]


def to_story(heard: Heard) -> Node:
    heard.press("radio button", "Beliefs")
    heard.hears("Beliefs")
    listed = heard.find("list", "Beliefs")
    listed.focus()
    heard.type("key", "Home", "Down", "Return")
    heard.hears(f"“{STORY.text}”")
    return heard.find("heading", f"“{STORY.text}”")


def test_the_list_says_how_much_each_is_believed_and_what_is_kept(of_months: Heard) -> None:
    heard = of_months
    heard.press("radio button", "Beliefs")
    heard.hears("Beliefs")
    listed = heard.find("list", "Beliefs")
    names = [item.name for item in listed.every("list item")]
    assert len(names) == 3
    assert names[1].startswith(f"{STORY.text}, believed 60")
    fits = [one.fits for one in STORY.evidence]
    both = fits.count("both")
    kept = f"kept for it {fits.count('old') + both}, against it {fits.count('new') + both}"
    assert kept in names[1]
    assert names[2].endswith("resting")
    found = told(heard)
    assert all(name for _, name in acting(found))
    assert len(set(acting(found))) == len(acting(found)), "each has a name of its own"
    assert heard.find("panel", "How much I believe them").every("chart")


def test_a_story_is_rated_and_its_evidence_is_read_under_its_headings(of_months: Heard) -> None:
    heard = of_months
    to_story(heard)
    found = told(heard)
    assert all(name for _, name in acting(found))
    assert len(set(acting(found))) == len(acting(found)), "each has a name of its own"
    headings = [found.index(("heading", f"{name} the old story")) for name in ("Against", "For")]
    both = found.index(("heading", "Fits both"))
    for one in STORY.evidence:
        at = found.index(("label", one.text))
        assert at > headings[0]
        side = "both" if at > both else "old" if at > headings[1] else "new"
        assert one.fits == side, one.text
    # what is on a worksheet is heard before what can be begun
    sheets = found.index(("heading", "Worksheets on it"))
    after = [name for _, name in found[sheets + 1 :] if name]
    assert after[0].startswith("Fri 20 Nov: Small steps")
    assert any(name.startswith("Sun 12 Jul: Evidence for and against") for name in after)
    slider = heard.find("slider", "How much I believe the old story")
    assert slider.description == "not given yet"
    slider.set_value(40)
    heard.client.until(lambda: slider.description == "40", "40", heard.window)
    fold = heard.find("push button", "How I worded it before")
    assert fold.description == "closed"
    fold.act()
    heard.hears("How I worded it before: open")
    before = [name for role, name in told(heard) if role == "label"]
    assert any(name.endswith(STORY.newer[0].text) for name in before)


def test_something_of_a_worksheet_is_kept_as_evidence(of_months: Heard) -> None:
    heard = of_months
    heard.press("radio button", "Worksheets")
    heard.hears("Worksheets")
    listed = heard.find("list", "Worksheets")
    names = [item.name for item in listed.every("list item")]
    at = next(number for number, name in enumerate(names) if name.startswith(NEAR))
    listed.focus()
    heard.type("key", "Home", *("Down",) * at, "Return")
    fold = heard.find("push button", "Keep something of it as evidence")
    assert fold.description == "closed"
    fold.act()
    heard.hears("Keep something of it as evidence: open")
    found = told(heard)
    # the story that the worksheet is on is chosen
    story = heard.find("radio button", STORY.text)
    assert story.state("checked")
    first = found.index(("radio button", STORY.text))
    named = [name for role, name in found[first:] if role == "push button"]
    against = next(name for name in named if name.startswith("Against the old story: "))
    assert found.index(("push button", against)) > first, "the story is heard first"
    heard.press("push button", against)
    heard.hears("Kept against the old story")
    kept = against.replace("Against the old story", "Kept against the old story")
    assert heard.find("push button", kept)
