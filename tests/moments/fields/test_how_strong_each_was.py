"""What was felt: up to four, each as strong as it was, or left open."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from tests.conftest import ask
from tests.narrowed import instance

from nearward.domain.model import Moment
from nearward.session.ask import moments
from nearward_ui.moments.form import MomentPage
from nearward_ui.moments.rated_chips import RatedChips
from nearward_ui.routes import ToMoment


def felt(form: MomentPage) -> RatedChips:
    return instance(RatedChips, form.fields.more.widgets["emotions"])


def kept(form: MomentPage) -> Moment:
    (moment,) = ask(form.around, moments.page())
    return instance(Moment, moment)


def begin(form: MomentPage) -> RatedChips:
    form.fields.outcome.chips[0].click()
    form.fields.more_button.click()
    return felt(form)


def test_each_that_is_chosen_is_asked_how_strong_it_was(form: MomentPage, qtbot: Any) -> None:
    asked = begin(form)
    first, second = asked.chips[0], asked.chips[1]
    first.click()
    second.click()
    scale = asked.scale(first.code)
    assert scale.value is None, "unset is never 50"
    qtbot.keyClick(scale.slider, Qt.Key.Key_6)
    assert asked.scale(second.code).slider.accessibleName() == f"{second.text()}: how strong"
    form.save()
    more = kept(form).more
    assert more == {"emotions": [first.code, second.code], "emotion_strength": {first.code: 60}}


def test_what_is_chosen_no_longer_has_no_strength(form: MomentPage) -> None:
    asked = begin(form)
    asked.chips[0].click()
    asked.scale(asked.chips[0].code).slider.give(30)
    asked.chips[0].click()
    assert "emotions" not in form.fields.body["more"]
    assert "emotion_strength" not in form.fields.body["more"]


def test_a_fifth_is_not_taken_and_nothing_else_goes(form: MomentPage, qtbot: Any) -> None:
    asked = begin(form)
    for chip in asked.chips[:4]:
        chip.click()
    asked.scale(asked.chips[0].code).slider.give(30)
    asked.chips[4].click()
    assert asked.values == tuple(chip.code for chip in asked.chips[:4])
    assert asked.strengths == {asked.chips[0].code: 30}
    assert asked.hint.text() == "Up to 4. How strong each was can stay open."


def test_more_than_four_of_before_are_kept(form: MomentPage, around: Any) -> None:
    at = around.clock()
    codes = ["afraid", "hurt", "sad", "angry", "numb", "of another diary"]
    more = {"emotions": codes, "emotion_strength": {"sad": 40, "numb": "much", "gone": 5}}
    one = ask(around, moments.save(Moment(at=at, day=at.date(), outcome="stayed", more=more)))
    form.enter(ToMoment(id=one.id))
    form.fields.text.set_text("Again")
    form.save()
    found = kept(form).more
    assert sorted(found["emotions"]) == sorted(codes)
    assert found["emotion_strength"] == {"sad": 40}, "what is no rating of what was felt is none"


def test_a_draft_keeps_how_strong_each_was(form: MomentPage) -> None:
    asked = begin(form)
    asked.chips[0].click()
    asked.scale(asked.chips[0].code).slider.give(30)
    body = form.fields.body
    asked.set_values((), {})
    form.fields.show_body(body, edits=False)
    assert felt(form).strengths == {asked.chips[0].code: 30}


def test_that_small_ones_count_is_said_where_one_begins(form: MomentPage) -> None:
    assert form.fields.hint.text().endswith("Small ones count too.")
