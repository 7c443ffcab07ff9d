"""The printer: asked for only when Print is pressed; nothing is kept on the disk by us."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QWidget

from nearward.paper.blocks import Document
from nearward.paper.layout import lay_out
from nearward_ui.printing.painter import FontMeasure, paint
from nearward_ui.printing.press import page_layout


def ask_printer(document: Document, paper: str, parent: QWidget, then: Callable[[], None]) -> None:
    """Show the system's dialog; `then` is called when the document was handed to the printer."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(paper))
    printer.setFullPage(True)
    printer.setDocName("Nearward")
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def on_accepted() -> None:
        pages = lay_out(document, paper, FontMeasure())
        painter = QPainter()
        if painter.begin(printer):
            for n, page in enumerate(pages):
                if n:
                    printer.newPage()
                paint(page, painter, printer.logicalDpiX() / 72)
            painter.end()
            then()

    dialog.accepted.connect(on_accepted)
    QDialog.open(dialog)
