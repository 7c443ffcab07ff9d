"""Pause: notice, name, where in the body, wait, rate again, what then. All of it can be skipped."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.day import day_of
from nearward.domain.model import Pause
from nearward.session.ask import pauses, settings
from nearward.session.operation import all_of, in_turn
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.learn.why import WhyLink
from nearward_ui.kit.page import Page
from nearward_ui.kit.saving.save_queue import SaveQueue
from nearward_ui.kit.widgets.basic import (
    LinkButton,
    MainButton,
    QuietButton,
    Scroll,
    keep_place,
)
from nearward_ui.pause.answers import STEPS, Answers
from nearward_ui.pause.still import Still, StillLine
from nearward_ui.pause.water import STEP, STILL_STEP, Water
from nearward_ui.routes import GoBack, Route, ToMoment, ToPause

if TYPE_CHECKING:
    from nearward.domain.trouble import Trouble
    from nearward.session.operation import Operation

#: a pause without an answer that was ended so soon is not kept, in seconds
SLIP = 15
#: minutes that a pause can be left for, as for the Help page, and gone on with
AWAY = 30
#: minutes after its time in which it holds off the lock, to be rated
AFTER = 3
#: pixels of the drawing: how wide what is asked can be
WIDE = 620
_END = len(STEPS) - 1
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PausePage(Page):
    """The page of a pause. Each answer is kept as it is given."""

    measure = Measure.FORMS
    behind = GoBack()
    fills_window = True

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self._step = 0
        self._at: datetime | None = None
        self._begun = 0.0
        self._seconds: int | None = None
        self._said_over = False
        #: the pause on the disk, once it is there; the desk fills it
        self._kept: list[Pause] = []
        self._saves = SaveQueue(around.desk, self)
        self._saves.failed.connect(self._on_trouble)
        self.water = Water(words("The time of the pause"), self.look)
        self._pulse = QTimer(self)
        self._pulse.timeout.connect(self._on_pulse)
        self.question = Still()
        self.line = StillLine()
        for text in (self.question, self.line):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.answers = Answers(around)
        self.answers.changed.connect(self._on_changed)
        self.answers.emotion.chosen_by_digit.connect(self._on_next)
        self.answers.length_chosen.connect(self._on_length)
        self.next_button = LinkButton(words("Next"))
        self.next_button.clicked.connect(self._on_next)
        self.help_button = LinkButton(words("Help"), tone="quiet")
        self.help_button.clicked.connect(partial(self.go.emit, Route("help")))
        self.why = WhyLink(around, "page:pause")
        self.finish_button = QuietButton(words("Finish"))
        self.finish_button.clicked.connect(self._on_finish)
        self.save_button = MainButton(words("Save"))
        self.save_button.clicked.connect(self.go_back)
        self.log_button = QuietButton(words("Log a moment"))
        self.log_button.setToolTip("Ctrl+M")
        self.log_button.clicked.connect(partial(self.go.emit, Route("moment")))
        self.leave_button = LinkButton(words("Leave"), tone="quiet")
        self.leave_button.setToolTip("Esc")
        self.leave_button.clicked.connect(self.go_back)
        self._lay_out()

    @property
    def seconds(self) -> int:
        """How long it has lasted; a clock that is changed meanwhile changes nothing."""
        if self._seconds is not None:
            return self._seconds
        return max(0, round(time.monotonic() - self._begun)) if self._at is not None else 0

    @property
    def goes_on(self) -> bool:
        return self._at is not None

    @property
    def is_worth_keeping(self) -> bool:
        """A slip of a key keeps no pause."""
        return self._at is not None and (
            bool(self._kept) or self.answers.is_begun or self.seconds >= SLIP
        )

    def enter(self, route: Route | None = None) -> None:
        wish = ToPause.of(route)
        if wish.id:
            self.desk.ask(pauses.get(wish.id), self._on_pause)
        elif self._at is None or self._is_old:
            self._begin()
        else:
            self._run()

    def leave(self) -> None:
        self._pulse.stop()
        self._keep()

    def stop(self) -> None:
        self._pulse.stop()

    def unsaved(self) -> Operation[object] | None:
        # one that is over may still wait for the disk
        waiting = self._saves.unsaved()
        if self._at is None or not self.is_worth_keeping:
            return waiting
        mine = self._saving()
        return mine if waiting is None else all_of((waiting, mine))

    def go_back(self) -> None:
        """It is over; what was answered is kept, and can become a moment."""
        worth, kept = self.is_worth_keeping, self._kept
        self._end()
        super().go_back()
        if worth:
            text = self.words("The pause is saved.")
            then = partial(self._log, kept)
            self.notice.emit(Notice(text, self.words("Log a moment"), then))

    def lends(self, page: str) -> Route | None:
        if page != "moment" or not self.is_worth_keeping:
            return None
        self._end()
        return _moment_after(self._kept)

    def first_focus(self) -> QWidget | None:
        return None if self.answers.take_focus() else self.finish_button

    def coming_back(self) -> Callable[[], Route | None]:
        kept = self._kept
        return lambda: ToPause(id=kept[0].id or 0) if kept else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        presses = isinstance(QApplication.focusWidget(), QAbstractButton)
        if event.key() in _RETURN and self._step < _END and not presses:
            self._on_next()
        else:
            super().keyPressEvent(event)

    # what is shown

    def _lay_out(self) -> None:
        px = self.look.px
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, top=24, bottom=8)
        box.setSpacing(px(8))
        box.addStretch(1)
        box.addWidget(self.water, 8)
        box.addSpacing(px(16))
        box.addWidget(self.question)
        box.addWidget(self.line)
        box.addSpacing(px(8))
        self.answers.setMaximumWidth(px(WIDE))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.answers, 20)
        middle.addStretch(1)
        box.addLayout(middle)
        box.addStretch(1)
        row = QHBoxLayout()
        self.frame(row, 8, 16)
        row.addWidget(self.help_button)
        row.addWidget(self.why)
        row.addStretch(1)
        row.addWidget(self.next_button)
        row.addSpacing(px(10))
        row.addWidget(self.finish_button)
        row.addWidget(self.save_button)
        row.addSpacing(px(10))
        row.addWidget(self.log_button)
        row.addStretch(1)
        row.addWidget(self.leave_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Scroll(content), 1)
        outer.addLayout(row)

    def _show_step(self, step: int) -> None:
        words = self.words
        self._step = step
        _, question, line = STEPS[step]
        self.question.setText(words(question))
        self.line.setText(words(line))
        self.answers.show_step(step)
        is_end = step == _END
        # before the end what stands beside it does not move when it goes
        keep_place(self.next_button, on=not is_end)
        self.next_button.setVisible(step < _END - 1)
        self.log_button.setVisible(is_end)
        self.save_button.setVisible(is_end)
        self.finish_button.setVisible(not is_end)

    def go_to(self, step: int) -> None:
        """Ask the next thing."""
        self._show_step(step)
        announce(self, f"{self.question.text()} {self.line.text()}")
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    # its course

    @property
    def _is_old(self) -> bool:
        minutes = self.around.settings.pause_minutes + AWAY
        return time.monotonic() - self._begun > minutes * 60

    def _begin(self) -> None:
        self._at = self.around.clock()
        self._begun = time.monotonic()
        self._seconds = None
        self._said_over = False
        self._kept = []
        self.answers.show_pause(None)
        self.answers.minutes.set_value(str(self.around.settings.pause_minutes))
        self._show_step(0)
        self._run()

    def _run(self) -> None:
        """The water moves on, while there is something to wait for."""
        self.quiet_minutes = self.around.settings.pause_minutes + AFTER
        self._pulse.setInterval(STILL_STEP if self.around.settings.reduced_motion else STEP)
        if self._seconds is None:
            self._pulse.start()
        self._on_pulse()

    def _end(self) -> None:
        """Nothing runs any more; what there is of it is kept."""
        if self._at is None:
            return
        self._pulse.stop()
        if self._seconds is None:
            self._seconds = self.seconds
        self._keep()
        self._at = None
        self.quiet_minutes = 0

    def _on_pulse(self) -> None:
        lasts = self.around.settings.pause_minutes * 60
        gone = self.seconds
        still = self.around.settings.reduced_motion
        self.water.show_part(gone / lasts, 0.0 if still else time.monotonic() - self._begun)
        if gone >= SLIP and not self._kept and self._saves.unsaved() is None:
            self._keep()
        if gone >= lasts and not self._said_over and self._step < _END:
            self._said_over = True
            self.line.setText(
                self.words("The time you chose is over. You can finish, or stay a little.")
            )
            announce(self, self.line.text())

    def _on_next(self) -> None:
        if self._step < _END - 1:
            self.go_to(self._step + 1)
        elif self._step < _END:
            self._on_finish()

    def _on_finish(self) -> None:
        self._pulse.stop()
        self._seconds = self.seconds
        self._keep()
        self.go_to(_END)

    def _log(self, kept: list[Pause]) -> None:
        self.go.emit(_moment_after(kept) or Route("moment"))

    def _on_length(self, minutes: int) -> None:
        if self.around.settings.change("pause_minutes", minutes):
            self.desk.ask(settings.keep("pause_minutes", minutes))
        self._run()

    def _on_changed(self) -> None:
        self._keep()

    # keeping

    def _keep(self) -> None:
        if self._at is not None and self.is_worth_keeping:
            # each pause waits by itself: the next one does not take its place
            self._saves.ask(self._begun, self._saving())

    def _saving(self) -> Operation[Pause]:
        """Keeps the pause as it is now: the first time a new one, then always the same."""
        at, kept = self._at or self.around.clock(), self._kept
        values = self.answers.values
        fresh = Pause(
            at=at,
            day=day_of(at, self.around.settings.day_ends),
            seconds=self.seconds,
            **values,
        )

        def saving() -> Operation[Pause]:
            return pauses.save(replace(fresh, id=kept[0].id if kept else 0))

        def done(made: Pause) -> None:
            kept[:] = [made]

        return in_turn(saving, done)

    def _on_pause(self, pause: Pause | None) -> None:
        """A pause that a lock ended: it can still be rated."""
        if pause is None:
            self._begin()
            return
        self._at = pause.at
        self._begun = time.monotonic()
        self._seconds = pause.seconds
        self._kept = [pause]
        self.answers.show_pause(pause)
        self._run()
        self.go_to(_END)

    def _on_trouble(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))


def _moment_after(kept: list[Pause]) -> ToMoment | None:
    """A moment that comes after the pause, once it is kept."""
    return ToMoment(pause=kept[0].id or 0) if kept else None
