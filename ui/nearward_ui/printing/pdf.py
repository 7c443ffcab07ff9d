"""A PDF in one piece: made in memory, then written whole or not at all."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QHashSeed, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from nearward.exchange.writing import write_file
from nearward.paper.blocks import Document
from nearward.paper.layout import PaperPage, lay_out
from nearward_ui.printing.painter import FontMeasure, paint

RESOLUTION = 300
#: in place of Qt's, which tells day and zone three times
METADATA = b"""<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <xmp:CreatorTool>Nearward</xmp:CreatorTool>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end='w'?>"""
_DATE = re.compile(rb"(?<=Date )\(D:\d{14}(?:Z|[+-]\d\d'\d\d')\)")
_OFFSET = re.compile(rb"^\d{10}(?= \d{5} n)", re.MULTILINE)
_START = re.compile(rb"(?<=^startxref\n)\d+", re.MULTILINE)


def write_pdf(document: Document, path: Path, paper: str) -> None:
    """Write the document as a PDF at `path` (in place of what is there); raises Trouble.

    Its metadata hold no word of a person and no date: the same pages are the same bytes on any day.
    """
    write_file(path, pdf_bytes(document, paper), replace=True)


def pdf_bytes(document: Document, paper: str) -> bytes:
    """The document as a PDF on a4 or letter."""
    pages = lay_out(document, paper, FontMeasure())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QHashSeed.setDeterministicGlobalSeed()  # Qt writes the fonts in the order of a hash
    try:
        _write(pages, buffer, paper)
    finally:
        QHashSeed.resetRandomGlobalSeed()
    buffer.close()
    return _without_day(bytes(buffer.data().data()))


def _write(pages: list[PaperPage], buffer: QBuffer, paper: str) -> None:
    writer = QPdfWriter(buffer)
    writer.setCreator("Nearward")
    writer.setTitle("")
    writer.setDocumentXmpMetadata(METADATA)
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), repr(pages).encode()))
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(page_layout(paper))
    paint_all(pages, QPainter(writer), writer)


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


def _without_day(content: bytes) -> bytes:
    """Day and zone of printing are nobody's business: one date for all, in Greenwich.

    A zone makes the date longer: what stands behind it moves up, and the table at the end says so.
    """
    end = content.index(b"endobj")
    info, rest = content[:end], content[end:]
    plain = _DATE.sub(b"(D:20000101000000Z)", info)
    gone = len(info) - len(plain)
    table = rest.rindex(b"\nxref\n") + 1

    def moved(found: re.Match[bytes]) -> bytes:
        offset = int(found[0])
        return b"%010d" % (offset - gone if offset > len(info) else offset)

    end_of_file = _START.sub(b"%d" % (len(plain) + table), _OFFSET.sub(moved, rest[table:]))
    return plain + rest[:table] + end_of_file
