"""For an appointment: choose what stands on the sheet, look at it, print it or make a PDF."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.appointment import MOST_MOMENTS, PLACE, Appointment
from nearward.domain.changes import KindsChanged
from nearward.domain.model import Moment
from nearward.domain.trouble import Trouble
from nearward.exchange.writing import write_file
from nearward.i18n import N_
from nearward.insight.main_chart import first_day
from nearward.paper.appointment.figures import Figures
from nearward.paper.drawing import PaperPage
from nearward.session.ask import moments
from nearward.session.ask.patterns import appointment
from nearward.session.ask.patterns.appointment import ForAppointment
from nearward.session.autosave import Autosave
from nearward.session.operation import Operation, all_of
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.heard import announce
from nearward_ui.kit.layouts.back import BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.printing.pdf import pages_bytes
from nearward_ui.kit.saving.background import Background
from nearward_ui.kit.saving.save_queue import SaveQueue
from nearward_ui.kit.widgets.basic import Heading, LinkButton, TroublePanel
from nearward_ui.printing.appointment.fields import AppointmentFields
from nearward_ui.printing.appointment.moments import MomentsSide
from nearward_ui.printing.appointment.setting import SetSheet, Wish, set_sheet
from nearward_ui.printing.appointment.told import ToldOfSheet
from nearward_ui.printing.set_page import SetPage
from nearward_ui.routes import Route

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: after the last change, until the sheet is set anew
SOON_MS = 200


class AppointmentPage(SetPage):
    """The sheet as it will be printed, beside what was chosen for it."""

    measure = Measure.CHARTS
    shows = (
        *("moment", "check_in", "person", "setting", "belief", "belief_rating", "worksheet"),
        "direction",
    )
    behind = Route("patterns")
    pdf_name = N_("appointment.pdf")
    side_widths: ClassVar[dict[str, int]] = {"wide": 340, "middle": 300, "small": 300}

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self._figures: Figures | None = None
        self._people: dict[int, str] = {}
        self._direction = ""
        self._sheet: SetSheet | None = None
        #: what waits for the sheet as it stands now
        self._then: Callable[[], None] | None = None
        self._policy = Autosave()
        self._saves = SaveQueue(around.desk, self)
        self._saves.failed.connect(self._on_unsaved)
        self._aside = Background(self)
        self._soon, self._save_timer = QTimer(self), QTimer(self)
        for timer, then in ((self._soon, self._set), (self._save_timer, self._keep)):
            timer.setSingleShot(True)
            timer.timeout.connect(then)
        self.fields = AppointmentFields(around)
        self.fields.changed.connect(self._on_changed)
        self.fields.paper.given.connect(self._set)
        self.fields.moments.choose_asked.connect(self._on_choose)
        self.fields.direction_asked.connect(partial(self.go.emit, Route("direction")))
        self.side = self.choosing = MomentsSide(around)
        self.choosing.picked.connect(self._on_picked)
        self.choosing.came.connect(self._on_came)
        self.told = ToldOfSheet(around)
        self.told.changed.connect(self._on_shortened)
        self.unread = TroublePanel(self.look)
        self.anew = LinkButton(words("Take everything off"), flush="start")
        self.anew.clicked.connect(self._on_anew)
        self._lay_out()

    @property
    def sheet(self) -> SetSheet | None:
        """What is looked at."""
        return self._sheet

    @property
    def is_set(self) -> bool:
        """Whether the preview is of what is chosen now."""
        return self._sheet is not None and not (self._soon.isActive() or self._aside.is_busy)

    def enter(self, _route: Route | None = None) -> None:
        self.fields.paper.show_setting()
        self.desk.ask(appointment.material(), self._on_read, self._on_unread, lane="appointment")

    def refresh(self, _changed: KindsChanged) -> None:
        chosen = self.fields.moments.chosen
        ask = appointment.material(chosen)
        self.desk.ask(ask, self._on_again, self._on_unread, lane="appointment")

    def leave(self) -> None:
        """Nothing of it stays in memory for longer than it is shown."""
        self._keep()
        self._stop()
        self._sheet, self._figures, self.pages, self._direction = None, None, [], ""
        self.choosing.forget()
        self.fields.beliefs.show_stories([])
        self.preview.show_sheet(None)

    def stop(self) -> None:
        self._stop()

    def unsaved(self) -> Operation[object] | None:
        waiting = self._saves.unsaved()
        parts = [] if waiting is None else [waiting]
        if self._policy.dirty:
            parts.append(appointment.keep(self.fields.value))
        return all_of(parts) if parts else None

    def first_focus(self) -> QWidget | None:
        return next(iter(self.fields.ticks.values()))

    def print_it(self) -> None:
        """Ask the system for a printer."""
        self._when_set(self._ask_printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print what is looked at on a printer that was chosen."""
        from nearward_ui.kit.printing.printer import print_pages

        if self._sheet is not None:
            print_pages(self.pages, printer, self)

    def write_pdf(self, path: str) -> None:
        """Write what is looked at as a PDF."""
        sheet = self._sheet
        if sheet is None:
            return
        try:
            write_file(Path(path), pages_bytes(sheet.made.pages, sheet.paper), replace=True)
        except Trouble as trouble:
            self.notice.emit(Notice(trouble.say(self.words), lasting=True))
            return
        self.notice.emit(Notice(self._made(path)))

    def _ask_printer(self) -> None:
        from nearward_ui.kit.printing.printer import choose_printer

        if self._sheet is not None:
            choose_printer(self._sheet.paper, self, self.print_on)

    def _on_place(self, path: str) -> None:
        self._when_set(partial(self.write_pdf, path))

    def _when_set(self, then: Callable[[], None]) -> None:
        """Do it with the sheet of what is chosen now: what is seen is what is printed."""
        if self.is_set:
            then()
        else:
            self._then = then

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.addWidget(self.fields)
        side.addWidget(self._leaves_the_diary())
        side.addWidget(self.anew, 0, Qt.AlignmentFlag.AlignLeft)
        above = [Heading(self.words("For an appointment")), self.unread]
        self._frame_preview(side, [*above], [self.told], BackButton(self))
        self._show([])

    def _on_read(self, found: ForAppointment) -> None:
        self.unread.say("")
        self.fields.beliefs.show_stories(found.stories)
        if not self._saves.waits(PLACE) and not self._policy.dirty:
            self.fields.show_value(found.kept)
            self.fields.moments.show_moments(found.moments)
        self._take(found)

    def _on_again(self, found: ForAppointment) -> None:
        """What is being chosen stays; a moment that is gone is not on it any more."""
        self.fields.beliefs.show_stories(found.stories)
        self.fields.moments.show_moments(found.moments)
        self._take(found)

    def _take(self, found: ForAppointment) -> None:
        self._figures = Figures(found.history, self.words)
        self._people, self._direction = found.people, found.direction
        self.fields.show_direction(found.direction)
        self._set()

    def _on_unread(self, trouble: Trouble) -> None:
        self.unread.say(trouble.say(self.words))

    def _on_changed(self) -> None:
        now = time.monotonic()
        self._policy.touched(now)
        self._save_timer.start(round((self._policy.due_in(now) or 0) * 1000))
        self._soon.start(SOON_MS)
        if not self.choosing.is_empty:
            self.choosing.mark()

    def _keep(self) -> None:
        self._save_timer.stop()
        if self._policy.dirty:
            self._policy.kept()
            self._saves.ask(PLACE, appointment.keep(self.fields.value))

    def _on_unsaved(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))

    def _set(self) -> None:
        """Set the sheet anew, aside; what was asked before is not waited for."""
        self._soon.stop()
        if self._figures is None:
            return
        chosen = [
            (one, self._people.get(one.person_id or 0, "")) for one in self.fields.moments.moments
        ]
        wish = Wish(
            choice=self.fields.value,
            range_id=self.fields.range_id,
            moments=tuple(chosen),
            aliases=tuple(self._people.values()),
            today=self.around.today,
            first_weekday=self.around.settings.first_weekday,
            paper=self.fields.paper.chosen,
            beliefs=self.fields.beliefs.told,
            direction=self._direction,
        )
        self._aside.drop()
        self._aside.ask(partial(set_sheet, wish, self._figures), self._on_set, self._on_unset)

    def _on_set(self, sheet: SetSheet) -> None:
        self._sheet = sheet
        self._say_lacking(sheet.lacking)
        self.told.say(sheet.made)
        self._show(sheet.made.pages)
        then, self._then = self._then, None
        if then is not None:
            then()

    def _on_unset(self, trouble: Trouble) -> None:
        self.unread.say(trouble.say(self.words))

    def _show(self, pages: list[PaperPage]) -> None:
        self._show_pages(pages, self._at)
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(bool(pages))

    def _stop(self) -> None:
        self._soon.stop()
        self._aside.drop()
        self._then = None

    def _on_shortened(self) -> None:
        self.fields.shorten(self.told.shortened(self.fields.value.shortened))
        self._on_changed()

    def _on_choose(self) -> None:
        """Those of the range, beside the page."""
        if self._figures is None:
            return
        history, today = self._figures.history, self.around.today
        weekday = self.around.settings.first_weekday
        first = first_day(history, self.fields.range_id, today, weekday)
        within = [one for one in history.noted if one.id and first <= one.day <= today]
        newest = sorted(within, key=lambda one: (one.day, one.id), reverse=True)
        self.choosing.offer(tuple(one.id for one in newest), self._chosen_ids)
        self.side_asked.emit(True)
        self.choosing.ask()

    def _on_came(self) -> None:
        """The keyboard goes to them: they were asked for."""
        if self.side_is_seen:
            self.choosing.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen_ids(self) -> set[int]:
        return {one.id for one in self.fields.moments.moments}

    def _on_picked(self, moment_id: int) -> None:
        """On the sheet, or off it; no more than three stand there."""
        shown = self.fields.moments
        if moment_id in self._chosen_ids():
            self._put([one for one in shown.moments if one.id != moment_id])
        elif len(shown.moments) >= MOST_MOMENTS:
            said = self.words("Three moments are chosen. Take one off first.")
            self.notice.emit(Notice(said))
        else:
            self.desk.ask(moments.get(moment_id), self._on_moment, self._on_unsaved)

    def _on_moment(self, moment: Moment | None) -> None:
        shown = self.fields.moments
        if moment is not None and len(shown.moments) < MOST_MOMENTS:
            self._put([*shown.moments, moment])

    def _put(self, found: list[Moment]) -> None:
        words = self.words
        self.fields.moments.show_moments(sorted(found, key=lambda one: one.at))
        announce(self, words.plural("{n} moment chosen", "{n} moments chosen", len(found)))
        self._on_changed()

    def _on_anew(self) -> None:
        """Everything is off again, with a way back."""
        kept, shown = self.fields.value, self.fields.moments.moments
        self._show_kept(Appointment(), [])
        undo = partial(self._show_kept, kept, shown)
        text = self.words("Everything is off the sheet.")
        self.notice.emit(Notice(text, self.words("Undo"), undo))

    def _show_kept(self, kept: Appointment, shown: list[Moment]) -> None:
        self.fields.show_value(kept)
        self.fields.moments.show_moments(shown)
        self._on_changed()
