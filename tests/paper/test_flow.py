"""Atoms on pages, and what was written as atoms: nothing is lost, cut off or left alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nearward.paper.blocks import PictureBlock, Run, Written
from nearward.paper.body_text import BodyText
from nearward.paper.drawing import PAPERS, Atom, DrawnLine, DrawnPicture, DrawnText, PaperPage
from nearward.paper.markdown import written
from nearward.paper.page_flow import PageFlow

TOP, BOTTOM = 50.0, 750.0


class Letters:
    """Fonts in which every letter is 5 points wide and every line 12 high."""

    def wrap(self, text: str, role: str, width: float) -> list[str]:
        lines = self.wrap_runs((Run(text),), role, width)
        return ["".join(run.text for run in line) for line in lines]

    def wrap_runs(self, runs: tuple[Run, ...], _role: str, width: float) -> list[tuple[Run, ...]]:
        most = max(1, int(width / 5))
        lines: list[tuple[Run, ...]] = []
        for text in "".join(run.text for run in runs).split("\n"):
            lines += [(Run(text[at : at + most]),) for at in range(0, max(1, len(text)), most)]
        return lines

    def height(self, _role: str) -> float:
        return 12.0

    def width(self, text: str, _role: str) -> float:
        return 5.0 * len(text)


def pages_of(*texts: str) -> list[PaperPage]:
    flow = PageFlow("a4", TOP, BOTTOM)
    found: list[PaperPage] = []
    for text in texts:
        prose = BodyText(Letters(), 60, 400, BOTTOM - TOP)
        found += flow.put(prose.atoms(written(text)))
    return [*found, *flow.end()]


def lines_on(page: PaperPage) -> list[str]:
    return ["".join(run.text for run in ink.runs) for ink in page.ink if isinstance(ink, DrawnLine)]


def test_a_paragraph_of_200_lines_goes_over_pages_without_a_line_alone() -> None:
    pages = pages_of("before", "\n".join(f"line {n}" for n in range(200)), "after")
    assert [line for page in pages for line in lines_on(page)] == [
        "before",
        *(f"line {n}" for n in range(200)),
        "after",
    ]
    assert len(pages) == 4
    assert all(len(lines_on(page)) >= 2 for page in pages)


@pytest.mark.parametrize("filled", range(50, 60))
def test_a_heading_stays_with_two_lines_of_what_follows(filled: int) -> None:
    text = "\n".join(f"line {n}" for n in range(filled))
    pages = pages_of(f"{text}\n\n# Head\n\none\ntwo\nthree\nfour\nfive")
    [page] = [page for page in pages if "Head" in lines_on(page)]
    found = lines_on(page)
    assert found[found.index("Head") + 1 :][:2] == ["one", "two"]


@given(st.lists(st.tuples(st.floats(0, 900), st.booleans()), max_size=60))
def test_nothing_stands_below_the_bottom_unless_it_is_higher_than_a_page(
    given: list[tuple[float, bool]],
) -> None:
    flow = PageFlow("letter", TOP, BOTTOM)
    atoms = [
        Atom(high, (DrawnText(0, 0, 10, str(n), "prose"),), joined)
        for n, (high, joined) in enumerate(given)
    ]
    pages = [*flow.put(atoms), *flow.end()]
    said = [ink.text for page in pages for ink in page.ink if isinstance(ink, DrawnText)]
    assert said == [str(n) for n in range(len(given))]
    for page in pages:
        for ink in page.ink:
            assert isinstance(ink, DrawnText)
            high = given[int(ink.text)][0]
            assert ink.y + high <= BOTTOM + 0.01 or (high > BOTTOM - TOP and ink.y == TOP)


def test_a_picture_is_never_larger_than_its_place_nor_enlarged() -> None:
    def size(width: int, height: int) -> tuple[float, float]:
        prose = BodyText(Letters(), 60, 400, BOTTOM - TOP)
        ink = [
            ink for atom in prose.picture(PictureBlock(1, "", width, height)) for ink in atom.ink
        ]
        [picture] = [one for one in ink if isinstance(one, DrawnPicture)]
        return picture.width, picture.height

    assert size(150, 75) == pytest.approx((72, 36))
    assert size(8000, 4000) == pytest.approx((400, 200))
    wide, high = size(1000, 60000)
    assert high < BOTTOM - TOP
    assert wide / high == pytest.approx(1 / 60)


def test_lists_and_quotes_without_end_keep_room_for_words() -> None:
    blocks = [Written((Run("words"),), depth=60, quoted=60, mark="•")]
    prose = BodyText(Letters(), 60, 400, BOTTOM - TOP)
    [line] = [ink for atom in prose.atoms(blocks) for ink in atom.ink if isinstance(ink, DrawnLine)]
    assert line.width >= 200
    assert line.x + line.width <= 460.01


def test_a_page_is_given_away_before_the_next_is_begun() -> None:
    """A text without end needs no memory without end."""
    made = 0

    def endless() -> Iterator[Atom]:
        nonlocal made
        while True:
            made += 1
            yield Atom(12, (DrawnText(0, 0, 10, "x", "prose"),))

    pages = PageFlow("a4", TOP, BOTTOM).put(endless())
    for number in range(1, 50):
        next(pages)
        assert made <= 59 * number + 1


def test_the_first_ink_of_a_chapter_says_its_page() -> None:
    flow = PageFlow("a4", TOP, BOTTOM)
    list(flow.put([Atom(690, (DrawnText(0, 0, 1, "x", "prose"),))]))
    flow.mark()
    list(flow.put([Atom(8, (), joined=True), Atom(12, (DrawnText(0, 0, 1, "y", "prose"),))]))
    assert (flow.marked, flow.number) == (2, 2)
    assert PAPERS["a4"][1] > BOTTOM


@pytest.mark.parametrize("filled", range(400, 700, 25))
def test_a_heading_over_what_is_higher_than_a_page_does_not_stand_alone(filled: int) -> None:
    def atom(name: str, height: float, *, joined: bool) -> Atom:
        return Atom(height, (DrawnText(0, 0, 10, name, "prose"),), joined=joined)

    heading = atom("Heading", 30.0, joined=True)
    rest = [atom(f"part {n}", 120.0, joined=n < 7) for n in range(8)]
    flow = PageFlow("a4", TOP, BOTTOM)
    pages = [*flow.put([atom("above", filled, joined=False), heading, *rest]), *flow.end()]
    said = [[ink.text for ink in page.ink if isinstance(ink, DrawnText)] for page in pages]
    assert [text for page in said for text in page][1:3] == ["Heading", "part 0"]
    assert all(page[-1] != "Heading" for page in said)
