"""The printer: asked for only when Print is pressed; nothing is kept on the disk by us."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from nearward.domain.trouble import Trouble
from nearward.i18n import Translator
from nearward.paper.blocks import Document
from nearward.paper.drawing import PaperPage
from nearward.paper.layout import lay_out
from nearward.paper.trouble import PrinterStopped
from nearward.session.jobs.book_job import Data, Press
from nearward_ui.kit.printing.output import PressOpener, page_layout, shown_by
from nearward_ui.kit.printing.painter import FontMeasure, Fonts, paint
from nearward_ui.kit.printing.pdf_sink import TAIL
from nearward_ui.kit.widgets.basic import Prose

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Asks(Protocol):
    """Who asks for a printer: a page that says what became of it."""

    words: Translator

    def on_printed(self) -> None:
        """It was handed to the printer."""

    def on_unprinted(self, trouble: Trouble) -> None:
        """The printer did not take it."""


def ask_printer(document: Document, paper: str, asks: Asks, *, large: bool = False) -> None:
    """Show the system's dialog, and hand the document to the printer that is chosen."""

    def on_chosen(printer: QPrinter) -> None:
        print_pages(lay_out(document, paper, FontMeasure(), large=large), printer, asks)

    choose_printer(paper, asks, on_chosen)


def print_pages(pages: Sequence[PaperPage], printer: QPrinter, asks: Asks) -> None:
    """Hand pages without pictures to a printer that was chosen."""
    press = PrinterPress(printer)
    try:
        for page in pages:
            press.page(page)
        press.end()
    except Trouble as trouble:
        asks.on_unprinted(trouble)
    else:
        asks.on_printed()
    finally:
        press.close()


def choose_printer(paper: str, asks: Asks, then: Callable[[QPrinter], None]) -> None:
    """Show the system's dialog; `then` is called with the printer that was chosen.

    Where there is no printer it says so: a PDF is what it can make then.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(paper))
    printer.setFullPage(True)
    printer.setDocName("Nearward")
    dialog = QPrintDialog(printer, asks if isinstance(asks, QWidget) else None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box = dialog.layout()
    if isinstance(box, QVBoxLayout) and not QPrinterInfo.availablePrinterNames():
        said = asks.words(
            "No printer is set up on this computer. A PDF can be made here in its place."
        )
        box.insertWidget(0, Prose(said))

    def on_accepted() -> None:
        then(printer)

    dialog.accepted.connect(on_accepted)
    QDialog.open(dialog)


class PrinterPress:
    """Paints on a printer that is set up. For one thread."""

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._fonts = Fonts()
        self._painter = QPainter()
        state = printer.PrinterState
        self._stopped = (state.Error, state.Aborted)

    def page(self, page: PaperPage, data: Data | None = None) -> bool:
        """Paint a page. Raises PrinterStopped."""
        is_begun = self._painter.isActive()
        taken = self._printer.newPage() if is_begun else self._painter.begin(self._printer)
        if not taken or self._printer.printerState() in self._stopped:
            raise PrinterStopped
        pictures = shown_by(data) if data is not None else None
        dots = self._printer.logicalDpiX() / 72
        paint(page, self._painter, dots, self._fonts, pictures)
        return True

    def end(self) -> None:
        """Hand it over. Raises PrinterStopped."""
        done = self._painter.end() and self._printer.printerState() not in self._stopped
        if not done or not _is_whole(self._printer.outputFileName()):
            raise PrinterStopped

    def close(self) -> None:
        """What was not ended is not printed."""
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()


def _is_whole(name: str) -> bool:
    """Whether what was printed into a file is all there: Qt does not say that a disk is full."""
    if not name:
        return True
    try:
        with Path(name).open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - TAIL))
            return b"%%EOF" in file.read(TAIL)
    except OSError:
        return False


def on_printer(printer: QPrinter) -> PressOpener:
    """A way to a printer, for a book."""

    @contextmanager
    def opened(_digest: bytes) -> Iterator[Press]:
        press = PrinterPress(printer)
        try:
            yield press
        finally:
            press.close()

    return opened
