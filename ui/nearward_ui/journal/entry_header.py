"""The line over an entry: its day at the left, what can be done with it at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from nearward.domain.model import Entry
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import clock_time, evening_day, long_day, short_day
from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.layouts.steady_scrollbar import BAR
from nearward_ui.kit.tips import tip
from nearward_ui.kit.widgets.basic import LinkButton, restyle
from nearward_ui.kit.widgets.icon_button import IconButton

#: pixels of the drawing: an icon stands so far within its button, and meets the edge of the column
WITHIN, BETWEEN = 6, 4
#: from this hour on an entry that is begun is one of the evening
EVENING = 18


class ListButton(IconButton):
    """Shows the list where it is a drawer, or puts it away; `turned` says which."""

    turned = Signal(bool)

    def __init__(self, around: PageContext) -> None:
        super().__init__("drawer", around.words("List"), around.look)
        self._words = around.words
        self.is_open = False
        self.clicked.connect(self._on_click)
        self._say()

    def turn(self, on: bool) -> None:
        """Open or close it."""
        if on != self.is_open:
            self.is_open = on
            self._say()
            self.turned.emit(on)

    def _say(self) -> None:
        words = self._words
        self.setAccessibleDescription(words("open") if self.is_open else words("closed"))

    def _on_click(self) -> None:
        words, name = self._words, self.accessibleName()
        self.turn(not self.is_open)
        on = self.is_open
        said = words("{name}: open", name=name) if on else words("{name}: closed", name=name)
        announce_next(self, said)


class EntryWays(QWidget):
    """To the list and to the entries beside, where the list is not beside the page.

    `step` goes to the entry before (-1) or after (1).
    """

    step = Signal(int)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self.list_button = ListButton(around)
        self.before_button = IconButton("left", words("Previous entry"), look)
        self.before_button.name(words("Previous entry"), tip("previous", words))
        self.after_button = IconButton("right", words("Next entry"), look)
        self.after_button.name(words("Next entry"), tip("next", words))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, look.px(2 * BETWEEN), 0)
        row.setSpacing(look.px(BETWEEN))
        row.addWidget(self.list_button)
        for button, way in ((self.before_button, -1), (self.after_button, 1)):
            button.clicked.connect(partial(self.step.emit, way))
            row.addWidget(button)


class EntryHeader(QWidget):
    """Day and buttons in one line. Nothing in it comes or goes while one types."""

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._entry: Entry | None = None
        self._is_evening = False
        self.ways = EntryWays(around)
        self.list_button = self.ways.list_button
        self.before_button, self.after_button = self.ways.before_button, self.ways.after_button
        self.when = LinkButton("", tone="date", flush="start")
        self.when.setToolTip(words("Change the date and time"))
        self.picture = IconButton("view", words("Add pictures…"), look)
        self.star = IconButton("star", words("Give this entry a star"), look)
        self.mood = IconButton("mood", words("Mood"), look)
        self.more = IconButton("more", words("More"), look)
        self.more.name(
            words("{name}: {thing}", name=words("More"), thing=words("this entry")), words("More")
        )
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, max(0, BAR - look.px(WITHIN)), 0)
        row.setSpacing(0)
        row.addWidget(self.when)
        row.addStretch(1)
        for button in self.buttons:
            row.addWidget(button)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What stands at the right, in its order."""
        return self.picture, self.star, self.mood, self.more

    def hold_ways(self, on: bool) -> None:
        """The ways to the list and to other entries stand in this line, before the day."""
        if on and self._row.indexOf(self.ways) < 0:
            self._row.insertWidget(0, self.ways)
        elif not on:
            self._row.removeWidget(self.ways)

    def said(self, entry: Entry) -> str:
        """What is announced of an entry that has come: its day, none of its words."""
        words = self._around.words
        if not entry.id:
            return words("New entry")
        when = f"{long_day(entry.at.date(), words)}, {clock_time(entry.at, words)}"
        return words("Entry of {when}", when=when)

    def show_entry(self, entry: Entry, *, first: bool) -> None:
        """Its day, its star and its mood. `first`: it is the first entry of its day."""
        self._entry = entry
        today = entry.day == self._around.today
        self._is_evening = first and today and entry.at.hour >= EVENING
        tone = "evening" if self._is_evening else "date"
        if self.when.property("tone") != tone:
            self.when.setProperty("tone", tone)
            restyle(self.when)
        self.show_marks(starred=entry.starred, mood=entry.mood)
        self.fit(self.width())

    def show_marks(self, *, starred: bool, mood: int | None) -> None:
        """Whether it has a star, and how it was."""
        words = self._around.words
        self.star.filled, self.star.tone = starred, "tide" if starred else "ink_soft"
        said = words("Take the star away") if starred else words("Give this entry a star")
        self.star.name(said)
        number = "" if mood is None else f"{mood:+d}".replace("-", "−") if mood else "0"
        self.mood.tone = "tide" if number else "ink_soft"
        self.mood.name(words("Mood: {n}", n=number) if number else words("Mood"))
        for button in (self.star, self.mood):
            button.update()

    def fit(self, width: int) -> None:
        """The day in full where there is room for it, else short."""
        entry = self._entry
        if entry is None:
            return
        words, today = self._around.words, self._around.today
        at, clock = entry.at.date(), clock_time(entry.at, words)
        full = f"{long_day(at, words)}, {clock}"
        if self._is_evening:
            full = f"{evening_day(at, words)}, {clock}"
        taken = sum(button.sizeHint().width() for button in self.buttons) + BAR
        if self._row.indexOf(self.ways) >= 0:
            taken += self.ways.sizeHint().width()
        fits = self.when.fontMetrics().horizontalAdvance(full) + BAR <= width - taken
        self.when.setText(full if fits else f"{short_day(at, today, words)}, {clock}")
