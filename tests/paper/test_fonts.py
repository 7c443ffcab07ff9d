"""What the shipped fonts say in a PDF, read back by another library."""

from __future__ import annotations

import io
import string
from collections.abc import Callable

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QPainter, QPdfWriter
from tests.narrowed import instance

from nearward.paper.drawing import DrawnText, PaperPage
from nearward_ui.kit.printing.painter import ROLES, paint
from nearward_ui.kit.theme import FONTS

pytestmark = pytest.mark.usefixtures("fonts")

FILES = sorted(file.stem for file in FONTS.glob("*.ttf"))
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
#: faces of the journal page, as their files and as the program name them
FAMILIES = {
    "AtkinsonHyperlegiblePage": "Atkinson Hyperlegible Page",
    "FigtreePage": "Figtree Page",
    "LiterataPage": "Literata Page",
}
#: each of them once, none of them next to one it is joined with
LINES = (
    string.ascii_uppercase,
    string.ascii_lowercase,
    string.digits,
    string.punctuation,
    "äöüßéèñ·–“”…",
    "ÁĂÄÖÜ¢€",
)
#: the ligatures of Literata: none of them is a character
JOINED = "The office of staff: fluffy, halfback, offhand, Kafka, fifty, offbeat, shelfful, fjord"


def printed(draw: Callable[[QPdfWriter], None]) -> tuple[str, set[str]]:
    """The text of a PDF and the names of its fonts, without the tag of a subset."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    draw(writer)
    buffer.close()
    page = PdfReader(io.BytesIO(bytes(buffer.data().data()))).pages[0]
    fonts = (
        font.get_object()
        for font in instance(
            DictionaryObject, instance(DictionaryObject, page["/Resources"])["/Font"]
        ).values()
    )
    names = {str(font["/BaseFont"]).lstrip("/").rpartition("+")[2] for font in fonts}
    return page.extract_text(), names


def font_of(file: str) -> QFont:
    """The font that is in a shipped file, as the program asks for it."""
    family, _, style = file.partition("-")
    italic = style.endswith("Italic")
    font = QFont(FAMILIES.get(family, family))
    font.setPixelSize(50)
    font.setWeight(QFont.Weight(WEIGHTS[style.removesuffix("Italic") or "Regular"]))
    font.setItalic(italic)
    return font


def test_nineteen_fonts_are_shipped_each_with_its_licence() -> None:
    assert len(FILES) == 19
    families = {file.partition("-")[0] for file in FILES}
    assert families == {"Figtree", "Literata", *FAMILIES}
    assert {"Figtree", "Literata", *FAMILIES.values()} <= set(QFontDatabase.families())
    for family in families:
        licence = FONTS / f"OFL-{family.removesuffix('Page')}.txt"
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text("utf-8")


@pytest.mark.parametrize("family", FAMILIES.values())
def test_lines_of_the_page_are_as_high_in_each_face(family: str) -> None:
    font = QFont(family)
    font.setPixelSize(18)
    assert QFontMetrics(font).lineSpacing() == 32


@pytest.mark.parametrize("file", FILES)
def test_every_character_is_read_back(file: str) -> None:
    def draw(writer: QPdfWriter) -> None:
        painter = QPainter(writer)
        painter.setFont(font_of(file))
        for n, line in enumerate((*LINES, "A self  in A $5 café")):
            painter.drawText(50, 200 + 100 * n, line)
        painter.end()

    text, names = printed(draw)
    assert names == {file}
    lines = text.split("\n")
    assert [line.replace(" ", "") for line in lines[: len(LINES)]] == list(LINES)
    assert lines[len(LINES)].split() == ["A", "self", "in", "A", "$5", "café"]
    assert "\t" not in text


@pytest.mark.parametrize("role", ROLES)
def test_what_is_printed_is_read_back(role: str) -> None:
    """Also what the font would join, in each font of a sheet."""
    page = PaperPage(595.28, 841.89, [DrawnText(40, 40, 500, JOINED, role)])

    def draw(writer: QPdfWriter) -> None:
        painter = QPainter(writer)
        paint(page, painter, writer.logicalDpiX() / 72)
        painter.end()

    text, names = printed(draw)
    assert text.split() == JOINED.split()
    assert len(names) == 1
