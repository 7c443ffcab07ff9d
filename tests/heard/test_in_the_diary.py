"""A client of AT-SPI keeps a diary by itself; what came into it is read from the file then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import KEY
from tests.heard.client import Node
from tests.heard.conftest import Heard

from nearward.command.demo.diary import fill
from nearward.domain.model import Entry
from nearward.session.ask import entries
from nearward.session.jobs.everything import read_everything
from nearward.vault.care.opening import open_diary

LABELLED_BY = 2


def kept(diary: Path) -> Any:
    """All that is in the diary."""
    vault = open_diary(diary, "", key=KEY)
    try:
        return read_everything()(vault)
    finally:
        vault.close()


def test_it_is_unlocked_written_in_and_hears_what_is_refused(heard: Heard) -> None:
    field = heard.find("text", "Passphrase")
    field.set_text("a badger at noon")
    heard.press("push button", "Open diary")
    heard.hears("Opening…")
    heard.hears("This passphrase does not open the diary")
    # it stays to be read, as the name of a label
    heard.find("label", "This passphrase does not open the diary", starts=True)
    heard.unlock()
    heard.find("text", "Title").set_text("By the pond")
    heard.find("text", "What you write").set_text("Written without a key.")
    heard.hears("Saved")
    heard.find("label", "Saved")
    heard.quit()
    (entry,) = kept(heard.diary).entries
    assert (entry.title, entry.text) == ("By the pond", "Written without a key.")


def test_a_moment_with_all_that_was_set(heard: Heard) -> None:
    heard.unlock()
    heard.press("radio button", "Moments")
    heard.hears("Moments")
    heard.press("push button", "Log a moment")
    heard.hears("Log a moment")
    heard.press("radio button", "I pulled back, then came back")
    heard.press("radio button", "Conflict")
    heard.press("radio button", "Closeness")  # in place of the one before
    heard.press("check box", "Went distant")
    heard.press("check box", "Cancelled plans")
    urge = heard.find("slider", "How strong was the urge?")
    assert urge.description == "not given yet"
    assert urge.value == 0
    urge.set_value(40)
    urge.act("Increase")
    heard.client.until(lambda: urge.description == "41", "41", heard.window)
    heard.find("text", "In a few words").set_text("On the bridge.")
    heard.press("push button", "Save moment")
    heard.hears("Noted. You pulled back, and you came back.")
    heard.quit()
    (moment,) = kept(heard.diary).moments
    assert (moment.outcome, moment.urge, moment.text) == ("partly", 41, "On the bridge.")
    assert moment.trigger == "T02"
    assert len(moment.behaviour) == 2


def test_letting_someone_in_with_all_that_was_set(heard: Heard) -> None:
    heard.unlock()
    heard.type("key", "ctrl+shift+m")
    heard.hears("Log a moment")
    kinds = heard.find("panel", "A moment when")
    assert [(chip.name, chip.state("checked")) for chip in kinds.children] == [
        ("I let someone in", True),
        ("I felt the urge to pull away", False),
    ]
    assert not heard.window.every("panel", "What happened in the end?")
    for group, name in (("What I showed", "A fear"), ("How was it taken?", "Warmly")):
        assert heard.find("panel", group)
        heard.press("radio button", name)
    assert heard.find("panel", "How I felt after")
    for name in ("Relieved", "Afraid"):
        heard.press("check box", name)
    hard = heard.find("slider", "How hard was it?")
    assert (hard.description, hard.value) == ("not given yet", 0)
    hard.set_value(70)
    heard.find("text", "In a few words").set_text("In the hall.")
    heard.press("push button", "Save moment")
    heard.hears("Noted. You let someone in.")
    heard.quit()
    (moment,) = kept(heard.diary).moments
    assert (moment.kind, moment.outcome, moment.text) == ("approach", None, "In the hall.")
    assert (moment.approach_kind, moment.suds, moment.reception) == ("fear", 70, "warm")
    assert sorted(moment.after_feeling) == ["afraid", "relieved"]


def test_zero_is_a_value_and_unset_is_none(heard: Heard) -> None:
    heard.unlock()
    for value in (0, None):
        heard.press("radio button", "Moments")
        heard.press("push button", "Log a moment")
        heard.press("radio button", "I felt the urge and stayed")
        urge = heard.find("slider", "How strong was the urge?")
        if value is not None:
            urge.set_value(value)
        heard.press("push button", "Save moment")
        heard.hears("Noted. You felt it and stayed.")
    heard.quit()
    assert sorted(str(moment.urge) for moment in kept(heard.diary).moments) == ["0", "None"]


def test_single_choices_are_radio_buttons_of_one_group(heard: Heard) -> None:
    heard.unlock()
    heard.press("radio button", "Moments")
    heard.press("push button", "Log a moment")
    group = heard.find("panel", "What happened in the end?")
    names = [(child.role, child.name) for child in group.children]
    assert {role for role, _ in names} == {"radio button"}
    assert len(names) == 6
    assert not any("What happened" in name for _, name in names), "the group's name, once"
    first, second = group.children[:2]
    first.act()
    second.act()
    assert [child.state("checked") for child in group.children[:2]] == [False, True]
    second.act()  # what is optional can be taken back
    assert not any(child.state("checked") for child in group.children)
    rail = heard.find("panel", "Pages")
    roles = {node.name: node.role for node in rail.children}
    assert roles["Journal"] == "radio button"
    assert roles["Lock now"] == "push button"
    assert [n.name for n in rail.children if n.state("checked")] == ["Moments"]
    assert heard.find("heading", "Log a moment")


def test_what_a_digit_chose_is_said(heard: Heard) -> None:
    heard.unlock()
    heard.type("key", "ctrl+m")
    heard.hears("Log a moment")
    heard.type("key", "3")
    heard.hears("Chosen: I pulled back, then came back")
    heard.type("key", "1")
    heard.hears("Chosen: Conflict")
    heard.type("key", "7")
    heard.hears("How strong was the urge?: 70")


def test_rows_and_days_are_opened(hear: Callable[[Path], Heard], diary: Path, clock: Any) -> None:
    at = clock()
    vault = open_diary(diary, "", key=KEY)
    for n, text in enumerate(("The first.", "The second.")):
        day = at.replace(day=3 + n, month=11, year=2026)
        entries.save(Entry(at=day, day=day.date(), text=text))(vault)
    vault.close()
    heard = hear(diary)
    heard.unlock()

    def shown() -> str:
        return heard.find("text", "What you write").text

    def opens(node: Node, text: str) -> None:
        assert node.actions
        node.act()
        heard.client.until(lambda: shown() == text, text, heard.window)

    timeline = heard.find("list", "Timeline")
    second, first = timeline.children
    opens(first, "The first.")
    heard.hears("Entry of Tuesday 3 November 2026, 21:40")
    opens(second, "The second.")
    opens(first, "The first.")
    # a day of the month; the month that is shown may be another one by now
    month = heard.find("table", "Month")
    while "November 2026" not in [one.name for one in heard.window.every("push button")]:
        heard.press("push button", "Previous month")
    day = next(
        cell
        for cell in month.every("table cell") + month.every("cell")
        if cell.name.startswith("Wednesday 4 November 2026")
    )
    opens(day, "The second.")
    heads = [node.name for node in month.every("column header")]
    assert heads[0] == "Monday"
    heard.find("text", "Search everything").set_text("first")
    heard.hears("1 result")
    heard.find("text", "Search everything").set_text("nobodywrotethis")
    heard.hears("Nothing was found.")


def test_the_numbers_of_a_chart(hear: Callable[[Path], Heard], diary: Path, clock: Any) -> None:
    vault = open_diary(diary, "", key=KEY)
    fill(vault, clock().date())
    vault.close()
    heard = hear(diary)
    heard.unlock()
    heard.press("radio button", "Patterns")
    heard.hears("Patterns")
    chart = heard.find("chart", "How often I pulled away")
    # it is drawn when the chart library is there
    heard.client.until(lambda: "week by week" in chart.description, "the chart in words")
    # each chart has its own
    chart.parent.find("push button", "Numbers: How often I pulled away").act()
    table = heard.find("table", "The weeks as numbers")
    cells = [cell.name for cell in table.children]
    assert len(cells) > 50
    assert any(name.isdigit() for name in cells)


def test_a_list_that_unfolds_has_a_label_and_is_chosen_from(heard: Heard) -> None:
    heard.unlock()
    heard.press("radio button", "Print")
    heard.hears("Print")
    box = heard.find("combo box", "Blank, for a pen")
    assert [label.name for label in box.relations[LABELLED_BY]] == ["Blank or filled"]
    preview = heard.find("graphic", "Preview")
    assert "Evidence for and against" in preview.description


def test_typed_letters_of_a_passphrase_are_not_on_the_bus(heard: Heard) -> None:
    field = heard.find("text", "Passphrase")
    field.focus()
    heard.type("type", "--delay", "60", "zebra7quill")
    heard.client.until(lambda: len(field.text) == 11, "eleven points", heard.window)
    heard.client.listen(1)
    told = [str(e.value) for e in heard.client.events if e.kind == "TextChanged"]
    assert "".join(told) == "●" * 11, "that something is typed is heard"
    assert field.text == "●" * 11
    heard.type("key", "BackSpace", "BackSpace")
    heard.client.until(lambda: len(field.text) == 9, "nine points", heard.window)
    heard.client.listen(1)
    told = [str(e.value) for e in heard.client.events if e.kind == "TextChanged"]
    assert "".join(told) == "●" * 11 + "*" * 2
    # shown on the screen, its letters are read like those of any field
    heard.press("check box", "Show")
    heard.client.until(lambda: field.text == "zebra7qui", "the letters", heard.window)
