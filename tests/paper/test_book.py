"""A span of a diary as a PDF with contents, read back by another library."""

from __future__ import annotations

import io
import os
import re
import tempfile
import time
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from tests.conftest import KEY

from nearward.domain.model import CheckIn, Entry, Moment, Worksheet
from nearward.domain.rough import ABOUT, PARTS, ROUGH, stands_at
from nearward.i18n import Translator
from nearward.paper.book import Book, BookPlan, ContentsRow, TitlePage
from nearward.session.jobs.book_job import BookJob, Wish
from nearward.session.jobs.progress import JobProgress
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault
from nearward_ui.kit.printing.output import pdf_at
from nearward_ui.kit.printing.painter import FontMeasure

pytestmark = pytest.mark.usefixtures("fonts")

WORDS = Translator("en")
AT = datetime(2026, 11, 2, 21, 40, tzinfo=timezone(timedelta(hours=1)))
ALL = ("entry", "moment", "worksheet", "check_in")
MONTH = Wish(date(2026, 11, 1), date(2026, 11, 30), ALL)


def making_of(
    out: Path, wish: Wish = MONTH, way: JobProgress | None = None, *, replaces: bool = False
) -> BookJob:
    press = pdf_at(out, wish.paper, replace=replaces)
    return BookJob(wish, WORDS, way or JobProgress(), FontMeasure, press)


def made(vault: Vault, folder: Path, wish: Wish = MONTH) -> PdfReader:
    out = folder / "out.pdf"
    count = making_of(out, wish, replaces=True).whole(vault)
    reader = PdfReader(io.BytesIO(out.read_bytes()))
    assert len(reader.pages) == count
    assert left(folder) == ["out.pdf"]
    return reader


def keep(vault: Vault, *things: Any, pictures: tuple[bytes, ...] = ()) -> list[int]:
    ids = []
    with vault.writing():
        for thing in things:
            shelf: Any = {Entry: vault.entries, Moment: vault.moments, Worksheet: vault.worksheets}
            ids.append(shelf[type(thing)].save(thing).id)
            for data in pictures:
                ids.append(vault.pictures.add(ids[0], "p.png", data).id)
    return ids


def entry(text: str, days: int = 0, **more: Any) -> Entry:
    at = AT + timedelta(days=days)
    return Entry(at=at, day=at.date(), text=text, **more)


def picture(width: int, height: int, colour: str = "teal", kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, kind)
    return out.getvalue()


def left(folder: Path) -> list[str]:
    """What there is of PDFs in a folder, whole or not."""
    return [file.name for file in folder.iterdir() if ".pdf" in file.name]


def said(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages).replace("\u00a0", " ")


def test_the_contents_tell_true_pages(vault: Vault, tmp_path: Path) -> None:
    for n in range(50):
        title = f"Title{n:03}x" if n % 3 else ""
        text = f"Begin{n:03}x " + "words and more of them. " * (n * 17 % 230)
        keep(vault, entry(text, days=n % 28, title=title))
    reader = made(vault, tmp_path)
    pages = [page.extract_text() for page in reader.pages]
    named = [
        (re.search(r"(Title|Begin)\d{3}x", row), number)
        for page in pages[:4]
        for row, number in re.findall(r"((?:Title|Begin)\d{3}x[^\n]*)\n(\d+)(?=\n|$)", page)
    ]
    assert len(named) == 50
    first_page_of_text = min(int(number) for _, number in named)
    assert first_page_of_text > 1
    for found, number in named:
        assert found is not None
        at = int(number) - 1
        assert found[0] in pages[at]
        earlier = pages[first_page_of_text - 1 : at]
        assert all(found[0] not in page for page in earlier)
    for n, page in enumerate(pages, 1):
        assert f"{n} / {len(pages)}" in page


def test_an_entry_with_all_that_belongs_to_it(vault: Vault, tmp_path: Path) -> None:
    with vault.writing():
        person = vault.people.add("Samira")
    keep(
        vault,
        entry(
            "first **strong** text\nsecond line\n\n- [x] done\n\n[here](http://a.b/c)",
            title="The sea",
            prompt="What was left unsaid?",
            tags=("long walk",),
            people=(person.id,),
        ),
    )
    text = " ".join(said(made(vault, tmp_path)).split())
    for part in (
        "Monday 2 November 2026, 21:40",
        "The sea",
        "What was left unsaid?",
        "first strong text",
        "second line",
        "here (http://a.b/c)",
        "#long walk",
        "@Samira",
    ):
        assert part in text, part
    assert "**" not in text
    assert "Contents" not in text


