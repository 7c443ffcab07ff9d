"""Learn by hand and by keys: cards, gates, the quiet "Why?", directions, and the palette."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from tests.shell.by_actions import CTRL, NO_SCREEN, opened, press, typed

from nearward.charts.table import CHARTS
from nearward.domain.model import Moment
from nearward.learn.catalogue import why_from
from nearward.learn.places import Place
from nearward.session.ask import moments
from nearward_ui.kit.learn.places import learned, route_to
from nearward_ui.kit.learn.why import WhyLink
from nearward_ui.routes import (
    Route,
    ToCard,
    ToCycle,
    ToJournal,
    ToMoment,
    ToPrintCard,
    ToWorksheet,
)

pytestmark = pytest.mark.qt_log_ignore(NO_SCREEN, extend=True)


def seen(page: QWidget) -> str:
    """All that can be read on a page."""
    labels = (one for one in page.findChildren(QLabel) if one.isVisibleTo(page))
    return "\n".join(label.text() for label in labels)


def whys(page: QWidget) -> Iterator[WhyLink]:
    yield from (one for one in page.findChildren(WhyLink) if not one.isHidden())


def test_ctrl_7_shows_all_cards_in_their_groups(qtbot: Any, window: Any) -> None:
    press(qtbot, Qt.Key.Key_7, CTRL)
    page = window.room.current
    assert page.key == "learn"
    assert list(page.cards.rows) == list(learned().cards)
    said = seen(page)
    for card in learned().cards.values():
        assert card.title in said
        assert card.short in said
        assert card.group in page.cards.panels


def test_a_card_is_opened_by_keys_and_left_by_the_one_way_back(qtbot: Any, window: Any) -> None:
    press(qtbot, Qt.Key.Key_7, CTRL)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    page = window.room.current
    assert page.key == "card"
    second = list(learned().cards)[1]
    assert page.card.id == second
    press(qtbot, Qt.Key.Key_Escape)
    assert window.room.current.key == "learn"
    at = QApplication.focusWidget()
    assert at is window.room.current.cards.rows[second].main, "one stands where one was"


def test_every_card_is_read_whole_and_leads_on(window: Any) -> None:
    for card in learned().cards.values():
        window.show_page(ToCard(card=card.id))
        page = window.room.current
        if page.gate is not None:
            page.gate.yes.click()
        said = seen(page)
        for text in (card.title, card.group, *card.texts):
            assert text in said, (card.id, text)
        assert "When distance is right" in said
        assert page.action.text() == card.action.label
        page.action.click()
        wanted = route_to(card.action.route, window.words)
        assert window.room.current.key == wanted.page, card.id
        window.show_page(Route("learn"))


def test_behind_a_gate_nothing_is_seen_until_it_is_opened(qtbot: Any, window: Any) -> None:
    window.show_page(Route("learn"))
    window.show_page(ToCard(card="old-hurt"))
    page, card = window.room.current, learned().cards["old-hurt"]
    assert QApplication.focusWidget() is page.gate.yes
    assert not any(text in seen(page) for text in card.texts)
    assert page.foot.isHidden()
    assert page.lends("print-card") is None
    page.gate.not_now.click()
    assert window.room.current.key == "learn"
    window.show_page(ToCard(card="old-hurt"))
    press(qtbot, Qt.Key.Key_Return)
    assert card.paragraphs[0] in seen(page)
    assert not page.foot.isHidden()
    assert page.lends("print-card") == ToPrintCard(card="old-hurt")
    window.show_page(Route("learn"))
    window.show_page(ToCard(card="old-hurt"))
    assert page.gate is not None, "it is closed again at the next visit"


def test_a_card_that_is_gone_is_told_kindly(window: Any) -> None:
    window.show_page(ToCard(card="of another version"))
    page = window.room.current
    assert "There is no card to show here." in seen(page)
    page.all_button.click()
    assert window.room.current.key == "learn"


@pytest.mark.parametrize(
    ("place", "route"),
    [
        ("page:pause", Route("pause")),
        ("card:armour", ToCard(card="armour")),
        ("sheet:words", ToWorksheet(sheet="words")),
        ("deck:why", Route("prompts")),
        ("action:let-in", ToMoment(kind="approach")),
    ],
)
def test_places_lead_where_they_say(place: str, route: Route, around: Any) -> None:
    assert route_to(place, around.words) == route


def test_a_question_begins_a_page_that_answers_it(around: Any) -> None:
    found = route_to("question:armour-02", around.words)
    assert isinstance(found, ToJournal)
    assert found.question == "What did your armour keep out that truly needed keeping out?"
    with pytest.raises(LookupError):
        route_to("action:lock", around.words)


def shown_for(window: Any, place: Place) -> QWidget:
    """The page on which the "Why?" of a place stands, as it is there."""
    if place.kind == "sheet":
        window.show_page(ToWorksheet(sheet=place.name))
    elif place.kind == "detail":
        window.show_page(Route("moment"))
        window.room.current.fields.pull.more_button.turn(True)
    elif place.kind == "chart":
        chart = next(one for one in CHARTS if one.id == place.name)
        window.show_page(Route(chart.page))
        window.room.current.panels[chart.id].body.read_button.turn(True)
    elif place.name == "cycle":
        ask = moments.save(Moment(at=window.clock(), day=window.clock().date(), outcome="withdrew"))
        window.desk.ask(ask, lambda made: window.show_page(ToCycle(id=made.id)))
    elif place.kind == "term" or place.name == "beneath":
        window.show_page(Route("beneath"))
        window.room.current.gate.yes.click()
    else:
        window.show_page(Route(place.name))
    page: QWidget = window.room.current
    return page


@pytest.mark.parametrize("place", [p for p in why_from() if not p.startswith("deck:")])
def test_why_stands_at_each_place_and_leads_to_its_card_and_back(window: Any, place: str) -> None:
    page = shown_for(window, Place.of(place))
    link = next(one for one in whys(page) if one.place == place)
    card = why_from()[place]
    assert link.accessibleName() == f"Why? {card.title}"
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    link.click()
    shown = window.room.current
    assert (shown.key, shown.card.id) == ("card", card.id)
    shown.back.click()
    assert window.room.current is page


def test_why_is_never_a_window_of_its_own(around: Any, qtbot: Any) -> None:
    before = set(QApplication.topLevelWidgets())
    link = WhyLink(around, "page:pause")
    assert not link.isVisible()
    assert {one for one in QApplication.topLevelWidgets() if one.isVisible()} <= before
    qtbot.addWidget(link)


def test_why_that_is_led_somewhere_before_it_stands_is_there_then(around: Any, qtbot: Any) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box = QVBoxLayout(page)
    link, none = WhyLink(around), WhyLink(around)
    link.stand_at("sheet:signs")
    for one in (link, none):
        box.addWidget(one)
    page.show()
    assert link.isVisible()
    assert not none.isVisible()


def test_why_of_a_question_goes_with_its_deck(window: Any) -> None:
    question = window.room.current.question
    question.why.stand_at("deck:armour")
    assert question.why.card == "armour"
    question.why.stand_at("deck:templates")
    assert question.why.isHidden()
    decks = [Place.of(place).name for place in why_from() if place.startswith("deck:")]
    assert {"armour", "worry", "seen", "unworthy", "why", "beneath"} <= set(decks)


def test_each_direction_leads_to_its_tools(window: Any) -> None:
    for direction in learned().directions.values():
        for way in direction.tool:
            window.show_page(Route("steps"))
            page = window.room.current
            page.panels[direction.id].tools[way.route].click()
            wanted = route_to(way.route, window.words)
            assert window.room.current.key == wanted.page, way.label


def test_the_steps_count_nothing(window: Any) -> None:
    window.show_page(Route("steps"))
    page = window.room.current
    roles = {
        QAccessible.queryAccessibleInterface(one).role()
        for one in page.findChildren(QWidget)
        if one.isVisibleTo(page) and QAccessible.queryAccessibleInterface(one) is not None
    }
    assert not roles & {QAccessible.Role.ProgressBar, QAccessible.Role.CheckBox}


def test_the_palette_finds_cards(qtbot: Any, window: Any) -> None:
    palette = opened(window, qtbot)
    assert not any(isinstance(line.value, ToCard) for line in palette.list.lines)
    found = typed(qtbot, palette, "armour")
    assert "Armour" in found
    press(qtbot, Qt.Key.Key_Return)
    assert window.room.current.key == "card"
    assert window.room.current.card.id == "armour"


def test_the_palette_finds_a_card_by_its_short_line(qtbot: Any, window: Any) -> None:
    palette = opened(window, qtbot)
    assert "Going distant" in typed(qtbot, palette, "not there")


@pytest.mark.parametrize(("width", "text"), [(800, 100), (1280, 200), (1920, 100)])
def test_nothing_is_cut_at_any_width_or_size(
    make_window: Any, qtbot: Any, width: int, text: int
) -> None:
    from nearward.config.settings import Settings

    settings = Settings()
    settings.change("text_size", text)
    window = make_window(settings=settings)
    window.resize(width, 800)
    for route in (Route("learn"), Route("steps"), ToCard(card="circle"), Route("beneath")):
        window.show_page(route)
        page = window.room.current
        if page.key == "beneath":
            page.gate.yes.click()
        qtbot.wait(20)
        for label in page.findChildren(QLabel):
            if label.isVisibleTo(page) and label.text():
                right = label.mapTo(page, label.rect().topRight()).x()
                assert right <= page.width(), (page.key, label.text())
                need = label.heightForWidth(label.width()) if label.wordWrap() else 0
                assert label.height() >= need, (page.key, label.text())
