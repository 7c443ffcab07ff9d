"""The circle of a moment on paper: every word, inside the margins, in one piece or on pages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from nearward.domain.model import OUTCOMES, Moment
from nearward.i18n import Translator
from nearward.paper import cycle_blocks
from nearward.paper.drawing import Band, DrawnMark, DrawnSymbol, DrawnText, PaperPage
from nearward.paper.layout import FOOT, MARGIN, lay_out
from nearward_ui.kit.printing.painter import FontMeasure

WORDS = Translator("en")
AT = datetime(2026, 11, 21, 21, 25, tzinfo=UTC)


def pages(paper: str = "a4", **given: Any) -> list[PaperPage]:
    given = {"outcome": "withdrew", **given}
    moment = Moment(at=AT, day=AT.date(), **given)
    return lay_out(cycle_blocks(moment, WORDS), paper, FontMeasure())


def texts(found: list[PaperPage]) -> list[str]:
    return [ink.text for page in found for ink in page.ink if isinstance(ink, DrawnText)]


def dashes(found: list[PaperPage]) -> int:
    thin = [ink for page in found for ink in page.ink if isinstance(ink, Band)]
    return sum(ink.width == 0.7 for ink in thin)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_all_five_places_stand_on_one_page(qapp: Any, paper: str, outcome: str) -> None:
    found = pages(paper, outcome=outcome, more={"later_cost": "A quiet Sunday."})
    assert len(found) == 1
    said = texts(found)
    for number, title in enumerate(
        ("Just before it", "What I feared", "What happened", "What got lighter"), 1
    ):
        assert f"{number}  {title}" in said
    assert said.count("not given") == 3
    assert "A quiet Sunday." in said
    symbols = [ink.name for ink in found[0].ink if isinstance(ink, DrawnSymbol)]
    assert symbols == [outcome]
    assert bool(dashes(found)) == (outcome in ("partly", "withdrew"))


def test_what_was_given_is_filled_and_what_was_not_is_open(qapp: Any) -> None:
    (page,) = pages(trigger="T01", more={"short_term_relief": 0})
    marks = [ink.whole for ink in page.ink if isinstance(ink, DrawnMark)]
    assert marks == [True, False, False, True, False], "the third stands around the symbol"


@pytest.mark.parametrize(
    "text", ["word " * 3000, "x" * 9000, "שלום עולם " * 200, "🦢 " * 400, "line\n" * 300]
)
def test_very_long_words_go_on_and_nothing_leaves_the_page(qapp: Any, text: str) -> None:
    found = pages(text=text, more={"later_cost": text, "wish_understood": text})
    for page in found:
        for ink in page.ink:
            y, low = ink.y, page.height - FOOT
            if isinstance(ink, DrawnText):
                assert ink.x >= MARGIN - 0.01
                assert ink.x + ink.width <= page.width - MARGIN + 0.01
            elif isinstance(ink, Band):
                assert ink.x + 0.01 >= MARGIN
                assert y + ink.height <= low + 1
    last = texts(found)
    assert "5  What it cost later" in last


def test_the_words_stay_with_their_title(qapp: Any) -> None:
    """A title is never the last line of a page."""
    for count in range(20, 60):
        found = pages(text="line\n" * count, more={"later_cost": "A quiet Sunday."})
        for page in found[:-1]:
            low = [ink for ink in page.ink if isinstance(ink, DrawnText) and ink.role != "small"]
            assert not low[-1].text.startswith(("1  ", "2  ", "3  ", "4  ", "5  "))
