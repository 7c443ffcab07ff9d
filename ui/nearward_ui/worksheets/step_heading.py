"""The title of a step, with a quiet word behind it where the step is one question."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QApplication

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.properties import give
from nearward_ui.kit.widgets.basic import SubHeading

#: pixels of the drawing
QUIET = 14


class StepHeading(SubHeading):
    """`aside` is our own text; the title may be a person's."""

    def __init__(self, title: str, aside: str, around: PageContext) -> None:
        super().__init__(title)
        self._title, self._aside, self._size = title, aside, around.look.px(QUIET)
        self._show()

    def setText(self, text: str) -> None:
        super().setText(text)
        if self.textFormat() == Qt.TextFormat.RichText:
            plain = QTextDocumentFragment.fromHtml(text).toPlainText()
            # a wider gap is for the eye
            self.setAccessibleName(" ".join(plain.split()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    def _show(self) -> None:
        if not getattr(self, "_aside", ""):
            return
        soft = QApplication.palette().placeholderText().color().name()
        look = f"font-family:Figtree; font-size:{self._size}px; font-weight:400; color:{soft}"
        give(self, textFormat="RichText")
        self.setText(f'{escape(self._title)}\u00a0 <span style="{look}">{self._aside}</span>')
