"""A PDF in one piece: made in memory, then written whole or not at all."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from nearward.exchange.writing import write_file
from nearward.paper.blocks import Document
from nearward.paper.layout import PaperPage, lay_out
from nearward_ui.printing.painter import FontMeasure, paint

RESOLUTION = 300
_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)(\d{14})")


def write_pdf(document: Document, path: Path, paper: str) -> None:
    """Write the document as a PDF at `path` (in place of what is there); raises Trouble.

    Its metadata hold no word of a person and no date.
    """
    write_file(path, pdf_bytes(document, paper), replace=True)


def pdf_bytes(document: Document, paper: str) -> bytes:
    """The document as a PDF on a4 or letter."""
    pages = lay_out(document, paper, FontMeasure())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("Nearward")
    writer.setTitle("")
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(page_layout(paper))
    paint_all(pages, QPainter(writer), writer)
    buffer.close()
    # the day of printing is nobody's business
    return _DATE.sub(rb"\g<1>20000101000000", bytes(buffer.data().data()))


def page_layout(paper: str) -> QPageLayout:
    """The sheet without margins: the layout has its own."""
    known = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
    size = QPageSize(known[paper])
    portrait = QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def paint_all(pages: list[PaperPage], painter: QPainter, writer: QPdfWriter) -> None:
    """All pages on a device that has pages."""
    for n, page in enumerate(pages):
        if n:
            writer.newPage()
        paint(page, painter, writer.logicalDpiX() / 72)
    painter.end()
