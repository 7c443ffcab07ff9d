"""A moment of words of an entry: the words stand there, can be changed, and lead back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.conftest import NOW, ask
from tests.moments.test_moments import held

from nearward.domain.model import Entry, Passage
from nearward.session.ask import entries
from nearward_ui.moments.form import MomentPage
from nearward_ui.routes import ToJournal, ToMoment

WORDS = "I said that I had to work."


@pytest.fixture
def passage(around: Any) -> Passage:
    at = NOW - timedelta(days=3)
    entry = Entry(at=at, day=at.date(), text=f"On Tuesday. {WORDS}")
    return Passage(entry_id=ask(around, entries.save(entry)).id, start=12, words=WORDS)


def test_the_words_are_a_draft_that_can_be_changed(
    form: MomentPage, around: Any, qtbot: Any, passage: Passage
) -> None:
    day = NOW.date() - timedelta(days=3)
    form.enter(ToMoment(passage=passage, day=day))
    assert form.fields.text.text() == WORDS
    assert form.fields.when.at.date() == day
    assert form.came.isVisible()
    qtbot.keyClicks(form.fields.text, "So ")
    form.leave()
    body = held(around).drafts["moment:new"]
    assert body["passage"] == {"entry_id": passage.entry_id, "start": 12, "words": WORDS}
    form.enter(None)
    assert form.fields.text.text() == f"So {WORDS}"
    assert form.came.isVisible(), "a draft goes on from where it came"
    form.fields.outcome.set_value("withdrew")
    form.save()
    (moment,) = around.desk._vault.moments.every()
    (kept,) = around.desk._vault.passages.every()
    assert (kept.kind, kept.thing_id, kept.start) == ("moment", moment.id, 12)
    assert ask(around, entries.get(passage.entry_id or 0)).text == f"On Tuesday. {WORDS}"


def test_a_kept_one_leads_back_and_a_new_one_has_no_origin(
    form: MomentPage, around: Any, passage: Passage
) -> None:
    form.enter(ToMoment(passage=passage))
    form.fields.outcome.set_value("stayed")
    form.save()
    (kept,) = around.desk._vault.passages.every()
    gone_to: list[object] = []
    form.enter(None)
    assert form.came.isHidden()
    assert form.fields.text.text() == ""
    form.enter(ToMoment(id=kept.thing_id))
    form.go.connect(gone_to.append)
    form.came.way.click()
    assert gone_to == [ToJournal(id=passage.entry_id or 0, place=12, passage=kept.id)]
    ask(around, entries.put_text(passage.entry_id or 0, "Gone."))
    assert form.came.gone.isVisible()


def test_one_that_is_begun_is_not_written_over(
    form: MomentPage, around: Any, qtbot: Any, passage: Passage
) -> None:
    qtbot.keyClicks(form.fields.text, "half a thought")
    form.enter(ToMoment(passage=passage))
    assert form.fields.text.text() == WORDS
    assert form.offer.isVisible()
    form.offer.on_button.click()
    assert form.fields.text.text() == "half a thought"
    assert form.came.isHidden()


@pytest.mark.parametrize("held_so", [None, 7, {"entry_id": "x"}, {"words": "x", "start": 1.5}])
def test_a_draft_that_another_program_wrote(form: MomentPage, held_so: object) -> None:
    form.show_body({"text": "words", "passage": held_so})
    assert form.fields.text.text() == "words"
    assert form.came.passage is None
