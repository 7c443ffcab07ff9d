"""The check-in: one answer for each day of the last three; everything else is optional."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.model import APPROACH, CheckIn
from nearward.domain.trouble import Trouble
from nearward.session.ask import check_ins
from nearward.session.ask.check_ins import OpenDay
from nearward.session.autosave import Autosave
from nearward.session.operation import Operation
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.save_queue import SaveQueue
from nearward_ui.kit.widgets.basic import Heading, Scroll, Soft, Tiny, TroublePanel
from nearward_ui.moments.day_panel import DayPanel
from nearward_ui.routes import GoBack, Route, ToCheckIn, ToMoment


class CheckInPage(Page):
    """Asks about the days of the last three, one at a time, and keeps today's extras.

    A day that was answered stays in its place as one line, and can be changed while it is one of
    the three. The next one is asked about when its line is opened, so that a second click or key
    answers nothing.
    """

    measure = Measure.LISTS
    behind = GoBack()
    shows = ("check_in", "moment", "entry")

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self.panels: dict[date, DayPanel] = {}
        self._shape = "wide"
        #: the day that is to be shown with how it was
        self._wished: date | None = None
        self._policies: dict[date, Autosave] = {}
        self._kept: dict[date, CheckIn] = {}
        self._saves = SaveQueue(around.desk, self)
        self._saves.failed.connect(self._on_trouble)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        content = QWidget()
        self._box = QVBoxLayout(content)
        self.scrolled_frame(self._box)
        self._box.setSpacing(look.px(14))
        why = words(
            "A day counts in the charts only when you say that everything is noted. Otherwise it"
            " counts as not known, never as zero."
        )
        self._box.addWidget(stacked(Heading(words("Check-in")), Soft(why), gap=0))
        self.nothing = Soft(words("Nothing to answer."))
        self.nothing.hide()
        self.unread = TroublePanel(look)
        self._box.addWidget(self.nothing)
        self._box.addWidget(self.unread)
        self._days = QVBoxLayout()
        self._days.setSpacing(look.px(10))
        self._box.addLayout(self._days)
        hint = words("Today can be answered from tomorrow on, for three days.")
        self._box.addWidget(Tiny(hint))
        self._box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Scroll(content)
        outer.addWidget(self.scroller)

    def enter(self, route: Route | None = None) -> None:
        self.leave()
        self._wished = ToCheckIn.of(route).day
        at, ends = self.around.clock(), self.around.settings.day_ends
        self.desk.ask(check_ins.days_to_check(at, ends), self._on_open_days, self._on_unread)

    def refresh(self, _changed: KindsChanged) -> None:
        at, ends = self.around.clock(), self.around.settings.day_ends
        ask = check_ins.days_to_check(at, ends)
        self.desk.ask(ask, self._on_days_again, self._on_unread, lane="check-in-again")

    def _on_days_again(self, days: list[OpenDay]) -> None:
        """How much is noted is told anew; days that are being written in stay as they stand."""
        is_writing = bool(self._policies) or any(map(self._saves.waits, self.panels))
        if is_writing or [one.day for one in days] != list(self.panels):
            return
        if all(self.panels[one.day].is_as(one.kept) for one in days):
            for one in days:
                self.panels[one.day].show_noted(one.moments)
        else:
            self._on_open_days(days)

    def leave(self) -> None:
        self._timer.stop()
        for day in list(self._policies):
            del self._policies[day]
            self._save(self._made(day))

    def unsaved(self) -> Operation[object] | None:
        self.leave()
        return self._saves.unsaved()

    def first_focus(self) -> QWidget | None:
        """The day that is asked about, and none of its answers: a key too many answers nothing."""
        asking = (p for p in self.panels.values() if p.is_unfolded and p.is_over)
        found = next(asking, None)
        if found is not None:
            return found
        folded = (panel.change for panel in self.panels.values() if not panel.is_unfolded)
        return next(folded, next((panel.fold for panel in self.panels.values()), None))

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        self._shape = shape
        for panel in self.panels.values():
            panel.reshape(shape)

    def _made(self, day: date) -> CheckIn:
        panel = self.panels[day]
        return panel.made(panel.answer)

    def _on_open_days(self, days: list[OpenDay]) -> None:
        self._put_away()
        *days, today = days
        for open_day in days:
            self._add(open_day, over=True)
        self._add(today, over=False)
        latest = next((one.day for one in days if one.answer is None), None)
        if latest is not None:
            self.panels[latest].unfold(True)
        self._say_whether_open()
        self._show_wished()
        first = self.first_focus()
        if first is not None and self.isVisible():
            # the panels before are gone, and the keyboard with them
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_wished(self) -> None:
        """The day that was wished for, with how it was."""
        day, self._wished = self._wished, None
        if day not in self.panels:
            return
        for panel in self.panels.values():
            if panel.is_over:
                panel.unfold(panel.day == day)
        self.panels[day].fold.turn(True)

    def _put_away(self) -> None:
        self.leave()
        while self._days.count():
            item = self._days.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.panels = {}
        self.unread.say("")

    def _on_unread(self, trouble: Trouble) -> None:
        """A day that was not read is not asked about: an answer would write over what it holds."""
        self.nothing.hide()
        self.unread.say(trouble.say(self.words))

    def _add(self, open_day: OpenDay, *, over: bool) -> None:
        panel = DayPanel(open_day, self.around, over=over)
        panel.answered.connect(self._on_answer)
        panel.add_asked.connect(self._on_add)
        panel.near_asked.connect(self._on_near)
        panel.opened.connect(self._on_opened)
        panel.extras_changed.connect(partial(self._on_extras, open_day.day))
        panel.reshape(self._shape)
        self.panels[open_day.day] = panel
        self._days.addWidget(panel)
        # what was typed and is not on the disk yet stands above what is
        waits = self._saves.waits(panel.day)
        panel.show_extras(self._kept[panel.day] if waits else open_day.kept)

    def _say_whether_open(self) -> None:
        over = [panel for panel in self.panels.values() if panel.is_over]
        self.nothing.setVisible(all(panel.answer is True for panel in over))

    def _on_opened(self, day: object) -> None:
        """This day is asked about now, and no other."""
        for panel in self.panels.values():
            if panel.is_over:
                panel.unfold(panel.day == day)
        if isinstance(day, date) and day in self.panels:
            panel = self.panels[day]
            panel.setFocus(Qt.FocusReason.TabFocusReason)
            QTimer.singleShot(0, panel, partial(self.scroller.reveal, panel))

    def _on_answer(self, day: date, confirmed: bool) -> None:
        before = self.panels[day].answer
        self._answer(confirmed, day, partial(self._on_answered, before))

    def _answer(self, confirmed: bool | None, day: date, then: Callable[[CheckIn], None]) -> None:
        if day in self.panels:
            self._policies.pop(day, None)
            self._save(self.panels[day].made(confirmed), then)

    def _save(self, made: CheckIn, then: Callable[[CheckIn], None] | None = None) -> None:
        self._kept[made.day] = made
        self._saves.ask(made.day, check_ins.save(made), then)

    def _on_answered(self, before: bool | None, kept: CheckIn) -> None:
        """The day is one line now, where it stood; the keyboard stays with it."""
        self._show(kept)
        panel = self.panels.get(kept.day)
        if panel is None:
            return
        panel.unfold(False)
        panel.setFocus(Qt.FocusReason.OtherFocusReason)
        text = f"{panel.name}: {panel.stands.text()}"
        undo = partial(self._answer, before, kept.day, self._on_undone)
        self.notice.emit(Notice(text, self.words("Undo"), undo))

    def _on_undone(self, kept: CheckIn) -> None:
        self._show(kept)
        if kept.day in self.panels:
            self._on_opened(kept.day)

    def _show(self, kept: CheckIn) -> None:
        panel = self.panels.get(kept.day)
        if panel is not None:
            panel.check_in = kept
            panel.show_answer(kept.confirmed)
            self._say_whether_open()

    def _on_trouble(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))

    def _on_add(self, day: date) -> None:
        self.go.emit(ToMoment(day=day))

    def _on_near(self, day: date) -> None:
        self.go.emit(ToMoment(kind=APPROACH, day=day))

    def _on_extras(self, day: date) -> None:
        policy = self._policies.setdefault(day, Autosave())
        now = time.monotonic()
        policy.touched(now)
        self._timer.start(round((policy.due_in(now) or 0) * 1000))
