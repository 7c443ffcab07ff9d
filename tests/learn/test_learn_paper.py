"""Cards and directions on paper: every word, on one page, within the margins, in both sizes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from tests.conftest import end

from nearward.i18n import Translator
from nearward.paper.cards.setting import HIGH, TOP, WIDE, card_pages
from nearward.paper.drawing import PAPERS, DrawnText
from nearward.paper.layout import MARGIN, lay_out
from nearward.paper.learn import (
    card_blocks,
    directions_blocks,
    pocket_cards,
    pocket_directions,
)
from nearward_ui.kit.learn.places import learned
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.kit.theme import load_fonts
from nearward_ui.printing.learn_card import LearnCardPrintPage
from nearward_ui.routes import ToPrintCard

WORDS = Translator("en")


@pytest.fixture(autouse=True)
def _fonts(qapp: Any) -> None:
    """Ours: with others a word takes another room."""
    load_fonts()


def plain(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("paper", PAPERS)
def test_each_card_takes_one_page(qapp: Any, paper: str, large: bool) -> None:
    for card in learned().cards.values():
        (page,) = lay_out(card_blocks(card, WORDS), paper, FontMeasure(), large=large)
        inks = [ink for ink in page.ink if isinstance(ink, DrawnText)]
        said = plain("".join(ink.text for ink in inks))
        for text in (card.title, *card.texts):
            assert plain(text) in said, card.id
        assert min(ink.x for ink in inks) * page.scale >= MARGIN - 0.1
        assert "Date" not in said


@pytest.mark.parametrize("paper", PAPERS)
def test_the_directions_take_one_page(qapp: Any, paper: str) -> None:
    document = directions_blocks(learned().directions.values(), WORDS)
    (page,) = lay_out(document, paper, FontMeasure())
    said = plain("".join(ink.text for ink in page.ink if isinstance(ink, DrawnText)))
    for one in learned().directions.values():
        for text in (one.title, *one.texts):
            assert plain(text) in said


@pytest.mark.parametrize("paper", PAPERS)
def test_pocket_cards_hold_every_word_and_stay_within_their_edges(qapp: Any, paper: str) -> None:
    found, measure = learned(), FontMeasure()
    for card in found.cards.values():
        (page,) = card_pages(pocket_cards(card, WORDS), paper, WORDS, measure)
        inks = [ink for ink in page.ink if isinstance(ink, DrawnText)]
        said = plain("".join(ink.text for ink in inks))
        for text in (card.title, *card.texts):
            assert plain(text) in said, card.id
        left = (page.width - 2 * WIDE) / 2
        inner = [ink for ink in inks if TOP <= ink.y < page.height - TOP]
        # two cards side by side: one can be folded behind the other, and no sentence is torn
        assert all(ink.y + measure.height(ink.role) <= TOP + HIGH for ink in inner), card.id
        assert all(ink.x >= left for ink in inks)
    directions = pocket_directions(found.directions.values(), WORDS)
    (page,) = card_pages(directions, paper, WORDS, measure)
    said = plain("".join(ink.text for ink in page.ink if isinstance(ink, DrawnText)))
    for one in found.directions.values():
        assert all(plain(text) in said for text in (one.title, *one.texts))


def test_a_pdf_holds_what_the_preview_shows(around: Any, qtbot: Any, tmp_path: Path) -> None:
    page = LearnCardPrintPage(around)
    page.enter(ToPrintCard(card="armour"))
    assert page.where() == ToPrintCard(card="armour")
    assert len(page.pages) == 1
    page.write_pdf(str(tmp_path / "card.pdf"))
    said = plain(PdfReader(tmp_path / "card.pdf").pages[0].extract_text())
    for text in learned().cards["armour"].texts:
        assert plain(text) in said
    page.enter(ToPrintCard(directions=True))
    assert plain("Five directions") in plain(
        "".join(ink.text for ink in page.pages[0].ink if isinstance(ink, DrawnText))
    )
    end(page)


def test_nothing_to_print_is_said(around: Any, qtbot: Any) -> None:
    page = LearnCardPrintPage(around)
    page.enter(ToPrintCard(card="of another version"))
    assert page.pages == []
    assert not page.nothing.isHidden()
    assert not page.print_button.isEnabled()
    end(page)
