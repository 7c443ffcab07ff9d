"""A PDF without a window: for the command line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from nearward_ui.kit import said_by_qt
from nearward_ui.kit.printing.lacking import be_silent
from nearward_ui.kit.printing.output import PressOpener, pdf_at
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.kit.theme import load_fonts


class Headless:
    """Fonts that can be measured, and a way to a PDF; keeps Qt alive as long as it lives."""

    def __init__(self) -> None:
        said_by_qt.hear()
        self._application = QGuiApplication.instance() or QGuiApplication([])
        load_fonts()
        be_silent()

    def measure(self) -> FontMeasure:
        """What the fonts say."""
        return FontMeasure()

    def pdf_at(self, out: Path, paper: str) -> PressOpener:
        """A PDF where there is nothing yet."""
        return pdf_at(out, paper, replace=False)
