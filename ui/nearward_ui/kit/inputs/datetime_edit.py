"""When something was: a chip for what is near, a month and a part of the day for the rest."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.rough import ABOUT, CODES, stands_at
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import short_day, was_moved
from nearward_ui.kit.inputs.chips import CappedChips
from nearward_ui.kit.inputs.picking import Picking
from nearward_ui.kit.layouts.over import Over
from nearward_ui.kit.presence import by_key
from nearward_ui.kit.told_times import day_and_time
from nearward_ui.kit.widgets.basic import Soft, Tiny, bring_in_sight

#: "an hour ago" is said to the quarter of an hour
QUARTER = 15


class WhenEdit(QWidget):
    """An instant with its offset, and how roughly it is known. `changed`: a person gave another.

    What lies ahead is not taken; a time that a clock change skipped is moved and said so. `rough`
    is a code of domain.rough, or empty for a time of the clock.
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
        self._over: Over | None = None
        #: the chip that was chosen before "Pick…", or none
        self._before: str | None = None
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
        self._before = "now"
        self.chips.set_value("now")

    def show_at(self, at: datetime, rough: str = "") -> None:
        """Show an instant; says nothing."""
        self.at, self.rough = at, rough if rough in CODES else ""
        self.chips.set_value(None)
        self.note.hide()
        self.put_away()
        self._show()
        self._before = self.chips.value

    def pick(self) -> Picking:
        """Show the month and the parts of the day: over the page, so that nothing moves; where
        there is no place for it, unfolded below the chips."""
        if self.picking is None or self._over is None:
            self.picking = Picking(self._name, self._around)
            self.picking.picked.connect(self._on_picked)
            self.picking.complained.connect(self._say)
            self.picking.over.connect(self._on_over)
            self._over = Over(self.picking, self, self._around.look.px(6))
            self._over.closed.connect(self._on_closed)
        self.picking.begin(self.at, self.rough)
        self.picking.fit(self.width())
        if not self._over.open():
            self._box.insertWidget(1, self.picking)
            self.picking.show()
            # its height is known when it is laid out
            QTimer.singleShot(0, self.picking, self._bring_in_sight)
        if by_key():
            self.picking.take_focus()
        return self.picking

    def _bring_in_sight(self) -> None:
        """As much of it as can be seen, from its head on."""
        if self.picking is not None:
            bring_in_sight(self.picking)
            bring_in_sight(self.picking.month.before)

    def fit(self) -> None:
        """The page has another size."""
        if self.picking is not None and self._over is not None:
            self.picking.fit(self.width())
            self._over.fit()

    def _on_chip(self) -> None:
        code = self.chips.value
        if code is None:
            # the chip that is chosen stays so: there is always a time
            code = "pick" if self.picking is not None and self.picking.isVisible() else "now"
            self.chips.set_value(code)
        if code == "pick":
            self.pick()
            return
        self._before = code
        now, today = self._around.clock(), self._around.today
        self.put_away()
        rough = ""
        at = now
        if code == "hour":
            rough, back = ABOUT, now - timedelta(hours=1)
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

    def put_away(self) -> None:
        """Nothing is picked from the month any more."""
        if self._over is not None and self.picking is not None:
            self._over.close()
            self.picking.hide()

    def _on_over(self) -> None:
        """The keyboard goes back to the chip, where it was in what goes."""
        picking = self.picking
        had_focus = picking is not None and picking.isAncestorOf(picking.focusWidget() or self)
        if had_focus:
            self.chips.take_focus()
        self.put_away()

    def _on_closed(self) -> None:
        """Where nothing was picked, what was chosen before is chosen."""
        if self.picking is not None and not self.picking.has_picked:
            self.chips.set_value(self._before)

    def _on_picked(self, at: datetime, rough: str, moved: bool) -> None:
        self._before = "pick"
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
        self.said.setText(day_and_time(day, self.at, words, self.rough))
