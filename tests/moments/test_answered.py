"""The line that answers when a moment was logged, and what can be done with it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from tests.moments.test_moments import held
from tests.narrowed import instance, present

from nearward.domain.model import APPROACH, OUTCOMES, PULL
from nearward_ui.kit.context import Notice
from nearward_ui.moments.form import MomentPage
from nearward_ui.routes import GoBack, ToMoment, ToWorksheet
from nearward_ui.shell.notices import NoticeBar

LINES = {
    "stayed": "Noted. You felt it and stayed.",
    "paused_told": "Noted. You took space and said so.",
    "partly": "Noted. You pulled back, and you came back.",
    "withdrew": "Noted. You pulled away, and you noticed.",
    "chose_distance": "Noted. You chose distance.",
    "unsure": "Noted. What happened can stay open.",
}


@pytest.fixture
def said(form: MomentPage) -> list[Notice]:
    found: list[Notice] = []
    form.notice.connect(found.append)
    return found


@pytest.fixture
def gone(form: MomentPage) -> list[object]:
    found: list[object] = []
    form.go.connect(found.append)
    return found


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_line_names_what_happened(form: MomentPage, said: list[Notice], outcome: str) -> None:
    form.fields.outcome.chips[OUTCOMES.index(outcome)].click()
    form.save()
    assert said[-1].text == LINES[outcome]
    assert said[-1].action == "Undo"
    assert present(said[-1].onward)[0] == "Weigh the thought"


def test_letting_someone_in_has_a_line_of_its_own(form: MomentPage, said: list[Notice]) -> None:
    form.enter(ToMoment(kind=APPROACH))
    form.fields.approach.shown.chips[1].click()
    form.save()
    assert said[-1].text == "Noted. You let someone in."
    assert present(said[-1].onward)[0] == "Begin “Near, and all right”"


def test_the_thought_is_weighed_from_the_line(
    form: MomentPage, said: list[Notice], gone: list[object]
) -> None:
    form.fields.outcome.chips[3].click()
    form.fields.text.set_text("The dinner")
    form.save()
    present(said[-1].onward)[1]()
    route = instance(ToWorksheet, gone[-1])
    assert present(route.moment).text == "The dinner"


@pytest.mark.parametrize("kind", [PULL, APPROACH])
def test_undo_takes_it_back_and_the_form_holds_all_of_it(
    form: MomentPage, around: Any, said: list[Notice], gone: list[object], kind: str
) -> None:
    form.enter(ToMoment(kind=kind))
    fields = form.fields
    fields.lead.chips[0].click()
    fields.text.set_text("The dinner")
    fields.when.chips.chips[4].click()
    written = fields.body
    form.save()
    assert gone[-1] == GoBack()
    assert held(around).drafts == {}
    # another one is begun before it is taken back
    form.enter(None)
    form.fields.text.set_text("another")
    form.fields.outcome.chips[3].click()
    present(said[0].then)()
    assert held(around).moments == []
    assert instance(ToMoment, gone[-1]).is_plain
    form.enter(ToMoment())
    assert {**fields.body, "someone": ""} == {**written, "someone": ""}
    texts = sorted(body["text"] for body in held(around).drafts.values())
    assert texts == ["The dinner", "another"]
    form.save()
    (moment,) = held(around).moments
    assert (moment.kind, moment.text, moment.more) == (kind, "The dinner", {"rough": "day"})


def test_undo_of_a_change_brings_back_what_was_there(
    form: MomentPage, around: Any, said: list[Notice]
) -> None:
    form.fields.outcome.chips[0].click()
    form.fields.text.set_text("before")
    form.save()
    (kept,) = held(around).moments
    form.enter(ToMoment(id=kept.id))
    form.fields.outcome.chips[3].click()
    form.fields.text.set_text("after")
    form.save()
    assert said[-1].text == "Your changes are saved."
    assert held(around).moments[0].text == "after"
    present(said[-1].then)()
    (moment,) = held(around).moments
    assert (moment.outcome, moment.text) == ("stayed", "before")


def test_the_bar_has_both_and_ctrl_z_is_undo(around: Any, qtbot: Any) -> None:
    done: list[str] = []
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 400)
    page.show()
    bar = NoticeBar(around)
    # it lies over a page, and is no window
    bar.setParent(page)
    bar.resize(700, 40)
    onward = ("Weigh the thought", lambda: done.append("weigh"))
    for press in ("onward", "button"):
        bar.say(Notice("Noted.", "Undo", lambda: done.append("undo"), onward=onward))
        button = getattr(bar, press)
        assert bar.onward.text() == "Weigh the thought"
        assert bar.onward.x() < bar.button.x()
        button.click()
        assert not bar.isVisible()
    assert done == ["weigh", "undo"]
    bar.say(Notice("Gone.", "Undo", lambda: None))
    assert not bar.onward.isVisible()
    bar.hide()
