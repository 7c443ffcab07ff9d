"""The form of a moment, its list, and the check-in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from tests.conftest import ask, end
from tests.narrowed import present

from nearward.domain.model import OUTCOMES
from nearward.session.ask import people
from nearward.session.jobs.everything import read_everything
from nearward.session.jobs.progress import JobProgress
from nearward_ui.moments.form import MomentPage
from nearward_ui.moments.listed.lines import told_row
from nearward_ui.routes import ToMoment, ToWorksheet


def held(around: Any) -> Any:
    found: list[Any] = []
    around.desk.ask(read_everything(), found.append)
    return found[0]


def test_only_the_first_question_needs_an_answer(form: MomentPage, around: Any) -> None:
    form.save()
    assert held(around).moments == []
    assert "what happened" in form.note.text()
    form.fields.outcome.chips[0].click()
    form.save()
    (moment,) = held(around).moments
    assert (moment.outcome, moment.urge, moment.trigger, moment.text) == ("stayed", None, None, "")
    assert moment.day == date(2026, 11, 23)


def test_the_outcomes_are_those_of_the_field(form: MomentPage) -> None:
    assert tuple(chip.code for chip in form.fields.outcome.chips) == OUTCOMES


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_how_it_showed_is_asked_only_when_one_pulled_back(
    form: MomentPage, around: Any, outcome: str
) -> None:
    fields = form.fields
    fields.outcome.chips[OUTCOMES.index(outcome)].click()
    asked = outcome in ("partly", "withdrew")
    assert fields.behaviour.isVisible() == asked
    fields.behaviour.set_values(["B01"])
    form.save()
    (moment,) = held(around).moments
    assert moment.behaviour == (("B01",) if asked else ())


def test_everything_that_is_given_is_kept_and_shown_again(
    form: MomentPage, around: Any, qtbot: Any
) -> None:
    fields = form.fields
    fields.outcome.chips[2].click()
    fields.trigger.unfold()
    fields.trigger.chips[-1].click()
    fields.urge.slider.give(45)
    fields.behaviour.chips[1].click()
    fields.fear.chips[0].click()
    fields.text.set_text("a\u00a0b")
    qtbot.keyClicks(fields.someone, "Mara")
    qtbot.keyClick(fields.someone, Qt.Key.Key_Return)
    fields.more_button.click()
    for name, widget in fields.more.widgets.items():
        if hasattr(widget, "slider"):
            widget.slider.give(3)
        elif hasattr(widget, "chips"):
            widget.chips[0].click()
        else:
            qtbot.keyClicks(widget, f"about {name}")
    form.save()
    (moment,) = held(around).moments
    assert (moment.outcome, moment.urge, moment.text) == ("partly", 45, "a\u00a0b")
    assert set(moment.more) == set(fields.more.widgets)
    form.enter(ToMoment(id=moment.id))
    assert form.fields.body["more"] == moment.more
    assert form.fields.person.value == str(moment.person_id)
    assert not form._policy.dirty
    form.save()
    (again,) = held(around).moments
    assert again.more == moment.more
    assert again.trigger == moment.trigger


def test_a_name_that_was_typed_and_not_entered_is_kept(form: MomentPage, around: Any) -> None:
    form.fields.outcome.chips[0].click()
    form.fields.someone.setText("Jon")
    form.save()
    everything = held(around)
    assert [person.alias for person in everything.people] == ["Jon"]
    assert everything.moments[0].person_id == everything.people[0].id


def test_a_rating_can_be_taken_back(form: MomentPage, around: Any, qtbot: Any) -> None:
    slider = form.fields.urge.slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_0)
    assert form.fields.urge.value == 0
    qtbot.keyClick(slider, Qt.Key.Key_Delete)
    assert form.fields.urge.value is None
    form.fields.outcome.chips[0].click()
    form.save()
    assert held(around).moments[0].urge is None


def set_date(fields: Any, at: datetime) -> None:
    edit = present(fields.when.picking).edit
    edit.setDate(QDate(at.year, at.month, at.day))
    edit.setTime(QTime(at.hour, at.minute))


def test_back_dating_and_not_into_what_lies_ahead(form: MomentPage, around: Any) -> None:
    fields = form.fields
    fields.outcome.chips[3].click()
    fields.when.chips.chips[-1].click()
    present(fields.when.picking).exact.click()
    set_date(fields, datetime(2026, 11, 25, 9))
    assert "future" in fields.when.note.text()
    set_date(fields, datetime(2026, 11, 20, 2))
    form.save()
    (moment,) = held(around).moments
    assert moment.day == date(2026, 11, 19), "two in the night belongs to the day before"
    assert moment.at.replace(tzinfo=None) == datetime(2026, 11, 20, 2)


def test_two_clicks_on_save_make_one_moment(
    form: MomentPage, around: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[Any] = []
    real = around.desk.ask
    monkeypatch.setattr(around.desk, "ask", lambda *a, **k: waiting.append((a, k)))
    form.fields.outcome.chips[0].click()
    form.save()
    form.save()
    rest = form.unsaved()
    monkeypatch.setattr(around.desk, "ask", real)
    for arguments, named in waiting:
        around.desk.ask(*arguments, **named)
    assert rest is not None
    around.desk.ask(rest)
    everything = held(around)
    assert len(everything.moments) == 1
    assert everything.drafts == {}


NEAR = [
    ("hour", datetime(2026, 11, 23, 20, 30), "about"),
    ("morning", datetime(2026, 11, 23, 9), "morning"),
    ("last-night", datetime(2026, 11, 22, 23), "night"),
    ("yesterday", datetime(2026, 11, 22, 12), "day"),
    ("now", datetime(2026, 11, 23, 21, 40), ""),
]


@pytest.mark.parametrize(("code", "local", "rough"), NEAR)
def test_when_is_a_chip(
    form: MomentPage, around: Any, berlin: None, code: str, local: datetime, rough: str
) -> None:
    when = form.fields.when
    form.fields.outcome.chips[3].click()
    next(chip for chip in when.chips.chips if chip.code == code).click()
    form.save()
    (moment,) = held(around).moments
    assert moment.at.replace(tzinfo=None) == local
    assert moment.more == ({"rough": rough} if rough else {})
    # it comes back as it was said, and as no time of the clock
    form.enter(ToMoment(id=moment.id))
    assert (when.at, when.rough) == (moment.at, rough)
    assert not form.fields.more_button.is_open
    assert (":" in when.said.text()) is (rough in ("", "about"))
    assert ("about" in when.said.text()) is (rough == "about")
    form.save()
    assert held(around).moments[0].more == moment.more


def test_a_day_is_picked_in_the_month_and_kept_as_roughly_as_it_is_known(
    form: MomentPage, around: Any, berlin: None
) -> None:
    when = form.fields.when
    form.fields.outcome.chips[3].click()
    when.chips.chips[-1].click()
    picking = present(when.picking)
    picking.month.chosen.emit(date(2026, 11, 25))
    assert "future" in when.note.text()
    picking.month.chosen.emit(date(2026, 11, 19))
    assert (when.at.replace(tzinfo=None), when.rough) == (datetime(2026, 11, 19, 12), "day")
    assert when.said.text() == "Thu 19 Nov"
    picking.parts.chips[2].click()
    assert (when.at.replace(tzinfo=None), when.rough) == (datetime(2026, 11, 19, 20), "evening")
    assert when.said.text() == "Thu 19 Nov, in the evening"
    picking.month.chosen.emit(date(2026, 11, 18))
    assert when.said.text() == "Wed 18 Nov, in the evening"
    # tonight has not been yet
    picking.month.chosen.emit(date(2026, 11, 23))
    picking.parts.chips[3].click()
    assert "future" in when.note.text()
    assert when.at <= around.clock()
    picking.month.chosen.emit(date(2026, 11, 19))
    picking.exact.click()
    set_date(form.fields, datetime(2026, 11, 19, 18, 5))
    assert (when.at.replace(tzinfo=None), when.rough) == (datetime(2026, 11, 19, 18, 5), "")
    form.save()
    (moment,) = held(around).moments
    assert (moment.day, moment.more) == (date(2026, 11, 19), {})
    assert told_row(moment, "", around).time == "18:05"
    rough = replace(moment, more={"rough": "evening"})
    assert told_row(rough, "", around).time == "Evening"
    assert told_row(replace(moment, more={"rough": "day"}), "", around).time == ""


def test_a_save_that_fails_keeps_all_and_says_so(
    form: MomentPage, around: Any, diary: Any, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    monkeypatch.setattr("nearward_ui.kit.saving.save_queue.RETRY_MS", 20)
    notices: list[Any] = []
    form.notice.connect(notices.append)
    form.fields.outcome.chips[0].click()
    form.fields.text.set_text("kept")
    away = diary.parent.with_name("away")
    diary.parent.rename(away)
    form.save()
    assert "was moved" in notices[0].text
    assert form.fields.text.text() == "kept"
    form.leave()
    assert form.unsaved() is not None
    away.rename(diary.parent)
    qtbot.waitUntil(lambda: "moment:new" in held(around).drafts)
    qtbot.waitUntil(lambda: form.unsaved() is None)


def test_save_and_weigh_leads_to_the_worksheet(form: MomentPage, around: Any) -> None:
    gone: list[Any] = []
    form.go.connect(gone.append)
    form.fields.outcome.chips[3].click()
    form.fields.text.set_text("The dinner")
    form.sheet_button.click()
    (route,) = gone
    assert isinstance(route, ToWorksheet)
    assert route.moment is not None
    assert route.moment.text == "The dinner"


def test_people_are_offered_as_they_are_called_now(form: MomentPage, around: Any) -> None:
    found: list[Any] = []
    for alias in ("Sam", "Mara", "Ada"):
        around.desk.ask(people.add(alias), found.append)
    sam, mara, ada = found
    form.enter(None)
    form.fields.person.chips[1].click()
    around.desk.ask(people.rename(sam.id, "Samuel", JobProgress()))
    around.desk.ask(people.save(replace(ada, archived=True)))
    form.enter(None)
    assert [chip.text() for chip in form.fields.person.chips] == ["Samuel", "Mara"]
    around.desk.ask(people.merge(mara.id, sam.id, JobProgress()))
    form.enter(None)
    form.fields.outcome.chips[0].click()
    form.save()
    assert held(around).moments[0].person_id in (None, sam.id)
    assert [chip.text() for chip in form.fields.person.chips] == ["Samuel"]


def test_someone_who_is_removed_while_the_form_names_them_is_left_out_and_said(
    around: Any, qtbot: Any
) -> None:
    """The only person there was: the form must not go on with an id that nobody has."""
    someone = ask(around, people.add("Samuel"))
    form = MomentPage(around)
    form.show()
    form.enter(None)
    said: list[Any] = []
    form.notice.connect(said.append)
    form.fields.outcome.chips[3].click()
    form.fields.person.chips[0].click()
    form.fields.text.set_text("words")
    assert ask(around, people.forget(someone.id))
    form.save()
    line = "Noted. You pulled away, and you noticed."
    assert said[0].text == f"{line} It was saved without someone who is no longer in the diary."
    (moment,) = held(around).moments
    assert (moment.text, moment.person_id) == ("words", None)
    end(form)
