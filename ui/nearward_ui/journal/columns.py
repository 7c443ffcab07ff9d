"""The journal's two columns: the list at the left, the page at the right, or one at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from nearward_ui.journal.sidebar.sidebar import Sidebar
from nearward_ui.kit.layouts.measures import SMALL
from nearward_ui.kit.layouts.steady_scrollbar import BAR
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.fold import Fold

#: pixels of the drawing: the list, and how wide a page is at most, and what lies at its right
LIST_WIDTH = 312
PAGE, EDGE = 662, 24
NO_LIMIT = 16777215


class Columns(QHBoxLayout):
    """In a narrow window the list is a drawer that takes the place of the page."""

    def __init__(self, finding: Sidebar, paper: QWidget, drawer: Fold, look: Theme) -> None:
        super().__init__()
        self._look = look
        self._finding, self._paper, self._drawer = finding, paper, drawer
        self._gap = QWidget()
        self._shape = "wide"
        #: how long its lines are, of the usual length
        self.measure = 1.0
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.addWidget(finding)
        self.addWidget(self._gap)
        self.addWidget(paper, 20)
        self.addStretch(1)

    def fit(self, shape: str, width: int, *, alone: bool) -> None:
        """Lay them out for a shape and a width in pixels; `alone`: only the page."""
        look, finding = self._look, self._finding
        self._shape = shape
        narrow = shape in SMALL
        drawer = narrow and self._drawer.is_open and not alone
        wide = look.px(LIST_WIDTH)
        finding.setMinimumWidth(wide)
        finding.setMaximumWidth(NO_LIMIT if drawer else wide)
        finding.reshape(drawer=drawer)
        finding.setVisible((not narrow or drawer) and not alone)
        self._drawer.setVisible(narrow and not alone)
        self._paper.setVisible(not drawer)
        self._gap.setVisible(not drawer)
        gap = look.px({"wide": 50, "middle": 24, "small": 24, "narrow": 24}[shape])
        if alone:
            # in the middle, where there is nothing beside it
            gap = max(gap, (width - look.px(PAGE * self.measure)) // 2)
        self._gap.setFixedWidth(gap)
        self._paper.setMaximumWidth(look.px(PAGE * self.measure) + BAR)
        for item, stretch in ((0, int(drawer)), (3, int(not drawer))):
            self.setStretch(item, stretch)
        self.setContentsMargins(0, 0, 0 if drawer else look.px(EDGE) - BAR, 0)

    def page_width(self, width: int) -> int:
        """How wide a line over the entry can be, of the whole width."""
        look = self._look
        beside = look.px(LIST_WIDTH) if self._shape not in SMALL else 0
        return min(width - beside - self._gap.width() - look.px(EDGE), look.px(PAGE * self.measure))
