"""What may lie beneath: said by hand, kept as a draft, made into a note, and never counted."""

from __future__ import annotations

from typing import Any

import pytest
from tests.conftest import ask, end

from nearward.domain.trouble import Trouble
from nearward.i18n import Translator
from nearward.learn.beneath import PLACE, Beneath
from nearward.learn.note import note_of
from nearward.session.ask import drafts, entries
from nearward.session.ask.forms import beneath
from nearward_ui.learn.beneath.page import BeneathPage
from nearward_ui.routes import ToJournal

WORDS = Translator("en")


@pytest.fixture
def page(around: Any, qtbot: Any) -> Any:
    made = BeneathPage(around)
    made.show()
    made.enter()
    yield made
    end(made)


def choose(page: BeneathPage, row: int, answer: int) -> None:
    page.rows[row].said.chips[answer].click()


def test_it_begins_behind_a_gate_and_with_nothing_chosen(page: BeneathPage) -> None:
    assert not page.gate.isHidden()
    assert page.full.isHidden()
    page.gate.yes.click()
    assert page.gate.isHidden()
    assert [row.said.value for row in page.rows] == [None] * 5
    assert not page.make_button.isEnabled()


def test_what_is_said_is_kept_and_comes_again(page: BeneathPage, around: Any, qtbot: Any) -> None:
    page.gate.yes.click()
    choose(page, 0, 0)
    choose(page, 1, 1)
    choose(page, 4, 2)
    page.text.insertPlainText("The stairs again.")
    said = Beneath({"C1": "fits", "C2": "does_not", "C5": "unsure"}, "The stairs again.")
    assert page.value == said
    page.leave()
    assert ask(around, beneath.kept()) == said
    again = BeneathPage(around)
    again.show()
    again.enter()
    assert again.value == said
    assert again.gate.isHidden(), "it was opened before"
    end(again)


def test_what_is_not_kept_yet_is_saved_by_a_lock(page: BeneathPage, around: Any) -> None:
    page.gate.yes.click()
    choose(page, 2, 0)
    waiting = page.unsaved()
    assert waiting is not None
    ask(around, waiting)
    assert ask(around, beneath.kept()).said == {"C3": "fits"}


def test_it_becomes_a_note_and_no_draft_is_left(page: BeneathPage, around: Any) -> None:
    gone: list[object] = []
    page.go.connect(gone.append)
    page.gate.yes.click()
    choose(page, 0, 0)
    page.text.insertPlainText("She asked twice.")
    page.make_button.click()
    assert ask(around, drafts.get(PLACE)) is None
    (route,) = gone
    assert isinstance(route, ToJournal)
    entry = ask(around, entries.get(route.id))
    assert entry.prompt == "What might it have been protecting?"
    assert entry.text == "She asked twice.\n\nThis fits:\n- Me, from being too close"
    assert not page.value.is_begun
    page.leave()
    assert ask(around, drafts.get(PLACE)) is None


def test_a_note_that_cannot_be_made_loses_nothing(
    page: BeneathPage, around: Any, monkeypatch: Any
) -> None:
    told: list[Any] = []
    page.notice.connect(told.append)
    page.gate.yes.click()
    choose(page, 3, 2)

    def refused(_note: object) -> Any:
        def run(_vault: object) -> Any:
            raise Trouble

        return run

    monkeypatch.setattr(beneath, "make_note", refused)
    page.make_button.click()
    assert [notice.text for notice in told] == ["Something is in the way."]
    assert page.value.said == {"C4": "unsure"}
    assert ask(around, beneath.kept()).said == {"C4": "unsure"}


@pytest.fixture
def held(around: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the desk has done and has not answered yet."""
    answers: list[Any] = []
    monkeypatch.setattr(around.desk, "_deliver", answers.append)
    return answers


def answer(held: list[Any]) -> None:
    while held:
        held.pop(0)()


def there(around: Any) -> tuple[int, Beneath]:
    """How many notes are in the journal, and what is a draft."""
    vault = around.desk._vault
    return len(vault.entries.every()), Beneath.of(vault.drafts.get(PLACE))


def test_a_second_press_makes_no_second_note(
    page: BeneathPage, around: Any, held: list[Any]
) -> None:
    page.gate.yes.click()
    choose(page, 0, 0)
    page.make_button.click()
    page.make_button.click()
    answer(held)
    assert there(around) == (1, Beneath())


def test_words_that_come_while_the_note_is_made_are_kept(
    page: BeneathPage, around: Any, held: list[Any]
) -> None:
    page.gate.yes.click()
    choose(page, 0, 0)
    page.make_button.click()
    page.text.insertPlainText("And one more thing.")
    answer(held)
    page.leave()
    answer(held)
    assert there(around) == (1, Beneath({"C1": "fits"}, "And one more thing."))


def test_a_lock_while_the_note_is_made_brings_no_draft_back(
    page: BeneathPage, around: Any, held: list[Any]
) -> None:
    page.gate.yes.click()
    choose(page, 0, 0)
    page.make_button.click()
    waiting = page.unsaved()
    assert waiting is not None
    around.desk.ask(waiting)
    assert there(around) == (1, Beneath())


def test_an_answer_leaves_the_keyboard_where_it_is(
    page: BeneathPage, around: Any, held: list[Any]
) -> None:
    """On the way back from a "Why?" it stands there again, and it stayed at a first answer."""
    page.gate.yes.click()
    answer(held)
    page.enter()
    page.text.setFocus()
    answer(held)
    assert page.focusWidget() is page.text


@pytest.mark.parametrize(
    "body",
    [None, {}, {"said": 3, "text": None}, {"said": {"C1": "very much", "C2": 4}}, {"said": []}],
)
def test_a_draft_of_another_program_is_no_draft(body: Any) -> None:
    assert Beneath.of(body) == Beneath()
    assert Beneath().body is None


def test_a_note_says_what_was_said_and_no_number() -> None:
    said = Beneath({"C2": "fits", "C1": "fits", "C4": "does_not", "own-x": "unsure"}, " Mine. ")
    assert note_of(said, WORDS) == (
        "Mine.\n\n"
        "This fits:\n- Me, from being too close\n- An old hurt\n\n"
        "This does not:\n- What I show to no one\n\n"
        "Not sure:\n- own-x"
    )
    assert note_of(Beneath(), WORDS) == ""
