"""The sheet for an appointment: what was chosen and nothing else, on two pages at most."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import numpy as np
import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage, QPainter
from tests.insight.noted import TODAY, history, noted

from nearward.charts.chart import ChartSpan
from nearward.domain.appointment import Appointment
from nearward.domain.model import Moment
from nearward.domain.text.initials import Initials
from nearward.i18n import Translator
from nearward.insight.history import History
from nearward.paper.appointment.figures import Figures
from nearward.paper.appointment.parts import PARTS, Content
from nearward.paper.appointment.sheet import Made, make
from nearward.paper.drawing import PAPERS, PaperPage
from nearward_ui.kit.printing.painter import FontMeasure, paint
from nearward_ui.kit.printing.pdf import pages_bytes

pytestmark = pytest.mark.usefixtures("fonts")

WORDS = Translator("en")
AT = datetime(2026, 11, 14, 21, 40, tzinfo=timezone(timedelta(hours=1)))
ALL = tuple(row.id for row in PARTS)
FULL = history(
    [
        *(noted(n, "withdrew", trigger="T01", behaviour=("B02",)) for n in range(3, 170, 9)),
        *(noted(n, "partly", trigger="T03") for n in range(4, 170, 14)),
        *(noted(n, "stayed") for n in range(5, 170, 13)),
        noted(175, "stayed"),
        noted(20, "chose_distance"),
        noted(21, "unsure"),
    ],
    [n for n in range(1, 170) if n % 4 and not 60 < n < 90],
)
MOMENTS = (
    (Moment(at=AT, day=AT.date(), outcome="withdrew", text="Went quiet. @Ines saw."), "Ines"),
    (Moment(at=AT, day=AT.date(), outcome="stayed", trigger="T01"), ""),
    (Moment(at=AT, day=AT.date(), kind="approach", approach_kind="fear"), "Jonas Weber"),
)
OWN = "It is the good evenings. With @Jonas Weber it is worst; Jonas knows."
ASKED = ("Why is it the good evenings?", "What do I say to @Ines?", "And mum?")


_FIGURES: dict[int, Figures] = {}


def figures(found: History) -> Figures:
    """Those of a history, drawn once."""
    return _FIGURES.setdefault(id(found), Figures(found, WORDS))


def sheet(
    parts: tuple[str, ...] = ALL, paper: str = "a4", found: History = FULL, **more: Any
) -> Made:
    choice = Appointment(parts=parts, name=more.pop("name", "J."))
    said = {"moments": MOMENTS, "own_words": OWN, "questions": ASKED, **more}
    names = Initials(["Ines", "Jonas Weber", "mum"], said.pop("shortened", ()))
    span = ChartSpan(said.pop("span", "26-weeks"), said.pop("today", TODAY))
    content = Content(figures(found), span, names, WORDS, **said)
    return make(choice, content, paper, FontMeasure())


def read(made: Made, paper: str = "a4") -> str:
    reader = PdfReader(io.BytesIO(pages_bytes(made.pages, paper)))
    return squeezed(" ".join(page.extract_text() for page in reader.pages))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\0-\x20\u00a0]+", "", text)


def painted(page: PaperPage) -> np.ndarray:
    """A page as its preview paints it, a dot a point."""
    image = QImage(round(page.width), round(page.height), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    paint(page, painter, 1.0)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width()].copy()


def has(text: str, *wanted: str) -> None:
    for one in wanted:
        assert squeezed(one) in text, one


@pytest.mark.parametrize("paper", PAPERS)
def test_all_that_was_chosen_stands_on_one_page(paper: str) -> None:
    made = sheet(paper=paper)
    text = read(made, paper)
    assert len(made.pages) == 1
    assert not made.left_out
    has(
        text,
        "For an appointment",
        "J. · 1 Jun 2026 to 22 Nov 2026",
        "26 weeks. Confirmed",
        "Chose distance: 1, not counted.",
        "Staying, saying so, letting someone in",
        "How often I pulled away",
        "times in the week",
        "a week, on confirmed days",
        "Just before it, of 31",
        "Moments I chose",
        "14 Nov · pulled away · I.",
        "Went quiet. I. saw.",
        "14 Nov · let someone in · J. W.",
        "In my own words",
        "With J. W. it is worst; Jonas knows.",
        "What do I say to I.?",
        "Self-recorded. Not a diagnosis or an assessment.",
        "confirmed of 175 days.",
        "1 / 1",
    )
    assert made.still == ("Jonas", "mum")


def test_nothing_chosen_is_nothing_but_head_notes_and_foot() -> None:
    text = read(sheet(()))
    foot = "Self-recorded. Not a diagnosis or an assessment. 105 confirmed of 175 days."
    parts = ("For an appointment", "J. · 1 Jun 2026 to 22 Nov 2026", "Notes", foot, "1 / 1")
    assert sorted(text) == sorted(squeezed("".join(parts)))


@pytest.mark.parametrize("part", [one for one in ALL if one != "beliefs"])
def test_each_part_stands_there_alone_and_only_when_it_was_chosen(part: str) -> None:
    signs = {
        "in-short": "felt the urge and stayed",
        "staying": "Staying, saying so, letting someone in",
        "weeks": "times in the week",
        "triggers": "Just before it, of 31",
        "moments": "Moments I chose",
        "own-words": "In my own words",
        "questions": "My questions",
    }
    # beliefs have a test of their own beside this one
    assert set(signs) == set(ALL) - {"beliefs"}
    alone, without = read(sheet((part,))), read(sheet(tuple(set(ALL) - {part})))
    for name, sign in signs.items():
        assert (squeezed(sign) in alone) == (name == part)
        assert (squeezed(sign) in without) == (name != part)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("long", [False, True])
def test_all_ink_lies_within_twelve_millimetres(paper: str, long: bool) -> None:
    more: dict[str, Any] = {"own_words": "A line of words, " * 180} if long else {}
    made = sheet(paper=paper, name="Somebody with a very long name, and more of it", **more)
    assert len(made.pages) == (2 if long else 1)
    edge = int(12 / 25.4 * 72)
    for page in made.pages:
        dark = painted(page) < 250
        for side in (dark[:edge], dark[-edge:], dark[:, :edge], dark[:, -edge:]):
            assert not side.any()
        assert dark.any()


def test_names_that_shall_be_short_are_and_are_told_apart() -> None:
    made = sheet(shortened=("jonas",))
    assert made.shortened == ("Jonas",)
    assert made.still == ("mum",)
    text = read(made)
    has(text, "With J. W. it is worst; J. knows.")
    assert "Jonas" not in text
    assert "Weber" not in text
    assert "Ines" not in text


def test_what_does_not_fit_two_pages_is_left_out_whole_and_told() -> None:
    long = "Words that go on and on. " * 300
    moments = tuple((replace(MOMENTS[0][0], text=f"{n} {long}"), "") for n in range(3))
    made = sheet(moments=moments)
    assert len(made.pages) == 1
    assert [(one.part.id, one.number) for one in made.left_out] == [
        ("moments", 0),
        ("moments", 1),
        ("moments", 2),
    ]
    text = read(made)
    assert "goonandon" not in text
    has(text, "In my own words", "My questions", "Notes")


def test_one_long_piece_of_several_goes_and_the_others_stay() -> None:
    made = sheet(own_words="wide words " * 2_000, questions=("Why?", "x" * 50_000, "How?"))
    assert [(one.part.id, one.number) for one in made.left_out] == [
        ("own-words", 0),
        ("questions", 1),
    ]
    has(read(made), "Why?", "How?", "Went quiet.")


NOTHING = history([])
FIRST_DAY = history([noted(0, "withdrew")])
NINE_DAYS = history([noted(2, "withdrew"), noted(4, "stayed")], [1, 2, 4, 5, 8])
NINE_DAYS = replace(NINE_DAYS, since=TODAY - timedelta(days=9))
UNKNOWN = history([noted(n, "withdrew") for n in range(1, 150, 5)])
MANY = history([noted(n % 9, "withdrew", trigger=f"own-{n % 40}") for n in range(500)])


@pytest.mark.parametrize("span", ["12-weeks", "all"])
@pytest.mark.parametrize("found", [NOTHING, FIRST_DAY, NINE_DAYS, UNKNOWN, MANY])
def test_any_diary_makes_a_sheet(found: History, span: str) -> None:
    made = sheet(found=found, span=span, moments=(), own_words="", questions=("", "", ""))
    text = read(made)
    assert len(made.pages) == 1
    for bad in ("nan", "inf", "None,", "0.0"):
        assert bad not in text.replace("information", "")
    has(text, "For an appointment", "Self-recorded.", "Notes")
    for absent in ("Moments I chose", "In my own words", "My questions"):
        assert squeezed(absent) not in text


def test_a_diary_of_nine_days_has_days_and_no_rate() -> None:
    text = read(sheet(found=NINE_DAYS))
    has(text, "9 days. Confirmed 5 of 9 days; 4 are not known.", "5 confirmed days so far;")
    has(text, "What came just before it is listed once there are 10 moments.")
    has(text, "14 Nov 2026 to 22 Nov 2026")


def test_a_diary_without_anything_says_so() -> None:
    text = read(sheet(found=NOTHING, moments=()))
    has(text, "The diary began today; a day can be confirmed once it is over.")
    has(text, "None is noted in this time.", "Nothing is known of this time")
    has(text, "No pulling away is noted in this time.", "0 confirmed of 0 days.")


def test_its_metadata_hold_nothing_of_a_person_and_its_fonts_are_inside() -> None:
    content = pages_bytes(sheet().pages, "a4")
    reader = PdfReader(io.BytesIO(content))
    info = {key: str(value) for key, value in (reader.metadata or {}).items()}
    assert info.get("/Title", "") == ""
    assert set(re.findall(rb"\(D:(\d[^)]*)\)", content)) == {b"20000101000000Z"}
    bookmarks = re.findall(r"'/Title': '([^']*)'", str(reader.outline))
    assert bookmarks[0] == "For an appointment"
    assert not [one for one in bookmarks if re.search(r"Jonas|mum|J\.", one)]
    fonts = content.count(b"/Type /FontDescriptor")
    assert fonts == content.count(b"/FontFile2") > 2
    assert b"/Subtype /Image" not in content


def test_any_words_are_printed_as_they_are() -> None:
    odd = ("שלום", "日記 静か", "a" * 3_000)
    made = sheet(("own-words", "questions"), own_words="\0\x07 <b>bold</b> **", questions=odd)
    has(read(made), "<b>bold</b> **", "a" * 60)
    assert len(made.pages) <= 2
