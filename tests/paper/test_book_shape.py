"""The shape of a book: what stands in its contents, ticks, small paragraphs, and full pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.paper.test_book import AT, MONTH, WORDS, entry, keep, made, said

from nearward.domain.model import CheckIn, Moment, Worksheet
from nearward.paper import sheet_blocks
from nearward.paper.blocks import PictureBlock, Run, Written
from nearward.paper.book import Book, BookPlan, Chapter, TitlePage
from nearward.paper.drawing import PAPERS, DrawnLine, DrawnPicture, PaperPage
from nearward.paper.layout import lay_out
from nearward.paper.ribbons import Ribbons
from nearward.vault.vault import Vault
from nearward.worksheets import catalogue
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.printing.preview import said as spoken

pytestmark = pytest.mark.usefixtures("fonts")


def test_a_thin_book_has_no_contents_and_a_thick_one_those_of_its_entries(
    vault: Vault, tmp_path: Path
) -> None:
    for n in range(20):
        keep(vault, entry("words " * 420, days=n, title=f"Title{n}x"))
        keep(vault, Moment(at=AT, day=AT.date() + timedelta(n), outcome="withdrew"))
    few = replace(MONTH, last=MONTH.first + timedelta(8))
    thin = made(vault, tmp_path, few)
    assert 3 < len(thin.pages) < 12
    assert "Contents" not in said(thin)
    thick = made(vault, tmp_path)
    assert len(thick.pages) > 12
    first = thick.pages[0].extract_text()
    assert "Contents" in first
    assert "November 2026" in first
    assert all(f"Title{n}x" in first for n in range(20))
    assert "pulled away" not in first
    assert said(thick).count("I pulled away and stayed away") == 20


def test_check_ins_are_a_line_a_week(vault: Vault, tmp_path: Path) -> None:
    """Whole days say only that they are whole: a month of them takes a few lines."""
    first = date(2026, 11, 2)
    for n in range(14):
        if n == 3:
            continue
        at = AT + timedelta(days=n + 1)
        with vault.writing():
            vault.check_ins.answer(CheckIn(at=at, day=first + timedelta(n), confirmed=n != 4), 4)
    keep(vault, entry("Sundayword", days=6), entry("Mondayword", days=7))
    text = said(made(vault, tmp_path))
    lines = [line for line in text.split("\n") if line.strip()]
    assert len([line for line in lines if line.startswith("Check-ins, ")]) == 2
    for wanted in ("Check-ins, 2 Nov to 8 Nov", "Check-ins, 9 Nov to 15 Nov"):
        assert wanted in text
    assert "all noted on 5 of 7" in text
    assert "all noted on 7 of 7" in text
    assert text.count("not answered") == 1, "told once"
    order = ("Sundayword", "2 Nov to 8 Nov", "Mondayword", "9 Nov to 15 Nov")
    assert [text.index(one) for one in order] == sorted(text.index(one) for one in order)


def test_dots_and_ticks_are_heard() -> None:
    rows = [{"txt": "A fact", "kind": "fact", "weight": 2}]
    answers = {"evidence_for": rows}
    worksheet = Worksheet(at=AT, day=AT.date(), sheet="evidence", answers=answers)
    document = sheet_blocks(catalogue.sheet("evidence"), worksheet, WORDS)
    heard = spoken(lay_out(document, "a4", FontMeasure())[0]).split("\n")
    at = heard.index("A fact")
    assert heard[at - 1 : at + 2] == ["F", "A fact", "2 of 3"]
    days = [CheckIn(at=AT, day=date(2026, 11, 2), confirmed=True)]
    [chapter] = [*(ribbons := Ribbons(MONTH.first, MONTH.last, WORDS)).add(days), *ribbons.end()]
    book, plan = Book(TitlePage("", "", ""), "a4", FontMeasure()), BookPlan()
    list(book.plan([chapter], plan))
    list(book.count(plan))
    [page] = book.pages(plan, [chapter])
    heard = spoken(page).split("\n")
    assert heard[heard.index("Mon") + 1] == "everything noted"
    assert heard[heard.index("Tue") + 1] == "not answered"


def test_a_moment_is_one_paragraph_with_the_words_of_the_person(
    vault: Vault, tmp_path: Path
) -> None:
    text = "First line.\n\n\n  Second line."
    keep(vault, Moment(at=AT, day=AT.date(), outcome="stayed", urge=30, text=text))
    [line] = [one for one in said(made(vault, tmp_path)).split("\n\n") if "First line." in one]
    assert "Mon 2 Nov, 21:40" in line
    assert "Second line." in line
    assert "The urge: 30 of 100" in line


def test_a_picture_leaves_no_half_page_empty() -> None:
    """Wherever it comes on a page, it is made smaller rather than leave a half of it empty."""
    book = Book(TitlePage("Title", "About", "Contents"), "a4", FontMeasure())
    chapters = [pictured(lines) for lines in range(0, 40, 3)]
    plan = BookPlan()
    list(book.plan(chapters, plan))
    list(book.count(plan))
    pages = [*book.pages(plan, chapters)][plan.before :]
    assert len(pages) > 6
    # at most a quarter is empty, and what a heading above a picture takes with it
    assert all(lowest(page) > PAPERS["a4"][1] * 0.6 for page in pages[:-1])
    shown = [one for page in pages for one in page.ink if isinstance(one, DrawnPicture)]
    assert len(shown) == len(chapters)
    assert all(one.width / one.height == pytest.approx(900 / 1400) for one in shown)


def pictured(lines: int) -> Chapter:
    def body() -> Iterator[Written | PictureBlock]:
        yield Written((Run("\n".join(f"line {n}" for n in range(lines))),))
        yield PictureBlock(1, "", 900, 1400)

    return Chapter("day", "month", "Mon 2", "when", f"Name {lines}", f"Name {lines}", "", body)


def lowest(page: PaperPage) -> float:
    """How far down a page something stands, above its foot."""
    ends = [one.y + one.height for one in page.ink if isinstance(one, DrawnPicture)]
    ends += [one.y + 15 for one in page.ink if isinstance(one, DrawnLine)]
    return max(ends)
