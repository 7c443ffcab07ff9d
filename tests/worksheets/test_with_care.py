"""After what is heavy, and after distance, the pages hold back."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from tests.conftest import NOW, ask
from tests.worksheets.conftest import Clock

from nearward.domain.model import Moment, Worksheet
from nearward.session.ask import check_ins, moments, worksheets
from nearward.worksheets import prompts
from nearward_ui.journal.page import JournalPage
from nearward_ui.moments.check_in import CheckInPage
from nearward_ui.moments.form import MomentPage
from nearward_ui.routes import LockNow, Route, ToMoment, ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage

SAID = (
    "That was a lot, and it is saved. It can be enough for today: a walk, some water, a word with"
    " someone you trust."
)
MIDNIGHT = datetime(2026, 11, 23, 23, 30, tzinfo=timezone(timedelta(hours=1)))


def sheet(around: Any, **answers: Any) -> Worksheet:
    at = around.clock()
    thing = Worksheet(at=at, day=at.date(), sheet="evidence", answers=answers)
    kept: Worksheet = ask(around, worksheets.save(thing))
    return kept


def finish(page: WorksheetPage, around: Any, **answers: Any) -> None:
    page.enter(ToWorksheet(id=sheet(around, **answers).id))
    page.finish()


def mood(code: str, **ratings: int | None) -> dict[str, Any]:
    return {"moods": [{"mood": code, **ratings}]}


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ({"heaviness": 6}, False),
        ({"heaviness": 7}, True),
        (mood("panic", before=75, after=79), False),
        (mood("panic", before=75, after=80), True),
        (mood("numb", before=40, after=59), False),
        (mood("numb", before=40, after=60), True),
        (mood("numb", before=None, after=60), False),
        (mood("proud", before=0, after=100), False),
        ({}, False),
    ],
)
def test_a_heavy_worksheet_is_closed_with_care(
    make: Any, around: Any, answers: dict[str, Any], kind: bool
) -> None:
    page = make(WorksheetPage)
    finish(page, around, **answers)
    closing = page.closing
    assert closing.isVisible()
    assert (closing.text.text() == SAID) is kind
    shown = [button.text() for button in closing.findChildren(QPushButton) if button.isVisible()]
    if kind:
        # nothing more is asked, and none of the three is the main one
        assert shown == ["Pause", "Close the diary", "Help", "Hide this"]
        assert {button.property("role") for button in closing.kind_ways} == {"quiet"}
        assert len({button.height() for button in closing.kind_ways}) == 1
    else:
        assert shown[:3] == ["Read it", "To the journal", "Close the diary"]
        assert len(shown) == 3 + len(closing.links)
    assert not closing.stopping.isVisible()


def test_a_second_enter_chooses_nothing_and_esc_puts_it_away(
    make: Any, around: Any, qtbot: Any
) -> None:
    page = make(WorksheetPage)
    page.activateWindow()
    went: list[object] = []
    page.go.connect(went.append)
    finish(page, around, heaviness=9)
    closing = page.closing
    qtbot.waitUntil(closing.hasFocus)
    assert closing.accessibleName() == SAID
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        qtbot.keyClick(closing, key)
    assert went == []
    # one after the other, as one reads them
    ways = (Route("pause"), LockNow(), Route("help"))
    for button, way in zip(closing.kind_ways, ways, strict=True):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert went.pop() == way
    qtbot.keyClick(closing.kind_ways[2], Qt.Key.Key_Escape)
    assert not closing.isVisible()
    assert went == []
    assert page.isAncestorOf(page.focusWidget())


def test_another_heavy_one_within_two_hours_suggests_to_stop(
    make: Any, around: Any, clock: Clock
) -> None:
    page = make(WorksheetPage)
    clock.at = MIDNIGHT
    finish(page, around, heaviness=8)
    assert not page.closing.stopping.isVisible()
    # a light one between them says nothing
    finish(page, around, heaviness=2)
    assert not page.closing.stopping.isVisible()
    # past midnight
    clock.at = MIDNIGHT + timedelta(hours=2)
    finish(page, around, **mood("ashamed", before=50, after=90))
    assert page.closing.stopping.isVisible()
    assert page.closing.text.text() == SAID
    assert page.closing.stopping.text() in page.closing.accessibleName()
    assert "stop here for today" in page.closing.stopping.text()
    # it can be put away, and stays away
    page.closing.away.click()
    assert not page.closing.isVisible()
    clock.at += timedelta(hours=2, seconds=1)
    finish(page, around, heaviness=8)
    assert page.closing.isVisible()
    assert not page.closing.stopping.isVisible()


def test_an_answer_that_is_given_after_all_can_make_it_heavy(
    make: Any, around: Any, qtbot: Any
) -> None:
    page = make(WorksheetPage)
    finish(page, around, **mood("sad", before=60))
    assert page.closing.text.text() != SAID
    next(one for one in page.closing.links if one.text() == "What I feel now").click()
    views = [view for g in page.groups for p in g.panels for view in p.views]
    again = next(view for view in views if view.field.kind == "again")
    qtbot.waitUntil(lambda: again.isAncestorOf(page.focusWidget()))
    scale = again._scales[0]
    scale.slider.give(79)
    page.leave()
    assert page.closing.text.text() != SAID
    scale.slider.give(80)
    page.leave()
    assert page.closing.text.text() == SAID
    # the keyboard stays where it was
    assert not page.closing.hasFocus()
    # another worksheet is another matter
    page.enter(ToWorksheet(sheet="evidence"))
    assert not page.closing.isVisible()


def test_where_nothing_can_be_noted_the_kind_word_is_said(make: Any, around: Any) -> None:
    page = make(WorksheetPage)
    page.enter(ToWorksheet(id=sheet(around, heaviness=8).id))
    page.finish()
    page.closing.put_away()
    around.desk._vault.read_only = True
    page.closing.tell(page.sheet, page.worksheet, [])
    assert page.closing.isVisible()
    assert page.closing.text.text() == SAID
    around.desk._vault.read_only = False


def test_the_sheet_says_on_the_screen_what_it_is_not(make: Any) -> None:
    page = make(WorksheetPage)
    page.enter(ToWorksheet(sheet="evidence"))
    foot = page.parts.sheet_foot
    assert foot.isVisible()
    assert foot.text() == (
        "A self-help sheet, not a diagnosis. If you may hurt yourself or someone, or are in danger,"
        " call your local emergency number now."
    )


def test_feelings_that_do_not_weigh_are_offered(make: Any, around: Any, qtbot: Any) -> None:
    page = make(WorksheetPage)
    page.enter(ToWorksheet(id=sheet(around, **mood("panic", before=60)).id))
    page.show_step("after")
    views = [view for g in page.groups for p in g.panels for view in p.views]
    again = next(view for view in views if view.field.kind == "again")
    names = [c.text() for c in again.lighter.findChildren(QPushButton)]
    assert names == [
        *("+ Relieved", "+ Calm", "+ Warm", "+ Hopeful"),
        *("+ Close to someone", "+ Grateful", "+ Proud"),
    ]
    for chip in again.lighter.findChildren(QPushButton)[4:6]:
        chip.click()
        chip.click()
    # a typed one is the one of that name, and one that is there is not there twice
    for typed in ("panic", "Lonely"):
        again.new.setText(typed)
        again._on_new()
    page.leave()
    (kept,) = ask(around, worksheets.page())
    moods = [row["mood"] for row in kept.answers["moods"]]
    assert moods == ["panic", "close", "grateful", "lonely"]
    rows = next(view for view in views if view.field.id == "moods")
    page.show_step("felt")
    chips = [chip for chip in rows._starters.findChildren(QPushButton) if chip.isVisible()]
    assert [chip.text() for chip in chips][-2:] == ["+ Sad", "More…"]
    page.activateWindow()
    rows.more.setFocus()
    qtbot.waitUntil(rows.more.hasFocus)
    rows.more.click()
    chips = [chip for chip in rows._starters.findChildren(QPushButton) if chip.isVisible()]
    assert len(chips) == 25
    assert rows._starters.focusWidget().text() == "+ Numb"


LINES = {
    "chose_distance": "Noted. You chose distance.",
    "unsure": "Noted. What happened can stay open.",
}
FAR = {"kind-notes-05", "kind-notes-08", "kind-notes-11"}


def far_texts(around: Any) -> set[str]:
    notes = prompts.offered("kind_note", [], around.words)
    return {one.text for one in notes if one.id in FAR}


@pytest.mark.parametrize("outcome", ["chose_distance", "unsure"])
def test_after_distance_only_three_notes_are_said(
    make: Any, around: Any, clock: Clock, outcome: str
) -> None:
    around.settings.change("kind_notes", True)
    around.settings.change("questions", True)
    said, on_page = set(), set()
    for n in range(24):
        clock.at = NOW + timedelta(days=n)
        form = make(MomentPage)
        form.notice.connect(lambda notice: said.add(notice.text))
        form.enter(None)
        form.fields.outcome.set_value(outcome)
        form.fields.outcome.changed.emit()
        form.save()
        journal = make(JournalPage)
        journal.enter(None)
        assert journal.question.kind_note.isVisible()
        on_page.add(journal.question.kind_note.text())
        # also a day later, when the page is empty again
        clock.at += timedelta(days=1)
        journal.enter(None)
        on_page.add(journal.question.kind_note.text())
    assert said == {f"{LINES[outcome]} {text}" for text in far_texts(around)}
    assert on_page == far_texts(around)


def test_distance_that_is_put_on_an_earlier_day_gets_no_call_to_come_back(
    make: Any, around: Any, clock: Clock
) -> None:
    around.settings.change("kind_notes", True)
    far = {f"{LINES['chose_distance']} {text}" for text in far_texts(around)}
    for n in range(12):
        clock.at = NOW + timedelta(days=n)
        said: list[str] = []
        form = make(MomentPage)
        form.notice.connect(lambda notice, said=said: said.append(notice.text))
        form.enter(ToMoment(day=clock.at.date() - timedelta(days=3)))
        form.fields.outcome.set_value("chose_distance")
        form.fields.outcome.changed.emit()
        form.save()
        assert said[-1] in far


def test_what_the_check_in_asks(make: Any, around: Any) -> None:
    page = make(CheckInPage)
    page.enter(None)
    assert page.nothing.text() == "Nothing to answer."
    assert page.nothing.isVisible()
    at = NOW - timedelta(days=2)
    for _ in range(2):
        moment = Moment(at=at, day=at.date(), outcome="stayed")
        ask(around, moments.save(moment))
    page.enter(None)
    told = {panel.day.day: panel.told.text() for panel in page.panels.values()}
    assert told == {
        21: "Saturday: 2 noted. Is that all?",
        22: "Sunday: anything to note?",
        23: "Today is not over. You can note how it is so far.",
    }
    for panel in page.panels.values():
        shown = [button for button in panel.answers if not button.isHidden()]
        assert [one.text() for one in shown] == (
            ["That is all", "Add one", "Not sure"] if panel.is_over else []
        )
        assert len({(one.width(), one.property("role")) for one in panel.answers}) == 1
        assert not any(one.isDefault() or one.autoDefault() for one in shown)
    # none of the three has the keyboard: a key too many answers nothing
    sunday = page.panels[NOW.date() - timedelta(days=1)]
    assert page.first_focus() is sunday
    assert sunday.accessibleName() == "Sunday 22 November: Sunday: anything to note?"
    # "not sure" is an answer that leaves the day open for its three days
    saturday = page.panels[at.date()]
    saturday.not_sure.click()
    assert saturday.answer is False
    assert saturday.stands.text() == "Not sure. It stays open until Tuesday."
    days = ask(around, check_ins.catch_up(NOW, 4))
    assert [(one.day.day, one.is_open) for one in days] == [(22, True), (21, True)]
    saturday.change.click()
    saturday.that_is_all.click()
    assert saturday.answer is True


@pytest.mark.parametrize(("width", "height", "text"), [(744, 600, 150), (920, 600, 100)])
def test_in_a_low_window_nothing_of_it_is_cut(
    make: Any, around: Any, qtbot: Any, width: int, height: int, text: int
) -> None:
    around.look.become("light", text)
    page = make(WorksheetPage)
    page.resize(width, height)
    page.reshape("narrow" if text > 100 else "middle")
    finish(page, around)
    closing = page.closing
    qtbot.waitUntil(lambda: bool(closing.links) and closing.links[-1].width() > 0)
    QApplication.processEvents()
    # the one way back is there at every height
    assert page.parts.back.isVisible()
    assert closing.text.height() >= closing.text.heightForWidth(closing.text.width())
    for link in (*closing.links, *closing.ways):
        place = closing.rect().intersected(link.rect().translated(link.mapTo(closing, QPoint())))
        assert place.size() == link.size(), link.text()
        assert link.width() >= link.fontMetrics().horizontalAdvance(link.text())


@pytest.mark.parametrize(("width", "height"), [(1084, 760), (1084, 500)])
def test_the_card_is_as_high_as_what_it_says(
    make: Any, around: Any, qtbot: Any, width: int, height: int
) -> None:
    page = make(WorksheetPage)
    page.resize(width, height)
    page.enter(ToWorksheet(sheet="evidence"))
    QApplication.processEvents()
    card = page.card
    assert card.height() <= card.heightForWidth(card.width()) + 2
