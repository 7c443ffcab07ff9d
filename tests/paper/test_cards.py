"""Cards to cut out: as large as a bank card, cut along marks, and no word is lost."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader
from tests.conftest import NOW

from nearward.domain.beliefs import Belief, BeliefEvidence
from nearward.domain.text.initials import Initials
from nearward.i18n import Translator
from nearward.paper.cards.card import (
    PaperCard,
    belief_card,
    blank_card,
    sheet_card,
    with_initials,
)
from nearward.paper.cards.setting import A_PAGE, HIGH, TOP, WIDE, card_pages
from nearward.paper.drawing import PAPERS, Band, DrawnText, PaperPage, Rule
from nearward.worksheets import catalogue
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.kit.printing.pdf import pages_bytes

pytestmark = pytest.mark.usefixtures("fonts")

WORDS = Translator("en")
MILLIMETRE = 72 / 25.4
STORY = Belief(at=NOW, day=NOW.date(), id=1, text="I am too much.", card_will="Stay a minute.")
KEPT = BeliefEvidence(
    at=NOW, day=NOW.date(), belief_id=1, text="She asked me to go on.", on_card=True
)


def pages(cards: list[PaperCard], paper: str = "a4") -> list[PaperPage]:
    return card_pages(cards, paper, WORDS, FontMeasure())


def squeezed(text: str) -> str:
    return "".join(text.split())


def read(found: list[PaperPage], paper: str) -> list[str]:
    reader = PdfReader(io.BytesIO(pages_bytes(found, paper)))
    return [squeezed(page.extract_text()) for page in reader.pages]


def test_a_sentence_stands_alone_and_a_plan_has_what_it_is() -> None:
    words, plan = catalogue.sheet("words"), catalogue.sheet("if-then")
    assert sheet_card(words, {"draft": " I need a minute. "}, WORDS) == PaperCard(
        (("", "I need a minute."),)
    )
    both = sheet_card(plan, {"plan": "When it is quiet, I ask.", "if_not": "Stay."}, WORDS)
    assert both is not None
    assert [text for _, text in both.rows] == ["When it is quiet, I ask.", "Stay."]
    assert all(label for label, _ in both.rows)
    assert sheet_card(plan, {"wish": "x"}, WORDS) is None
    assert sheet_card(catalogue.sheet("evidence"), {"balanced": "x"}, WORDS) is None


def test_the_card_of_a_story_has_its_four_lines() -> None:
    off = replace(KEPT, text="not on the card", on_card=False)
    card = belief_card(replace(STORY, card_when="It gets quiet"), [KEPT, off], WORDS)
    assert card is not None
    assert card.rows == (
        ("When", "It gets quiet"),
        ("The old story says", "I am too much."),
        ("Also true", "She asked me to go on."),
        ("I will", "Stay a minute."),
    )
    assert belief_card(replace(STORY, text="", card_will=""), [], WORDS) is None
    alone = replace(STORY, card_when="It gets quiet", card_will="")
    assert belief_card(alone, [], WORDS) is None, "nobody carries only the old story about"


@pytest.mark.parametrize("paper", PAPERS)
def test_cards_are_cut_along_marks_within_what_a_printer_prints(paper: str) -> None:
    assert pytest.approx(WIDE) == 85 * MILLIMETRE
    assert pytest.approx(HIGH) == 54 * MILLIMETRE
    found = pages([blank_card(WORDS)] * (A_PAGE + 1), paper)
    assert len(found) == 2
    left = (PAPERS[paper][0] - 2 * WIDE) / 2
    for page, rows in zip(found, (4, 1), strict=True):
        marks = [one for one in page.ink if isinstance(one, Band)]
        for one in marks:
            assert one.x >= 12 * MILLIMETRE
            assert one.x + one.width <= page.width - 12 * MILLIMETRE
            assert one.y >= 12 * MILLIMETRE
            assert one.y + one.height <= page.height - 12 * MILLIMETRE
        beside = {round(one.y + 0.25, 1) for one in marks if one.x + one.width < left}
        assert beside == {round(TOP + n * HIGH, 1) for n in range(rows + 1)}
        for ink in page.ink:
            if isinstance(ink, DrawnText | Rule):
                assert ink.y <= page.height - 12 * MILLIMETRE


def test_words_stay_on_their_card() -> None:
    text = "I feel warm and it is a lot when you say that. I need to be slow. " * 3
    (page,) = pages([PaperCard((("", text),)), blank_card(WORDS)])
    said = [one for one in page.ink if isinstance(one, DrawnText) and one.role != "small"]
    left = (page.width - 2 * WIDE) / 2
    first = [one for one in said if one.x < left + WIDE]
    for one in first:
        assert one.x >= left + 12
        assert TOP < one.y < TOP + HIGH - 12


@pytest.mark.parametrize("card", [PaperCard((("", ""),)), PaperCard((("When", ""), ("Also", "")))])
def test_a_long_text_goes_on_on_the_next_card_and_no_word_is_lost(card: PaperCard) -> None:
    told = [" ".join(f"w{row}x{n:04}" for n in range(500)) for row in range(len(card.rows))]
    rows = tuple((label, text) for (label, _), text in zip(card.rows, told, strict=True))
    found = pages([replace(card, rows=rows)])
    assert len(found) > 1
    said = "".join(read(found, "a4"))
    at = 0
    for word in " ".join(told).split():
        at = said.index(word, at) + len(word)
    for n, text in enumerate(read(found, "a4"), 1):
        assert f"{n}/{len(found)}" in text


@pytest.mark.parametrize("text", ["x" * 400, "שלום עולם", "👩‍👩‍👧 ❤️", "日記", "a\u202eb", "\0"])
def test_any_words_make_a_card(text: str) -> None:
    (page,) = pages([PaperCard((("When", text), ("I will", "stay")))])
    assert "stay" in read([page], "a4")[0]


def test_people_are_initials_on_cards() -> None:
    names = Initials(["Mara Lind"], ["Lind"])
    card = with_initials(PaperCard((("", "@Mara Lind, wait. Lind knows. Mara too."),)), names)
    assert card.rows[0][1] == "M. L., wait. L. knows. Mara too."
    assert list(names.still.values()) == ["Mara"]
