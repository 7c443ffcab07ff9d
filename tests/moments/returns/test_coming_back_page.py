"""The page of what is open: what stands there, how it is answered, changed and taken back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel
from tests.conftest import ask, end
from tests.narrowed import present

from nearward.domain.model import EXACT, OPEN, RECONNECTED, Moment
from nearward.session.ask import moments, people
from nearward_ui.kit.context import Notice
from nearward_ui.kit.layouts.focus_order import stops
from nearward_ui.moments.coming_back.answer import STATES, ReturnAnswer
from nearward_ui.moments.coming_back.details import ReturnDetails
from nearward_ui.moments.coming_back.page import FEW, ComingBackPage
from nearward_ui.moments.list import MomentsPage
from nearward_ui.routes import Route, ToMoment

Log = Callable[..., Moment]
Kept = Callable[[Moment], Moment]


def press(answer: ReturnAnswer, state: str) -> None:
    next(chip for chip in answer.states.chips if chip.code == state).click()


def details(answer: ReturnAnswer) -> ReturnDetails:
    return present(answer.details)


def choose(answer: ReturnAnswer, code: str) -> None:
    chips = (*details(answer).time.chips, *details(answer).by.chips)
    next(chip for chip in chips if chip.code == code).click()


def said(page: ComingBackPage) -> str:
    parts = [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]
    parts += [one.text() for one in page.findChildren(QAbstractButton) if one.isVisibleTo(page)]
    return "\n".join(parts)


def test_what_is_open_stands_there_newest_first(
    page: ComingBackPage, around: Any, log: Log
) -> None:
    ines = ask(around, people.add("Ines")).id
    old = log(9, text="Left without a word.", person_id=ines)
    new = log(2, reconnect_state=OPEN, reconnect_said=around.clock() - timedelta(days=1))
    for outcome in ("partly", "stayed", "chose_distance"):
        log(3, outcome)
    log(4, reconnect_state=RECONNECTED, reconnect_precision="days")
    log(5, reconnect_state="ended")
    page.enter()
    assert list(page.rows) == [new.id, old.id]
    assert "Left without a word." in said(page)
    assert "with Ines" in page.rows[old.id].when.text()
    assert "Distance is sometimes right." in said(page)
    assert not re.search(r"\b(since|\d+ days?|ago|weeks? without)\b", said(page).casefold())


def test_nothing_open_is_said(page: ComingBackPage, log: Log) -> None:
    log(1, "stayed")
    page.enter()
    assert page.rows == {}
    assert page.nothing.isVisible()
    assert not page.about.isVisible()


def test_only_the_state_needs_an_answer(
    page: ComingBackPage, log: Log, kept: Kept, around: Any
) -> None:
    moment = log(2)
    page.enter()
    answer = page.rows[moment.id].answer
    assert answer.states.value is None
    assert [chip.code for chip in answer.states.chips] == [code for code, _ in STATES]
    press(answer, RECONNECTED)
    found = kept(moment)
    assert (found.reconnect_state, found.reconnect_said) == (RECONNECTED, around.clock())
    assert (found.reconnect_precision, found.reconnected_at, found.reconnect_by) == (None,) * 3
    assert page.rows[moment.id].answer is answer, "it stays where it was answered"


def test_everything_beside_it_can_be_given(
    page: ComingBackPage, log: Log, kept: Kept, qtbot: Any
) -> None:
    moment = log(3, text="Gone.", urge=60, more={"later_cost": "a night"})
    page.enter()
    answer = page.rows[moment.id].answer
    press(answer, RECONNECTED)
    assert [chip.code for chip in details(answer).time.chips] == [
        *("same_day", "next_day", "days", "exact"),
    ], "some weeks have not passed"
    choose(answer, "next_day")
    choose(answer, "them")
    details(answer).repair.setFocus()
    qtbot.keyClicks(details(answer).repair, "Soup")
    qtbot.waitUntil(lambda: kept(moment).repair == "Soup", timeout=4000)
    assert details(answer).repair.textCursor().position() == 4
    found = kept(moment)
    assert (found.reconnect_precision, found.reconnect_by) == ("next_day", "them")
    assert (found.text, found.urge, found.more) == ("Gone.", 60, {"later_cost": "a night"})


def test_an_exact_time_is_after_the_moment_and_not_ahead(
    page: ComingBackPage, log: Log, kept: Kept, around: Any
) -> None:
    moment = log(3)
    page.enter()
    answer = page.rows[moment.id].answer
    press(answer, RECONNECTED)
    choose(answer, EXACT)
    part = details(answer)
    assert part.edit.isVisible()
    assert present(kept(moment).reconnected_at) == around.clock().replace(second=0, microsecond=0)
    good = datetime(2026, 11, 21, 9, 30)
    for local in (good, good - timedelta(days=20), good + timedelta(days=20)):
        part.edit.show_local(local)
        part._on_typed()
        part.flush()
        assert part.note.isVisible() == (local != good)
        assert present(kept(moment).reconnected_at).replace(tzinfo=None) == good
    choose(answer, "same_day")
    assert kept(moment).reconnected_at is None
    assert not part.edit.isVisible()


def test_it_can_be_changed_said_again_and_taken_back(
    page: ComingBackPage, log: Log, kept: Kept, around: Any
) -> None:
    early = around.clock() - timedelta(days=4)
    moment = log(5, reconnect_state=OPEN, reconnect_said=early, repair="")
    notices: list[Notice] = []
    page.notice.connect(notices.append)
    page.enter()
    answer = page.rows[moment.id].answer
    press(answer, OPEN)
    assert answer.states.value == OPEN, "what stands stays chosen"
    assert kept(moment).reconnect_said == around.clock()
    present(notices[-1].then)()
    assert kept(moment).reconnect_said == early
    press(answer, RECONNECTED)
    choose(answer, "same_day")
    choose(answer, "me")
    press(answer, "ended")
    found = kept(moment)
    assert (found.reconnect_state, found.reconnect_precision, found.reconnect_by) == (
        *("ended", None, None),
    )
    present(notices[-1].then)()
    found = kept(moment)
    assert (found.reconnect_state, found.reconnect_precision, found.reconnect_by) == (
        *(RECONNECTED, "same_day", "me"),
    )
    answer.take_back.click()
    assert kept(moment).reconnect_state is None
    assert kept(moment).reconnect_said is None
    assert answer.states.value is None
    assert answer.take_back.isHidden()
    assert notices[-1].text == "The answer was taken back."


def test_words_of_what_helped_stay_with_another_answer(
    page: ComingBackPage, log: Log, kept: Kept
) -> None:
    moment = log(5, reconnect_state=OPEN, repair="A walk.")
    page.enter()
    answer = page.rows[moment.id].answer
    assert details(answer).repair.text() == "A walk."
    press(answer, "ended")
    assert kept(moment).repair == "A walk."


def test_what_is_typed_is_saved_when_the_page_is_left(
    page: ComingBackPage, log: Log, kept: Kept, qtbot: Any
) -> None:
    moment = log(1)
    page.enter()
    answer = page.rows[moment.id].answer
    press(answer, RECONNECTED)
    qtbot.keyClicks(details(answer).repair, "I rang.")
    page.leave()
    assert kept(moment).repair == "I rang."
    page.enter()
    assert page.rows == {}, "what was answered goes when one comes again"


def test_earlier_ones_are_asked_for(page: ComingBackPage, log: Log) -> None:
    for back in range(FEW + 3):
        log(back + 1)
    page.enter()
    assert len(page.rows) == FEW
    first = next(iter(page.rows.values()))
    page.more.click()
    assert len(page.rows) == FEW + 3
    assert next(iter(page.rows.values())) is first
    assert page.more.isHidden()


def test_the_moment_is_opened_and_one_in_the_trash_is_gone(
    page: ComingBackPage, around: Any, log: Log
) -> None:
    moment = log(1)
    gone: list[Any] = []
    page.go.connect(gone.append)
    page.enter()
    page.rows[moment.id].when.click()
    assert gone == [ToMoment(id=moment.id)]
    around.desk.ask(moments.take_back(moment.id, "moment:new", {}))
    assert page.rows == {}
    assert page.nothing.isVisible()


def test_the_moments_lead_there_only_while_some_are_open(around: Any, log: Log) -> None:
    shown = MomentsPage(around)
    shown.resize(1084, 760)
    shown.show()
    gone: list[Any] = []
    shown.go.connect(gone.append)
    log(1, "stayed")
    shown.enter()
    assert shown.open_returns.isHidden()
    log(2)
    assert shown.open_returns.text() == "1 time is open"
    log(3)
    assert shown.open_returns.text() == "2 times are open"
    shown.open_returns.click()
    assert gone == [Route("coming-back")]
    end(shown.reading)
    end(shown)


def test_all_of_it_is_reached_by_keys(
    page: ComingBackPage, log: Log, kept: Kept, qtbot: Any
) -> None:
    old, new = log(4, text="old"), log(1, text="new")
    page.enter()
    first, second = page.rows[new.id], page.rows[old.id]
    chip = first.answer.states.chips[0]
    assert first.when.accessibleName().startswith("Open the moment: ")
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_1)
    assert kept(new).reconnect_state == RECONNECTED
    assert page.window().focusWidget() is chip, "the keyboard stays"
    part = details(first.answer)
    qtbot.waitUntil(lambda: part.time.chips[0].isVisible())
    found = [one for one in stops(page) if one.isVisible()]
    expected = [
        *(page.back, page.why, first.when, chip, part.time.chips[0]),
        *(part.by.chips[0], part.repair, first.answer.take_back),
        *(second.when, second.answer.states.chips[0]),
    ]
    assert found == expected
    first.answer.take_back.setFocus()
    qtbot.keyClick(first.answer.take_back, Qt.Key.Key_Space)
    assert kept(new).reconnect_state is None
    assert page.window().focusWidget() is chip
