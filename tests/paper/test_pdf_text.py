"""The words on a PDF can be copied, searched and read aloud: each letter is the letter it shows."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from nearward.paper.blocks import Answer, Document, Part
from nearward_ui.kit.look import load_fonts
from nearward_ui.printing.pdf import pdf_bytes

LETTERS = (
    "They find A fairer view. A first AV office affair, flying off. Thaw",
    "abcdefghijklmnopqrstuvwxyz 0123456789",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ THE AND",
    "!\"#%&'()*+,-./:;<=>?@[]^_{|}~ “quoted” ‘so’ – — … · • §",
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝ",
    "ßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ",
    "ĄąČčĎďĘęĚěĞğİıŁłŃńŐőŒœŘřŚśŞşŠšŤťŮůŰűŹźŻżŽž",
)
#: in one font only
WRITINGS = ("Я иду домой. Она звонит.", "Ελληνικά και άλλα.")


def document(text: str) -> Document:
    part = Part(1, text, text, (Answer(text), Answer(text, soft=True)))
    return Document(text, "Date", "23 Nov 2026", text, (part,), text)


def read_back(text: str) -> str:
    reader = PdfReader(io.BytesIO(pdf_bytes(document(text), "a4")))
    whole = "".join(page.extract_text() for page in reader.pages)
    return "".join(whole.split())


@pytest.mark.parametrize("text", LETTERS)
@pytest.mark.usefixtures("qapp")
def test_every_letter_can_be_read_back_from_every_kind_of_text(text: str) -> None:
    load_fonts()
    wanted = "".join(text.split())
    # title, intro, the part's title and hint, two answers, the foot
    assert read_back(text).count(wanted) == 7


@pytest.mark.parametrize("text", WRITINGS)
@pytest.mark.usefixtures("qapp")
def test_other_writings_can_be_read_back_from_what_a_person_wrote(text: str) -> None:
    load_fonts()
    assert "".join(text.split()) in read_back(text)
