"""A sheet as a PDF in one piece: made in memory, then written whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from nearward.exchange.writing import write_file
from nearward.paper.blocks import Document
from nearward.paper.drawing import PaperPage
from nearward.paper.layout import lay_out
from nearward_ui.kit.printing.output import PdfPress
from nearward_ui.kit.printing.painter import FontMeasure


def write_pdf(document: Document, path: Path, paper: str, *, large: bool = False) -> None:
    """Write the document as a PDF at `path` (in place of what is there); raises Trouble."""
    write_file(path, pdf_bytes(document, paper, large=large), replace=True)


def pdf_bytes(document: Document, paper: str, *, large: bool = False) -> bytes:
    """The document as a PDF on a4 or letter; `large`: in large print."""
    return pages_bytes(lay_out(document, paper, FontMeasure(), large=large), paper)


def pages_bytes(pages: Sequence[PaperPage], paper: str) -> bytes:
    """Pages without pictures as a PDF: they are painted as their preview is."""
    made = BytesIO()
    press = PdfPress(made, paper, repr(pages).encode())
    for page in pages:
        press.page(page, _no_picture)
    press.end()
    return made.getvalue()


def _no_picture(_picture_id: int) -> None:
    return None
