"""The form of a moment in which someone was let in: as easy as the other, and as safe."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.conftest import ask

from nearward.domain.model import APPROACH, PULL, Moment
from nearward.session.ask import drafts, moments
from nearward.session.jobs.everything import read_everything
from nearward_ui.kit.context import Notice
from nearward_ui.moments.form import MomentPage
from nearward_ui.routes import ToMoment

WORDS = "Told her in the hall that I get scared when it goes well."


def held(around: Any) -> Any:
    return ask(around, read_everything())


def filled(form: MomentPage) -> None:
    fields = form.fields
    fields.kinds.chips[0].click()
    fields.approach.shown.chips[1].click()
    fields.person.chips[0].click()
    fields.approach.suds.slider.give(70)
    fields.approach.reception.chips[0].click()
    fields.approach.after.set_values(["relieved", "afraid"])
    fields.text.set_text(WORDS)
    form._on_changed()


FILLED: dict[str, Any] = {
    "kind": APPROACH,
    "outcome": None,
    "urge": None,
    "trigger": None,
    "approach_kind": "fear",
    "suds": 70,
    "reception": "warm",
    "after_feeling": ("afraid", "relieved"),
    "text": WORDS,
}


def given(moment: Moment) -> dict[str, Any]:
    found = {name: getattr(moment, name) for name in FILLED}
    return {**found, "after_feeling": tuple(sorted(moment.after_feeling))}


def test_both_kinds_are_offered_and_the_urge_is_chosen(form: MomentPage) -> None:
    kinds = form.fields.kinds
    assert [chip.text() for chip in kinds.chips] == [
        "I let someone in",
        "I felt the urge to pull away",
    ]
    assert kinds.value == PULL
    kinds.chips[1].click()
    assert kinds.value == PULL, "one of the two is always chosen"
    assert form.fields.kind == PULL
    assert form.sheet_button.isVisible()


def test_its_fields_are_made_when_they_are_first_wanted(form: MomentPage, around: Any) -> None:
    assert form.fields._approach is None
    form.enter(ToMoment(day=date(2026, 11, 20)))
    assert form.fields._approach is None
    at = around.clock()
    bare = Moment(at=at, day=at.date(), kind=APPROACH, suds=0)
    kept = ask(around, moments.save(bare))
    form.enter(ToMoment(id=kept.id))
    assert form.fields.approach.suds.value == 0


def test_only_what_was_shown_needs_an_answer(form: MomentPage, around: Any) -> None:
    form.fields.kinds.chips[0].click()
    assert "what you showed" in form.fields.hint.text()
    form.save()
    assert held(around).moments == []
    assert form.note.text() == "Please say what you showed. The rest can wait."
    form.fields.approach.shown.chips[3].click()
    form.save()
    (moment,) = held(around).moments
    assert (moment.kind, moment.approach_kind, moment.outcome) == (APPROACH, "need", None)
    assert (moment.suds, moment.reception, moment.after_feeling) == (None, None, ())
    assert (moment.day, moment.more) == (date(2026, 11, 23), {})


def test_all_that_is_given_is_kept_and_shown_again(form: MomentPage, around: Any) -> None:
    filled(form)
    form.save()
    (moment,) = held(around).moments
    assert given(moment) == FILLED
    assert moment.person_id == 1
    form.enter(ToMoment(id=moment.id))
    fields = form.fields
    assert (fields.kind, fields.approach.shown.value, fields.person.value) == (
        APPROACH,
        "fear",
        "1",
    )
    assert (fields.approach.suds.value, fields.approach.reception.value) == (70, "warm")
    assert not form._policy.dirty
    assert form.delete_button.isVisible()
    # there is no thought of pulling away to weigh
    assert form.sheet_button.text() == "Save and keep what went well"
    form.save()
    (again,) = held(around).moments
    assert given(again) == FILLED


def shown(form: MomentPage) -> set[str]:
    """The names of the groups that can be seen."""
    return {
        widget.accessibleName()
        for widget in form.fields.findChildren(QWidget)
        if widget.accessibleName() and widget.isVisible() and widget.isEnabled()
    }


def test_each_kind_asks_its_own_and_switching_keeps_the_rest(form: MomentPage, around: Any) -> None:
    fields = form.fields
    both = {"A moment when", "With whom", "When", "In a few words", "Someone else"}
    pull = {"What happened in the end?", "Just before it", "How strong was the urge?"}
    let_in = {"What I showed", "How hard was it?", "How was it taken?", "How I felt after"}
    assert both | pull <= shown(form)
    assert not let_in & shown(form)
    fields.outcome.chips[2].click()
    assert "How it showed" in shown(form)
    fields.person.chips[0].click()
    fields.text.set_text(WORDS)
    fields.when.chips.chips[4].click()
    at, rough = fields.when.at, fields.when.rough
    fields.kinds.chips[0].click()
    assert both | let_in <= shown(form)
    assert not (pull | {"How it showed", "What I feared", "What I felt"}) & shown(form)
    fields.approach.shown.chips[0].click()
    for n in (1, 0):
        fields.kinds.chips[n].click()
        assert (fields.when.at, fields.when.rough) == (at, rough)
        assert (fields.person.value, fields.text.text()) == ("1", WORDS)
    assert fields.outcome.value == "partly", "what was answered to the other kind waits"
    form.save()
    (moment,) = held(around).moments
    assert (moment.kind, moment.outcome, moment.approach_kind) == (APPROACH, None, "honest_feeling")
    assert (moment.at, moment.more, moment.person_id) == (at, {"rough": rough}, 1)


def test_nothing_of_the_other_kind_is_saved_with_it(form: MomentPage, around: Any) -> None:
    filled(form)
    form.fields.kinds.chips[1].click()
    form.fields.outcome.chips[0].click()
    form.save()
    (moment,) = held(around).moments
    assert (moment.kind, moment.outcome) == (PULL, "stayed")
    assert (moment.approach_kind, moment.suds, moment.reception) == (None, None, None)
    assert moment.after_feeling == ()


def test_a_kept_moment_becomes_one_of_the_other_kind_and_says_what_goes(
    form: MomentPage, around: Any
) -> None:
    at = around.clock() - timedelta(hours=3)
    more = {"emotions": ["numb"], "rough": "evening"}
    kept = ask(
        around,
        moments.save(
            Moment(at=at, day=at.date(), outcome="withdrew", urge=60, text=WORDS, more=more)
        ),
    )
    form.enter(ToMoment(id=kept.id))
    form.fields.kinds.chips[0].click()
    assert "will not be saved" in form.note.text()
    form.fields.kinds.chips[1].click()
    assert form.note.text() == ""
    form.save()
    assert held(around).moments[0].urge == 60, "to and fro loses nothing"
    form.enter(ToMoment(id=kept.id))
    form.fields.kinds.chips[0].click()
    form.fields.approach.shown.chips[0].click()
    form.save()
    (moment,) = held(around).moments
    assert (moment.kind, moment.outcome, moment.urge) == (APPROACH, None, None)
    assert (moment.text, moment.more) == (WORDS, {"rough": "evening"})


def test_what_another_program_put_into_one_stays(form: MomentPage, around: Any) -> None:
    at = around.clock()
    made = Moment(at=at, day=at.date(), kind=APPROACH, urge=30, more={"mine": "x"}, suds=0)
    kept = ask(around, moments.save(made))
    form.enter(ToMoment(id=kept.id))
    assert form.fields.approach.suds.value == 0
    form.fields.approach.shown.chips[0].click()
    form.save()
    (moment,) = held(around).moments
    assert (moment.urge, moment.more, moment.suds) == (30, {"mine": "x"}, 0)
    assert moment.approach_kind == "honest_feeling"


def test_the_feelings_that_are_near_come_first(form: MomentPage) -> None:
    form.fields.kinds.chips[0].click()
    after = form.fields.approach.after
    near = [chip.code for chip in after.chips if chip.isVisible()]
    order = ("close", "relieved", "afraid", "embarrassed", "sad", "grateful")
    assert near == [code for code in order if code in near]
    assert {"relieved", "afraid", "sad"} <= set(near)
    after.unfold()
    assert "ashamed" in [chip.code for chip in after.chips if chip.isVisible()]
    assert len({chip.code for chip in after.chips}) == len(after.chips)


def test_the_argument_opens_it(form: MomentPage) -> None:
    form.enter(ToMoment(kind=APPROACH))
    assert form.fields.kind == APPROACH
    assert form.where() == ToMoment(kind=APPROACH)
    form.enter(ToMoment(kind="embrace"))
    assert form.fields.kind == PULL
    assert form.where() is None


def test_in_the_middle_of_the_other_kind_it_keeps_what_was_given(form: MomentPage) -> None:
    form.fields.text.set_text(WORDS)
    form.fields.person.chips[0].click()
    form.enter(ToMoment(kind=APPROACH))
    assert (form.fields.kind, form.fields.text.text()) == (APPROACH, WORDS)
    assert form.fields.person.value == "1"
    form.enter(None)
    assert form.fields.kind == APPROACH, "Ctrl+M in the middle of it"


def test_its_draft_is_gone_on_with_offered_and_dropped(
    form: MomentPage, around: Any, qtbot: Any
) -> None:
    filled(form)
    form.leave()
    body = held(around).drafts["moment:new"]
    assert (body["kind"], body["approach_kind"], body["suds"]) == (APPROACH, "fear", 70)
    form.enter(None)
    assert form.fields.kind == APPROACH
    assert form.note.text() == "Unsaved draft."
    assert form.fields.values["approach_kind"] == "fear"
    form.leave()
    # of another evening it is only offered
    ask(around, drafts.keep("moment:new", {**body, "kept": "2026-11-23T20:00:00+01:00"}))
    form.enter(None)
    assert form.offer.isVisible()
    assert form.fields.kind == PULL
    form.offer.on_button.click()
    assert form.fields.kind == APPROACH
    assert form.fields.text.text() == WORDS
    form.save()
    assert held(around).drafts == {}
    assert given(held(around).moments[0]) == FILLED


def test_a_fresh_draft_of_the_urge_is_not_put_in_where_the_other_is_asked_for(
    form: MomentPage, around: Any
) -> None:
    form.fields.outcome.chips[0].click()
    form.fields.text.set_text("half")
    form._on_changed()
    form.leave()
    form.enter(ToMoment(kind=APPROACH))
    assert form.fields.kind == APPROACH
    assert form.fields.text.text() == ""
    assert form.offer.isVisible()


def test_a_draft_from_before_the_kinds_is_one_of_the_urge(form: MomentPage, around: Any) -> None:
    body = {"at": around.clock().isoformat(), "kept": around.clock().isoformat(), "text": "old"}
    ask(around, drafts.keep("moment:new", {**body, "outcome": "partly"}))
    form.enter(None)
    assert (form.fields.kind, form.fields.outcome.value) == (PULL, "partly")


@pytest.mark.parametrize("kind", [PULL, APPROACH])
@pytest.mark.parametrize("value", [5, -1.5, "yesterday", [], ["partly", 7], {"a": [None]}, True])
def test_a_draft_that_another_program_wrote_into_is_gone_on_with(
    form: MomentPage, around: Any, kind: str, value: object
) -> None:
    """What a field cannot hold is left out; the words and all else stay."""
    body = dict.fromkeys(form.fields.body, value)
    fine = {"kind": kind, "kept": around.clock().isoformat(), "text": "My words."}
    ask(around, drafts.keep("moment:new", {**body, **fine}))
    form.enter(ToMoment(kind=kind))
    assert form.fields.text.text() == "My words."
    assert form.fields.values["at"].tzinfo is not None
    # a time without a place beside it is none
    naive = {**fine, "kept": "2026-11-23T20:00:00", "at": "2026-11-23T20:00:00"}
    ask(around, drafts.keep("moment:new", {**body, **naive}))
    form.enter(ToMoment(kind=kind))
    assert form.offer.isVisible()
    form.offer.on_button.click()
    assert form.fields.text.text() == "My words."


def test_a_slip_begins_no_draft(form: MomentPage, around: Any) -> None:
    form.fields.kinds.chips[0].click()
    form.fields.approach.shown.chips[0].click()
    form.leave()
    assert held(around).drafts == {}
    form.enter(ToMoment(kind=APPROACH))
    form.fields.approach.shown.chips[0].click()
    form.fields.approach.reception.chips[0].click()
    form.leave()
    assert held(around).drafts["moment:new"]["reception"] == "warm"


def test_a_lock_in_the_middle_keeps_it(form: MomentPage, around: Any) -> None:
    filled(form)
    save = form.unsaved()
    assert save is not None
    ask(around, save)
    body = held(around).drafts["moment:new"]
    assert (body["kind"], body["text"], body["after_feeling"]) == (
        APPROACH,
        WORDS,
        ["relieved", "afraid"],
    )


def test_it_is_deleted_and_brought_back(form: MomentPage, around: Any) -> None:
    filled(form)
    form.save()
    (moment,) = held(around).moments
    said: list[Notice] = []
    form.notice.connect(said.append)
    form.enter(ToMoment(id=moment.id))
    form.delete_button.click()
    assert held(around).moments == []
    undo = said[-1].then
    assert undo is not None
    undo()
    assert held(around).moments == [moment]


def test_ten_thousand_letters_and_another_day(form: MomentPage, around: Any) -> None:
    long = "a word " * 1430
    filled(form)
    form.fields.text.set_text(long)
    form.fields.when.chips.chips[4].click()
    form.save()
    (moment,) = held(around).moments
    assert moment.text == long
    assert (moment.day, moment.more) == (date(2026, 11, 22), {"rough": "day"})


def test_by_digits_alone(form: MomentPage, around: Any, qtbot: Any) -> None:
    fields = form.fields
    form.enter(ToMoment(kind=APPROACH))
    form.first_focus()

    def press(key: Qt.Key) -> None:
        at = form.focusWidget()
        assert at is not None
        qtbot.keyClick(at, key)

    press(Qt.Key.Key_2)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_7)
    press(Qt.Key.Key_1)
    assert fields.approach.after.isAncestorOf(form.focusWidget())
    press(Qt.Key.Key_1)
    values = fields.values
    assert (values["approach_kind"], values["person_id"]) == ("fear", 1)
    assert (values["suds"], values["reception"]) == (70, "warm")
    assert len(values["after_feeling"]) == 1
    # from the first question, the digits of the kind lead to what it needs
    fields.kinds.take_focus()
    press(Qt.Key.Key_2)
    assert fields.outcome.isAncestorOf(form.focusWidget())
    fields.kinds.take_focus()
    press(Qt.Key.Key_1)
    assert fields.approach.shown.isAncestorOf(form.focusWidget())
