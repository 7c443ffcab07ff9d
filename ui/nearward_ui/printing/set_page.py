"""A printing page whose pages are all set: they are turned, printed and made into a PDF."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nearward.paper.drawing import PaperPage
from nearward_ui.kit.context import PageContext
from nearward_ui.printing.preview_page import PreviewPage


class SetPage(PreviewPage):
    """`pages` are those of the preview, as they will be printed."""

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.pages: list[PaperPage] = []
        self._at = 0

    def _show_pages(self, pages: list[PaperPage], at: int = 0) -> None:
        """Show these from now on, this one or the last of them first."""
        self.pages = pages
        self._at = max(0, min(at, len(pages) - 1))
        self._show_page()

    def _show_page(self) -> None:
        count = len(self.pages)
        for widget in (self.before, self.count, self.next):
            widget.setVisible(count > 1)
        self.before.setEnabled(self._at > 0)
        self.next.setEnabled(self._at + 1 < count)
        self.count.setText(self.words("{n} of {all}", n=self._at + 1, all=count))
        self.preview.show_sheet(self.pages[self._at] if self.pages else None)

    def _turn(self, step: int, _checked: bool = False) -> None:
        if 0 <= self._at + step < len(self.pages):
            self._at += step
            self._show_page()
