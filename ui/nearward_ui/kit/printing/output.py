"""Where pages go, one after another: a PDF that is written as it grows, or a printer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO

from PySide6.QtCore import (
    QByteArray,
    QHashSeed,
    QMarginsF,
    QSize,
    Qt,
    QUuid,
)
from PySide6.QtGui import (
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from nearward.exchange.writing import new_file
from nearward.paper.drawing import DrawnPicture, PageMark, PaperPage
from nearward.session.jobs.book_job import Data, Press
from nearward_ui.kit.printing.painter import Fonts, paint
from nearward_ui.kit.printing.pdf_sink import Bookmark, PdfSink
from nearward_ui.kit.widgets.images import decoded

RESOLUTION = 300
#: dots of a picture to a point of the preview
PREVIEW = 1.5
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


class PdfPress:
    """Writes a PDF to a file that is open for reading too; `digest` names its content.

    Its metadata hold no word of a person and no date: the same pages are the same bytes on any day.
    Raises the error of a disk that does not take it. For one thread.
    """

    def __init__(self, file: IO[bytes], paper: str, digest: bytes) -> None:
        self._sink = PdfSink(file)
        self._bookmarks: list[Bookmark] = []
        self._count = 0
        self._fonts = Fonts()
        self._is_begun = False
        self._writer = QPdfWriter(self._sink.device)
        self._writer.setCreator("Nearward")
        self._writer.setTitle("")
        self._writer.setDocumentXmpMetadata(METADATA)
        self._writer.setDocumentId(QUuid.createUuidV5(QUuid(), QByteArray(digest)))
        self._writer.setResolution(RESOLUTION)
        self._writer.setPageLayout(page_layout(paper))
        self._painter = QPainter()

    def page(self, page: PaperPage, data: Data) -> bool:
        """Write a page."""
        if self._is_begun:
            self._writer.newPage()
            self._paint(page, data)
        else:
            # Qt writes the fonts in the order of a hash that is made with the first of them
            QHashSeed.setDeterministicGlobalSeed()
            try:
                self._painter.begin(self._writer)
                self._paint(page, data)
            finally:
                QHashSeed.resetRandomGlobalSeed()
            self._is_begun = True
        self._sink.drain()
        for ink in page.ink:
            if isinstance(ink, PageMark):
                top = page.height - ink.y * page.scale
                self._bookmarks.append(Bookmark(ink.title, ink.level, self._count, top))
        self._count += 1
        return True

    def end(self) -> None:
        """Write the end of the file."""
        self._painter.end()
        self._sink.end(self._bookmarks)

    def close(self) -> None:
        """Write nothing more to the file."""
        if self._painter.isActive():
            self._painter.end()

    def _paint(self, page: PaperPage, data: Data) -> None:
        dots = self._writer.logicalDpiX() / 72
        paint(page, self._painter, dots, self._fonts, shown_by(data))


class PreviewPress:
    """Keeps the first pages, and their pictures as small as they are looked at."""

    def __init__(self, most: int) -> None:
        self.pages: list[PaperPage] = []
        self.pictures: dict[int, QImage] = {}
        self._most = most

    @contextmanager
    def opened(self, _digest: bytes) -> Iterator[Press]:
        """Begin with the first page."""
        self.pages.clear()
        self.pictures.clear()
        yield self

    def page(self, page: PaperPage, data: Data) -> bool:
        """Keep a page; False when there are enough."""
        self.pages.append(page)
        shown = shown_by(data)
        for ink in page.ink:
            if isinstance(ink, DrawnPicture) and ink.id not in self.pictures:
                size = QSize(max(1, round(ink.width)), max(1, round(ink.height)))
                self.pictures[ink.id] = shown(ink.id, size * PREVIEW)
        return len(self.pages) < self._most

    def end(self) -> None:
        """There is nothing to be ended."""


PressOpener = Callable[[bytes], AbstractContextManager[Press]]


def pdf_at(out: Path, paper: str, *, replace: bool) -> PressOpener:
    """A way to open a PDF at a place: it is there once all of it is, or not at all."""

    @contextmanager
    def opened(digest: bytes) -> Iterator[Press]:
        with new_file(out, replace=replace) as file:
            press = PdfPress(file, paper, digest)
            try:
                yield press
            finally:
                press.close()

    return opened


def page_layout(paper: str) -> QPageLayout:
    """The sheet without margins: the layout has its own."""
    known = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
    size = QPageSize(known[paper])
    portrait = QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, portrait, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def shown_by(data: Data) -> Callable[[int, QSize], QImage]:
    """Pictures by their ids, upright, on white, not larger than is wanted and never enlarged."""

    def shown(picture_id: int, size: QSize) -> QImage:
        found = data(picture_id)
        image = decoded(*found, size) if found else QImage()
        if not image.hasAlphaChannel():
            return image
        white = QImage(image.size(), QImage.Format.Format_RGB32)
        white.fill(Qt.GlobalColor.white)
        painter = QPainter(white)
        painter.drawImage(0, 0, image)
        painter.end()
        return white

    return shown
