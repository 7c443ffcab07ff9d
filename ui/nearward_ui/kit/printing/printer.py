"""The printer: asked for only when Print is pressed; nothing is kept on the disk by us."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QWidget

from nearward.paper.blocks import Document
from nearward.paper.drawing import PaperPage
from nearward.paper.layout import lay_out
from nearward.session.jobs.book_job import Data, Press
from nearward_ui.kit.printing.output import PressOpener, page_layout, shown_by
from nearward_ui.kit.printing.painter import FontMeasure, Fonts, paint

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def ask_printer(
    document: Document,
    paper: str,
    parent: QWidget,
    then: Callable[[], None],
    *,
    large: bool = False,
) -> None:
    """Show the system's dialog; `then` is called when the document was handed to the printer."""

    def on_chosen(printer: QPrinter) -> None:
        if print_pages(lay_out(document, paper, FontMeasure(), large=large), printer):
            then()

    choose_printer(paper, parent, on_chosen)


def print_pages(pages: Sequence[PaperPage], printer: QPrinter) -> bool:
    """Hand pages without pictures to a printer that was chosen; False when it takes none."""
    press = PrinterPress(printer)
    done = all(press.page(page) for page in pages)
    if done:
        press.end()
    return done


def choose_printer(paper: str, parent: QWidget, then: Callable[[QPrinter], None]) -> None:
    """Show the system's dialog; `then` is called with the printer that was chosen."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(paper))
    printer.setFullPage(True)
    printer.setDocName("Nearward")
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

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

    def page(self, page: PaperPage, data: Data | None = None) -> bool:
        """Paint a page; False when the printer takes none."""
        if self._painter.isActive():
            self._printer.newPage()
        elif not self._painter.begin(self._printer):
            return False
        pictures = shown_by(data) if data is not None else None
        dots = self._printer.logicalDpiX() / 72
        paint(page, self._painter, dots, self._fonts, pictures)
        return True

    def end(self) -> None:
        """Hand it over."""
        self._painter.end()

    def close(self) -> None:
        """What was not ended is not printed."""
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()


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
