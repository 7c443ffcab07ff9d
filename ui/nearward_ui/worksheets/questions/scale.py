"""A scale: several sentences, and for each one of a few steps in words, or no chance to notice."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from nearward.worksheets.form.field_kinds import given
from nearward.worksheets.form.model import Field
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.widgets.basic import Ask, Tiny
from nearward_ui.worksheets.questions.view import FieldView

#: what no chance to notice is called among the chips
NONE = "none"
#: pixels of the drawing: a step in a grid, between two, and what the sentence has at least
STEP, GAP, SENTENCE = 54, 8, 220


class ScaleView(FieldView):
    """Each item asks for itself, all in the same weight.

    With room it is a grid: the steps are named once, over their columns.
    """

    def __init__(self, field: Field, around: PageContext, *, alone: bool) -> None:
        super().__init__(field, around, alone=alone)
        words, look = around.words, around.look
        self.items: dict[str, Chips] = {}
        steps = [(str(n), words(step.label)) for n, step in enumerate(field.options)]
        if field.none:
            steps.append((NONE, words(field.none)))
        self.head = self._made_head([label for _, label in steps])
        self._box.addWidget(self.head)
        self._lines: list[tuple[QBoxLayout, QWidget, Chips]] = []
        self._rows = rows = QVBoxLayout()
        rows.setSpacing(look.px(14))
        for item in field.item:
            ask = Ask(words(item.label))
            ask.setWordWrap(True)
            chips = Chips(words(item.label), steps, around=around, quiet=(NONE,))
            chips.changed.connect(self.changed)
            ask.stand_for(chips)
            line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
            line.setSpacing(look.px(4))
            line.addWidget(ask)
            line.addWidget(chips)
            rows.addLayout(line)
            self.items[item.code] = chips
            self._lines.append((line, ask, chips))
        self._box.addLayout(rows)
        self.is_grid = False

    @property
    def answers(self) -> dict[str, Any]:
        chosen = {code: chips.value for code, chips in self.items.items()}
        steps = {c: None if v == NONE else int(v) for c, v in chosen.items() if v is not None}
        return {self.field.id: steps or None}

    @property
    def least_width(self) -> int:
        return self.around.look.px(SENTENCE)

    def show_answers(self, answers: dict[str, Any]) -> None:
        value = given(self.field, answers.get(self.field.id)) or {}
        for code, chips in self.items.items():
            step = value.get(code)
            none = NONE if code in value and self.field.none else None
            chips.set_value(none if step is None else str(step))

    def take_focus(self) -> None:
        next(iter(self.items.values())).take_focus()

    def take_open_focus(self) -> None:
        unset = (chips for chips in self.items.values() if chips.value is None)
        next(unset, next(iter(self.items.values()))).take_focus()

    def minimumSizeHint(self) -> QSize:
        """Also while it is a grid, it can become narrower than that."""
        return QSize(self.least_width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.around.look.px(SENTENCE) + self.head.width()
        self._stand(grid=self.width() >= wide + self.around.look.px(GAP))

    def _made_head(self, labels: list[str]) -> QWidget:
        """The names of the steps, each over its column. The chips are named themselves."""
        px = self.around.look.px
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(GAP))
        for label in labels:
            name = Tiny(label)
            name.setFixedWidth(px(STEP))
            name.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            row.addWidget(name)
        head.setFixedWidth(len(labels) * px(STEP) + (len(labels) - 1) * px(GAP))
        head.hide()
        return head

    def _stand(self, *, grid: bool) -> None:
        if grid == self.is_grid:
            return
        self.is_grid = grid
        px, way = self.around.look.px, QBoxLayout.Direction
        self._rows.setSpacing(px(6 if grid else 14))
        self.head.setVisible(grid)
        self._box.setAlignment(self.head, Qt.AlignmentFlag.AlignRight)
        for line, ask, chips in self._lines:
            line.setDirection(way.LeftToRight if grid else way.TopToBottom)
            line.setStretch(0, 1 if grid else 0)
            middle = Qt.AlignmentFlag.AlignVCenter if grid else Qt.AlignmentFlag(0)
            line.setAlignment(ask, middle)
            for chip in chips.chips:
                chip.be_bare(px(STEP) if grid else 0)
            chips.setMinimumWidth(self.head.width() if grid else 0)
            chips.setMaximumWidth(self.head.width() if grid else 16777215)
