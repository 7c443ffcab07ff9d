"""The evidence sheet on paper: the six points in which it was less than a published one."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import NOW
from tests.worksheets.test_worksheets import ALL

from nearward.domain.model import Worksheet
from nearward.i18n import Translator
from nearward.paper import example_blocks, sheet_blocks
from nearward.paper.blocks import Answer, Document, GivenRows, PenRows, SignKey, Subhead
from nearward.paper.drawing import PAPERS, DrawnMark, DrawnText, PaperPage
from nearward.paper.layout import lay_out
from nearward.worksheets import catalogue
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.worksheets import steps

pytestmark = pytest.mark.usefixtures("fonts")

WORDS = Translator("en")
SHEET = catalogue.sheet("evidence")
AGAIN = [{"date": "2026-11-30", "hot_belief": 30, "balanced_belief": 70, "note": "She rang."}]


def filled() -> Document:
    answers = {**ALL, "revisits": AGAIN}
    worksheet = Worksheet(at=NOW, day=date(2026, 11, 23), sheet="evidence", answers=answers)
    return sheet_blocks(SHEET, worksheet, WORDS)


def one_page(document: Document, paper: str) -> PaperPage:
    (page,) = lay_out(document, paper, FontMeasure())
    return page


def said(page: PaperPage) -> list[str]:
    return [one.text for one in page.ink if isinstance(one, DrawnText)]


@pytest.mark.parametrize("paper", PAPERS)
def test_1_numbers_beside_feelings_circles_and_weights_in_words(paper: str) -> None:
    page = one_page(sheet_blocks(SHEET, None, WORDS), paper)
    texts = said(page)
    assert texts.count("______ / 100") == 6, "in box 2 and in box 8"
    circles = [one for one in page.ink if isinstance(one, DrawnMark)]
    assert len([one for one in circles if one.x < 60]) >= 3, "one before each thought"
    for number in "0123":
        assert texts.count(number) >= 10, "the weight stands on every line"
    assert any("0 nothing, 3 a lot" in text for text in texts)


@pytest.mark.parametrize("paper", PAPERS)
def test_2_room_to_look_again(paper: str) -> None:
    document = sheet_blocks(SHEET, None, WORDS)
    last = document.parts[-1]
    assert [one.text for one in last.body if isinstance(one, Subhead)] == [
        "Looking again, some days later"
    ]
    rows = [one for one in last.body if isinstance(one, PenRows)]
    assert [column.head for column in rows[0].columns] == [
        "On",
        "the thought",
        "the fairer view",
        "because",
    ]
    assert said(one_page(document, paper)).count("because") == 2


def test_3_boxes_have_the_numbers_of_the_screen() -> None:
    numbers = [part.number for part in sheet_blocks(SHEET, None, WORDS).parts]
    assert numbers == list(range(1, len(SHEET.step) + 1)) == list(range(1, 10))
    assert [part.number for part in filled().parts] == numbers
    # "8–9": two boxes that the screen shows as one step
    shown = [number for number, _ in steps.numbered(SHEET)]
    assert shown == ["1", "2", "3", "4", "5", "6", "7", "8–9"]


def test_4_then_and_now_stand_together_and_heaviness_is_nobodys() -> None:
    document = filled()
    rows = [r for p in document.parts for b in p.body if isinstance(b, GivenRows) for r in b.rows]
    assert "80, now 30" in [row.value for row in rows]
    (again,) = [row for row in rows if row.day]
    assert (again.day, again.text) == ("30 Nov 2026", "She rang.")
    assert "30" in again.beside
    assert "70" in again.beside
    texts = " ".join(said(one_page(document, "a4")))
    assert ALL["heaviness"] == 8
    assert "heavy" not in texts
    assert "8 of 10" not in texts


@pytest.mark.parametrize("paper", PAPERS)
def test_5_its_foot_names_danger_to_anyone(paper: str) -> None:
    for document in (sheet_blocks(SHEET, None, WORDS), filled(), example_blocks(SHEET, WORDS)):
        texts = " ".join(said(one_page(document, paper)))
        assert "If you may hurt yourself or someone, or are in danger" in texts


def test_6_a_whole_example() -> None:
    document = example_blocks(SHEET, WORDS)
    left_out = {"heaviness"}
    for field in SHEET.fields:
        assert field.id in left_out or field.kind == "again" or SHEET.example.get(field.id)
    (fairer,) = [part for part in document.parts if part.title == "A fairer view"]
    assert len(str(fairer.body[0])) > 120, "most of all for the fairer view"
    answers = [b for p in document.parts for b in p.body if isinstance(b, Answer)]
    assert "–" not in [one.text for one in answers]
    told = {key for part in document.parts for key in (part.key.signs if part.key else ())}
    assert ("F", "fact") in told
    assert isinstance(document.parts[3].key, SignKey)
    one_page(document, "letter")
