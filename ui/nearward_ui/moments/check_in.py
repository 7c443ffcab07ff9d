"""The check-in: one tap for each open day; everything else is optional."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QVBoxLayout, QWidget

from nearward.domain.day import day_of
from nearward.domain.things import CheckIn
from nearward.domain.trouble import Trouble
from nearward.session import operations
from nearward.session.autosave import Autosave
from nearward.session.desk import Operation
from nearward.session.operations import OpenDay
from nearward_ui.kit.around import Notice, Surroundings
from nearward_ui.kit.chips import Chips, stacked
from nearward_ui.kit.dates import day_and_month, weekday
from nearward_ui.kit.flow import Flow
from nearward_ui.kit.page import Page
from nearward_ui.kit.pending import Pending
from nearward_ui.kit.plain import (
    Ask,
    Heading,
    LinkButton,
    MainButton,
    Panel,
    QuietButton,
    Scroll,
    Soft,
    SubHeading,
    TextField,
    Tiny,
)
from nearward_ui.kit.scale import Scale
from nearward_ui.kit.stepper import Stepper

_TOP = Qt.AlignmentFlag.AlignTop


class DayPanel(Panel):
    """One day: what is noted on it, the answer, and the folded extras.

    `confirmed`, `unsure` and `add_asked` carry the day; `kept_asked` asks to keep the extras.
    """

    confirmed = Signal(object)
    unsure = Signal(object)
    add_asked = Signal(object)
    extras_changed = Signal()

    def __init__(self, day: date, told: str, around: Surroundings, *, over: bool) -> None:
        super().__init__()
        self.day = day
        self._around = around
        self._loading = False
        self.check_in: CheckIn | None = None
        words, look = around.words, around.look
        name = f"{weekday(day, words)} {day_and_month(day, words)}"
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (22, 16, 22, 18)))
        box.setSpacing(look.px(10))
        ask = words("{day}: anything, or anything more?", day=name)
        box.addWidget(SubHeading(ask if over else words("Today, {day}", day=name)))
        box.addWidget(Soft(told))
        ways = QWidget()
        row = Flow(look.px(10), look.px(8), ways)
        self.nothing = MainButton(words("Nothing more"))
        self.nothing.clicked.connect(self._on_nothing)
        self.add = QuietButton(words("Add one"))
        self.add.clicked.connect(self._on_add)
        self.not_sure = QuietButton(words("Not sure"))
        self.not_sure.clicked.connect(self._on_not_sure)
        for button in (self.nothing, self.add, self.not_sure):
            button.setAccessibleName(f"{name}: {button.text()}")
            row.addWidget(button)
            if not over and button is not self.add:
                button.hide()
        self.fold = LinkButton(words("How the day was"), flush="start")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._on_fold)
        row.addWidget(self.fold)
        box.addWidget(ways)
        self.extras = self._make_extras(name)
        self.extras.hide()
        box.addWidget(self.extras)

    def reshape(self, shape: str) -> None:
        """The extras in one column where it is narrow."""
        columns = 1 if shape == "narrow" else 2
        for n, cell in enumerate(self._cells):
            whole = cell is self._cells[-1]
            at = (n // columns, n % columns, 1, columns if whole else 1)
            self._grid.addWidget(cell, *at, Qt.AlignmentFlag(0) if whole else _TOP)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def show_extras(self, check_in: CheckIn | None) -> None:
        """What was kept of the day."""
        self._loading = True
        self.check_in = check_in
        if check_in is not None:
            self.mood.set_value(None if check_in.mood is None else str(check_in.mood))
            self.closeness.set_value(check_in.closeness)
            self.loneliness.set_value(check_in.loneliness)
            self.sleep.setValue(-0.5 if check_in.sleep is None else check_in.sleep)
            self.line.setText(check_in.text)
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
            sleep=self.sleep.value() if self.sleep.value() >= 0 else None,
            text=self.line.text(),
        )

    def _make_extras(self, name: str) -> QWidget:
        words, around = self._around.words, self._around
        moods = [(str(n), f"{n:+d}".replace("-", "−") if n else "0") for n in range(-3, 4)]
        self.mood = Chips(words("Mood"), moods, around=around)
        self.mood.changed.connect(self._changed)
        low, high = words("0 not at all"), words("10 very")
        self.closeness = Scale(words("How close I felt"), low, high, around=around, top=10)
        self.loneliness = Scale(words("How lonely I felt"), low, high, around=around, top=10)
        for scale in (self.closeness, self.loneliness):
            scale.changed.connect(self._changed)
        self.sleep = QDoubleSpinBox()
        self.sleep.setRange(-0.5, 24)
        self.sleep.setSingleStep(0.5)
        self.sleep.setDecimals(1)
        self.sleep.setSpecialValueText("–")
        self.sleep.setValue(-0.5)
        self.sleep.valueChanged.connect(self._changed)
        sleep = Stepper(self.sleep, words("Hours of sleep"), around)
        self.line = TextField(words("One line about the day"))
        self.line.textEdited.connect(self._changed)
        holder = QWidget()
        look = self._around.look
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, look.px(8), 0, 0)
        self._grid.setHorizontalSpacing(look.px(32))
        self._grid.setVerticalSpacing(look.px(14))
        self._cells = [
            stacked(Ask(words("Mood")), self.mood),
            stacked(Ask(words("Hours of sleep")), sleep),
            stacked(Ask(words("How close I felt")), self.closeness, gap=2),
            stacked(Ask(words("How lonely I felt")), self.loneliness, gap=2),
            stacked(Ask(words("One line about the day")), self.line),
        ]
        self.reshape("wide")
        holder.setAccessibleName(name)
        return holder

    def _changed(self, *_values: object) -> None:
        if not self._loading:
            self.extras_changed.emit()

    def _on_fold(self, on: bool) -> None:
        self.extras.setVisible(on)

    def _on_nothing(self) -> None:
        self.confirmed.emit(self.day)

    def _on_not_sure(self) -> None:
        self.unsure.emit(self.day)

    def _on_add(self) -> None:
        self.add_asked.emit(self.day)


class CheckInPage(Page):
    """Asks about every open day of the last three, and keeps today's extras."""

    key = "check-in"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self.panels: dict[date, DayPanel] = {}
        self._shape = "wide"
        self._policies: dict[date, Autosave] = {}
        self._kept: dict[date, CheckIn] = {}
        self._saves = Pending(around.desk, self)
        self._saves.failed.connect(self._on_trouble)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        content = QWidget()
        self._box = QVBoxLayout(content)
        self.scrolled_frame(self._box)
        self._box.setSpacing(look.px(14))
        why = words(
            "A day counts in the chart only when you say that everything is noted. Without that it"
            " is not known, never zero."
        )
        self._box.addWidget(stacked(Heading(words("Check-in")), Soft(why), gap=0))
        self.nothing = Soft(words("No day is open. Nothing has to be done."))
        self._box.addWidget(self.nothing)
        self._days = QVBoxLayout()
        self._days.setSpacing(look.px(14))
        self._box.addLayout(self._days)
        hint = words("Today can be confirmed from tomorrow on, for three days.")
        self._box.addWidget(Tiny(hint))
        self._box.addStretch(1)
        content.setMaximumWidth(look.px(900))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))

    def enter(self, argument: object) -> None:
        self.leave()
        at, ends = self.around.clock(), self.around.settings.day_ends
        self.desk.ask(operations.catch_up(at, ends), self._on_open_days)

    def leave(self) -> None:
        self._timer.stop()
        for day in list(self._policies):
            del self._policies[day]
            self._save(self._made(day))

    def unsaved(self) -> Operation[object] | None:
        self.leave()
        return self._saves.unsaved()

    def first_focus(self) -> QWidget | None:
        open_days = (p.nothing for p in self.panels.values() if not p.nothing.isHidden())
        return next(open_days, next((p.add for p in self.panels.values()), None))

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        self._shape = shape
        for panel in self.panels.values():
            panel.reshape(shape)

    def _made(self, day: date) -> CheckIn:
        panel = self.panels[day]
        return panel.made(panel.check_in.confirmed if panel.check_in else None)

    def _on_open_days(self, days: list[OpenDay]) -> None:
        while self._days.count():
            item = self._days.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.panels = {}
        for open_day in days:
            self._add(open_day, over=True)
        today = day_of(self.around.clock(), self.around.settings.day_ends)
        self._add(OpenDay(today, 0, 0), over=False)
        self.nothing.setVisible(not days)
        first = self.first_focus()
        if first is not None and self.isVisible():
            # the panels before are gone, and the keyboard with them
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, open_day: OpenDay, *, over: bool) -> None:
        words = self.words
        told = words("Nothing is noted on this day so far.")
        if open_day.moments:
            told = words.plural("{n} moment is noted.", "{n} moments are noted.", open_day.moments)
        if not over:
            told = words("The day is not over; only what you like to keep of it is asked.")
        panel = DayPanel(open_day.day, told, self.around, over=over)
        panel.confirmed.connect(partial(self._answer, True))
        panel.unsure.connect(partial(self._answer, False))
        panel.add_asked.connect(self._on_add)
        panel.extras_changed.connect(partial(self._on_extras, open_day.day))
        panel.reshape(self._shape)
        self.panels[open_day.day] = panel
        self._days.addWidget(panel)
        self.desk.ask(operations.check_in(open_day.day), partial(self._on_kept, panel))

    def _answer(self, confirmed: bool, day: object) -> None:
        if isinstance(day, date) and day in self.panels:
            self._policies.pop(day, None)
            self._save(self.panels[day].made(confirmed), self._on_answered)

    def _save(self, made: CheckIn, then: Callable[[CheckIn], None] | None = None) -> None:
        self._kept[made.day] = made
        self._saves.ask(made.day, operations.save_check_in(made), then)

    def _on_answered(self, _kept: CheckIn) -> None:
        self.enter(None)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))

    def _on_kept(self, panel: DayPanel, kept: CheckIn | None) -> None:
        """What was typed and is not on the disk yet stands above what is."""
        waits = self._saves.waits(panel.day)
        panel.show_extras(self._kept[panel.day] if waits else kept)

    def _on_add(self, day: object) -> None:
        self.go.emit("moment", {"day": day})

    def _on_extras(self, day: date) -> None:
        policy = self._policies.setdefault(day, Autosave())
        now = time.monotonic()
        policy.touched(now)
        self._timer.start(round((policy.due_in(now) or 0) * 1000))