def test_moments_worksheets_and_check_ins_are_readable(vault: Vault, tmp_path: Path) -> None:
    with vault.writing():
        person = vault.people.add("Jo")
    moment = Moment(
        at=AT,
        day=AT.date(),
        outcome="withdrew",
        urge=70,
        person_id=person.id,
        text="At the door",
        more={"wish_understood": "That I was tired"},
    )
    sheet = Worksheet(
        at=AT + timedelta(days=1),
        day=AT.date() + timedelta(days=1),
        sheet="evidence",
        answers={"situation": "By the river", "thought": [{"txt": "They will leave"}]},
    )
    keep(vault, moment, sheet)
    day = AT.date()
    answer = CheckIn(at=AT, day=day, mood=-2, closeness=4, sleep=7.5, near=False, text="A grey day")
    with vault.writing():
        vault.check_ins.answer(answer, 4)
    text = said(made(vault, tmp_path))
    assert "I pulled away and stayed away, with Jo" in text
    for part in ("70 of 100", "At the door", "That I was tired", "By the river", "A grey day"):
        assert part in text
    assert "Mood: −2 · How close I felt: 4 of 10" in text
    assert "7.5" in text
    assert "A near moment: no" in " ".join(text.split())
    assert text.index("At the door") < text.index("A grey day") < text.index("By the river")
    # what was not answered is not asked again on paper
    assert "A fairer view" not in text
    only = said(made(vault, tmp_path, replace(MONTH, kinds=("entry", "check_in"))))
    assert "A grey day" in only
    assert "At the door" not in only


def test_no_clock_time_is_printed_that_nobody_knows(vault: Vault, tmp_path: Path) -> None:
    roughly = [
        Moment(at=stands_at(AT.date(), part), day=AT.date(), outcome="stayed", more={ROUGH: part})
        for part in PARTS
    ]
    keep(vault, *roughly)
    text = said(made(vault, tmp_path))
    for part in ("in the morning", "in the afternoon", "in the evening", "at night"):
        assert text.count(part) == 1
    assert text.count("I felt the urge and stayed") == len(PARTS)
    assert not re.search(r"\d\d:\d\d", text)


def test_a_time_that_is_about_known_is_printed_so(vault: Vault, tmp_path: Path) -> None:
    keep(vault, Moment(at=AT, day=AT.date(), outcome="stayed", more={ROUGH: ABOUT}))
    text = said(made(vault, tmp_path))
    assert len(re.findall(r"\d\d:\d\d", text)) == len(re.findall(r"about \d\d:\d\d", text)) == 1


def images(reader: PdfReader) -> list[tuple[int, Image.Image]]:
    return [
        (n, one.image)
        for n, page in enumerate(reader.pages)
        for one in page.images
        if one.image is not None
    ]


def test_pictures_stand_where_they_are_named_and_the_others_below(
    vault: Vault, tmp_path: Path
) -> None:
    one, first, _second = keep(
        vault, entry("x"), pictures=(picture(300, 200, "red"), picture(30, 20, "blue"))
    )
    kept = vault.entries.get(one)
    assert kept is not None
    text = f"Above.\n\n![The red one](picture:{first})\n\nBelow. ![gone](picture:999)"
    keep(vault, replace(kept, text=text))
    reader = made(vault, tmp_path)
    colours = [np.asarray(image.convert("RGB"))[3, 3] for _, image in images(reader)]
    assert len(colours) == 2
    assert colours[0][0] > 200 > 60 > colours[0][2]
    assert colours[1][2] > 200 > 60 > colours[1][0]
    text = said(reader)
    assert text.index("Above.") < text.index("The red one") < text.index("Below.")
    assert "gone" in text
    # no larger than it is
    assert [image.size for _, image in images(reader)] == [(300, 200), (30, 20)]
    without = made(vault, tmp_path, replace(MONTH, pictures=False))
    assert images(without) == []
    assert "The red one" in said(without)


def test_pictures_that_are_huge_or_cannot_be_shown(vault: Vault, tmp_path: Path) -> None:
    large = (picture(600, 9000), picture(5000, 4000, kind="JPEG"))
    ids = keep(vault, entry("Words"), pictures=large)
    whole = vault.pictures.get(ids[1])
    assert whole is not None
    with vault.writing():
        vault.pictures.put_back(replace(whole, id=0), b"no picture at all")
    reader = made(vault, tmp_path)
    sizes = [image.size for _, image in images(reader)]
    assert len(sizes) == 2
    assert all(width <= 1400 and height <= 1400 for width, height in sizes)
    assert (tmp_path / "out.pdf").stat().st_size < 1_000_000


