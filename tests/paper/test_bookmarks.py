"""Bookmarks of a PDF: months, days and worksheets of a book, steps of a sheet; none is a text."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from tests.conftest import KEY
from tests.paper.test_book import AT, entry, keep, made

from nearward.domain.model import Moment, Worksheet
from nearward.i18n import Translator
from nearward.paper import sheet_blocks
from nearward.paper.drawing import DrawnText, PageMark, PaperPage
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault
from nearward.worksheets import catalogue
from nearward_ui.kit.printing.pdf import pages_bytes, pdf_bytes

pytestmark = pytest.mark.usefixtures("fonts")

WORDS = Translator("en")


@pytest.fixture
def vault(tmp_path: Path) -> Any:
    made_vault = create_diary(tmp_path / "d.nearward", "", key=KEY)
    yield made_vault
    made_vault.close()


def tree(reader: PdfReader, items: Any = None) -> list[Any]:
    """Titles with the page that each leads to; what is below one stands in a list behind it."""
    found: list[Any] = []
    for item in reader.outline if items is None else items:
        if isinstance(item, list):
            found.append(tree(reader, item))
        else:
            page = reader.get_destination_page_number(item)
            found.append((str(item.title), (page if page is not None else -1) + 1))
    return found


def test_a_sheet_leads_to_its_steps() -> None:
    sheet = catalogue.sheet("old-story")
    reader = PdfReader(io.BytesIO(pdf_bytes(sheet_blocks(sheet, None, WORDS), "a4")))
    (title, page), steps = tree(reader)
    assert (title, page) == (sheet.title, 1)
    assert [name for name, _ in steps] == [step.title for step in sheet.step]
    for name, number in steps:
        assert name in reader.pages[number - 1].extract_text().replace("\u00a0", " ")
    assert len({number for _, number in steps}) == len(reader.pages) == 2


def test_a_book_leads_to_its_months_days_and_worksheets(vault: Vault, tmp_path: Path) -> None:
    for n in range(4):
        keep(vault, entry(f"PRIVATE{n} " + "words and more of them. " * 300, days=n * 9))
    keep(vault, entry("PRIVATE the second of a day", title="PRIVATE title"))
    keep(vault, Moment(at=AT, day=AT.date(), outcome="stayed", text="PRIVATE"))
    at = AT + timedelta(days=9)
    answers = {"situation": "PRIVATE", "balanced": "PRIVATE"}
    keep(vault, Worksheet(at=at, day=at.date(), sheet="evidence", answers=answers))
    reader = made(vault, tmp_path)
    found = tree(reader)
    assert [one for one in found if isinstance(one, tuple)] == [("November 2026", 1)]
    days = found[1]
    assert [one[0] for one in days if isinstance(one, tuple)] == [
        "2 Nov 2026",
        "11 Nov 2026",
        "20 Nov 2026",
        "29 Nov 2026",
    ]
    (sheets,) = [one for one in days if isinstance(one, list)]
    assert [title for title, _ in sheets] == ["Evidence for and against"]
    for _, number in [one for one in days if isinstance(one, tuple)]:
        assert "PRIVATE" in reader.pages[number - 1].extract_text()
    assert "PRIVATE" not in repr(found)
    assert all("PRIVATE" not in str(value) for value in (reader.metadata or {}).values())


def test_any_title_and_many_of_them_make_a_pdf_that_opens() -> None:
    titles = ["(a\\) <b>", "שלום 日記 👩‍👧", "x" * 4000, ""]
    pages = []
    for n in range(1200):
        ink: list[Any] = [PageMark(40, titles[n % 4], n % 3), DrawnText(40, 40, 500, "a", "answer")]
        pages.append(PaperPage(595.28, 841.89, ink))
    reader = PdfReader(io.BytesIO(pages_bytes(pages, "a4")))
    assert len(reader.pages) == 1200

    def flat(items: list[Any]) -> list[Any]:
        return [x for one in items for x in (flat(one) if isinstance(one, list) else [one])]

    found = flat(tree(reader))
    assert [number for _, number in found] == list(range(1, 1201))
    assert {title for title, _ in found} == set(titles)
