"""What is begun of a moment is kept as a draft, and offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from tests.conftest import ask, end
from tests.moments.test_moments import held
from tests.narrowed import present

from nearward.domain.model import Moment
from nearward.session.ask import moments
from nearward_ui.kit.context import Notice
from nearward_ui.moments.form import MomentPage
from nearward_ui.moments.unfinished import with_what_came
from nearward_ui.routes import GoBack, ToMoment


class Moved:
    """A clock that can be put on."""

    def __init__(self, around: Any) -> None:
        self.now: datetime = around.clock()

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def later_form(around: Any, qtbot: Any) -> Iterator[tuple[MomentPage, Moved]]:
    clock = Moved(around)
    made = MomentPage(around._replace(clock=clock))
    made.resize(1084, 760)
    made.show()
    made.enter(None)
    yield made, clock
    end(made)


def test_a_draft_of_just_now_is_gone_on_with(form: MomentPage, around: Any, qtbot: Any) -> None:
    said: list[Notice] = []
    form.notice.connect(said.append)
    qtbot.keyClicks(form.fields.text, "half")
    form.leave()
    assert held(around).drafts["moment:new"]["text"] == "half"
    form.enter(None)
    assert form.fields.text.text() == "half"
    assert form.over.isVisible()
    form.over.click()
    assert form.fields.text.text() == ""
    assert held(around).drafts == {}
    # nothing is gone for good by one click
    present(said[-1].then)()
    assert held(around).drafts["moment:new"]["text"] == "half"
    assert form.offer.isVisible()


def test_an_older_draft_is_offered_and_not_put_in(
    later_form: tuple[MomentPage, Moved], around: Any, qtbot: Any
) -> None:
    form, clock = later_form
    qtbot.keyClicks(form.fields.text, "half")
    form.fields.outcome.chips[3].click()
    form.leave()
    clock.now += timedelta(minutes=10)
    form.enter(None)
    assert form.offer.isVisible()
    assert form.offer.text.text() == "An unfinished moment from 21:40."
    assert (form.fields.text.text(), form.fields.outcome.value) == ("", None)
    form.fields.outcome.chips[0].click()
    form.save()
    (moment,) = held(around).moments
    assert (moment.outcome, moment.text, moment.at) == ("stayed", "", clock.now)
    assert held(around).drafts["moment:new"]["text"] == "half"
    # what is begun beside it is kept beside it
    form.enter(None)
    qtbot.keyClicks(form.fields.text, "another")
    form.offer.on_button.click()
    assert (form.fields.text.text(), form.fields.outcome.value) == ("half", "withdrew")
    assert not form.offer.isVisible()
    assert {place: body["text"] for place, body in held(around).drafts.items()} == {
        "moment:new": "half",
        "moment:new:2": "another",
    }
    form.save()
    assert [moment.text for moment in held(around).moments] == ["half", ""]
    clock.now += timedelta(days=1)
    form.enter(None)
    assert form.offer.text.text() == "An unfinished moment from Yesterday, 21:50."
    form.offer.drop_button.click()
    assert held(around).drafts == {}
    assert not form.offer.isVisible()


def test_changes_of_a_kept_moment_are_offered_too(
    later_form: tuple[MomentPage, Moved], around: Any, qtbot: Any
) -> None:
    form, clock = later_form
    form.fields.outcome.chips[0].click()
    form.save()
    (moment,) = held(around).moments
    form.enter(ToMoment(id=moment.id))
    qtbot.keyClicks(form.fields.text, "more")
    form.leave()
    clock.now += timedelta(minutes=10)
    form.enter(ToMoment(id=moment.id))
    assert form.fields.text.text() == ""
    assert form.offer.text.text() == "Unsaved changes from 21:40."
    form.offer.on_button.click()
    assert form.fields.text.text() == "more"


def test_a_draft_does_not_write_over_what_was_added_on_the_circle(
    later_form: tuple[MomentPage, Moved], around: Any, qtbot: Any
) -> None:
    form, clock = later_form
    at = clock.now
    kept = Moment(at=at, day=at.date(), outcome="withdrew", behaviour=("B01",), fear=("F01",))
    moment = ask(around, moments.save(replace(kept, more={"setting": "Home"})))
    form.enter(ToMoment(id=moment.id))
    qtbot.keyClicks(form.fields.text, "typed before")
    form.leave()
    for name, value in {
        "trigger": "T01",
        "fear": ("F01", "F02"),
        "short_term_relief": 40,
        "later_cost": "A quiet Sunday.",
    }.items():
        ask(around, moments.fill(moment.id, name, value))
    clock.now += timedelta(minutes=10)
    form.enter(ToMoment(id=moment.id))
    form.offer.on_button.click()
    assert form.fields.text.text() == "typed before"
    form.save()
    found = ask(around, moments.get(moment.id))
    assert (found.text, found.trigger, found.fear) == ("typed before", "T01", ("F01", "F02"))
    assert found.behaviour == ("B01",)
    assert found.more == {
        "setting": "Home",
        "short_term_relief": 40,
        "later_cost": "A quiet Sunday.",
    }
    assert held(around).drafts == {}


def test_what_both_gave_stands_beside_each_other() -> None:
    began: dict[str, Any] = {
        "text": "",
        "trigger": None,
        "fear": ["F01"],
        "urge": 3,
        "more": {"a": "x", "b": 1},
    }
    draft = {**began, "text": "mine", "fear": ["F01", "F02"], "trigger": "T02", "urge": None}
    kept = {**began, "text": "theirs", "fear": ["F01", "F03"], "trigger": "T01"}
    draft = {**draft, "more": {"a": "x and mine"}, "began": began}
    kept = {**kept, "more": {"a": "x and theirs", "b": 1, "c": 0}}
    texts = frozenset({"text", "a"})
    assert with_what_came(draft, kept, texts) == {
        "text": "mine; theirs",
        "fear": ["F01", "F02", "F03"],
        "trigger": "T02",
        "more": {"a": "x and mine; x and theirs", "c": 0},
        "began": began,
    }
    # nothing came: the draft is as it was, what was taken away in it included
    assert with_what_came(draft, began, texts)["more"] == {"a": "x and mine"}
    # a draft of an earlier version does not know how it began: what it lacks it does not take away
    old = {name: value for name, value in draft.items() if name != "began"}
    assert with_what_came({**old, "text": ""}, kept, texts)["text"] == "theirs"
    assert with_what_came({**old, "began": 3}, kept, texts)["more"]["b"] == 1


def test_a_slip_of_a_key_begins_no_draft_and_escape_leaves(
    form: MomentPage, around: Any, qtbot: Any
) -> None:
    gone: list[object] = []
    said: list[Notice] = []
    form.go.connect(gone.append)
    form.notice.connect(said.append)
    qtbot.keyClick(form.fields.outcome.chips[0], Qt.Key.Key_Space)
    assert form.unsaved() is None
    qtbot.keyClick(form.fields.outcome.chips[0], Qt.Key.Key_Escape)
    form.leave()
    assert gone == [GoBack()]
    assert said == []
    assert held(around).drafts == {}
    # words are kept, and it is said
    form.enter(None)
    qtbot.keyClicks(form.fields.text, "words")
    qtbot.keyClick(form.fields.text, Qt.Key.Key_Escape)
    form.leave()
    assert held(around).drafts["moment:new"]["text"] == "words"
    assert "draft is kept" in said[-1].text
    present(said[-1].then)()
    assert held(around).drafts == {}


def test_now_is_when_the_first_answer_is_given(
    later_form: tuple[MomentPage, Moved], around: Any
) -> None:
    form, clock = later_form
    clock.now += timedelta(minutes=30)
    form.fields.outcome.chips[0].click()
    form.save()
    assert held(around).moments[0].at == clock.now
