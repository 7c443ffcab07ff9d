"""Words to choose from: renamed, hidden, added and moved by hand and by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from tests.conftest import NOW, ask, end

from nearward.domain.model import Moment, OwnTerm
from nearward.session.ask import moments
from nearward.session.ask.forms import terms
from nearward.worksheets import vocabulary
from nearward_ui.kit.lists.sorted_list import SortedLine
from nearward_ui.routes import ToVocabulary
from nearward_ui.settings.vocabulary.page import VocabularyPage
from nearward_ui.settings.vocabulary.term_panel import LONGEST

WHEN: dict[str, Any] = {"at": NOW, "day": NOW.date()}


@pytest.fixture
def page(around: Any, qtbot: Any) -> Iterator[VocabularyPage]:
    for n in range(3):
        at = NOW - timedelta(days=n)
        ask(around, moments.save(Moment(at=at, day=at.date(), outcome="stayed", trigger="T03")))
    made = VocabularyPage(around)
    made.key = "vocabulary"
    made.listen_to_keys()
    made.resize(1084, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.enter(ToVocabulary(name="trigger"))
    made.list.setFocus()
    yield made
    end(made)


def lines(page: VocabularyPage) -> list[SortedLine]:
    return [line for line in page.list.cards.lines if isinstance(line, SortedLine)]


def titles(page: VocabularyPage, head: str = "Shown at once") -> list[str]:
    return [line.title for line in lines(page) if line.head == head]


def choose(page: VocabularyPage, code: str) -> None:
    assert page.offered.choose_code(code)
    page.list.setFocus()


def type_in(page: VocabularyPage, text: str) -> None:
    page.panel.field.selectAll()
    QTest.keyClicks(page.panel.field, text)
    QTest.keyClick(page.panel.field, Qt.Key.Key_Return)


def kept(page: VocabularyPage) -> dict[tuple[str, str], OwnTerm]:
    found: list[OwnTerm] = ask(page.around, lambda vault: vault.own_terms.every())
    return {(one.vocabulary, one.code): one for one in found}


def test_each_word_says_in_how_many_moments_it_was_chosen(page: VocabularyPage) -> None:
    soft = {line.title: line.soft for line in lines(page)}
    assert soft["Praise"] == "3 moments"
    assert soft["Conflict"] == ""
    assert lines(page)[2].said == "Praise, 3 moments, Shown at once"


def test_a_word_gets_another_name_by_keys(page: VocabularyPage) -> None:
    choose(page, "T03")
    QTest.keyClick(page.list, Qt.Key.Key_F2)
    assert page.panel.isVisible()
    assert page.panel.field.hasFocus()
    type_in(page, "Applause")
    assert not page.panel.isVisible()
    assert page.list.hasFocus()
    assert page.offered.term is not None
    assert page.offered.term.code == "T03"
    assert lines(page)[2].soft == "originally “Praise” · 3 moments"
    assert kept(page)["trigger", "T03"].label == "Applause"
    assert vocabulary.label("trigger", "T03", page.words) == "Applause"


def test_it_is_ours_again(page: VocabularyPage) -> None:
    ask(page.around, terms.rename("trigger", "T03", "Applause"))
    choose(page, "T03")
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.panel.ours.text() == "Back to “Praise”"
    page.panel.ours.click()
    assert lines(page)[2].title == "Praise"
    assert kept(page) == {}


def test_typing_our_word_again_is_ours_too(page: VocabularyPage) -> None:
    ask(page.around, terms.rename("trigger", "T03", "Applause"))
    choose(page, "T03")
    page.rename.click()
    type_in(page, "Praise")
    assert kept(page) == {}


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("   ", "There is no word yet. Type one, or leave everything as it is."),
        ("conflict", "“conflict” is here already. Two alike could not be told apart."),
        ("w" * 300, f"That is 300 letters. At most {LONGEST} fit on a small button."),
    ],
)
def test_what_is_no_word_is_said_and_nothing_is_lost(
    page: VocabularyPage, typed: str, reason: str
) -> None:
    choose(page, "T03")
    for button in (page.rename, page.add):
        button.click()
        page.panel.field.setText(typed)
        QTest.keyClick(page.panel.field, Qt.Key.Key_Return)
        assert page.panel.trouble.text() == reason
        assert page.panel.field.text() == typed
        assert page.panel.field.hasFocus()
    QTest.keyClick(page.panel.field, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.list.hasFocus()
    assert kept(page) == {}


@pytest.mark.parametrize("word", ["سكوت طويل", "🌊 wave", "R&D", "<b>bold</b>", "=1+1"])
def test_any_word_can_be_added(page: VocabularyPage, word: str) -> None:
    page.add.click()
    page.panel.field.setText(word)
    QTest.keyClick(page.panel.field, Qt.Key.Key_Return)
    assert titles(page)[-1] == word
    assert page.offered.term is not None
    assert page.offered.term.label == word
    assert lines(page)[len(titles(page)) - 1].soft == "your own"


def test_a_hidden_word_is_told_last_and_comes_back(page: VocabularyPage) -> None:
    choose(page, "T03")
    assert page.hiding.text() == "Hide"
    page.hiding.click()
    hidden = [line for line in lines(page) if line.head.startswith("Hidden")]
    assert [(line.title, line.soft) for line in hidden] == [("Praise", "3 moments")]
    assert page.hiding.text() == "Show again"
    assert not page.up.isEnabled()
    assert not page.down.isEnabled()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert titles(page)[2] == "Praise"
    assert kept(page) == {}


def test_words_move_by_keys_over_the_line_too(page: VocabularyPage) -> None:
    choose(page, "T03")
    QTest.keyClick(page.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(page)[:3] == ["Conflict", "Praise", "Closeness"]
    assert page.offered.term is not None
    assert page.offered.term.code == "T03", "it is chosen still"
    choose(page, "T98")
    page.down.click()
    behind = titles(page, "Behind “More…”")
    assert behind[0] == "Not sure"
    page.down.click()
    assert titles(page, "Behind “More…”")[1] == "Not sure"
    page.up.click()
    page.up.click()
    assert titles(page)[-1] == "Not sure"
    assert page.order.isVisible()
    page.order.click()
    assert titles(page)[:3] == ["Conflict", "Closeness", "Praise"]
    assert not page.order.isVisible()
    assert kept(page) == {}


def test_ends_of_the_order_stay(page: VocabularyPage) -> None:
    choose(page, "T01")
    assert not page.up.isEnabled()
    QTest.keyClick(page.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    choose(page, "T99")
    assert not page.down.isEnabled()
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert kept(page) == {}


def test_a_word_that_is_dragged_stands_where_it_was_let_go(page: VocabularyPage) -> None:
    page.offered.dropped.emit("T99", "T02", False)
    assert titles(page)[:3] == ["Conflict", "Something else", "Closeness"]
    page.offered.dropped.emit("T01", "T07", True)
    assert titles(page, "Behind “More…”")[:2] == ["Too little air", "Conflict"]
    assert page.offered.term is not None
    assert page.offered.term.code == "T01"


def test_nothing_can_be_let_go_among_the_hidden(page: VocabularyPage) -> None:
    ask(page.around, terms.hide("trigger", "T03", True))
    last = page.list.visualRect(page.list.cards.index(len(lines(page)) - 1))
    page.list.verticalScrollBar().setValue(page.list.verticalScrollBar().maximum())
    shown = [n for n, line in enumerate(lines(page)) if line.moves]
    assert page.offered._place_at(QPoint(20, last.center().y())) in {
        (shown[-1], True),
        (shown[-1], False),
    }


def test_words_of_a_row_do_not_leave_with_a_drag(page: VocabularyPage) -> None:
    data = page.list.cards.mimeData([page.list.cards.index(0)])
    assert data.formats() == ["application/x-nearward-row"]
    assert not data.text()


def test_the_other_words_are_shown(page: VocabularyPage) -> None:
    chips = page.which.chips.chips
    assert [chip.code for chip in chips] == list(vocabulary.CHANGEABLE)
    chips[-1].click()
    assert titles(page)[0] == "Partner"
    chips[-1].click()
    assert titles(page)[0] == "Partner", "one is always chosen"
    assert chips[-1].isChecked()
    page.enter(ToVocabulary(name="weather"))
    assert titles(page)[0] == "Partner", "what is not known here is not shown"


def test_in_a_low_window_one_field_says_which(page: VocabularyPage) -> None:
    page.resize(743, 480)
    assert not page.which.chips.isVisible()
    QTest.keyClick(page.which.field, Qt.Key.Key_Down)
    assert page.which.value == "behaviour"
    assert titles(page)[0] == "Went distant"
    page.resize(1084, 760)
    assert page.which.chips.value == "behaviour"
    assert not page.which.field.isVisible()


def test_what_was_being_typed_is_there_after_a_lock(page: VocabularyPage) -> None:
    choose(page, "T03")
    page.rename.click()
    page.panel.field.setText("Applau")
    place = page.where()
    page.enter(ToVocabulary(name="fear"))
    assert not page.panel.isVisible()
    page.enter(place)
    assert page.panel.isVisible()
    assert page.panel.field.text() == "Applau"
    type_in(page, "Applause")
    assert kept(page)["trigger", "T03"].label == "Applause"


def test_what_a_newer_program_knows_is_kept(page: VocabularyPage) -> None:
    for name, code in (("weather", "W1"), ("trigger", "T77")):
        term = OwnTerm(vocabulary=name, code=code, hidden=True)
        ask(page.around, lambda vault, one=term: _save(vault, one))
    page.enter(ToVocabulary(name="trigger"))
    assert "T77" not in {line.title for line in lines(page)}
    choose(page, "T02")
    page.up.click()
    assert ("weather", "W1") in kept(page)
    assert ("trigger", "T77") in kept(page)


def _save(vault: Any, term: OwnTerm) -> None:
    with vault.writing():
        vault.own_terms.save(term)
