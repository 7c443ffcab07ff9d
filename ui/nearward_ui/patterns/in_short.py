"""The range in four lines, over the charts."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from nearward.insight.in_short import InShort, Line, lines
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import give_role, without_marks
from nearward_ui.kit.properties import give
from nearward_ui.kit.widgets.basic import Panel, Prose, QuietButton, restyle

#: lines at most
LINES = 4
#: pixels of the drawing below which the button stands under the lines
NARROW = 620


class Brief(Prose):
    """A sentence with parts in bold. Its text is rich text of ours; it is read without marks."""

    role = "brief"

    def __init__(self) -> None:
        super().__init__()
        give(self, textFormat="RichText")

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(without_marks(text))


class InShortPanel(Panel):
    """What is known, what went well, how often, and whether that changed."""

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        look = around.look
        self._words = around.words
        self.setAccessibleName(around.words("In short"))
        give_role(self, "Grouping")
        self.lines = [Brief() for _ in range(LINES)]
        # what is not known is quieter than what is
        self.lines[0].setProperty("tone", "soft")
        self.sheet_button = QuietButton(around.words("For an appointment"))
        self._narrow = look.px(NARROW)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(*(look.px(n) for n in (21, 16, 21, 16)))
        self._row.setSpacing(look.px(12))
        box = QVBoxLayout()
        box.setSpacing(look.px(2))
        for label in self.lines:
            box.addWidget(label)
        self._row.addLayout(box, 1)
        side = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        self._row.addWidget(self.sheet_button, 0, side)

    @property
    def said(self) -> list[str]:
        """The lines, as they are read."""
        return [label.accessibleName() for label in self.lines if label.isVisibleTo(self)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way, is_narrow = QBoxLayout.Direction, self.width() < self._narrow
        self._row.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)

    def show_counted(self, found: InShort) -> None:
        """Say it of a range."""
        told = lines(found, self._words)
        for n, label in enumerate(self.lines):
            label.setVisible(n < len(told))
            if n < len(told):
                label.setText(_rich(told[n]))
        # no more is what is too early to tell
        self.lines[2].setProperty("tone", "" if found.chart.rate else "soft")
        restyle(self.lines[2])


def _rich(line: Line) -> str:
    """A line with its strong parts in bold."""
    pieces = ((escape(text), is_bold) for text, is_bold in line.pieces)
    return "".join(f"<b>{text}</b>" if is_bold else text for text, is_bold in pieces)
