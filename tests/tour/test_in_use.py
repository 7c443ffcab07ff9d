"""The documents' pictures: each is of a page of the tour, is small, and says what it shows."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.i18n.test_texts import NOT_USED, ROOT
from tests.learn.runs import copied, known

PICTURES: dict[str, Any] = runpy.run_path(str(ROOT / "packaging" / "pictures.py"))
IN_USE = ROOT / "packaging" / "in-use.md"
SHOWN: list[tuple[Path, str, Path]] = PICTURES["shown"]()
#: the colour of a page, which is no other in a picture with fewer colours
GROUND = (250, 247, 241)
#: bytes
MOST_OF_ONE, MOST_IN_ALL = 80_000, 1_200_000


def test_the_page_shows_a_week_in_eight_to_twelve_pictures() -> None:
    text = IN_USE.read_text(encoding="utf-8")
    assert 8 <= sum(document == IN_USE for document, _, _ in SHOWN) <= 12
    days = re.findall(r"^## (\w+day):", text, re.MULTILINE)
    assert days == [*("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")]
    assert "(packaging/in-use.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("document", "said", "file"), SHOWN, ids=lambda one: Path(str(one)).stem)
def test_each_picture_is_there_and_says_what_it_shows(
    document: Path, said: str, file: Path
) -> None:
    assert file.parent == PICTURES["FOLDER"]
    with Image.open(file) as picture:
        assert picture.size == PICTURES["SIZE"]
        assert not picture.info.get("Software")
    assert file.stat().st_size <= MOST_OF_ONE
    assert len(said.split()) >= (10 if document == IN_USE else 3), said


def test_no_picture_lies_there_that_nobody_shows() -> None:
    there = set(PICTURES["FOLDER"].glob("*"))
    assert there == {file for _, _, file in SHOWN}
    assert sum(file.stat().st_size for file in there) <= MOST_IN_ALL


def test_the_words_are_ours_and_plain() -> None:
    text = IN_USE.read_text(encoding="utf-8")
    assert copied(text, known()) == []
    assert not NOT_USED.search(text)
    for sentence in re.split(r"(?<=[.!?:])\s+", re.sub(r"!\[.*?\)", "", text)):
        assert len(sentence.split()) <= 25, sentence


def test_the_pictures_of_a_tour_are_written_small_and_the_rest_goes(tmp_path: Path) -> None:
    """On a folder of its own: every one of them is made, and what no document shows is removed."""
    tour, out = tmp_path / "tour", tmp_path / "pictures"
    out.mkdir()
    (out / "of-another-year.png").write_bytes(b"old")
    for _, _, file in SHOWN:
        page, theme = PICTURES["page_of"](file)
        place = tour / "screens" / theme / f"{page}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        whole = Image.new("RGB", PICTURES["SIZE"], GROUND)
        whole.paste(Image.radial_gradient("L").convert("RGB"), (40, 40))
        whole.paste(Image.linear_gradient("L").convert("RGB"), (400, 40))
        whole.save(place)
    PICTURES["make"](tour, out)
    assert {file.name for file in out.iterdir()} == {file.name for _, _, file in SHOWN}
    for file in out.iterdir():
        with Image.open(file) as picture:
            assert picture.mode == "P"
            assert picture.convert("RGB").getpixel((2, 2)) == GROUND
