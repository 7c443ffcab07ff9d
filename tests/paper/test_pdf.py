"""Real PDFs, read back by another library."""

from __future__ import annotations

import io
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QHashSeed
from tests.conftest import NOW
from tests.narrowed import present
from tests.worksheets.test_worksheets import ALL

from nearward.domain.file import trouble as vault_trouble
from nearward.domain.model import Worksheet
from nearward.i18n import Translator
from nearward.paper import sheet_blocks
from nearward.paper.drawing import PAPERS
from nearward.worksheets import catalogue
from nearward_ui.kit.printing.pdf import pdf_bytes, write_pdf

pytestmark = pytest.mark.usefixtures("fonts")

WORDS = Translator("en")


@pytest.fixture
def zone() -> Iterator[Callable[[str], None]]:
    """Sets the time zone of this process."""
    before = os.environ.get("TZ")

    def become(name: str | None) -> None:
        if name is None:
            os.environ.pop("TZ", None)
        else:
            os.environ["TZ"] = name
        time.tzset()

    yield become
    become(before)


def made(answers: dict[str, Any] | None, paper: str = "a4") -> bytes:
    worksheet = None
    if answers is not None:
        worksheet = Worksheet(at=NOW, day=NOW.date(), sheet="evidence", answers=answers)
    return pdf_bytes(sheet_blocks(catalogue.sheet("evidence"), worksheet, WORDS), paper)


def read(content: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(content))
    return reader, squeezed(" ".join(page.extract_text() for page in reader.pages))


def squeezed(text: str) -> str:
    """Without spaces: a reader guesses where they are."""
    return re.sub(r"[\s\0-\x20\u00a0]+", "", text)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", ["blank", "filled"])
def test_a_sheet_of_the_right_size_with_all_its_words(paper: str, kind: str) -> None:
    reader, text = read(made(ALL if kind == "filled" else None, paper))
    for page in reader.pages:
        size = float(page.mediabox.width), float(page.mediabox.height)
        assert size == pytest.approx(PAPERS[paper], abs=1)
    assert len(reader.pages) == 1
    sheet = catalogue.sheet("evidence")
    for wanted in (sheet.title, sheet.intro, sheet.foot, *(step.title for step in sheet.step)):
        assert squeezed(wanted) in text
    if kind == "filled":
        for wanted in ("I am too much.", "She was at work", "Ask her on Sunday.", "23 Nov 2026"):
            assert squeezed(wanted) in text
    else:
        for step in sheet.step:
            assert squeezed(step.print_hint or step.hint) in text


def test_its_metadata_hold_nothing_of_a_person() -> None:
    content = made(ALL)
    reader, _ = read(content)
    info = {key: str(value) for key, value in (reader.metadata or {}).items()}
    assert info.get("/Title", "") == ""
    assert info.get("/Author", "") == ""
    assert info.get("/Creator") == "Nearward"
    assert set(re.findall(rb"D:([^)]*)", content)) == {b"20000101000000Z"}
    assert b"2026" not in b"".join(info[key].encode() for key in info)
    assert str(Path(__file__).parents[2]).encode() not in content
    assert str(Path.home()).encode() not in content


def test_its_xmp_names_the_program_and_nothing_else() -> None:
    content = made(ALL)
    reader, _ = read(content)
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert xmp.xmp_creator_tool == "Nearward"
    for date in (xmp.xmp_create_date, xmp.xmp_modify_date, xmp.xmp_metadata_date):
        assert date is None
    for unsaid in (xmp.dc_title, xmp.dc_creator, xmp.dc_description, xmp.xmpmm_document_id):
        assert not unsaid
    assert not re.search(rb"\d{4}-\d\d-\d\dT|uuid:", content)


def test_the_same_sheet_is_the_same_file_on_any_day(zone: Callable[[str], None]) -> None:
    """In any zone, too: the table at its end points at its objects whether Qt wrote one or not."""
    found = set()
    for name in ("UTC", "America/Denver", "Europe/Berlin", "Pacific/Kiritimati"):
        zone(name)
        content = made(ALL)
        start = int(re.findall(rb"startxref\n(\d+)", content)[-1])
        assert content[start:].startswith(b"xref\n")
        objects = re.findall(rb"(\d{10}) \d{5} n", content[start:])
        assert len(objects) > 20
        for n, offset in enumerate(objects, start=1):
            assert content[int(offset) :].startswith(b"%d 0 obj\n" % n)
        found.add(content)
    assert len(found) == 1


def test_the_same_sheet_is_the_same_file_in_any_run_of_the_program() -> None:
    found = set()
    for _ in range(5):
        QHashSeed.resetRandomGlobalSeed()  # as each start of Qt does it
        found.add(made(ALL))
    assert len(found) == 1


def test_another_sheet_has_another_id() -> None:
    def identity(content: bytes) -> bytes:
        return present(re.search(rb"/ID \[ <(\w+)>", content))[1]

    assert identity(made(ALL)) == identity(made(ALL))
    assert len({identity(made(ALL)), identity(made(None)), identity(made(None, "letter"))}) == 3


def test_a_hundred_thousand_words_are_all_there() -> None:
    """At 1200 dots per inch Qt drops what is past some six hundred pages, without a word."""
    lines = [f"w{n:06}" for n in range(40_000)]
    pages = PdfReader(io.BytesIO(made({"situation": "\n".join(lines)}))).pages
    assert len(pages) > 650
    looked_at = [*range(0, 600, 25), *range(600, len(pages) - 1, 5)]
    for n in looked_at:
        found = re.findall(r"w\d{6}", pages[n].extract_text())
        first = int(found[0][1:])
        assert found == lines[first : first + len(found)]
        assert len(found) > 30
    assert lines[-1] in pages[-1].extract_text() + pages[-2].extract_text()


@pytest.mark.parametrize(
    "text",
    [
        "שלום עולם",
        "👩‍👩‍👧‍👦 and a heart ❤️",
        "日記 静か",
        "\0\x07\x1b[31m",
        "a\u2028b\u202ec",
        "x" * 20_000,
    ],
)
def test_any_words_make_a_pdf_that_opens(text: str) -> None:
    reader, said = read(made({"situation": text, "plan": "the end"}))
    assert "theend" in said
    assert len(reader.pages) < 14


def test_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    document = sheet_blocks(catalogue.sheet("evidence"), None, WORDS)
    write_pdf(document, path, "a4")
    first = path.read_bytes()
    assert first.startswith(b"%PDF-")
    assert [file.name for file in tmp_path.iterdir()] == ["sheet.pdf"]
    write_pdf(document, path, "letter")
    assert path.read_bytes() != first
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(Exception) as raised:  # noqa: PT011
        write_pdf(document, tmp_path / "no such folder" / "sheet.pdf", "a4")
    assert hasattr(raised.value, "say")
    assert not isinstance(raised.value, vault_trouble.Damaged)
