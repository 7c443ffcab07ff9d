"""The line over an entry: its day, whether it is saved, and the ways to other entries."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from nearward.domain.model import Entry
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import clock_time, long_day, short_day
from nearward_ui.kit.layouts.steady_scrollbar import BAR
from nearward_ui.kit.tips import tip
from nearward_ui.kit.widgets.basic import LinkButton, Tiny, keep_place
from nearward_ui.kit.widgets.fold import Fold

#: pixels of the drawing between what stands in the line, and how few they can be
SPACE, LEAST_SPACE = 16, 6


class EntryHeader(QBoxLayout):
    """Day and buttons in one line, or below each other. `step` goes to the entry beside."""

    step = Signal(int)

    def __init__(self, around: PageContext) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        words = around.words
        self._around = around
        self.when = LinkButton("", tone="quiet", flush="start")
        self.when.setToolTip(words("Change the date and time"))
        self.saved = Tiny("", wrap=False)
        self.saved.hide()
        self.saved.setAccessibleDescription(words("Save state"))
        self.list_button = Fold(words("List"), words, tone="quiet")
        self.new_button = LinkButton(words("New entry"), tone="quiet", flush="end")
        self.new_button.setToolTip(tip("new-entry", words))
        self.delete_button = LinkButton(words("Delete"), tone="quiet")
        self.delete_button.setToolTip(tip("trash-entry", words))
        self.before_button = LinkButton("‹")
        self.before_button.setAccessibleName(words("Previous entry"))
        self.before_button.setToolTip(tip("previous", words))
        self.after_button = LinkButton("›")
        self.after_button.setAccessibleName(words("Next entry"))
        self.after_button.setToolTip(tip("next", words))
        for button, way in ((self.before_button, -1), (self.after_button, 1)):
            button.setProperty("shape", "square")
            button.clicked.connect(partial(self.step.emit, way))
        keep_place(self.saved, self.delete_button)
        self._lay_out()

    def say(self, said: str) -> None:
        """Whether it is saved; empty takes the word away."""
        self.saved.setText(said)
        self.saved.setVisible(bool(said))

    def said(self, entry: Entry) -> str:
        """What is announced of an entry that has come: its day, none of its words."""
        words = self._around.words
        if not entry.id:
            return words("New entry")
        when = f"{long_day(entry.at.date(), words)}, {clock_time(entry.at, words)}"
        return words("Entry of {when}", when=when)

    def show_entry(self, entry: Entry, page: int) -> None:
        """The day in full where `page` pixels have room for it; else in a line of its own."""
        words, today = self._around.words, self._around.today
        at, clock = entry.at.date(), clock_time(entry.at, words)
        full = f"{long_day(at, words)}, {clock}"
        short = f"{short_day(at, today, words)}, {clock}"
        wide = self.when.fontMetrics().horizontalAdvance
        room = page - self._taken()
        stacked = room < wide(short)
        way = QBoxLayout.Direction
        self.saved.setMinimumWidth(self._said_width())
        self.setDirection(way.TopToBottom if stacked else way.LeftToRight)
        self._ways.setSpacing(self._between(page))
        self.when.setText(full if stacked or room >= wide(full) else short)
        self.delete_button.setVisible(bool(entry.id))

    def _said_width(self) -> int:
        """Room for whatever is said of saving."""
        words, wide = self._around.words, self.saved.fontMetrics().horizontalAdvance
        return 2 + max(map(wide, (words("Saved"), words("Saving…"), words("Not saved yet"))))

    def _ways_widths(self) -> list[int]:
        """How wide each thing at the end of the line is, whatever is said of saving."""
        shown = (self.new_button, self.delete_button, self.before_button, self.after_button)
        return [*(button.sizeHint().width() for button in shown), self._said_width()]

    def _between(self, page: int) -> int:
        """The space between those things; less where `page` pixels have no room for all of it."""
        ways, px = self._ways_widths(), self._around.look.px
        return max(px(LEAST_SPACE), min(px(SPACE), (page - sum(ways)) // (len(ways) - 1)))

    def _taken(self) -> int:
        """What all but the day needs."""
        px = self._around.look.px
        ways = self._ways_widths()
        if not self.list_button.isHidden():
            ways.append(self.list_button.sizeHint().width())
        return sum(ways) + px(SPACE) * len(ways) + px(8)

    def _lay_out(self) -> None:
        px = self._around.look.px
        dated, self._ways = QHBoxLayout(), QHBoxLayout()
        ways = self._ways
        dated.setSpacing(px(SPACE))
        dated.addWidget(self.list_button)
        dated.addWidget(self.when)
        dated.addStretch(1)
        ways.setSpacing(px(SPACE))
        for widget in (
            self.saved,
            self.delete_button,
            self.before_button,
            self.after_button,
            self.new_button,
        ):
            ways.addWidget(widget)
        ways.addStretch(1)
        self.setSpacing(0)
        self.setContentsMargins(0, 0, BAR, 0)
        self.addLayout(dated, 1)
        self.addLayout(ways)
