"""One day of the check-in: a line that says how it stands, and what is asked when it is opened."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from nearward.domain.check_in_rule import CONFIRM_WITHIN
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import CheckIn
from nearward.session.ask.check_ins import OpenDay
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import day_and_month, weekday
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.inputs.hours import Hours
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.inputs.stepper import Stepper
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.widgets.basic import (
    Ask,
    LinkButton,
    Panel,
    QuietButton,
    Soft,
    SubHeading,
    TextField,
    Tiny,
)
from nearward_ui.kit.widgets.fold import Fold

#: the codes of the two answers
_NEAR = {True: "yes", False: "no"}
_TOP = Qt.AlignmentFlag.AlignTop

#: what a person says of a day
SAYS = BY_NAME["check_in"].says


class DayPanel(Panel):
    """A day: folded to a line, or open with its three answers and the folded extras.

    `answered` carries (day, True "that is all" or False "not sure"); `add_asked` carries the day,
    and `near_asked` that of a near moment which is to be logged; `opened` asks to be the one that
    is open; `extras_changed` asks to keep the extras.
    """

    answered = Signal(object, bool)
    add_asked = Signal(object)
    near_asked = Signal(object)
    opened = Signal(object)
    extras_changed = Signal()

    def __init__(self, asked: OpenDay, around: PageContext, *, over: bool) -> None:
        super().__init__()
        self.day = asked.day
        self.answer = asked.answer
        self._moments = asked.moments
        self._around = around
        #: whether the day has ended, so that it can be answered
        self.is_over = over
        self._loading = False
        self.check_in: CheckIn | None = None
        words, look = around.words, around.look
        self.name = f"{weekday(self.day, words)} {day_and_month(self.day, words)}"
        self.box = box = QVBoxLayout(self)
        box.setSpacing(look.px(8))
        self.line = self._make_line()
        self.body = QWidget()
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.px(10))
        title = self.name if over else words("Today, {day}", day=self.name)
        self.told = Soft()
        inner.addWidget(stacked(SubHeading(title), self.told, gap=0))
        inner.addWidget(self._make_ways())
        self.extras = self._make_extras()
        self.extras.hide()
        inner.addWidget(self.extras)
        box.addWidget(self.line)
        box.addWidget(self.body)
        self.unfold(not over)
        self.show_answer(self.answer)

    @property
    def is_unfolded(self) -> bool:
        """Whether it asks."""
        return not self.body.isHidden()

    @property
    def answers(self) -> tuple[QuietButton, ...]:
        """The three answers, none of which is the main one."""
        return (self.that_is_all, self.add, self.not_sure)

    def unfold(self, on: bool) -> None:
        """Ask, or be one line."""
        px = self._around.look.px
        self.line.setVisible(not on)
        self.body.setVisible(on)
        self.box.setContentsMargins(px(22), px(14 if on else 5), px(22), px(16 if on else 5))
        if not on:
            self.fold.turn(False)
        self._show_name()

    def show_answer(self, answer: bool | None) -> None:
        """How the day stands."""
        words = self._around.words
        self.answer = answer
        if answer:
            said = words("Everything is noted.")
        elif answer is None:
            said = words("Not answered.")
        else:
            last = weekday(self.day + timedelta(days=CONFIRM_WITHIN), words)
            said = words("Not sure. It stays open until {day}.", day=last)
        self.stands.setText(said)
        self.change.setText(words("Answer") if answer is None else words("Change"))
        self.change.setAccessibleName(f"{self.name}: {self.change.text()}")
        day, n = weekday(self.day, words), self._moments
        if not self.is_over:
            told = words("Today is not over. You can note how it is so far.")
        elif n:
            told = words.plural(
                "{day}: {n} noted. Is that all?", "{day}: {n} noted. Is that all?", n, day=day
            )
        else:
            told = words("{day}: anything to note?", day=day)
        self.told.setText(told)
        self._show_name()

    def show_noted(self, moments: int) -> None:
        """So many moments are noted of the day."""
        self._moments = moments
        self.show_answer(self.answer)

    def is_as(self, kept: CheckIn | None) -> bool:
        """Whether this is what the panel shows."""
        shown = self.made(self.answer)
        there = kept or CheckIn(at=shown.at, day=shown.day)
        return all(getattr(shown, name) == getattr(there, name) for name in SAYS)

    def reshape(self, shape: str) -> None:
        """Where it is narrow: how it stands below the day, and the extras in one column."""
        narrow, px, way = shape == "narrow", self._around.look.px, QBoxLayout.Direction
        self._folded.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._folded.setSpacing(px(2 if narrow else 16))
        columns = 1 if narrow else 2
        *half, near, line = self._cells
        for n, cell in enumerate(half):
            self._grid.addWidget(cell, n // columns, n % columns, _TOP)
        for row, cell in enumerate((near, line), -(-len(half) // columns)):
            self._grid.addWidget(cell, row, 0, 1, columns)
        # the mood's seven stand in one line
        self._grid.setColumnStretch(0, 11)
        self._grid.setColumnStretch(1, 10 * (columns - 1))

    def show_extras(self, check_in: CheckIn | None) -> None:
        """What was kept of the day."""
        self._loading = True
        self.check_in = check_in
        if check_in is not None:
            self.mood.set_value(None if check_in.mood is None else str(check_in.mood))
            self.closeness.set_value(check_in.closeness)
            self.loneliness.set_value(check_in.loneliness)
            self.sleep.show_hours(check_in.sleep)
            self.near.set_value(None if check_in.near is None else _NEAR[check_in.near])
            self._show_way()
            self.words_of_day.setText(check_in.text)
            self.show_answer(check_in.confirmed)
        self._loading = False

    def made(self, confirmed: bool | None) -> CheckIn:
        """The day's check-in as the panel stands."""
        return CheckIn(
            at=self._around.clock(),
            day=self.day,
            confirmed=confirmed,
            mood=int(self.mood.value) if self.mood.value is not None else None,
            closeness=self.closeness.value,
            loneliness=self.loneliness.value,
            sleep=self.sleep.hours,
            near=None if self.near.value is None else self.near.value == _NEAR[True],
            text=self.words_of_day.text(),
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.light(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.light(False)
        super().focusOutEvent(event)

    def _show_name(self) -> None:
        """To a screen reader: what is asked while it asks, else how the day stands."""
        said = self.told.text() if self.is_unfolded else self.stands.text()
        self.setAccessibleName(f"{self.name}: {said}")

    def _make_line(self) -> QWidget:
        px = self._around.look.px
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        name = Ask(self.name)
        name.setWordWrap(False)
        self.stands = Soft("")
        self.change = LinkButton("", flush="end")
        self.change.clicked.connect(self._on_change)
        self._folded = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._folded.addWidget(name)
        self._folded.addWidget(self.stands, 1)
        row.addLayout(self._folded, 1)
        row.addWidget(self.change)
        return line

    def _make_ways(self) -> QWidget:
        words, look = self._around.words, self._around.look
        ways = QWidget()
        row = FlowLayout(look.px(8), look.px(8), ways)
        self.that_is_all = QuietButton(words("That is all"))
        self.that_is_all.clicked.connect(self._on_all)
        self.add = QuietButton(words("Add one"))
        self.add.clicked.connect(self._on_add)
        self.not_sure = QuietButton(words("Not sure"))
        self.not_sure.clicked.connect(self._on_not_sure)
        wide = max(look.px(140), *(button.sizeHint().width() for button in self.answers))
        for button in self.answers:
            button.setFixedWidth(wide)
            button.setAccessibleName(f"{self.name}: {button.text()}")
            row.addWidget(button)
            # before the day is over there is nothing to answer, only how it is so far
            button.setVisible(self.is_over)
        self.fold = Fold(words("How the day was"), words)
        self.fold.turned.connect(self._on_fold)
        row.addWidget(self.fold)
        return ways

    def _make_extras(self) -> QWidget:
        words, around, look = self._around.words, self._around, self._around.look
        moods = [(str(n), f"{n:+d}".replace("-", "−") if n else "0") for n in range(-3, 4)]
        self.mood = Chips(words("Mood"), moods, around=around)
        self.mood.changed.connect(self._changed)
        low, high = words("0 not at all"), words("10 very")
        self.closeness = Scale(words("How close I felt"), low, high, around=around, top=10)
        self.loneliness = Scale(words("How lonely I felt"), low, high, around=around, top=10)
        for scale in (self.closeness, self.loneliness):
            scale.changed.connect(self._changed)
        self.sleep = Hours(words)
        self.sleep.given.connect(self._changed)
        sleep = Stepper(self.sleep, words("Hours of sleep"), around)
        self._make_near()
        self.words_of_day = TextField(words("One line about the day"))
        self.words_of_day.given.connect(self._changed)
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, look.px(8), 0, 0)
        self._grid.setHorizontalSpacing(look.px(24))
        self._grid.setVerticalSpacing(look.px(14))
        self._cells = [
            stacked(Ask(words("Mood")), self.mood),
            stacked(Ask(words("Hours of sleep")), sleep),
            stacked(Ask(words("How close I felt")), self.closeness, gap=2),
            stacked(Ask(words("How lonely I felt")), self.loneliness, gap=2),
            self.near_cell,
            stacked(Ask(words("One line about the day")), self.words_of_day),
        ]
        self.reshape("wide")
        holder.setAccessibleName(self.name)
        return holder

    def _make_near(self) -> None:
        """Whether there was a near moment, and the way to keep it as one."""
        words, around = self._around.words, self._around
        options = [(_NEAR[True], words("Yes")), (_NEAR[False], words("No"))]
        asked = words("A near moment that day?") if self.is_over else words("A near moment today?")
        self.near = Chips(asked, options, around=around)
        self.near.changed.connect(self._on_near)
        self.keep_near = LinkButton(words("Log it as letting someone in"), flush="start")
        self.keep_near.clicked.connect(self._on_keep_near)
        self.keep_near.hide()
        around.look.changed.connect(self._fit_near)
        self._fit_near()
        beside = QWidget()
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(around.look.px(16))
        row.addWidget(self.near)
        row.addWidget(self.keep_near)
        row.addStretch(1)
        hint = Tiny(words("Near someone, and all right. Small ones count."))
        label = Ask(asked)
        self.near_cell = stacked(label, beside, hint, gap=6)
        label.stand_for(self.near)

    def _fit_near(self) -> None:
        self.near.setFixedWidth(self.near.line_width)

    def _show_way(self) -> None:
        self.keep_near.setVisible(self.near.value == _NEAR[True])

    def _on_near(self) -> None:
        self._show_way()
        self._changed()

    def _on_keep_near(self) -> None:
        self.near_asked.emit(self.day)

    def _changed(self, *_values: object) -> None:
        if not self._loading:
            self.extras_changed.emit()

    def _on_fold(self, on: bool) -> None:
        self.extras.setVisible(on)

    def _on_all(self) -> None:
        self.answered.emit(self.day, True)

    def _on_not_sure(self) -> None:
        self.answered.emit(self.day, False)

    def _on_add(self) -> None:
        self.add_asked.emit(self.day)

    def _on_change(self) -> None:
        self.opened.emit(self.day)
