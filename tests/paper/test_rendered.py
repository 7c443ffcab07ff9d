"""Every sheet as it comes out of the printer: its margins, and how much of the page it uses."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from tests.conftest import NOW

from nearward.domain.model import Worksheet
from nearward.i18n import Translator
from nearward.paper import example_blocks, sheet_blocks
from nearward.paper.blocks import Document
from nearward.paper.drawing import PAPERS, PaperPage, Rule
from nearward.paper.layout import lay_out
from nearward.worksheets import catalogue
from nearward.worksheets.form.model import Field, Sheet
from nearward_ui.kit.printing.painter import FontMeasure, paint
from nearward_ui.kit.printing.pdf import pages_bytes

pytestmark = pytest.mark.usefixtures("fonts")

WORDS = Translator("en")
DPI = 96
MILLIMETRE = DPI / 25.4
MARGIN = 12
#: a dot that is so dark in one is at least so dark in the other
DARK, PALE = 110, 30
SHEETS = list(catalogue.sheets())
#: one word of 400 letters, signs of one letter and of several, and words from right to left
HARD = [
    "w" * 400,
    "👩‍👩‍👧‍👦 ❤️ 日記",
    "שלום עולם, זה ארוך " * 12,
    "a\u202eb\u2028c\0d",
    "x" * 10_000,
]


def rendered(page: PaperPage) -> Any:
    """How dark each dot of a page is: 0 white, 255 black."""
    size = round(page.width / 72 * DPI), round(page.height / 72 * DPI)
    image = QImage(*size, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    paint(page, painter, DPI / 72)
    painter.end()
    dots = np.frombuffer(image.constBits(), np.uint8)
    return 255 - dots.reshape(image.height(), image.bytesPerLine())[:, : image.width()]


def extent(dark: Any) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all ink, in dots."""
    rows, columns = np.flatnonzero(dark.max(1) > 24), np.flatnonzero(dark.max(0) > 24)
    return int(columns[0]), int(rows[0]), int(columns[-1]), int(rows[-1])


def within(page: PaperPage) -> None:
    """All of its ink is at least 12 mm from the edges."""
    dark = rendered(page)
    left, top, right, bottom = extent(dark)
    high, wide = dark.shape
    found = (left, top, wide - 1 - right, high - 1 - bottom)
    assert min(found) >= MARGIN * MILLIMETRE - 1, [round(n / MILLIMETRE, 1) for n in found]


def full(sheet: Sheet, rows: int, texts: list[str]) -> dict[str, Any]:
    """Everything that can be answered is, with these texts by turns."""
    answers: dict[str, Any] = {}
    for n, field in enumerate(sheet.fields):
        text = texts[n % len(texts)]
        if field.kind in ("text", "long"):
            answers[field.id] = text
        elif field.kind == "list":
            answers[field.id] = [_row(field, texts[(n + i) % len(texts)]) for i in range(rows)]
        elif field.kind in ("rating", "number"):
            answers[field.id] = field.high if field.kind == "number" else n * 7 % 101
    return answers


def _row(field: Field, text: str) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for column in field.column:
        if column.kind in ("text", "term"):
            row[column.id] = text
        elif column.kind in ("rating", "number"):
            row[column.id] = 3
        elif column.kind == "choice":
            row[column.id] = column.options[0].code
        elif column.kind == "date":
            row[column.id] = "2026-11-23"
    return row


def document(sheet_id: str, kind: str) -> Document:
    sheet = catalogue.sheet(sheet_id)
    if kind == "blank":
        return sheet_blocks(sheet, None, WORDS)
    if kind == "example":
        return example_blocks(sheet, WORDS)
    answers = full(sheet, 4, HARD)
    return sheet_blocks(
        sheet, Worksheet(at=NOW, day=NOW.date(), sheet=sheet_id, answers=answers), WORDS
    )


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", ["blank", "example", "hard"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_ink_stays_within_the_margins(sheet: str, kind: str, paper: str) -> None:
    for page in lay_out(document(sheet, kind), paper, FontMeasure()):
        within(page)


