"""What is looked at again, and cards to cut out, gone through as by a screen reader."""

from __future__ import annotations

from tests.heard.conftest import Heard
from tests.heard.test_beliefs_heard import acting, told


def test_a_worksheet_is_looked_at_again_where_it_stands(of_months: Heard) -> None:
    heard = of_months
    heard.type("key", "ctrl+3")
    heard.hears("Worksheets")
    heard.find("heading", "To look at again, if you like")
    found = told(heard)
    offered = found[found.index(("heading", "To look at again, if you like")) + 1 :]
    # one with something to rate
    link = next(name for role, name in offered if name.startswith("“She is not the right one"))
    heard.press("push button", link)
    heard.hears("To look at again")
    found = told(heard)
    assert all(name for _, name in acting(found))
    asked = next(n for role, n in found if role == "heading" and n.startswith("“She is not"))
    assert asked.startswith(link.rstrip("”…").rstrip())
    # its title is heard before what is asked of it, and that before what can be done
    title = found.index(("heading", asked))
    sliders = [at for at, (role, _) in enumerate(found) if role == "slider"]
    slider = next(at for at in sliders if at > title)
    assert found[slider] == ("slider", "The first thought")
    later = found.index(("push button", f"{asked}: Not now"))
    assert title < slider < later
    rating = heard.window.every("slider")[sliders.index(slider)]
    assert "not given" in rating.description, "nothing is set before it is given"
    # who asked for one is led to its first question
    heard.type("key", "4")
    heard.client.until(lambda: rating.value == 40, "40")
    heard.find("label", "Saved")
    heard.press("push button", f"{asked}: Not now")
    heard.hears("It will not be offered again.")
    heard.press("push button", "Undo")
    heard.find("heading", asked)


def test_a_card_is_chosen_and_told(of_months: Heard) -> None:
    heard = of_months
    heard.type("key", "ctrl+6")
    heard.hears("Print")
    heard.press("push button", "Cards to cut out")
    heard.hears("Cards to cut out")
    found = told(heard)
    assert all(name for _, name in acting(found))
    for button in ("Print", "Make a PDF"):
        assert not heard.find("push button", button).state("enabled"), "nothing is chosen yet"
    first = heard.window.every("check box")[0]
    assert not first.state("checked")
    first.act()
    heard.client.until(lambda: first.state("checked"), "chosen")
    printing = heard.find("push button", "Print")
    heard.client.until(lambda: printing.state("enabled"), "it can be printed")
