"""A word that was renamed, hidden or added is so on every page, from the moment it was kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel
from tests.conftest import NOW

from nearward.domain.model import Moment, Person
from nearward.session.ask import moments, people
from nearward.session.ask.forms import terms
from nearward.worksheets import vocabulary
from nearward_ui.kit.inputs.chip import Chip
from nearward_ui.kit.term_chips import TermChips
from nearward_ui.kit.widgets.action_menu import ActionMenu
from nearward_ui.routes import Route, ToMoment, ToPerson, ToVocabulary, ToWorksheet

NO_SCREEN = "This plugin does not support"
WHEN: dict[str, Any] = {"at": NOW, "day": NOW.date()}
Make = Callable[..., Any]


def do(window: Any, operation: Any) -> Any:
    found: list[Any] = []
    window.desk.ask(operation, found.append)
    return found[0]


def page_of(window: Any, route: Route) -> Any:
    window.show_page(route)
    return window.room.current


def labels(chips: Any) -> list[str]:
    return [chip.text() for chip in chips.chips]


@pytest.fixture
def window(make_window: Make) -> Any:
    made = make_window()
    person = do(made, people.add("Ruth"))
    do(made, people.save(Person(id=person.id, alias="Ruth", relation="friend")))
    for n in range(12):
        at = NOW - timedelta(days=n)
        given: dict[str, Any] = {"trigger": "T03", "behaviour": ("B01",), "person_id": person.id}
        do(made, moments.save(Moment(at=at, day=at.date(), outcome="withdrew", **given)))
    return made


def test_a_form_offers_the_words_as_they_are_now(window: Any) -> None:
    form = page_of(window, ToMoment())
    assert "Praise" in labels(form.fields.trigger)
    page_of(window, ToVocabulary(name="trigger"))
    do(window, terms.rename("trigger", "T03", "Applause"))
    do(window, terms.hide("trigger", "T01", True))
    added = do(window, terms.add("behaviour", "Watched films"))
    form = page_of(window, ToMoment())
    assert "Applause" in labels(form.fields.trigger)
    assert not {"Praise", "Conflict"} & set(labels(form.fields.trigger))
    assert "Watched films" in labels(form.fields.pull.behaviour)
    assert added.code in [chip.code for chip in form.fields.pull.behaviour.chips]


def test_what_was_begun_keeps_its_answer(window: Any) -> None:
    form = page_of(window, ToMoment())
    form.fields.outcome.chips[0].click()
    form.fields.trigger.chips[2].click()
    page_of(window, ToVocabulary(name="trigger"))
    do(window, terms.rename("trigger", "T03", "Applause"))
    do(window, terms.hide("trigger", "T03", True))
    window.room.show_page(Route("moment"))
    form = window.room.current
    assert form.fields.trigger.value == "T03"
    chosen = next(chip for chip in form.fields.trigger.chips if chip.isChecked())
    assert chosen.text() == "Applause", "hidden, it is shown where it was chosen"


def test_a_kept_moment_shows_a_hidden_word_by_its_name(window: Any) -> None:
    do(window, terms.hide("trigger", "T03", True))
    form = page_of(window, ToMoment(id=do(window, moments.page())[0].id))
    assert form.fields.trigger.value == "T03"
    assert "Praise" in labels(form.fields.trigger)


@pytest.mark.qt_log_ignore(NO_SCREEN, extend=True)
def test_the_menu_of_a_row_leads_to_its_words(window: Any) -> None:
    form = page_of(window, ToMoment())
    chips: TermChips = form.fields.pull.behaviour
    where = QPoint(4, 4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, chips.mapToGlobal(where))
    QApplication.sendEvent(chips, event)
    menu = next(one for one in chips.findChildren(ActionMenu) if one.actions())
    (act,) = menu.actions()
    assert act.text() == "Change these words"
    act.trigger()
    menu.close()
    assert window.room.current.key == "vocabulary"
    assert window.room.current.which.value == "behaviour"


def test_a_row_without_any_word_says_so_and_leads_there(window: Any) -> None:
    for term in vocabulary.terms("lens", window.words):
        do(window, terms.hide("lens", term.code, True))
    form = page_of(window, ToMoment())
    form.fields.pull.more_button.click()
    chips = form.fields.pull.more.widgets["lens"]
    assert chips.chips == ()
    assert "hidden" in chips.none_left.text()
    chips.none_left.click()
    assert window.room.current.which.value == "lens"


def test_lists_figures_and_people_say_it(window: Any) -> None:
    do(window, terms.rename("trigger", "T03", "Applause"))
    do(window, terms.rename("behaviour", "B01", "Ice"))
    do(window, terms.rename("relation", "friend", "Close friend"))
    page = page_of(window, Route("moments"))
    assert {line.title for line in page.list.cards.lines} == {"With Ruth, Applause"}
    page = page_of(window, Route("people"))
    assert page.list.cards.lines[0].soft.startswith("Close friend")
    page = page_of(window, ToPerson(id=1))
    assert page.list.cards.lines[0].title == "With Ruth · Applause"
    page = page_of(window, Route("patterns"))
    assert "Applause" in " ".join(label.text() for label in page.findChildren(QLabel))


def test_a_filter_on_a_hidden_word_works(window: Any) -> None:
    do(window, terms.rename("trigger", "T03", "Applause"))
    do(window, terms.hide("trigger", "T03", True))
    page = page_of(window, Route("moments"))
    filters = page.filters
    found = do(window, moments.to_choose_from())
    offered: list[Any] = []
    filters.trigger.offer = lambda rows, *_: offered.extend(rows)
    filters._triggers(found)
    assert offered == [("", "All"), ("T03", "Applause")]
    filters._on_trigger("T03", "Applause")
    assert len(page.list.cards.lines) == 12


def test_worksheets_begin_with_them(window: Any) -> None:
    do(window, terms.rename("emotion", "afraid", "Shaky"))
    do(window, terms.add("emotion", "Wistful"))
    page = page_of(window, ToWorksheet(sheet="evidence"))
    said = {chip.text() for chip in page.findChildren(Chip)}
    assert {"+ Shaky", "+ Wistful"} <= said
    assert "+ Afraid" not in said


def test_a_lock_takes_the_words_away_and_an_unlock_brings_them(
    window: Any, make_window: Make, qtbot: Any
) -> None:
    do(window, terms.rename("trigger", "T03", "Applause"))
    assert vocabulary.label("trigger", "T03", window.words) == "Applause"
    window.lock()
    qtbot.waitUntil(lambda: not window.is_open)
    assert window.words.terms == {}
    assert window.words.made_of_terms == {}
    again = make_window()
    assert vocabulary.label("trigger", "T03", again.words) == "Applause"


@pytest.mark.parametrize("width", [0, 90])
def test_an_and_sign_is_shown_and_is_no_key(width: int, around: Any) -> None:
    chip, plain = (Chip(text, look=around.look) for text in ("Q&A & so on", "QXA X so on"))
    assert chip.text() == "Q&A & so on"
    assert chip.shortcut().isEmpty()
    for one in (chip, plain):
        one.resize(width or one.sizeHint().width(), one.sizeHint().height())
    assert abs(chip.sizeHint().width() - plain.sizeHint().width()) < 12
    bare = Chip("Q&&A && so on", look=around.look)
    bare.resize(chip.size())
    assert chip.grab().toImage() != bare.grab().toImage(), "two of them are two"
    heard = QAccessible.queryAccessibleInterface(chip)
    assert heard.text(QAccessible.Text.Name) == "Q&A & so on"
