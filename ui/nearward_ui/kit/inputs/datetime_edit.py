"""When something was: a chip for what is near, a month and a part of the day for the rest."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from nearward.domain.day import settle
from nearward.domain.rough import PARTS, stands_at, told
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import clock_time, short_day, too_early, was_moved
from nearward_ui.kit.inputs.chips import CappedChips, stacked
from nearward_ui.kit.inputs.date_edit import DateEdit
from nearward_ui.kit.widgets.basic import Panel, Soft, Tiny, bring_in_sight
from nearward_ui.kit.widgets.fold import Fold
from nearward_ui.kit.widgets.month import Month

#: "an hour ago" is said to the quarter of an hour
QUARTER = 15


class WhenEdit(QWidget):
    """An instant with its offset, and how roughly it is known. `changed`: a person gave another.

    What lies ahead is not taken; a time that a clock change skipped is moved and said so. `rough`
    is a part of the day, or empty for a time of the clock.
    """

    changed = Signal()

    def __init__(self, name: str, around: PageContext) -> None:
        super().__init__()
        self._around = around
        self._name = name
        words, look = around.words, around.look
        self.at = around.clock()
        self.rough = ""
        options = [
            ("now", words("Now")),
            ("hour", words("An hour ago")),
            ("morning", words("This morning")),
            ("last-night", words("Last night")),
            ("yesterday", words("Yesterday")),
            ("pick", words("Pick…")),
        ]
        self.chips = CappedChips(name, options, around=around)
        self.chips.changed.connect(self._on_chip)
        #: stands beside the question
        self.said = Soft("", wrap=False)
        self.note = Tiny()
        self.note.hide()
        #: made when it is first wanted
        self.picking: Picking | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.px(6))
        for widget in (self.chips, self.note):
            self._box.addWidget(widget)
        self.be_now()

    @property
    def is_now(self) -> bool:
        """Whether the time of now is meant, whatever it will be."""
        return self.chips.value == "now"

    def be_now(self) -> None:
        """The time of now; says nothing."""
        self.show_at(self._around.clock())
        self.chips.set_value("now")

    def show_at(self, at: datetime, rough: str = "") -> None:
        """Show an instant; says nothing."""
        self.at, self.rough = at, rough if rough in PARTS else ""
        self.chips.set_value(None)
        self.note.hide()
        if self.picking is not None:
            self.picking.hide()
        self._show()

    def pick(self) -> Picking:
        """Unfold the month and the parts of the day."""
        if self.picking is None:
            self.picking = Picking(self._name, self._around)
            self.picking.picked.connect(self._on_picked)
            self.picking.complained.connect(self._say)
            self._box.insertWidget(1, self.picking)
        self.picking.begin(self.at, self.rough)
        self.picking.show()
        # its height is known when it is laid out
        QTimer.singleShot(0, self.picking, partial(bring_in_sight, self.picking))
        return self.picking

    def _on_chip(self) -> None:
        code = self.chips.value
        if code is None:
            # the chip that is chosen stays so: there is always a time
            code = "pick" if self.picking is not None and self.picking.isVisible() else "now"
            self.chips.set_value(code)
        if code == "pick":
            self.pick()
            return
        now, today = self._around.clock(), self._around.today
        if self.picking is not None:
            self.picking.hide()
        rough = ""
        at = now
        if code == "hour":
            back = now - timedelta(hours=1)
            at = back - timedelta(minutes=back.minute % QUARTER, seconds=back.second)
        elif code == "morning":
            rough = "morning"
            at = min(now, stands_at(today, "morning"))
        elif code == "last-night":
            rough = "night"
            at = stands_at(now.date() - timedelta(days=1), "night")
        elif code == "yesterday":
            rough = "day"
            at = stands_at(today - timedelta(days=1), "day")
        self._take(at, rough)

    def _on_picked(self, at: datetime, rough: str, moved: bool) -> None:
        self._take(at, rough)
        if moved:
            self._say(was_moved(at, self._around.words))

    def _take(self, at: datetime, rough: str) -> None:
        self.at, self.rough = at, rough
        self.note.hide()
        self._show()
        self.changed.emit()

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.show()

    def _show(self) -> None:
        words = self._around.words
        day = short_day(self.at.date(), self._around.clock().date(), words)
        exact = words("{day}, {time}", day=day, time=clock_time(self.at, words))
        self.said.setText(told(day, self.rough, words) if self.rough else exact)


class Picking(Panel):
    """A month, the parts of a day, and the clock for who knows it.

    `picked` carries (instant, part of the day or "", moved); `complained` what is in the way.
    """

    picked = Signal(object, str, bool)
    complained = Signal(str)

    def __init__(self, name: str, around: PageContext) -> None:
        super().__init__()
        self._around = around
        words, look = around.words, around.look
        self._day = around.today
        self.month = Month(around)
        self.month.show_days_only()
        self.month.chosen.connect(self._on_day)
        self.month.setFixedWidth(look.px(284))
        parts = [(code, words(label)) for code, (_, label) in PARTS.items()]
        self.parts = CappedChips(words("Part of the day"), parts, around=around, quiet={"day"})
        self.parts.changed.connect(self._on_part)
        self.exact = Fold(words("Exact time"), words)
        self.exact.turned.connect(self._on_exact)
        self.edit = DateEdit(name, around)
        self.edit.dateTimeChanged.connect(self._on_edited)
        self.edit.hide()
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
        self._box.setSpacing(look.px(20))
        self._box.addWidget(self.month)
        self._box.addWidget(beside, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        is_wide = self.width() >= self._around.look.px(284 + 20 + 180)
        self._box.setDirection(way.LeftToRight if is_wide else way.TopToBottom)

    def begin(self, at: datetime, rough: str) -> None:
        """Show what stands."""
        self._day = at.date()
        self.month.show_day(self._day)
        self.parts.set_value(rough or None)
        self.edit.show_local(at)
        self.exact.turn(False)

    def _on_day(self, day: date) -> None:
        now = self._around.clock()
        if day > now.date():
            self.complained.emit(
                self._around.words(
                    "That is in the future. Only what has already been can be noted."
                )
            )
            return
        self._day = day
        self.month.show_day(day)
        if self.edit.isHidden():
            self._give(self.parts.value or "day")
        else:
            self._give_exact(datetime.combine(day, self.edit.local.time()))

    def _on_part(self) -> None:
        self.exact.turn(False)
        self._give(self.parts.value or "day")

    def _give(self, part: str) -> None:
        """What of a day that is not over lies ahead is not taken."""
        at, now = stands_at(self._day, part), self._around.clock()
        if at > now and part != "day":
            self.parts.set_value(None)
            self.complained.emit(
                self._around.words(
                    "That is in the future. Only what has already been can be noted."
                )
            )
            return
        self.edit.show_local(min(at, now))
        self.picked.emit(min(at, now), part, False)

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
            self.complained.emit(
                self._around.words(
                    "That is in the future. Only what has already been can be noted."
                )
            )
            return
        at, moved = settle(local)
        self._day = at.date()
        self.month.show_day(self._day)
        self.picked.emit(at, "", moved)