@pytest.mark.parametrize("sheet", SHEETS)
def test_large_print_stays_within_the_margins(sheet: str) -> None:
    for kind in ("blank", "example"):
        for page in lay_out(document(sheet, kind), "a4", FontMeasure(), large=True):
            within(page)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("sheet", SHEETS)
def test_a_blank_sheet_uses_the_page_it_takes(sheet: str, paper: str) -> None:
    page = lay_out(document(sheet, "blank"), paper, FontMeasure())[-1]
    dark = rendered(page)
    lines = [ink.y for ink in page.ink if isinstance(ink, Rule) and ink.tone == "foot"]
    foot = round(max(lines) * page.scale / 72 * DPI)
    used = int(np.flatnonzero(dark[: foot - 3].max(1) > 24)[-1])
    assert used / foot > 0.85, round(used / foot, 2)


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="a reader of PDFs is wanted")
@pytest.mark.parametrize("kind", ["blank", "example"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_the_preview_is_what_is_printed(sheet: str, kind: str, tmp_path: Path) -> None:
    """Dot by dot, where what is dark in one is dark within a dot or two in the other."""
    pages = lay_out(document(sheet, kind), "a4", FontMeasure())
    (tmp_path / "a.pdf").write_bytes(pages_bytes(pages, "a4"))
    tool = ["pdftoppm", "-r", str(DPI), "-gray", str(tmp_path / "a.pdf"), str(tmp_path / "a")]
    subprocess.run(tool, check=True)
    printed = sorted(tmp_path.glob("a-*.pgm"))
    assert len(printed) == len(pages)
    for page, path in zip(pages, printed, strict=True):
        shown, image = rendered(page), QImage(str(path))
        other = image.convertToFormat(QImage.Format.Format_Grayscale8)
        dots = np.frombuffer(other.constBits(), np.uint8)
        dots = dots.reshape(other.height(), other.bytesPerLine())[:, : other.width()]
        there = 255 - dots
        high, wide = (min(a, b) for a, b in zip(shown.shape, there.shape, strict=True))
        shown, there = shown[:high, :wide], there[:high, :wide]
        for one, two in ((shown, there), (there, shown)):
            dark = one > DARK
            assert (dark & ~_near(two > PALE)).sum() <= 0.001 * dark.sum()


def _near(dark: Any) -> Any:
    """Dots with a dark one no more than two dots away."""
    wide = np.pad(dark, 2)
    high, width = dark.shape
    return np.logical_or.reduce(
        [wide[y : y + high, x : x + width] for y in range(5) for x in range(5)]
    )


@pytest.mark.parametrize("sheet", ["evidence", "old-story", "slow-motion"])
def test_three_hundred_rows_lose_none_and_say_again_what_their_columns_are(sheet: str) -> None:
    found = catalogue.sheet(sheet)
    texts = [f"row{n:03}" for n in range(300)]
    answers = {}
    lists = [field for field in found.fields if field.kind == "list" and len(field.column) > 1]
    field = next(one for one in lists if any(c.kind == "choice" for c in one.column))
    answers[field.id] = [_row(field, text) for text in texts]
    worksheet = Worksheet(at=NOW, day=NOW.date(), sheet=sheet, answers=answers)
    pages = lay_out(sheet_blocks(found, worksheet, WORDS), "a4", FontMeasure())
    told = [[getattr(ink, "text", "") for ink in page.ink] for page in pages]
    assert [one for page in told for one in page if one.startswith("row")] == texts
    option = next(c for c in field.column if c.kind == "choice").options[0].label
    for page in told:
        if any(one.startswith("row") for one in page):
            assert option in page, "the key stands over the rows of each page"
    for n, page in enumerate(told, 1):
        assert f"{n} / {len(pages)}" in page
