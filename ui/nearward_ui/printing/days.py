"""Print days of the diary: choose them, look at the pages, then print them or make a PDF."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.changes import IN_TIMELINE, KindsChanged
from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.paper.book import BookPlan
from nearward.session.jobs.book_job import WHOLE, BookJob, Wish
from nearward.session.jobs.progress import JobProgress
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.layouts.back import BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.printing.day_range import DayRange
from nearward_ui.kit.printing.job import PrintJob
from nearward_ui.kit.printing.naming import NamesStill
from nearward_ui.kit.printing.output import PressOpener, PreviewPress, pdf_at
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.kit.widgets.basic import Heading, Soft, TroublePanel
from nearward_ui.kit.widgets.progress import Progress
from nearward_ui.printing.preview_page import PreviewPage
from nearward_ui.routes import GoBack, Route, ToPrintDays

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: days that are shown when nothing else is asked for
DAYS = 30
#: pages that can be looked at before they are printed
MOST = 40
#: after the last change, until the pages are set anew
SOON_MS = 250


class DaysPage(PreviewPage):
    """The pages of a span of days. What is looked at is set as it will be printed."""

    measure = Measure.CHARTS
    shows = (*IN_TIMELINE, "picture", "person")
    behind = GoBack()
    pdf_name = N_("diary.pdf")
    side_widths: ClassVar[dict[str, int]] = {"wide": 340, "middle": 290, "small": 290}

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self._pages = PreviewPress(MOST)
        self._plan: tuple[Wish, BookPlan] | None = None
        self._at = self._all = 0
        self._begun = self._several = False
        self._done = ""
        self.span = DayRange(around)
        self.span.changed.connect(self._on_changed)
        self.back = BackButton(self)
        self.trouble = TroublePanel(look)
        self._measures: list[FontMeasure] = []
        self.progress = Progress(words, look)
        self.progress.stop_asked.connect(self._on_stop)
        self.nothing = Soft()
        self.initials = Tick(words("People as initials"))
        self.initials.toggled.connect(self._on_changed)
        self.still = NamesStill(around)
        self.still.changed.connect(self._on_shortened)
        self._shortened: tuple[str, ...] = ()
        self.looking = PrintJob(self.desk, self)
        self.looking.ended.connect(self._on_looked)
        self.looking.troubled.connect(self._on_unset)
        self.making = PrintJob(self.desk, self)
        self.making.ended.connect(self._on_made)
        self.making.troubled.connect(self._on_unmade)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look_at)
        self._lay_out()
        self._show()

    @property
    def is_busy(self) -> bool:  # type: ignore[override]
        """Whether something is being printed or made into a PDF."""
        return self.making.is_busy

    @property
    def _wish(self) -> Wish:
        """What is chosen now."""
        short = self._shortened if self.initials.isChecked() else ()
        return replace(self.span.wish, initials=self.initials.isChecked(), shortened=short)

    def enter(self, route: Route | None = None) -> None:
        wish = ToPrintDays.of(route)
        self.span.paper.show_setting()
        if wish.first is not None and wish.last is not None:
            self.span.show_days(wish.first, wish.last)
            if wish.kinds:
                self.span.kinds.set_values(wish.kinds)
        elif not self._begun:
            today = self.around.today
            self.span.show_days(today - timedelta(days=DAYS), today)
        self._begun = True
        if not self.is_busy:
            self.trouble.say("")
        self.look_at()

    def refresh(self, _changed: KindsChanged) -> None:
        """The pages are set anew; the same one is looked at."""
        if not self.is_busy:
            at, self._plan = self._at, None
            self.look_at()
            self._at = at

    def leave(self) -> None:
        """Nothing of it stays in memory for longer than it is shown."""
        self._timer.stop()
        self.looking.drop()
        self._pages, self._plan, self._all = PreviewPress(MOST), None, 0
        self._show()

    def stop(self) -> None:
        self._timer.stop()
        self.looking.stop()
        self.making.stop()

    def first_focus(self) -> QWidget | None:
        return self.span.first

    def where(self) -> Route | None:
        wish = self._wish
        return ToPrintDays(first=wish.first, last=wish.last, kinds=tuple(wish.kinds))

    def look_at(self) -> None:
        """Set the first pages anew."""
        self._timer.stop()
        self._pages, self._at, self._all = PreviewPress(MOST), 0, 0
        self.nothing.hide()
        self._show()
        way = JobProgress()
        self.looking.begin(self._book(self._pages.opened, way), way)

    def write_pdf(self, path: str) -> None:
        """Write what is chosen as a PDF."""
        press = pdf_at(Path(path), self._wish.paper, replace=True)
        self._make(press, self._made(path))

    def print_it(self) -> None:
        """Ask the system for a printer."""
        from nearward_ui.kit.printing.printer import choose_printer

        choose_printer(self._wish.paper, self, self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Print what is chosen on a printer that was chosen."""
        from nearward_ui.kit.printing.printer import on_printer

        self._make(on_printer(printer), self._printed)

    def _make(self, open_press: PressOpener, done: str) -> None:
        if self.is_busy:
            return
        self._done = done
        self.trouble.say("")
        way = JobProgress()
        self.progress.begin(way, self.words("It is being written."), WHOLE)
        self.making.begin(self._book(open_press, way), way)
        self._show()

    def _book(self, open_press: PressOpener, way: JobProgress) -> BookJob:
        wish = self._wish
        known = self._plan[1] if self._plan and self._plan[0] == wish else None
        if known is None:
            self._measures.clear()
        return BookJob(wish, self.words, way, self._measure, open_press, known)

    def _measure(self) -> FontMeasure:
        """What the fonts say; on the thread that sets the pages."""
        made = FontMeasure()
        self._measures.append(made)
        return made

    def _lay_out(self) -> None:
        top = WrappingRow(self.look, 12)
        top.add_text(Heading(self.words("Print days"), wrap=False))
        side = QVBoxLayout()
        side.addWidget(self.span)
        side.addWidget(self.initials)
        side.addWidget(self._leaves_the_diary())
        self._frame_preview(
            side, [top, self.trouble, self.progress], [self.nothing, self.still], self.back
        )
        self.nothing.hide()

    def _show(self) -> None:
        """What can be pressed and seen now."""
        words, busy, pages = self.words, self.is_busy, self._pages.pages
        ready = bool(self._all) and not busy
        self.print_button.setEnabled(ready)
        self.pdf_button.setEnabled(ready)
        self.span.setEnabled(not busy)
        shown = min(len(pages), self._all)
        if not self.looking.is_busy:
            # while pages are set, what was there stays
            self._several = shown > 1
        for widget in (self.before, self.next):
            widget.setVisible(self._several)
        self.before.setEnabled(self._at > 0)
        self.next.setEnabled(self._at + 1 < shown)
        said = ""
        if self.looking.is_busy or (not shown and self.nothing.isHidden()):
            said = words("Laying out the pages…")
        elif shown:
            said = words("{n} of {all}", n=self._at + 1, all=self._all)
            if self._at + 1 == shown < self._all:
                said = words("{n} of {all}; the rest are not shown", n=shown, all=self._all)
        self.count.setText(said)
        page = pages[self._at] if self._at < shown else None
        self.preview.show_sheet(page, self._pages.pictures)

    def _turn(self, step: int, _checked: bool = False) -> None:
        if 0 <= self._at + step < min(len(self._pages.pages), self._all):
            self._at += step
            self._show()

    def _on_changed(self, _given: object = None) -> None:
        self._timer.start(SOON_MS)

    def _on_shortened(self) -> None:
        self._shortened = self.still.shortened(self._shortened)
        self._on_changed()

    def _on_looked(self, making: BookJob, done: bool) -> None:
        if done and making.plan is not None:
            self._plan = (making.wish, making.plan)
            self.still.say_of(making.names)
            self._all = making.count
            self._at = max(0, min(self._at, self._all - 1, len(self._pages.pages) - 1))
            lacking: set[str] = set()
            self._say_lacking(len(lacking.union(*(one.lacking for one in self._measures))))
        self._show()

    def _on_unset(self, trouble: Trouble) -> None:
        self.nothing.setText(trouble.say(self.words))
        self.nothing.show()
        self._show()

    def _on_stop(self) -> None:
        self.making.stop()

    def _on_made(self, _making: BookJob, done: bool) -> None:
        self._over()
        if done:
            self.notice.emit(Notice(self._done))
        else:
            self.trouble.say(self.words("Stopped. No part of the copy was left behind."), good=True)

    def _on_unmade(self, trouble: Trouble) -> None:
        self._over()
        self.trouble.say(trouble.say(self.words))

    def _over(self) -> None:
        self.progress.end()
        self._show()
        if self.isVisible():
            # it could not be pressed meanwhile, and the keyboard had gone elsewhere
            self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)
