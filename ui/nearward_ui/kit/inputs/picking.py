"""A month, the parts of a day, and the clock for who knows it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from nearward.domain.day import settle
from nearward.domain.rough import PARTS, stands_at
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import too_early
from nearward_ui.kit.inputs.chips import CappedChips, stacked
from nearward_ui.kit.inputs.date_edit import DateEdit
from nearward_ui.kit.widgets.basic import Panel, Soft, keep_place
from nearward_ui.kit.widgets.fold import Fold
from nearward_ui.kit.widgets.month import Month

#: pixels of the drawing: the month, between it and what stands beside it, and that at least
MONTH, BETWEEN, BESIDE = 284, 20, 180


class Picking(Panel):
    """`picked` carries (instant, part of the day or "", moved); `complained` what is in the way.

    `over` says that it may go: a day and a part of it were picked, or Esc was pressed.
    """

    picked = Signal(object, str, bool)
    complained = Signal(str)
    over = Signal()

    def __init__(self, name: str, around: PageContext) -> None:
        super().__init__("over")
        self._around = around
        self.setAccessibleName(around.words("Pick a day"))
        words, look = around.words, around.look
        self._day = around.today
        #: what was picked since it was opened
        self._has_day = self._has_part = False
        self.month = Month(around)
        self.month.chosen.connect(self._on_day)
        self.month.setFixedWidth(look.px(MONTH))
        parts = [(code, words(label)) for code, (_, label) in PARTS.items()]
        self.parts = CappedChips(words("Part of the day"), parts, around=around, quiet={"day"})
        self.parts.changed.connect(self._on_part)
        self.exact = Fold(words("Exact time"), words)
        self.exact.turned.connect(self._on_exact)
        self.edit = DateEdit(name, around)
        self.edit.dateTimeChanged.connect(self._on_edited)
        self.edit.hide()
        keep_place(self.edit)
        self._lay_out()

    @property
    def has_picked(self) -> bool:
        """Whether anything was picked since it was opened."""
        return self._has_day or self._has_part

    def fit(self, width: int) -> None:
        """Its two parts stand beside each other where there is room."""
        px, way = self._around.look.px, QBoxLayout.Direction
        is_wide = width >= px(MONTH + BETWEEN + BESIDE)
        self._box.setDirection(way.LeftToRight if is_wide else way.TopToBottom)

    def begin(self, at: datetime, rough: str) -> None:
        """Show what stands."""
        self._has_day = self._has_part = False
        self._day = at.date()
        self.month.show_day(self._day)
        self.parts.set_value(rough if rough in PARTS else None)
        self.edit.show_local(at)
        self.exact.turn(False)

    def take_focus(self) -> None:
        """The keyboard goes to the day that stands."""
        self.month.table.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.over.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        words, look = self._around.words, self._around.look
        beside = QWidget()
        side = QVBoxLayout(beside)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(look.px(8))
        side.addWidget(stacked(Soft(words("When on that day, roughly?")), self.parts))
        for widget in (self.exact, self.edit):
            side.addWidget(widget)
        side.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(*(look.px(n) for n in (16, 12, 16, 14)))
        self._box.setSpacing(look.px(BETWEEN))
        self._box.addWidget(self.month)
        self._box.addWidget(beside, 1)

    def _on_day(self, day: date) -> None:
        if day > self._around.clock().date():
            self._refuse()
            return
        self._day, self._has_day = day, True
        self.month.show_day(day)
        if self.edit.isHidden():
            self._give(self.parts.value or "day")
        else:
            self._give_exact(datetime.combine(day, self.edit.local.time()))

    def _on_part(self) -> None:
        self.exact.turn(False)
        self._has_part = True
        self._give(self.parts.value or "day")

    def _give(self, part: str) -> None:
        """What of a day that is not over lies ahead is not taken."""
        at, now = stands_at(self._day, part), self._around.clock()
        if at > now and part != "day":
            self.parts.set_value(None)
            self._has_part = False
            self._refuse()
            return
        self.edit.show_local(min(at, now))
        self.picked.emit(min(at, now), part, False)
        if self._has_day and self._has_part:
            self.over.emit()

    def _refuse(self) -> None:
        self.complained.emit(
            self._around.words("That is in the future. Only what has already been can be noted.")
        )

    def _on_exact(self, on: bool) -> None:
        here = self.edit.local
        if on and not self.edit.show_local(datetime.combine(self._day, here.time())):
            self.complained.emit(too_early(self._around.words))
            return
        self.edit.setVisible(on)
        if on:
            self.parts.set_value(None)
            self.edit.setFocus()

    def _on_edited(self, *_values: object) -> None:
        self._give_exact(self.edit.local)

    def _give_exact(self, local: datetime) -> None:
        if local > self._around.clock().replace(tzinfo=None):
            self._refuse()
            return
        at, moved = settle(local)
        self._has_day = True
        self._day = at.date()
        self.month.show_day(self._day)
        self.picked.emit(at, "", moved)
