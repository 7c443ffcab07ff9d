"""On paper: symbols of the one family beside moments, and a full worksheet on one page."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QImage, QPainter
from tests.conftest import NOW

from nearward.domain.model import APPROACH, OUTCOMES, PULL, Moment, Worksheet
from nearward.domain.symbols import BY_NAME
from nearward.i18n import Translator
from nearward.paper import sheet_blocks
from nearward.paper.blocks import Written
from nearward.paper.body_text import BodyText
from nearward.paper.chapters import moment_chapter
from nearward.paper.drawing import PAPERS, DrawnLine, DrawnSymbol, PaperPage
from nearward.paper.layout import lay_out
from nearward.worksheets import catalogue
from nearward_resources import FOLDER
from nearward_ui.kit.printing.painter import FontMeasure, paint

WORDS = Translator("en")

pytestmark = pytest.mark.usefixtures("fonts")


def set_(moment: Moment) -> list[Any]:
    """The ink of a moment in a book."""
    blocks = [
        block for block in moment_chapter(moment, "Jo", WORDS).body() if isinstance(block, Written)
    ]
    setting = BodyText(FontMeasure(), 60.0, 400.0, 700.0)
    return [ink for atom in setting.atoms(blocks) for ink in atom.ink]


def made(outcome: str | None) -> Moment:
    kind = APPROACH if outcome is None else PULL
    return Moment(at=NOW, day=NOW.date(), outcome=outcome, kind=kind, text="We spoke.")


@pytest.mark.parametrize("outcome", [*OUTCOMES, None])
def test_a_moment_has_its_symbol_in_the_margin(outcome: str | None, qtbot: Any) -> None:
    ink = set_(made(outcome))
    (symbol,) = [one for one in ink if isinstance(one, DrawnSymbol)]
    assert symbol.name == (outcome or APPROACH)
    first = next(one for one in ink if isinstance(one, DrawnLine))
    assert symbol.x > 0
    assert symbol.x + symbol.side <= first.x
    # it is drawn in the ink of paper, and each looks another way
    assert symbol.name in BY_NAME


def test_each_symbol_is_drawn_another_way(qtbot: Any) -> None:
    seen: list[bytes] = []
    for name in BY_NAME:
        image = QImage(60, 60, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        paint(PaperPage(20, 20, [DrawnSymbol(2, 2, 12, name)]), painter, 3.0)
        painter.end()
        seen.append(bytes(image.constBits()))
    assert len(set(seen)) == len(BY_NAME)
    blank = QImage(60, 60, QImage.Format.Format_RGB32)
    blank.fill(0xFFFFFFFF)
    assert bytes(blank.constBits()) not in seen


@pytest.mark.parametrize("paper", PAPERS)
def test_a_full_worksheet_fits_one_page(paper: str, qtbot: Any) -> None:
    """The fullest of the invented months, looked at again twice."""
    file = FOLDER / "demo" / "worksheets.toml"
    kept = tomllib.loads(file.read_text(encoding="utf-8"))["worksheet"]
    full = max(kept, key=lambda one: len(str(one["answers"])))
    answers = full["answers"]
    days = ("2026-07-07", "2026-08-28")
    answers["revisits"] = [
        {**row, "date": day} for day, row in zip(days, answers["revisits"], strict=True)
    ]
    day = date(2026, 6, 28)
    sheet = Worksheet(at=NOW, day=day, sheet=full["sheet"], answers=answers)
    document = sheet_blocks(catalogue.sheet(full["sheet"]), sheet, WORDS)
    pages = lay_out(document, paper, FontMeasure())
    assert len(pages) == 1