def test_metadata_say_nothing_and_the_same_is_the_same(vault: Vault, tmp_path: Path) -> None:
    keep(vault, entry("needle words", title="needle title"), pictures=(picture(90, 60),))
    keep(vault, entry("more", days=3))
    wish = replace(MONTH, paper="letter")
    reader = made(vault, tmp_path, wish)
    first = (tmp_path / "out.pdf").read_bytes()
    known = {str(value) for value in (reader.metadata or {}).values()}
    assert known <= {"", "Nearward", "Qt 6.11.3", "D:20000101000000Z", "/False"} | {
        value for value in known if value.startswith("Qt ")
    }
    assert b"needle" not in first
    time.sleep(1.1)
    made(vault, tmp_path, wish)
    assert (tmp_path / "out.pdf").read_bytes() == first
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((612, 792), abs=1)


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "America/St_Johns", "UTC"])
def test_no_zone_is_told(vault: Vault, tmp_path: Path, zone: str) -> None:
    keep(vault, *(entry("words " * 400, days=n) for n in range(3)))
    made(vault, tmp_path)
    first = (tmp_path / "out.pdf").read_bytes()
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        made(vault, tmp_path)
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()
    content = (tmp_path / "out.pdf").read_bytes()
    assert content == first
    # every offset of the table leads to its object
    start = int(content.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    assert content[start : start + 5] == b"xref\n"
    for number, row in enumerate(re.findall(rb"(\d{10}) \d{5} ([nf])", content[start:])):
        if row[1] == b"n":
            assert content[int(row[0]) :].startswith(b"%d 0 obj" % number)


@settings(max_examples=15)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "# ",
                    "- ",
                    "1. ",
                    "> ",
                    "```\n",
                    "*",
                    "**",
                    "`",
                    "\n",
                    "\n\n",
                    "[",
                    "](",
                    ")",
                    "|",
                ]
            ),
            max_size=30,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_every_word_is_there(signs: list[list[str]]) -> None:
    texts = [
        "".join(f"{sign}needle{n}q{k}z " for k, sign in enumerate(part))
        for n, part in enumerate(signs)
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        vault = create_diary(folder / "d.nearward", "", key=KEY)
        try:
            keep(vault, *(entry(text or "x", days=n) for n, text in enumerate(texts)))
            found = "".join(said(made(vault, folder)).split())
        finally:
            vault.close()
    for word in re.findall(r"needle\d+q\d+z", " ".join(texts)):
        assert word in found


def test_a_megabyte_is_set_in_little_memory_and_short_turns(vault: Vault, tmp_path: Path) -> None:
    words = " ".join(f"w{n}" for n in range(150_000))
    keep(vault, entry(words))
    making = making_of(tmp_path / "out.pdf")
    turns, longest = 0, 0.0
    while True:
        begun = time.thread_time()
        done = making.work(vault)
        longest = max(longest, time.thread_time() - begun)
        turns += 1
        if done:
            break
    reader = PdfReader(tmp_path / "out.pdf")
    text = "".join(page.extract_text() for page in reader.pages[-2:])
    assert "w149999" in text
    assert turns > 20
    assert longest < 2


@pytest.fixture
def far(vault: Vault) -> Vault:
    """An entry after midnight that is of the day before, and one of the next day."""
    late = datetime(2026, 11, 3, 1, 30, tzinfo=timezone(timedelta(hours=1)))
    keep(vault, Entry(at=late, day=date(2026, 11, 2), text="latewords"), entry("nextwords", days=1))
    return vault


def test_days_are_the_days_of_the_person(far: Vault, tmp_path: Path) -> None:
    wish = replace(MONTH, first=date(2026, 11, 2), last=date(2026, 11, 2))
    text = said(made(far, tmp_path, wish))
    assert "latewords" in text
    assert "nextwords" not in text
    assert "Monday 2 November 2026, 01:30 (3 Nov 2026)" in text


def test_writing_from_right_to_left_is_set_from_the_right(vault: Vault, tmp_path: Path) -> None:
    keep(vault, entry("שלום עולם\n\n海辺を散歩した。"))
    reader = made(vault, tmp_path)
    places: dict[str, float] = {}

    def see(text: str, _cm: Any, tm: Any, _font: Any, _size: Any) -> None:
        for letter in text:
            places.setdefault(letter, float(tm[4]))

    reader.pages[0].extract_text(visitor_text=see)
    if "ש" not in places:
        pytest.skip("no font of this machine has these letters")
    assert places["ש"] > 0
    assert making_of(tmp_path / "again.pdf").whole(vault) == 1


def test_rows_are_counted_as_they_are_printed() -> None:
    rows = [
        ContentsRow(f"Month {n // 30}", f"Mon {n}", "a long title " * (n % 30), n)
        for n in range(400)
    ]
    plan = BookPlan(rows=rows, chapters=400, pages=400)
    book = Book(TitlePage("Title", "About", "Contents"), "letter", FontMeasure())
    assert len(list(book.count(plan))) > 8
    assert len(list(book._contents(plan, 9))) == plan.before == plan.all - 400
