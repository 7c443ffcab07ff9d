"""After what weighs, only light questions are offered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.conftest import ask
from tests.worksheets.conftest import Clock
from tests.worksheets.test_with_care import finish

from nearward.domain.model import OwnText
from nearward.session.ask import own_texts
from nearward.worksheets import prompts
from nearward_ui.journal.page import JournalPage
from nearward_ui.journal.prompts import PromptsPage
from nearward_ui.routes import ToJournal
from nearward_ui.worksheets.form import WorksheetPage


@pytest.fixture
def journal(make: Any, around: Any) -> JournalPage:
    around.settings.change("questions", True)
    page: JournalPage = make(JournalPage)
    page.enter(None)
    return page


def test_no_question_is_offered_right_after_a_heavy_worksheet(
    journal: JournalPage, make: Any, around: Any, clock: Clock
) -> None:
    question = journal.question
    assert question.name.text() == "A question, if you like"
    assert question.none.text() == "Not now"
    assert question.isVisible()
    page = make(WorksheetPage)
    finish(page, around, heaviness=6)
    journal.enter(None)
    assert question.isVisible()
    finish(page, around, heaviness=7)
    clock.at += timedelta(hours=2)
    journal.enter(None)
    assert not question.isVisible()
    clock.at += timedelta(seconds=1)
    journal.enter(None)
    assert question.isVisible()


def test_every_question_of_an_empty_page_is_a_light_one(journal: JournalPage, around: Any) -> None:
    every = prompts.offered("prompt", [], around.words)
    light = {one.text for one in prompts.unasked(every)}
    seen = set()
    for _ in range(2 * len(every)):
        seen.add(journal.question.text.text())
        journal.question.another.click()
    assert seen == light
    assert len(light) < len(every)


def test_the_page_of_all_questions_says_which_wait_to_be_chosen(make: Any, around: Any) -> None:
    page = make(PromptsPage)
    page.enter(None)
    lines = {line.thing.id: line.soft for line in page.list.cards.lines}
    assert lines["tender-03"] == "Something tender · only if you choose it"
    assert lines["why-01"] == "Why did I pull away?"
    assert "only if you choose them" in page.about.text()
    # chosen, it is asked
    went: list[object] = []
    page.go.connect(went.append)
    rows = [line.thing.id for line in page.list.cards.lines]
    page.list.setCurrentIndex(page.list.cards.index(rows.index("tender-03")))
    page.use.click()
    assert went == [ToJournal(question=page.chosen.text)]


def test_own_words_whose_original_was_struck_can_be_deleted(make: Any, around: Any) -> None:
    own = OwnText(kind="prompt", text="Mine", deck="unworthy", replaces="unworthy-09")
    ask(around, own_texts.save_own_text(own))
    page = make(PromptsPage)
    said: list[str] = []
    page.notice.connect(lambda notice: said.append(notice.text))
    page.enter(None)
    rows = [line.thing.text for line in page.list.cards.lines]
    page.list.setCurrentIndex(page.list.cards.index(rows.index("Mine")))
    assert page.delete.isVisible()
    assert not page.shipped.isVisible()
    page.delete.click()
    assert said == ["It was deleted."]
    assert ask(around, own_texts.own_texts()) == []
