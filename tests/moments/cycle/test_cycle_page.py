"""The page of a circle: read, asked in place, printed, heard, and never written over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from tests.conftest import ask, end
from tests.narrowed import instance, present

from nearward.domain.model import APPROACH, Moment
from nearward.paper.drawing import DrawnText
from nearward.session.ask import moments, people, trash
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.widgets.basic import LinkButton, TextField
from nearward_ui.kit.widgets.menu_targets import target_of, ways_of
from nearward_ui.moments.cycle.page import CyclePage
from nearward_ui.moments.cycle.places import PlaceRow
from nearward_ui.moments.list import MomentsPage
from nearward_ui.moments.listed.reading_parts import Told
from nearward_ui.printing.cycle import CyclePrintPage
from nearward_ui.routes import ToCycle, ToMoment, ToPrintCycle


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[CyclePage]:
    made = CyclePage(around)
    made.resize(1084, 760)
    made.show()
    yield made
    end(made)


def keep(around: Any, **given: Any) -> Moment:
    at = around.clock()
    given = {"outcome": "withdrew", "text": "The harbour.", **given}
    return instance(Moment, ask(around, moments.save(Moment(at=at, day=at.date(), **given))))


def row(page: CyclePage, key: str) -> PlaceRow:
    keys = ("trigger", "fear", "distance", "relief", "cost")
    return page.places.rows[keys.index(key)]


def now(around: Any, moment: Moment) -> Moment:
    return instance(Moment, ask(around, moments.get(moment.id)))


def test_it_is_read_in_the_persons_words(page: CyclePage, around: Any) -> None:
    ines = ask(around, people.add("Ines"))
    one = keep(around, person_id=ines.id, more={"later_cost": "A quiet Sunday."})
    page.enter(ToCycle(id=one.id))
    assert page.about.text() == "Monday 23 November, 21:40, with Ines"
    assert page.text.text() == "The harbour."
    own = [told.text() for told in row(page, "cost").findChildren(Told)]
    assert own == ["A quiet Sunday."]
    assert page.places.again.isVisible()
    assert not row(page, "cost").add.isVisible()
    assert row(page, "fear").add.isVisible()
    assert row(page, "fear").add.accessibleName() == "Add: What I feared"


def test_it_is_heard_as_a_list_in_order(page: CyclePage, around: Any) -> None:
    page.enter(ToCycle(id=keep(around, trigger="T01").id))
    heard = QAccessible.queryAccessibleInterface(page.places)
    assert present(heard).role() == QAccessible.Role.List
    names = [one.accessibleName() for one in page.places.rows]
    assert names == [
        "1 of 5: Just before it: Conflict",
        "2 of 5: What I feared: not given",
        "3 of 5: What happened: I pulled away and stayed away",
        "4 of 5: What got lighter: not given",
        "5 of 5: What it cost later: not given",
    ]
    for one in page.places.rows:
        found = QAccessible.queryAccessibleInterface(one)
        assert present(found).role() == QAccessible.Role.ListItem


def test_what_is_missing_is_given_where_it_is_missing(
    page: CyclePage, around: Any, qtbot: Any
) -> None:
    one = keep(around, more={"rough": "evening", "of another program": 1})
    page.enter(ToCycle(id=one.id))
    row(page, "trigger").add.click()
    instance(Chips, present(row(page, "trigger").asker).field).chips[0].click()
    row(page, "fear").add.click()
    chips = instance(Chips, present(row(page, "fear").asker).field).chips
    chips[0].click()
    chips[1].click()
    row(page, "relief").add.click()
    scale = instance(Scale, present(row(page, "relief").asker).field)
    assert scale.value is None
    qtbot.keyClick(scale.slider, Qt.Key.Key_4)
    row(page, "cost").add.click()
    qtbot.keyClicks(instance(TextField, present(row(page, "cost").asker).field), "Lisbon")
    assert page.unsaved() is None, "it is on the disk, or asked for"
    kept = now(around, one)
    assert (kept.trigger, len(kept.fear)) == ("T01", 2)
    assert kept.more == {
        "rough": "evening",
        "of another program": 1,
        "short_term_relief": 40,
        "later_cost": "Lisbon",
    }
    assert (kept.text, kept.outcome) == ("The harbour.", "withdrew")
    assert row(page, "cost").asker is not None, "what is asked stays under the hand"
    page.enter(ToCycle(id=one.id))
    assert row(page, "cost").asker is None
    assert [told.text() for told in row(page, "cost").findChildren(Told)] == ["Lisbon"]


def test_what_was_given_is_taken_back(page: CyclePage, around: Any) -> None:
    one = keep(around)
    page.enter(ToCycle(id=one.id))
    row(page, "trigger").add.click()
    chip = instance(Chips, present(row(page, "trigger").asker).field).chips[0]
    chip.click()
    chip.click()
    again = now(around, one)
    assert again == replace(one, changed=again.changed)


def test_words_that_are_being_typed_are_saved_when_the_page_is_left(
    page: CyclePage, around: Any, qtbot: Any
) -> None:
    one = keep(around)
    page.enter(ToCycle(id=one.id))
    row(page, "cost").add.click()
    qtbot.keyClicks(instance(TextField, present(row(page, "cost").asker).field), "Lis")
    assert now(around, one).more == {}
    page.leave()
    assert now(around, one).more == {"later_cost": "Lis"}


def test_a_moment_that_is_gone_or_has_no_circle_is_no_page(page: CyclePage, around: Any) -> None:
    one = keep(around)
    page.enter(ToCycle(id=one.id))
    ask(around, trash.delete("moment", one.id))
    page.enter()
    assert (page.moment, page.nothing.isVisible(), page.goes_on) == (None, True, False)
    let_in = keep(around, kind=APPROACH, outcome=None, approach_kind="fear")
    page.enter(ToCycle(id=let_in.id))
    assert page.nothing.isVisible()
    assert not page.print_button.isVisible()


def test_it_is_reached_from_where_a_moment_is_read(
    around: Any, page: CyclePage, qtbot: Any
) -> None:
    one = keep(around)
    let_in = keep(around, kind=APPROACH, outcome=None, approach_kind="fear")
    assert ways_of(present(target_of(one)))["cycle"] == ToCycle(id=one.id)
    assert "cycle" not in ways_of(present(target_of(let_in)))
    listed = MomentsPage(around)
    listed.show()
    try:
        listed.enter()
        listed.list.choose(lambda other: getattr(other, "id", 0) == one.id)
        listed.reading.expect(one)
        gone: list[Any] = []
        listed.go.connect(gone.append)
        listed.act("cycle")
        assert gone == [ToCycle(id=one.id)]
        listed.reading.expect(let_in)
        assert listed.acts() == {}
    finally:
        end(listed.reading)
        end(listed)


def test_from_the_page_one_opens_the_moment_and_prints(page: CyclePage, around: Any) -> None:
    one = keep(around)
    page.enter(ToCycle(id=one.id))
    gone: list[Any] = []
    page.go.connect(gone.append)
    page.change.click()
    page.print_button.click()
    assert gone == [ToMoment(id=one.id), ToPrintCycle(id=one.id)]
    assert page.lends("print-cycle") == ToPrintCycle(id=one.id)
    assert isinstance(page.back, LinkButton)


def test_the_preview_is_what_is_printed_and_names_nobody(
    around: Any, qtbot: Any, tmp_path: Path
) -> None:
    ines = ask(around, people.add("Ines"))
    one = keep(around, person_id=ines.id, more={"later_cost": "A quiet Sunday."})
    made = CyclePrintPage(around)
    made.resize(1084, 760)
    made.show()
    try:
        made.enter(ToPrintCycle(id=one.id))
        words = [ink.text for ink in made.pages[0].ink if isinstance(ink, DrawnText)]
        assert "A quiet Sunday." in words
        assert "The harbour." in words
        assert not [text for text in words if "Ines" in text]
        assert made.preview.accessibleDescription().split("\n") == words
        made.paper.chips[1].click()
        assert (made.pages[0].width, made.pages[0].height) == (612.0, 792.0)
        made.write_pdf(str(tmp_path / "circle.pdf"))
        assert (tmp_path / "circle.pdf").read_bytes().startswith(b"%PDF")
    finally:
        end(made)


def test_mirrored_the_line_stands_at_the_right(page: CyclePage, around: Any) -> None:
    page.enter(ToCycle(id=keep(around).id))
    before = page.places.strip.x()
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    present(page.places.layout()).activate()
    page.grab()
    at = page.places.strip.x() + page.places.strip.width()
    assert (before, at) == (0, page.places.width())
