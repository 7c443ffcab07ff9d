"""The pages of beliefs: begun, rated, kept evidence for, read again; nothing is lost or matched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtTest import QTest
from tests.conftest import ask, end

from nearward.domain.beliefs import Belief, BeliefEvidence, BeliefRating
from nearward.domain.changes import KindsChanged
from nearward.domain.file.trouble import NoPermission
from nearward.domain.model import Worksheet
from nearward.i18n import Translator
from nearward.session.ask import search, trash, worksheets
from nearward.session.ask.forms import beliefs
from nearward_ui.beliefs.list import BeliefsPage
from nearward_ui.beliefs.page import BeliefPage
from nearward_ui.beliefs.told import told_since
from nearward_ui.routes import Route, ToBelief


@pytest.fixture
def listed(around: Any, qtbot: Any) -> Iterator[BeliefsPage]:
    made = BeliefsPage(around)
    made.resize(1084, 900)
    made.show()
    yield made
    end(made)


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[BeliefPage]:
    made = BeliefPage(around)
    made.resize(1084, 900)
    made.show()
    yield made
    end(made)


def read(around: Any, story: Belief) -> beliefs.Read:
    found: beliefs.Read | None = ask(around, beliefs.of(story.id))
    assert found is not None
    return found


def test_a_story_is_begun_by_keys_and_listed(listed: BeliefsPage, around: Any) -> None:
    gone: list[object] = []
    listed.go.connect(gone.append)
    listed.enter()
    assert listed.first_focus() is listed.story
    assert not listed.listed.isVisible()
    QTest.keyClicks(listed.story, "I am too much.")
    listed.story.returnPressed.emit()
    (route,) = gone
    assert isinstance(route, ToBelief)
    listed.enter()
    (line,) = listed.list.cards.lines
    assert (line.title, line.soft) == ("I am too much.", "nothing rated or kept yet")
    assert not any(panel.isVisible() for panel in listed.panels.values())


def test_a_story_that_cannot_be_kept_stands_there_again(
    listed: BeliefsPage, around: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed.enter()
    listed.story.setText("I am too much.")
    asked: list[Any] = []
    monkeypatch.setattr(around.desk, "ask", lambda *given, **_: asked.append(given))
    listed.add.click()
    listed.add.click()
    assert len(asked) == 1, "pressed twice, it is kept once"
    assert listed.story.text() == ""
    asked[0][2](NoPermission(name="a.nearward"))
    assert listed.story.text() == "I am too much."
    assert listed.unread.isVisible()


def test_a_rating_is_kept_once_a_day_and_taken_back(
    page: BeliefPage, around: Any, story: Belief
) -> None:
    page.enter(ToBelief(id=story.id))
    assert page.rating.old.value is None
    assert not page.rating.chart.isVisible()
    for value in (70, 60):
        page.rating.old.slider.give(value)
        page.leave()
    (rating,) = read(around, story).of.ratings
    assert (rating.old_rating, rating.new_rating) == (60, None)
    assert page.rating.chart.isVisible()
    page.rating.old.set_value(None)
    page.rating._on_changed()
    page.leave()
    assert read(around, story).of.ratings == []


def test_evidence_is_kept_as_it_is_typed_and_only_once(
    page: BeliefPage, around: Any, story: Belief
) -> None:
    page.enter(ToBelief(id=story.id))
    form = page.evidence.form
    QTest.keyClicks(form.text, "She asked")
    form.flush()
    QTest.keyClicks(form.text, " for more.")
    waiting = page.unsaved()
    if waiting is not None:
        ask(around, waiting)
    (kept,) = read(around, story).of.evidence
    assert (kept.text, kept.fits, kept.day) == ("She asked for more.", "new", around.today)
    form.next.click()
    assert (form.text.text(), form.id) == ("", 0)
    (row,) = page.evidence.rows
    assert row.said.text() == "She asked for more."
    row.on_card.click()
    assert page.card.also.text() == "She asked for more."


def test_what_is_kept_is_searched_and_nothing_is_matched(
    page: BeliefPage, around: Any, story: Belief
) -> None:
    other = ask(around, beliefs.save(replace(story, id=0, text="They will leave.")))
    for n in range(8):
        at = around.clock() - timedelta(days=n)
        made = BeliefEvidence(at=at, day=at.date(), belief_id=story.id, text=f"Key {n} is there.")
        ask(around, beliefs.keep(made))
    page.enter(ToBelief(id=story.id))
    assert page.evidence.search.isVisible()
    QTest.keyClicks(page.evidence.search, "key 3")
    assert [row.one.text for row in page.evidence.rows] == ["Key 3 is there."]
    QTest.keyClicks(page.evidence.search, "zzz")
    assert page.evidence.nothing.isVisible()
    assert read(around, other).of.evidence == []
    hits = ask(around, search.find("key"))
    assert {hit.card.kind for hit in hits} == {"belief_evidence"}
    page.enter(ToBelief(belief_evidence=hits[0].card.id))
    assert "too much" in page.heading.text()


def test_the_newer_story_has_its_earlier_wordings(
    page: BeliefPage, around: Any, story: Belief
) -> None:
    vault = around.desk._vault
    for text in ("One.", "Two.", "Three."):
        with vault.writing():
            story = vault.beliefs.save(replace(story, new_story=text), keep_version=True)
    assert [one.text for one in read(around, story).wordings] == ["One.", "Two.", "Three."]
    page.enter(ToBelief(id=story.id))
    assert page.story.earlier_button.isVisible()
    page.story.earlier_button.click()
    assert page.story.earlier.isVisible()


def test_worksheets_tell_their_ratings_beside_those_given_here(around: Any, story: Belief) -> None:
    def sheet(name: str, answers: dict[str, Any]) -> Worksheet:
        made = Worksheet(at=around.clock(), day=around.today, sheet=name, answers=answers)
        kept: Worksheet = ask(around, worksheets.save(replace(made, belief_id=story.id)))
        return kept

    before, later = date(2025, 3, 1), date(2025, 4, 1)
    rated = {"old_rating": 70, "new_rating": 0}
    rows = [{"date": before.isoformat(), "old": 55, "new": None}, {"date": "soon", "old": 1}]
    sheet("old-story", {**rated, "ratings": rows})
    evidence = {"hot_belief_before": 82, "hot_belief_after": 40, "balanced_belief": 55}
    again = [{"date": later.isoformat(), "hot_belief": 45, "balanced_belief": 60}]
    sheet("evidence", {**evidence, "revisits": again})
    made = BeliefRating(at=around.clock(), day=around.today, belief_id=story.id, old_rating=50)
    ask(around, beliefs.rate(made))
    points = read(around, story).of.points
    assert [tuple(one) for one in points[:2]] == [
        (before, 55, None, "old-story"),
        (later, 45, 60, "evidence"),
    ]
    today = around.today
    assert {tuple(one) for one in points[2:]} == {
        (today, 70, 0, "old-story"),
        (today, 82, None, "evidence"),
        (today, 40, 55, "evidence"),
        (today, 50, None, ""),
    }


def test_a_worksheet_on_a_story_is_offered_and_kept_once(listed: BeliefsPage, around: Any) -> None:
    answers = {"old_story": "They will leave.", "new_story": "Some stay."}
    made = Worksheet(at=around.clock(), day=around.today, sheet="old-story", answers=answers)
    ask(around, worksheets.save(made))
    listed.enter()
    (offer,) = listed.offers
    offer.click()
    listed.enter()
    assert not listed.offers
    (one,) = ask(around, beliefs.every()).kept
    assert (one.belief.text, one.belief.new_story) == ("They will leave.", "Some stay.")
    assert len(one.worksheets) == 1


def test_what_is_kept_for_a_story_goes_with_it_and_comes_back(
    page: BeliefPage, around: Any, story: Belief
) -> None:
    at = datetime(2026, 3, 1, 12, tzinfo=around.clock().tzinfo)
    made = BeliefEvidence(at=at, day=at.date(), belief_id=story.id, text="The key.")
    kept = ask(around, beliefs.keep(made))
    page.enter(ToBelief(id=story.id))
    gone: list[object] = []
    page.go.connect(gone.append)
    page.remove.click()
    assert gone == [Route("beliefs")]
    assert ask(around, search.find("key")) == []
    assert ask(around, beliefs.of(story.id)) is None
    ask(around, trash.restore("belief_evidence", kept.id))
    assert read(around, story).of.evidence[0].text == "The key."
    assert len(ask(around, search.find("key"))) == 1


def test_a_story_that_cannot_be_read_is_not_there_to_be_written_in(
    page: BeliefPage, around: Any, story: Belief, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    with monkeypatch.context() as away:
        away.setattr(around.desk, "ask", lambda *given, **_: asked.append(given))
        page.enter(ToBelief(id=story.id))
        asked[0][2](NoPermission(name="a.nearward"))
    assert page.trouble.isVisible()
    assert page.heading.text() == "A belief"
    assert not any(part.isVisible() for part in page.parts)
    # it is read again as soon as something changes
    page.refresh(KindsChanged(frozenset({"belief"})))
    assert page.heading.text() == f"“{story.text}”"
    assert page.story.isVisible()
    assert not page.trouble.isVisible()
    # what is shown stays, if it only cannot be read again
    asked.clear()
    with monkeypatch.context() as away:
        away.setattr(around.desk, "ask", lambda *given, **_: asked.append(given))
        page.refresh(KindsChanged(frozenset({"belief"})))
        asked[0][2](NoPermission(name="a.nearward"))
    assert page.trouble.isVisible()
    assert page.story.isVisible()


def test_beliefs_that_cannot_be_read_are_not_said_to_be_none(
    listed: BeliefsPage, around: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    with monkeypatch.context() as away:
        away.setattr(around.desk, "ask", lambda *given, **_: asked.append(given))
        listed.enter()
        asked[0][2](NoPermission(name="a.nearward"))
    assert listed.unread.isVisible()
    assert not listed.nothing.isVisible()
    listed.enter()
    assert listed.nothing.isVisible()
    assert not listed.unread.isVisible()


@pytest.mark.parametrize(
    ("ago", "said"),
    [(0, "Kept since today"), (1, "Kept since yesterday"), (3, "Kept since Fri 20 Nov")],
)
def test_since_when_a_story_is_kept_is_a_sentence(ago: int, said: str) -> None:
    today = date(2026, 11, 23)
    assert told_since(today - timedelta(days=ago), today, Translator("en")) == said


def test_an_old_story_alone_is_no_card(page: BeliefPage, story: Belief) -> None:
    page.enter(ToBelief(id=story.id))
    assert page.card.none_yet.isVisible()
    assert not page.card.printing.isVisible()
    page.card.will.insertPlainText("Stay a minute.")
    assert page.card.printing.isVisible()
    assert not page.card.none_yet.isVisible()
