"""Each of the 112 lines of the article leads to something that is there in the running program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import end
from tests.shell.by_actions import NO_SCREEN

from nearward.charts.chart import BELIEFS, PATTERNS, SIGNS
from nearward.charts.table import CHARTS
from nearward.domain.trouble import Trouble
from nearward.learn import coverage
from nearward.learn.catalogue import ARTICLE_LINES
from nearward.learn.places import Place
from nearward.worksheets import catalogue, prompts, vocabulary
from nearward_ui.kit.learn.places import known, learned
from nearward_ui.learn.card import CardPage
from nearward_ui.learn.steps import StepsPage
from nearward_ui.moments.more import More
from nearward_ui.pages import PAGES
from nearward_ui.routes import Route, ToCard
from nearward_ui.worksheets.questions.table import field_view

pytestmark = pytest.mark.qt_log_ignore(NO_SCREEN, extend=True)


def rows() -> list[coverage.Row]:
    return coverage.rows(known(), learned())


def places(*kinds: str) -> list[Place]:
    """The places of some kinds, each once."""
    every = dict.fromkeys(place for row in rows() for place in row.places)
    return [place for place in map(Place.of, every) if place.kind in kinds]


def test_each_line_has_a_row_that_leads_somewhere() -> None:
    found = rows()
    assert [row.line for row in found] == list(range(1, ARTICLE_LINES + 1))
    assert all(row.places for row in found)


def test_every_card_and_direction_is_led_to() -> None:
    led = {place.name for place in places("card", "direction")}
    assert led == {*learned().cards, *learned().directions}


def test_every_kind_of_place_is_opened_by_some_test_here() -> None:
    kinds = {Place.of(place).kind for row in rows() for place in row.places}
    assert kinds == {
        *("page", "card", "direction", "sheet", "field", "deck", "chart"),
        *("term", "record", "detail"),
    }


@pytest.fixture
def pages(around: Any, qtbot: Any) -> Iterator[list[Any]]:
    made: list[Any] = []
    yield made
    for page in made:
        end(page)


def test_pages_and_cards_open_in_the_window(qtbot: Any, window: Any) -> None:
    for place in places("page"):
        window.show_page(Route(place.name))
        assert window.room.current.key == place.name
    for place in places("card"):
        window.show_page(ToCard(card=place.name))
        page = window.room.current
        assert isinstance(page, CardPage)
        assert page.card is not None
        assert page.card.id == place.name
        assert page.heading.text() == page.words(page.card.title)


def test_directions_stand_on_their_page(around: Any, pages: list[Any]) -> None:
    page = StepsPage(around)
    pages.append(page)
    assert {place.name for place in places("direction")} == set(page.panels)


def test_questions_of_sheets_are_asked(around: Any, pages: list[Any]) -> None:
    """The view of each is made as a form makes it; a column or an item of it is in the sheet."""
    for place in places("sheet", "field"):
        holder, name = place.parts
        sheet = catalogue.sheet(holder)
        if place.kind == "sheet":
            continue
        of, _, inner = name.partition(".")
        field = sheet.find(of)
        assert field is not None, place
        source = sheet.find(field.of) if field.of else None
        view = field_view(field, source, around, alone=False)
        pages.append(view)
        assert view.field.id == of
        if inner:
            assert inner in [c.id for c in field.column] + [i.code for i in field.item], place


def test_details_of_a_moment_are_in_the_form(around: Any, pages: list[Any]) -> None:
    names = {place.name for place in places("detail")}
    more = More(around, names)
    pages.append(more)
    assert set(more.widgets) == names


def test_terms_are_offered(around: Any) -> None:
    for place in places("term"):
        holder, code = place.parts
        term = vocabulary.term_of(holder, code, around.words)
        assert term is not None, place
        assert not term.hidden, place


def test_decks_are_offered(around: Any) -> None:
    offered = {
        one.deck
        for kind in ("prompt", "kind_note", "template")
        for one in prompts.offered(kind, [], around.words)
    }
    assert {place.name for place in places("deck")} <= offered


def test_charts_are_on_a_page(around: Any) -> None:
    by_id = {chart.id: chart for chart in CHARTS}
    for place in places("chart"):
        assert by_id[place.name].page in (PATTERNS, BELIEFS, SIGNS), place
        assert PAGES["patterns"].rail


SPOILT = [
    ('44 = ["card:armour"', '44 = ["card:armor"', "44: there is no card:armor"),
    ('44 = ["card:armour"', '44 = ["armour"', "44: 'armour' is no kind of place"),
    ('59 = ["card:anxiety-and-distance", "page:pause"', '59 = ["page:pauses"', "59: there is no"),
    ('"field:words.draft", "field:words', '"field:words.draught", "field:words', "95: there is no"),
    ('"field:signs.signs.S3"', '"field:signs.signs.S9"', "66: there is no"),
    ('"term:fear.F10"', '"term:fear.F77"', "88: there is no"),
    ('"detail:cared"', '"detail:card"', "17: there is no"),
    ('"record:person.relation"', '"record:person.nation"', "34: there is no"),
    ('"chart:signs"', '"chart:sign"', "61: there is no"),
    ('110 = ["deck:kind-notes"]', "110 = []", "110: it leads nowhere"),
    ('110 = ["deck:kind-notes"]', '113 = ["deck:kind-notes"]', "113: the article has no line 113"),
    ('43 = ["card:armour", ', "43 = [", "43: card:armour says that it carries it"),
]


@pytest.mark.parametrize(("old", "new", "reason"), SPOILT)
def test_a_row_that_leads_nowhere_is_refused_with_file_and_row(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    text = coverage.FILE.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "coverage.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        coverage.rows(known(), learned(), file)
    said = str(caught.value.values["reason"])
    assert caught.value.values["name"] == "coverage.toml"
    assert re.match(r"line \d+, ", said), said
    assert reason in said


def test_a_line_without_a_row_is_refused(tmp_path: Path) -> None:
    lines = coverage.FILE.read_text(encoding="utf-8").splitlines()
    file = tmp_path / "coverage.toml"
    kept = [line for line in lines if not line.startswith("110 = ")]
    file.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        coverage.rows(known(), learned(), file)
    assert caught.value.values["reason"] == "line 110 of the article has no row"


def test_two_rows_for_one_line_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "coverage.toml"
    text = coverage.FILE.read_text(encoding="utf-8")
    file.write_text(f'{text}\n110 = ["page:steps"]\n', encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        coverage.rows(known(), learned(), file)
    assert caught.value.values["name"] == "coverage.toml"
