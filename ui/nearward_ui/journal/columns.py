"""The journal's two columns: the list at the left, the page at the right, or one at a time."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward_ui.journal.drawer import Drawer
from nearward_ui.journal.entry_header import EntryHeader
from nearward_ui.journal.sidebar.sidebar import Sidebar
from nearward_ui.kit.layouts.measures import SMALL, Measure
from nearward_ui.kit.layouts.steady_scrollbar import BAR
from nearward_ui.kit.theme import Theme

#: pixels of the drawing: the list, what lies beside the page at least, and what the ways need
LIST_WIDTH, EDGE, WAYS = 312, 24, 136


class Columns(QHBoxLayout):
    """The page stands in the middle of what the list leaves. In a small window the list is a drawer
    that lies over the page."""

    def __init__(self, finding: Sidebar, paper: QWidget, top: EntryHeader, look: Theme) -> None:
        super().__init__()
        self._look = look
        self._finding, self._paper, self._top = finding, paper, top
        self.drawer = Drawer(finding, paper, look)
        self._gap = QWidget()
        self._beside = QVBoxLayout(self._gap)
        self._beside.addStretch(1)
        self._shape = "wide"
        #: how long its lines are, of the usual length
        self.measure = 1.0
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.addWidget(finding)
        self.addWidget(self._gap)
        self.addWidget(paper, 1)
        # only what the page cannot take
        self.addStretch(0)

    def fit(self, shape: str, width: int, *, alone: bool) -> None:
        """Lay them out for a shape and a width in pixels; `alone`: only the page."""
        look, finding = self._look, self._finding
        self._shape = shape
        narrow = shape in SMALL
        drawer = narrow and self._top.list_button.is_open and not alone
        wide = look.px(LIST_WIDTH)
        finding.setMinimumWidth(wide)
        finding.setMaximumWidth(wide)
        finding.reshape(drawer=drawer)
        finding.setVisible((not narrow or drawer) and not alone)
        self.drawer.turn(drawer)
        column, least = look.px(Measure.WRITING * self.measure), look.px(EDGE)
        room = width if narrow or alone else width - wide
        gap = max(least, (room - column) // 2)
        self._place_ways(gap, shown=narrow and not alone)
        self._gap.setFixedWidth(gap)
        self._paper.setMaximumWidth(column + BAR)
        self.setContentsMargins(0, 0, max(0, least - BAR), 0)

    def setGeometry(self, rect: QRect) -> None:
        """The drawer takes no room of the page."""
        if not self.drawer.is_open:
            super().setGeometry(rect)
            return
        wide = self._finding.maximumWidth()
        mirrored = self._paper.layoutDirection() == Qt.LayoutDirection.RightToLeft
        before, behind = (0, wide) if mirrored else (wide, 0)
        super().setGeometry(rect.adjusted(-before, 0, behind, 0))
        self.drawer.lie(rect, wide)

    def _place_ways(self, gap: int, *, shown: bool) -> None:
        """Beside the page where there is room, else in the line over the entry."""
        look, ways = self._look, self._top.ways
        beside = shown and gap >= look.px(WAYS)
        self._beside.setContentsMargins(look.px(16), look.px(16), 0, 0)
        self._top.hold_ways(shown and not beside)
        if beside and self._beside.indexOf(ways) < 0:
            self._beside.insertWidget(0, ways, 0, Qt.AlignmentFlag.AlignLeading)
        elif not beside:
            self._beside.removeWidget(ways)
        ways.setVisible(shown)
