"""What pages that are a list have in common: a heading, some lines, the list, perhaps a foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.parts import add_parts
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.page import TOP, Page
from nearward_ui.kit.widgets.basic import Foot, Soft
from nearward_ui.kit.widgets.cards import BAR_ROOM, OUT, CardList

#: pixels of the drawing: a page that is less high gives its height to the list
LOW = 420


class ListPage(Page):
    """A page with one list. `list` has to be there before it is laid out."""

    list: CardList

    def lay_out_list(
        self,
        heading: QLabel,
        beside: Sequence[QWidget],
        above: Sequence[QWidget | QLayout],
        foot: Sequence[QPushButton] = (),
        gap: int = 14,
    ) -> None:
        """`beside` stands behind the heading, `above` over the list; `gap` in pixels of the
        drawing lies between."""
        look = self.look
        # where the heading has no room beside them, they stand below it
        top = WrappingRow(look, 12)
        top.add_text(heading)
        for widget in beside:
            top.addWidget(widget)
        lines = QVBoxLayout()
        self._lines, self._gap = lines, gap
        self._space()
        add_parts(lines, _headed(top, above))
        # while the list is hidden, what stands above stays above
        lines.addStretch(1)
        middle, listed = QVBoxLayout(), QVBoxLayout()
        back: object = getattr(self, "back", None)
        self.frame(lines, TOP if back is None else OVER, 0)
        self.frame(listed, 0, 0, bar=BAR_ROOM, out=OUT)
        middle.setSpacing(look.px(10))
        middle.addLayout(lines)
        if isinstance(back, BackButton):
            back.stand_in(lines)
        listed.addWidget(self.list, 1)
        middle.addLayout(listed, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(middle, 1)
        if foot:
            self.foot = self._foot_with(foot)
            box.addWidget(self.foot)

    def _foot_with(self, buttons: Sequence[QPushButton]) -> Foot:
        foot = Foot(self.look)
        self.frame(foot.row, 10, 10)
        for button in buttons:
            foot.row.addWidget(button)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._space()

    def _space(self) -> None:
        """Where there is little height, what stands over the list stands closer."""
        px = self.look.px
        low = self.height() < px(LOW)
        self._lines.setSpacing(px(self._gap // 2 if low else self._gap))


def _headed(top: QLayout, above: Sequence[QWidget | QLayout]) -> list[QWidget | QLayout]:
    """The parts over a list; what is said of the page stands close below its name."""
    said = 1 if above and isinstance(above[0], Soft) else 0
    head = QVBoxLayout()
    head.setSpacing(0)
    add_parts(head, [top, *above[:said]])
    return [head, *above[said:]]
