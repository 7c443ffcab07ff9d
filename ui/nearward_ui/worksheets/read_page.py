"""A finished worksheet as a page to read. It can be opened again, looked at again, and printed."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.model import Moment, Worksheet
from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.paper.sheets.to_read import SheetToRead, again_field, sheet_to_read
from nearward.session.ask import moments
from nearward.session.ask.sheets import links
from nearward.session.ask.sheets.links import SheetFound
from nearward.worksheets.as_kept import as_kept, heading_of
from nearward.worksheets.form.model import Sheet
from nearward.worksheets.link_names import Found, names_of
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.dates import day_and_month, long_day
from nearward_ui.kit.from_entry import FromEntry
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.layouts.reader import Column, scroll_by_key
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import (
    Foot,
    Heading,
    LinkButton,
    QuietButton,
    Scroll,
    SmallHeading,
    Soft,
    Tiny,
)
from nearward_ui.kit.widgets.card_text import told_heading
from nearward_ui.routes import (
    GoBack,
    Route,
    ToMoment,
    ToPrint,
    ToSheetRead,
    ToWorksheet,
)
from nearward_ui.worksheets.after.keep_evidence import KeepEvidence
from nearward_ui.worksheets.after.next_step import NextStep
from nearward_ui.worksheets.read_parts import Kind, TwoParts, made_parts, told_in
from nearward_ui.worksheets.shift_line import ShiftLine

#: what is said over a worksheet whose definition is not there
FORM_GONE = N_(
    "This program does not have the form of this worksheet. All that you wrote is kept, and shown"
    " here. It can be changed in a program that has the form."
)


class SheetReadPage(Page):
    """The thought, how far the rating moved, what was weighed, and what it came to."""

    shows = ("worksheet", "moment", "entry", "passage", "person", "belief", "belief_evidence")
    measure = Measure.FORMS
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.worksheet: Worksheet | None = None
        self.sheet: Sheet | None = None
        self.line: ShiftLine | None = None
        self._moment: Moment | None = None
        self._found: Found = {}
        self._wanted = 0
        self._two: list[TwoParts] = []
        self._is_known = True
        self._is_narrow = False
        self._lay_out()

    def enter(self, route: Route | None = None) -> None:
        wish = ToSheetRead.of(route)
        if wish.id and wish.id != self._wanted:
            self._show_nothing()
        self._wanted = wish.id or self._wanted
        if self._wanted:
            then = partial(self._on_read, drawn=wish.drawn)
            self.desk.ask(links.sheet(self._wanted), then, self._on_unread)
        self.nothing.setHidden(bool(self._wanted))

    def refresh(self, changed: KindsChanged) -> None:
        self.came.refresh(changed)
        self.keep.refresh()
        self.next_step.refresh()
        if self._wanted:
            self.desk.ask(links.sheet(self._wanted), self._on_again, lane="read-sheet")

    def where(self) -> Route | None:
        return ToSheetRead(id=self._wanted) if self._wanted else None

    @property
    def goes_on(self) -> bool:
        return self.worksheet is not None

    def lends(self, page: str) -> Route | None:
        if page == "print" and self.worksheet is not None:
            return ToPrint(sheet=self.worksheet.sheet, worksheet=self.worksheet)
        return None

    def first_focus(self) -> QWidget | None:
        return self.column

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        self._is_narrow = shape == "narrow"
        for two in self._two:
            two.reshape(narrow=self._is_narrow)
        self.help.setHidden(self._is_narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys scroll."""
        if not scroll_by_key(self.scroller.area, event, self.look):
            super().keyPressEvent(event)

    # what is shown

    def _on_again(self, read: SheetFound) -> None:
        if read.worksheet is None or read != (self.worksheet, self._found):
            self._on_read(read)

    def _on_read(self, read: SheetFound, *, drawn: bool = False) -> None:
        self._found = read.found
        self._on_worksheet(read.worksheet, drawn=drawn)

    def _on_worksheet(self, worksheet: Worksheet | None, *, drawn: bool = False) -> None:
        if worksheet is None:
            self._show_nothing()
            if self.isVisible():
                self.go.emit(Route("worksheets"))
            return
        if worksheet.id != self._wanted:
            return
        kept = as_kept(worksheet, self.words)
        if worksheet.status != "finished" and kept.is_known:
            # it is not over: there is more to write than to read
            self._show_nothing()
            if self.isVisible():
                self.go.emit(ToWorksheet(id=worksheet.id))
            return
        self.sheet, self._is_known = kept.sheet, kept.is_known
        at = self.scroller.area.verticalScrollBar().value()
        is_other = self.worksheet is None or self.worksheet.id != worksheet.id
        self.worksheet = worksheet
        names = names_of(self._found, self.words)
        self._show(sheet_to_read(kept.sheet, kept.answers, self.words, names))
        self.scroller.area.verticalScrollBar().setValue(0 if is_other else at)
        if drawn and self.line is not None and not self.around.settings.reduced_motion:
            self.line.draw()
        self.came.of_thing("worksheet", worksheet.id)
        if worksheet.moment_id:
            self.desk.ask(moments.get(worksheet.moment_id), self._on_moment)

    def _on_unread(self, trouble: Trouble) -> None:
        """One that cannot be shown is not shown as another one, or as an empty page."""
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))
        self.go.emit(Route("worksheets"))

    def _on_moment(self, moment: Moment | None) -> None:
        self._moment = moment
        self.origin.setVisible(moment is not None)
        if moment is not None:
            day = day_and_month(moment.day, self.words)
            self.origin.setText(self.words("From the moment of {day}", day=day))

    def _show_nothing(self) -> None:
        self.worksheet = self.sheet = self._moment = self.line = None
        self._clear()
        self.came.of_passage(None)
        self.keep.of(None, None)
        self.next_step.of(None, None)
        self.column.setAccessibleName(self.words("Finished worksheet"))
        self.column.setAccessibleDescription("")
        told = (self.heading, self.marks, self.about, self.origin, self.form_gone, self.note)
        for widget in (*told, *self._ways):
            widget.hide()

    def _clear(self) -> None:
        self._two = []
        while self._body.count():
            item = self._body.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show(self, told: SheetToRead) -> None:
        sheet, worksheet, words = self.sheet, self.worksheet, self.words
        if sheet is None or worksheet is None:
            return
        self._clear()
        self.heading.setText(told_heading(sheet, told.title or heading_of(worksheet), words))
        self.marks.setText(told.marks)
        self.about.setText(f"{words(sheet.title)} · {long_day(worksheet.day, words)}")
        self.note.setText(words(sheet.foot))
        self.column.setAccessibleName(self.heading.text())
        for widget in (self.heading, self.about, self.note, self.print_button):
            widget.show()
        # what was given under a form that is not here is read, and not written over
        self.change.setVisible(self._is_known)
        self.form_gone.setHidden(self._is_known)
        self.nothing.hide()
        self.marks.setVisible(bool(told.marks))
        self.origin.setVisible(self._moment is not None)
        self.line = None
        if told.shift is not None:
            self.line = ShiftLine(told.shift, words, self.look)
            self._body.addWidget(_titled(told.shift.label, self.line))
        for part in made_parts(told.parts, words, self.look):
            if isinstance(part, TwoParts):
                part.reshape(narrow=self._is_narrow)
                self._two.append(part)
            self._body.addWidget(part)
        if told.end:
            self._body.addWidget(Kind(told.end, self.look))
        elif not told.parts and told.shift is None:
            self._body.addWidget(Soft(words("Nothing was answered on this sheet.")))
        self.keep.of(sheet, worksheet)
        self.next_step.of(sheet, worksheet)
        self.again.setVisible(self._is_known and again_field(sheet) is not None)
        # nothing in it has the keyboard: with its name all of it is told
        gone = [] if self._is_known else [self.form_gone.text()]
        told_all = [self.about.text(), *gone, *told_in(self._body)]
        self.column.setAccessibleDescription(". ".join(told_all))

    # how it stands

    def _lay_out(self) -> None:
        px = self.look.px
        self.heading, self.marks, self.about = Heading(), Soft(), Soft(wrap=False)
        self.origin = LinkButton("", flush="start")
        self.origin.clicked.connect(self._on_origin)
        self.note = Tiny()
        self.column = column = Column(self.heading, self.look)
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.nothing = Soft(self.words("There is no finished worksheet to read here."))
        for widget in (self.nothing, self.heading, self.marks):
            box.addWidget(widget)
        self.back = BackButton(self)
        self.back.stand_in(box)
        box.addLayout(self._told())
        self.form_gone = Soft(self.words(FORM_GONE))
        self.form_gone.setContentsMargins(0, px(12), 0, 0)
        box.addWidget(self.form_gone)
        box.addSpacing(px(20))
        self._body = QVBoxLayout()
        self._body.setSpacing(px(26))
        box.addLayout(self._body)
        box.addSpacing(px(26))
        for after in self._made_after():
            box.addWidget(after)
        box.addSpacing(px(14))
        box.addWidget(self.note)
        box.addStretch(1)
        self._stand(column)
        self._show_nothing()

    def _stand(self, column: QWidget) -> None:
        """The column scrolls over the foot."""
        middle = QWidget()
        row = QHBoxLayout(middle)
        self.scrolled_frame(row, OVER)
        row.addWidget(column)
        self.scroller = Scroll(middle)
        self.foot = self._made_foot()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.scroller, 1)
        outer.addWidget(self.foot)

    def _made_after(self) -> tuple[NextStep, KeepEvidence]:
        """What can be done with it once it is read."""
        self.next_step, self.keep = NextStep(self.around), KeepEvidence(self.around)
        for after in (self.next_step, self.keep):
            after.go.connect(self.go)
            after.notice.connect(self.notice)
        return self.next_step, self.keep

    def _told(self) -> FlowLayout:
        """Which sheet it is, of which day, and where it came from."""
        told = FlowLayout(self.look.px(8), 0)
        self.came = FromEntry(self.around)
        self.came.go.connect(self.go)
        for widget in (self.about, self.origin, self.came):
            told.addWidget(widget)
        return told

    def _made_foot(self) -> Foot:
        words, foot = self.words, Foot(self.look)
        self.frame(foot.row, 10, 10)
        self.again = QuietButton(words("Look again today"))
        self.again.clicked.connect(self._on_again_today)
        self.print_button = QuietButton(words("Print"))
        self.print_button.clicked.connect(self._on_print)
        self.change = LinkButton(words("Change"))
        self.change.clicked.connect(self._on_change)
        self.help = LinkButton(words("Help"), flush="end")
        self.help.clicked.connect(partial(self.go.emit, Route("help")))
        self._ways = (self.again, self.print_button, self.change)
        for button in self._ways:
            foot.row.addWidget(button)
        foot.row.add_room()
        foot.row.addWidget(self.help)
        return foot

    # what can be done

    def _on_again_today(self) -> None:
        field = again_field(self.sheet) if self.sheet is not None else None
        if self.sheet is not None and self.worksheet is not None and field is not None:
            step = next(step for step in self.sheet.step if field in step.field)
            self.go.emit(ToWorksheet(id=self.worksheet.id, step=step.id, add=field.id))

    def _on_print(self) -> None:
        route = self.lends("print")
        if route is not None:
            self.go.emit(route)

    def _on_change(self) -> None:
        if self.worksheet is not None and self.sheet is not None:
            first = next(iter(self.sheet.step))
            self.go.emit(ToWorksheet(id=self.worksheet.id, step=first.id))

    def _on_origin(self) -> None:
        if self._moment is not None:
            self.go.emit(ToMoment(id=self._moment.id))


def _titled(title: str, line: ShiftLine) -> QWidget:
    """The line under what it tells."""
    whole = QWidget()
    box = QVBoxLayout(whole)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(SmallHeading(title))
    box.addWidget(line)
    return whole
