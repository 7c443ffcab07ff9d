"""The recovery sheet on paper: one page, every letter, and a square code that says the same."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from nearward.domain.file import recovery_key
from nearward.i18n import Translator
from nearward.paper import recovery_blocks
from nearward.paper.drawing import PAPERS, Box, DrawnText, PaperPage, Rule
from nearward.paper.layout import MARGIN, lay_out
from nearward.paper.recovery import SIDE, squares
from nearward.paper.typesetting import QUIET

pytestmark = pytest.mark.usefixtures("fonts")

WORDS = Translator("en")
KEY = bytes(range(200, 232))
WIDEST = b"\xb5\xad" * 16


def laid_out(key: bytes, paper: str, name: str = "diary.nearward") -> list[PaperPage]:
    from nearward_ui.kit.printing.painter import FontMeasure

    return lay_out(recovery_blocks(recovery_key.lines(key), name, WORDS), paper, FontMeasure())


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(min_size=32, max_size=32), st.sampled_from(sorted(PAPERS)))
def test_one_page_with_every_letter_in_its_place(key: bytes, paper: str) -> None:
    (page,) = laid_out(key, paper)
    letters = [ink for ink in page.ink if isinstance(ink, DrawnText) and ink.role == "key"]
    typed = ""
    for before, after in zip([None, *letters], letters, strict=False):
        if before is not None and after.y > before.y:
            typed += "\n"
        typed += after.text
        assert MARGIN < after.x < after.x + after.width < page.width - MARGIN
        if before is not None and after.y == before.y:
            assert before.x + before.width - 1 < after.x, "letters touch"
    assert recovery_key.read(typed) == key
    assert len(typed.splitlines()) == 4


@pytest.mark.parametrize("paper", PAPERS)
def test_the_widest_letters_and_a_long_name_stay_on_the_page(paper: str) -> None:
    name = "a diary with a very long name of many words " * 4 + ".nearward"
    (page,) = laid_out(WIDEST, paper, name)
    for ink in page.ink:
        if isinstance(ink, Box):
            assert ink.x >= MARGIN
            assert ink.x + ink.width <= page.width - MARGIN
        elif isinstance(ink, Rule):
            assert ink.x2 <= page.width - MARGIN + 0.02
        assert ink.y < page.height - MARGIN / 2


def test_the_square_code_is_that_of_the_letters() -> None:
    import segno

    letters = "".join(recovery_key.lines(KEY)).replace(" ", "")
    known = segno.make_qr(letters, error="q", version=4, mode="alphanumeric")
    assert squares(letters) == tuple(tuple(bool(cell) for cell in row) for row in known.matrix)
    (page,) = laid_out(KEY, "a4")
    boxes = [ink for ink in page.ink if isinstance(ink, Box)]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    module = SIDE / len(known.matrix)
    for n, row in enumerate(known.matrix):
        for at, dark in enumerate(row):
            x, y = left + (at + 0.5) * module, top + (n + 0.5) * module
            black = [
                box
                for box in boxes
                if box.x < x < box.x + box.width and box.y < y < box.y + box.height
            ]
            assert len(black) == bool(dark), (n, at)


def test_nothing_stands_near_the_square_code() -> None:
    """A reader wants four modules of white around it."""
    from nearward_ui.kit.printing.painter import ROLES, FontMeasure

    measure = FontMeasure()
    (page,) = laid_out(KEY, "a4")
    boxes = [ink for ink in page.ink if isinstance(ink, Box)]
    quiet = QUIET * SIDE / 33 - 0.01
    left, right = min(b.x for b in boxes) - quiet, max(b.x + b.width for b in boxes) + quiet
    top, bottom = min(b.y for b in boxes) - quiet, max(b.y + b.height for b in boxes) + quiet
    for ink in page.ink:
        if isinstance(ink, DrawnText):
            end = ink.x + measure.width(ink.text, ink.role)
            beside = end > left and ink.x < right
            level = ink.y + ROLES[ink.role][1] * 1.2 > top and ink.y < bottom
            assert not (beside and level), ink.text


@pytest.mark.parametrize("paper", PAPERS)
def test_the_pdf_can_be_copied_from_and_has_no_folder_and_no_date(
    paper: str, tmp_path: Path
) -> None:
    from nearward_ui.kit.printing.pdf import write_pdf

    path = tmp_path / "recovery.pdf"
    write_pdf(recovery_blocks(recovery_key.lines(KEY), "diary.nearward", WORDS), path, paper)
    content = path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    reader = PdfReader(io.BytesIO(content))
    (page,) = reader.pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(
        PAPERS[paper], abs=1
    )
    said = re.sub(r"[\s\0-\x20\u00a0]+", "", page.extract_text())
    assert "".join(recovery_key.lines(KEY)[0]).replace(" ", "") in said
    assert "diary.nearward" in said
    assert "withoutthepassphrase" in said
    assert "Anyonewhohasthissheet" in said
    assert reader.metadata is not None
    assert not reader.metadata.title
    assert b"20000101" in content
    assert str(tmp_path).encode() not in content
