"""A worksheet as blocks, and blocks on pages: nothing left out, nothing outside the sheet."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from tests.conftest import NOW
from tests.narrowed import present
from tests.worksheets.test_worksheets import ALL

from nearward.domain.model import Worksheet
from nearward.i18n import Translator
from nearward.paper import example_blocks, sheet_blocks
from nearward.paper.blocks import (
    Answer,
    Document,
    Dots,
    Given,
    GivenRows,
    Lines,
    Part,
    PenColumn,
    PenRows,
    Ruler,
    Run,
    Told,
)
from nearward.paper.drawing import PAPERS, DrawnMark, DrawnText, PageMark, PaperPage, Rule
from nearward.paper.layout import LATER, MARGIN, lay_out
from nearward.paper.sheets.given import given_row
from nearward.worksheets import catalogue
from nearward.worksheets.form.model import Field, Option
from nearward_ui.kit.printing.painter import ROLES, FontMeasure

WORDS = Translator("en")
EVIDENCE = catalogue.sheet("evidence")


class Typewriter:
    """A font whose letters are all 5 points wide and 12 high."""

    def wrap(self, text: str, _role: str, width: float) -> list[str]:
        size = max(1, int(width // 5))
        lines = []
        for line in text.split("\n"):
            lines += [line[n : n + size] for n in range(0, len(line), size)] or [""]
        return lines

    def wrap_runs(self, _runs: tuple[Run, ...], _role: str, _width: float) -> list[tuple[Run, ...]]:
        raise AssertionError("a sheet has plain words only")

    def height(self, _role: str) -> float:
        return 12.0

    def width(self, text: str, _role: str) -> float:
        return 5.0 * len(text)


def filled(answers: dict[str, Any]) -> Document:
    worksheet = Worksheet(at=NOW, day=NOW.date(), sheet="evidence", answers=answers)
    return sheet_blocks(EVIDENCE, worksheet, WORDS)


def texts(pages: list[PaperPage]) -> str:
    return "\n".join(ink.text for page in pages for ink in page.ink if isinstance(ink, DrawnText))


def test_a_blank_sheet_asks_everything_and_answers_nothing() -> None:
    document = sheet_blocks(EVIDENCE, None, WORDS)
    assert document.date == ""
    assert [part.title for part in document.parts] == [step.title for step in EVIDENCE.step]
    bodies = [body for part in document.parts for body in part.body]
    assert not [body for body in bodies if isinstance(body, Answer)]
    assert all(body.value is None for body in bodies if isinstance(body, Ruler))
    rows = sum(body.count for body in bodies if isinstance(body, Lines | PenRows))
    assert rows >= 20


def rows_of(document: Document, title: str) -> tuple[Given, ...]:
    (part,) = [part for part in document.parts if part.title == title]
    return tuple(row for body in part.body if isinstance(body, GivenRows) for row in body.rows)


def test_every_answer_stands_on_the_filled_sheet() -> None:
    document = filled(ALL)
    assert document.date == "23 Nov 2026"
    bodies = [body for part in document.parts for body in part.body]
    said = "\n".join(body.text for body in bodies if isinstance(body, Answer | Told))
    assert "8 of 10" not in said, "how heavy it was is nothing for paper"
    for text in (
        "A call\u00a0that was not answered.\nTwice.",
        "I make a plan",
        "Ask her on Sunday.",
    ):
        assert text in said
    assert rows_of(document, "The thought") == (
        Given("They will go.", chosen=False),
        Given("I am too much.", chosen=True, beside="It was a mental picture · The one to weigh"),
    )
    assert rows_of(document, "What supports it") == (Given("No answer", "F", dots=Dots(2, 3)),)
    assert rows_of(document, "What does not fit") == (Given("She was at work", dots=Dots(0, 3)),)
    (aside,) = rows_of(document, "What I brushed aside")
    assert aside == Given("She called later", under=("Why I did not count it: out of duty",))
    assert [body.value for body in bodies if isinstance(body, Ruler)] == [85, 60, 40]


def test_what_was_felt_before_and_after_stands_together() -> None:
    document = filled(ALL)
    assert rows_of(document, "What I felt") == (
        Given("Afraid", value="80"),
        Given("a word of mine", value="0"),
    )
    assert rows_of(document, "What I feel now") == (
        Given("Afraid", value="80, now 30"),
        Given("a word of mine", value="0, now 0"),
        Given("Hopeful", value="new, 20"),
    )
    now = [body for body in document.parts[-1].body if isinstance(body, Ruler)]
    assert now == [Ruler("I believe it", 40, 85, "now 40", "then 85")]
    alone = filled({"hot_belief_after": 40}).parts[-1].body
    assert Ruler("I believe it", 40) in alone, "what was not given then is not told"


def test_letters_and_dots_are_told_once_and_only_where_they_stand() -> None:
    keys = [part.key for part in filled(ALL).parts]
    assert keys.count(None) == len(keys) - 2
    told = [key.signs for key in keys if key]
    dots = ((Dots(0, 3), "nothing"), (Dots(3, 3), "a lot"))
    assert told == [(("F", "fact"), ("R", "reading"), *dots), dots]
    rows = [{"txt": "a", "kind": "reading", "weight": 1}]
    (key,) = [part.key for part in filled({"evidence_against": rows}).parts if part.key]
    assert key.signs == told[0]
    both = filled({"evidence_for": rows, "evidence_against": rows}).parts
    assert len([part for part in both if part.key]) == 1
    assert not [part for part in filled({"evidence_for": [{"txt": "a"}]}).parts if part.key]


def test_letters_are_those_of_the_definition() -> None:
    field = present(EVIDENCE.find("evidence_for"))

    def named(*labels: str) -> Field:
        options = tuple(Option(label, label) for label in labels)
        kind = structs.replace(field.column[1], options=options)
        return structs.replace(field, column=(field.column[0], kind, field.column[2]))

    row = {"txt": "a", "kind": "seen", "weight": 9}
    given = given_row(named("seen", "thought"), row, WORDS, alone=True)
    assert (given.sign, given.dots, given.beside) == ("S", None, "weight\u00a09")
    given = given_row(named("seen", "said"), row, WORDS, alone=True)
    assert (given.sign, given.beside) == ("", "seen · weight\u00a09"), "one letter for two"


def test_what_was_skipped_is_left_open_not_zero() -> None:
    document = filled({"situation": "only this"})
    bodies = [body for part in document.parts for body in part.body]
    assert all(body.value is None for body in bodies if isinstance(body, Ruler))
    assert "0" not in "".join(body.text for body in bodies if isinstance(body, Answer))


def test_i_can_find_none_is_said() -> None:
    document = filled({"evidence_for": [], "evidence_for_none": True})
    (part,) = [part for part in document.parts if part.title == "What supports it"]
    assert [body.text for body in part.body if isinstance(body, Answer)] == ["I can find none"]


@pytest.mark.parametrize("value", [-5, 101, 10**9, "many", True, 5.5])
def test_a_rating_that_is_none_is_left_open(value: Any) -> None:
    document = filled({"hot_belief_before": value})
    bodies = [body for part in document.parts for body in part.body]
    assert [body.value for body in bodies if isinstance(body, Ruler)] == [None, None, None]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("sheet", list(catalogue.sheets()))
@pytest.mark.parametrize("large", [False, True])
def test_a_blank_sheet_fills_the_pages_that_it_takes(
    fonts: None, paper: str, sheet: str, large: bool
) -> None:
    document = sheet_blocks(catalogue.sheet(sheet), None, WORDS)
    pages = lay_out(document, paper, FontMeasure(), large=large)
    assert len(pages) <= (1 if sheet == "evidence" else 2) * (4 if large else 1)
    for page in pages:
        ink = [one for one in page.ink if isinstance(one, Rule | DrawnText)]
        foot = next(
            one.y
            for one in ink
            if isinstance(one, Rule)
            and one.tone == "foot"
            and one.y * page.scale > page.height - 100
        )
        last = max(one.y for one in ink if one.y < foot - 1)
        assert last < foot, "nothing stands in the foot"
        if not large:
            assert foot - last < 130, "a page is not left empty"
    said = texts(pages).replace("\n", " ")
    for part in document.parts:
        assert part.title in said
    assert document.foot in said, "the foot is whole"


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("sheet", list(catalogue.sheets()))
def test_parts_of_a_blank_sheet_stay_whole(fonts: None, paper: str, sheet: str) -> None:
    pages = lay_out(sheet_blocks(catalogue.sheet(sheet), None, WORDS), paper, FontMeasure())
    for page in pages[1:]:
        # (a bookmark is no ink)
        body = [one for one in page.ink if one.y >= LATER and not isinstance(one, PageMark)]
        first = min(body, key=lambda one: (one.y, one.x if isinstance(one, DrawnText) else 0))
        assert isinstance(first, DrawnText)
        assert first.role == "part", "a page begins with a part"


@pytest.mark.parametrize("sheet", [s.id for s in catalogue.sheets().values() if s.example])
def test_a_made_up_example_says_so_and_has_all_its_words(fonts: None, sheet: str) -> None:
    found = catalogue.sheet(sheet)
    document = example_blocks(found, WORDS)
    assert document.date == "A made-up example"
    said = "".join(texts(lay_out(document, "a4", FontMeasure())).split())
    for field in found.fields:
        value = found.example.get(field.id)
        rows = value if field.kind == "list" and value else []
        told = [value] if field.kind in ("text", "long") and value else []
        told += [
            row[c.id] for row in rows for c in field.column if c.kind == "text" and c.id in row
        ]
        assert all("".join(one.split()) in said for one in told)


def test_circles_letters_and_numbers_stand_where_a_pen_wants_them(fonts: None) -> None:
    document = sheet_blocks(EVIDENCE, None, WORDS)
    (page,) = lay_out(document, "a4", FontMeasure())
    said = texts([page]).split("\n")
    assert said.count("______ / 100") == 6, "beside each feeling, then and now"
    assert said.count("F") == said.count("R") == said.count("3") - 1 == 10
    assert len([one for one in page.ink if isinstance(one, DrawnMark)]) == 3 + 4
    assert said.count("the fairer view") == said.count("because") == 2, "looking again, twice"
    assert [str(n) for n in range(1, 10)] == [
        one.text
        for one in page.ink
        if isinstance(one, DrawnText) and one.role == "part" and one.text.isdigit()
    ]
    assert "How heavy was this?" not in said


def test_large_letters_are_sixteen_points_and_stay_on_the_page(fonts: None) -> None:
    pages = lay_out(filled(ALL), "letter", FontMeasure(), large=True)
    for page in pages:
        assert (page.width, page.height) == PAPERS["letter"]
        assert page.scale * ROLES["answer"].points == pytest.approx(16)
        for one in page.ink:
            if isinstance(one, DrawnText):
                assert one.x * page.scale >= MARGIN - 0.01
                assert one.y * page.scale < page.height - 34
    assert "No answer" in texts(pages)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_scale_in_large_letters_leaves_no_page_all_but_empty(fonts: None, paper: str) -> None:
    sheet = catalogue.sheet("signs")
    made = sheet_blocks(sheet, None, Translator("en"))
    first, *_ = lay_out(made, paper, FontMeasure(), large=True)
    said = texts([first])
    assert sheet.step[1].title in said
    low = max(one.y for one in first.ink if isinstance(one, DrawnMark))
    assert low * first.scale > first.height / 2


def test_heads_stand_again_over_rows_that_go_on(fonts: None) -> None:
    columns = (PenColumn("day", "Day"), PenColumn("words", "What"), PenColumn("words", "Why"))
    part = Part(1, "First", "", (PenRows(90, columns, headed=True),))
    pages = lay_out(Document("T", "Date", "x", "", (part,), "foot"), "a4", FontMeasure())
    assert len(pages) > 1
    assert all("What" in texts([page]).split("\n") for page in pages)


def inside(pages: list[PaperPage], paper: str) -> None:
    wide, high = PAPERS[paper]
    for page in pages:
        assert (page.width, page.height) == (wide, high)
        for ink in page.ink:
            if isinstance(ink, DrawnText):
                assert ink.x >= MARGIN - 0.01
                assert 0 <= ink.y <= high - 12
            elif isinstance(ink, Rule):
                assert MARGIN - 0.01 <= ink.x1 <= ink.x2 + 0.01 <= wide - MARGIN + 0.02
                assert 0 <= ink.y <= high
            elif isinstance(ink, DrawnMark):
                assert MARGIN <= ink.x <= wide - MARGIN


@pytest.mark.parametrize("paper", PAPERS)
def test_a_long_sheet_goes_on_over_pages_without_losing_a_line(paper: str) -> None:
    lines = [f"line {n} of what happened" for n in range(400)]
    rows = [{"txt": f"proof {n}", "kind": "fact"} for n in range(150)]
    other = [{"txt": f"against {n}"} for n in range(40)]
    answers = {"situation": "\n".join(lines), "evidence_for": rows, "evidence_against": other}
    pages = lay_out(filled(answers), paper, Typewriter())
    assert len(pages) > 5
    inside(pages, paper)
    said = texts(pages)
    for text in [*lines, *(f"against {n}" for n in range(40))]:
        assert f"\n{text}\n" in f"\n{said}\n"
    assert all(f"\nproof {n}\n" in said for n in range(150))
    told = [page for page in pages if "reading" in texts([page]).split("\n")]
    assert len(told) > 1, "what the letters mean is told again where the rows go on"
    assert said.split("\n").count("F") == 150 + len(told), "and once where it is told"
    assert f"{len(pages)} / {len(pages)}" in said


def test_two_sides_stay_side_by_side_and_do_not_run_into_each_other() -> None:
    document = filled(
        {"evidence_for": [{"txt": "f" * 300}], "evidence_against": [{"txt": "a" * 9}]}
    )
    (page,) = lay_out(document, "a4", Typewriter())
    left = [ink for ink in page.ink if isinstance(ink, DrawnText) and set(ink.text) == {"f"}]
    right = [ink for ink in page.ink if isinstance(ink, DrawnText) and set(ink.text) == {"a"}]
    assert max(ink.x + 5 * len(ink.text) for ink in left) < min(ink.x for ink in right)
    assert min(ink.y for ink in left) == min(ink.y for ink in right)


@pytest.mark.parametrize("value", [0, 1, 40, 84, 85, 86, 99, 100])
def test_what_is_said_above_a_scale_never_overlaps(value: int) -> None:
    pages = lay_out(
        filled({"hot_belief_before": 85, "hot_belief_after": value}), "a4", Typewriter()
    )
    ink = [one for page in pages for one in page.ink if isinstance(one, DrawnText)]
    (line,) = {round(one.y, 1) for one in ink if one.text == "then 85"}
    said = [one for one in ink if abs(one.y - line) < 6 and (one.role, one.text) != ("hint", "")]
    said = sorted((one for one in said if one.role in ("part", "hint")), key=lambda one: one.x)
    assert {"then 85", f"now {value}"} <= {one.text for one in said}
    for before, after in pairwise(one for one in said if one.text != "I believe it"):
        assert before.x + 5 * len(before.text) <= after.x
    assert said[-1].x + 5 * len(said[-1].text) <= PAPERS["a4"][0] - MARGIN + 0.01


def test_nothing_at_the_right_runs_into_the_words() -> None:
    rows = [{"txt": "w" * 120, "kind": "fact", "weight": 3}] * 2
    (page,) = lay_out(filled({"evidence_for": rows, "thoughts": rows}), "a4", Typewriter())
    dots = [ink for ink in page.ink if isinstance(ink, DrawnMark) and ink.whole]
    words = [ink for ink in page.ink if isinstance(ink, DrawnText) and set(ink.text) == {"w"}]
    for dot in dots:
        beside = [ink for ink in words if ink.y - 1 < dot.y < ink.y + 13 and ink.x < dot.x]
        assert all(ink.x + 5 * len(ink.text) < dot.x - dot.radius for ink in beside)


def test_a_heading_is_never_left_alone_at_the_foot() -> None:
    for count in range(20, 75):
        parts = (
            Part(1, "First", "", (Lines(count),)),
            Part(2, "SECOND", "a hint", (Lines(3),)),
        )
        document = Document("T", "Date", "", "intro", parts, "foot")
        pages = lay_out(document, "a4", Typewriter())
        for page in pages:
            heads = [i for i in page.ink if isinstance(i, DrawnText) and i.text == "SECOND"]
            for head in heads:
                rules = [i for i in page.ink if isinstance(i, Rule) and i.y > head.y]
                assert len(rules) > 2, count


ANY = st.text(st.characters(blacklist_categories=["Cs"]), max_size=400)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(ANY, st.lists(ANY, max_size=12), st.sampled_from(sorted(PAPERS)))
def test_any_words_stay_on_the_sheet(text: str, proofs: list[str], paper: str) -> None:
    answers = {"situation": text, "evidence_for": [{"txt": proof} for proof in proofs]}
    pages = lay_out(filled(answers), paper, Typewriter())
    inside(pages, paper)
    joined = texts(pages).replace("\n", "")
    # nothing to see is no answer: white space, and the marks that once parted records
    assert not text.strip() or text.replace("\n", "")[:60] in joined


def test_the_date_is_the_one_of_the_sheet() -> None:
    worksheet = Worksheet(at=NOW, day=date(2024, 2, 29), sheet="evidence")
    assert sheet_blocks(EVIDENCE, worksheet, WORDS).date == "29 Feb 2024"


@pytest.mark.parametrize("lines", range(30, 60))
def test_what_is_asked_never_stands_without_its_answer(fonts: None, lines: int) -> None:
    answers = {"situation": "line\n" * lines, "plan": "the plan itself", "next": "plan"}
    for page in lay_out(filled(answers), "a4", FontMeasure()):
        said = [one.text for one in page.ink if isinstance(one, DrawnText)]
        assert ("The plan" in said) == ("the plan itself" in said)
