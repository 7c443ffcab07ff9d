"""A moment to read: what was given and nothing else, what is of its day, what can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from tests.conftest import ask

from nearward.domain.model import Entry, Moment, Passage, Worksheet
from nearward.session.ask import entries, moments, people, worksheets
from nearward_ui.kit.widgets.basic import LinkButton, Prose, Soft
from nearward_ui.moments.list import MomentsPage
from nearward_ui.moments.listed.reading import LABELS
from nearward_ui.moments.listed.reading_parts import SameDayRow, Told, UrgeBar
from nearward_ui.moments.listed.told_moment import LONGEST
from nearward_ui.pages import to_thing
from nearward_ui.routes import ToJournal, ToMoment, ToPerson, ToWorksheet

Log = Callable[..., Moment]


def said(page: MomentsPage, kind: type[Any]) -> list[str]:
    return [one.text() for one in page.reading.body.findChildren(kind)]


def test_what_was_given_is_told_and_what_was_not_is_left_out(
    page: MomentsPage, around: Any, log: Log
) -> None:
    ines = ask(around, people.add("Ines")).id
    more = {"emotions": ["afraid"], "later_cost": "a night"}
    text = "Plans for next year."
    log(0, "partly", 21, text=text, person_id=ines, trigger="T06", urge=55, more=more)
    page.enter()
    side = page.reading
    assert side.title.text() == "Monday 23 November, 21:40"
    assert said(page, Told) == [text]
    assert said(page, Soft) == [
        *("With whom", "Just before it", "What I felt", "What it cost later", "The urge"),
    ]
    assert said(page, Prose)[1:] == [
        *("I pulled back, then came back", "Going too well", "Afraid", "a night"),
    ]
    (bar,) = side.body.findChildren(UrgeBar)
    assert bar.accessibleName() == "The urge: 55"
    (who,) = side.body.findChildren(LinkButton)
    gone: list[Any] = []
    page.go.connect(gone.append)
    who.click()
    assert (who.text(), gone) == ("Ines", [ToPerson(id=ines)])


def test_a_name_takes_no_room_from_what_stands_below_it(
    page: MomentsPage, around: Any, log: Log, qtbot: Any
) -> None:
    ines = ask(around, people.add("Ines")).id
    log(0, "partly", 21, person_id=ines, more={"later_cost": "A day and a half of carrying it."})
    page.enter()
    page.reading.resize(360, 700)
    page.reading.show()
    qtbot.addWidget(page.reading)
    page.reading.grab()
    cost = next(one for one in page.reading.body.findChildren(Prose) if "carrying" in one.text())
    assert cost.width() == page.reading.body.width() - page.look.px(LABELS)


def test_an_urge_that_was_not_given_is_not_shown(page: MomentsPage, log: Log) -> None:
    log(0, "stayed")
    page.enter()
    assert page.reading.body.findChildren(UrgeBar) == []
    assert said(page, Told) == []


def test_what_stands_on_the_same_day_is_opened(page: MomentsPage, around: Any, log: Log) -> None:
    at = around.clock()
    entry = ask(around, entries.save(Entry(at=at, day=at.date(), text="Nothing wrong.")))
    log(0, "stayed", 9, text="Rang back.")
    log(0, "partly", 22, text="Later.")
    page.reading.forget()
    gone: list[Any] = []
    page.go.connect(gone.append)
    page.enter()
    rows = {row.accessibleName(): row for row in page.reading.body.findChildren(SameDayRow)}
    assert list(rows) == ["Nothing wrong., Entry, 21:40", "Rang back., Moment, 09:40"]
    rows["Nothing wrong., Entry, 21:40"].click()
    assert gone == [ToJournal(id=entry.id)]
    rows["Rang back., Moment, 09:40"].click()
    page.fit_side(beside=True, seen=True)
    rows = {row.accessibleName(): row for row in page.reading.body.findChildren(SameDayRow)}
    row = next(row for name, row in rows.items() if name.startswith("Rang back."))
    row.click()
    assert said(page, Told) == ["Rang back."]


def test_return_reads_it_and_goes_to_what_can_be_done(
    page: MomentsPage, log: Log, qtbot: Any
) -> None:
    log(0, "stayed", 9, text="one")
    log(0, "partly", 8, text="two")
    gone: list[Any] = []
    page.go.connect(gone.append)
    asked: list[bool] = []
    page.side_asked.connect(asked.append)
    page.reading.show()
    qtbot.addWidget(page.reading)
    page.enter()
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert asked == [True]
    assert said(page, Told) == ["two"]
    assert page.reading.focusWidget() is page.reading.weigh
    page.reading.weigh.click()
    page.reading.change.click()
    weigh, change = gone
    assert isinstance(weigh, ToWorksheet)
    assert weigh.moment is not None
    assert weigh.moment.text == "two"
    assert change == ToMoment(id=weigh.moment.id)


def test_arrow_keys_read_on_while_it_is_seen(page: MomentsPage, log: Log, qtbot: Any) -> None:
    for n in range(3):
        log(0, "stayed", 10 - n, text=f"{n}")
    page.enter()
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert said(page, Told) == ["0"], "it is not seen"
    page.fit_side(beside=True, seen=True)
    assert page.list.selectedIndexes()[0].row() == 0, "the one that is read has the box"
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert said(page, Told) == ["1"]


def test_a_moment_that_is_gone_is_read_no_more(page: MomentsPage, log: Log, qtbot: Any) -> None:
    log(0, "stayed", 9, text="one")
    page.enter()
    assert not page.reading.is_empty
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.reading.is_empty
    assert page.reading.moment is None


def test_a_very_long_text_is_not_laid_out_whole(page: MomentsPage, log: Log) -> None:
    log(0, "stayed", 9, text="word " * 200_000)
    page.enter()
    (text,) = said(page, Told)
    assert len(text) == LONGEST + 1
    gone: list[Any] = []
    page.go.connect(gone.append)
    whole = page.reading.body.findChildren(type(page.reading.more))[0]
    whole.click()
    assert gone[0].page == "moment"


def test_the_worksheets_that_were_begun_from_it_are_opened(
    page: MomentsPage, around: Any, log: Log
) -> None:
    at = around.clock()
    moment = log(2, "partly", text="The harbour.")
    for status in ("done", "draft"):
        sheet = Worksheet(at=at, day=at.date(), sheet="evidence", status=status)
        ask(around, worksheets.save(replace(sheet, moment_id=moment.id)))
    gone: list[Any] = []
    page.go.connect(gone.append)
    page.enter()
    rows = page.reading.body.findChildren(SameDayRow)
    assert [row.accessibleName().split(", ", 1)[1] for row in rows] == [
        "Evidence for and against, 23 November, not finished",
        "Evidence for and against, 23 November",
    ]
    rows[1].click()
    assert gone == [to_thing("worksheet", 1)]


def test_the_words_of_the_entry_that_it_came_from_are_one_click_away(
    page: MomentsPage, around: Any, log: Log
) -> None:
    at = around.clock()
    entry = ask(around, entries.save(Entry(at=at, day=at.date(), text="I left early.")))
    passage = Passage(entry_id=entry.id, start=0, words="I left early.")
    one = Moment(at=at, day=at.date(), outcome="withdrew", text="I left early.")
    ask(around, moments.save(one, passage=passage))
    gone: list[Any] = []
    page.go.connect(gone.append)
    page.enter()
    assert page.reading.came.way.text() == "From the entry of 23 November"
    page.reading.came.way.click()
    assert (gone[0].page, gone[0].id, gone[0].place) == ("journal", entry.id, 0)
    log(0, "stayed", 23, text="By itself.")
    page.enter()
    page.fit_side(beside=True, seen=True)
    page.list.choose(lambda one: getattr(one, "text", "") == "By itself.")
    assert page.reading.came.isHidden()
