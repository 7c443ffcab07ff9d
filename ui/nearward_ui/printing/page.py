"""Print: choose a worksheet, look at it as it will be printed, then print it or make a PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from nearward.domain.changes import KindsChanged
from nearward.domain.day import day_of
from nearward.domain.model import Worksheet
from nearward.domain.text.initials import Initials
from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.paper import Document, example_blocks, kept_blocks, sheet_blocks
from nearward.paper.initialled import names_with_initials, thing_with_initials
from nearward.paper.layout import lay_out
from nearward.session.ask.sheets import links
from nearward.session.ask.sheets.links import SheetsFound
from nearward.worksheets import catalogue
from nearward.worksheets.as_kept import as_kept, heading_of
from nearward.worksheets.catalogue import UnknownSheet
from nearward.worksheets.form.model import Sheet
from nearward.worksheets.link_names import Found, names_of
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.dates import short_day
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.inputs.combo_box import ComboBox
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.printing.naming import NamesStill
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.kit.printing.paper_chips import PaperChips
from nearward_ui.kit.widgets.basic import Ask, Heading, LinkButton, TroublePanel
from nearward_ui.printing.set_page import SetPage
from nearward_ui.routes import Route, ToPrint, ToPrintCards

RECENT = 200
#: sizes of the letters
PLAIN, LARGE = "plain", "large"


class PrintPage(SetPage):
    """Choose, preview, print."""

    measure = Measure.CHARTS
    shows = ("worksheet", "moment", "person")
    pdf_name = N_("worksheet.pdf")

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self._worksheets: list[Worksheet] = []
        self._found: Found = {}
        self._given: Worksheet | None = None
        self._aliases: tuple[str, ...] = ()
        self._shortened: tuple[str, ...] = ()
        #: with which the document was said last
        self._initials: Initials | None = None
        self.initials = Tick(words("People as initials"))
        self.initials.setChecked(True)
        self.heavy = Tick(words("How heavy it was"))
        for tick in (self.initials, self.heavy):
            tick.toggled.connect(self._on_filled)
        self.still = NamesStill(around)
        self.still.changed.connect(self._on_shortened)
        self._sheets: list[Sheet] = []
        self.sheet = ComboBox(words("Worksheet"))
        self._offer()
        self.sheet.given.connect(self._on_sheet)
        self.unread = TroublePanel(self.look)
        self.filled = ComboBox(words("Blank or filled"))
        self.filled.given.connect(self._on_filled)
        self.paper = PaperChips(around)
        self.paper.given.connect(self._on_paper)
        self.print_size = Chips(
            words("Size of the letters"),
            [(PLAIN, words("Usual")), (LARGE, words("Large, 16 points"))],
            around=around,
        )
        self.print_size.set_value(PLAIN)
        self.print_size.changed.connect(self._on_size)
        self.days = LinkButton(words("Print days of the diary"), flush="start")
        self.days.clicked.connect(self._on_days)
        self.appointment = LinkButton(words("For an appointment"), flush="start")
        self.appointment.clicked.connect(self._on_appointment)
        self.cards = LinkButton(words("Cards to cut out"), flush="start")
        self.cards.clicked.connect(self._on_cards)
        self._lay_out()

    @property
    def worksheet(self) -> Worksheet | None:
        """The worksheet that is chosen; None for a blank one."""
        at = self.filled.currentIndex() - self._others
        return self._worksheets[at] if 0 <= at < len(self._worksheets) else None

    @property
    def chosen(self) -> Sheet | None:
        """The sheet that is chosen; None where no definition can be read."""
        at = self.sheet.currentIndex()
        return self._sheets[at] if 0 <= at < len(self._sheets) else None

    @property
    def document(self) -> Document:
        """What is chosen, as it will be printed."""
        sheet = self.chosen
        if sheet is None:
            raise UnknownSheet(name="")
        if self.is_example:
            return example_blocks(sheet, self.words)
        if self.worksheet is not None:
            return self._filled(self.worksheet)
        return sheet_blocks(sheet, None, self.words)

    def _filled(self, worksheet: Worksheet) -> Document:
        """What was filled in, with people as initials where that is chosen."""
        words, told = self.words, names_of(self._found, self.words)
        self._initials = None
        heavy = self.heavy.isChecked()
        if not self.initials.isChecked():
            return kept_blocks(worksheet, words, told, heavy=heavy)
        self._initials = names = Initials(self._aliases, self._shortened)
        said = thing_with_initials(worksheet, names, words)
        return kept_blocks(said, words, names_with_initials(told, names), heavy=heavy)

    @property
    def is_example(self) -> bool:
        """Whether the made-up example is chosen: it stands behind the blank one."""
        return self.filled.currentIndex() == 1 and self._others > 1

    @property
    def is_large(self) -> bool:
        """Whether it is printed in large letters."""
        return self.print_size.value == LARGE

    @property
    def _others(self) -> int:
        """How many stand before the worksheets to choose from: blank, and an example."""
        sheet = self.chosen
        if sheet is not None and not self._is_here(sheet):
            return 0
        return 2 if sheet is not None and sheet.example else 1

    def enter(self, route: Route | None = None) -> None:
        wish = ToPrint.of(route)
        self._given = wish.worksheet
        if self._sheets != catalogue.offered():
            self._offer()
        wanted = wish.sheet or (self._given.sheet if self._given else "")
        at = next((n for n, sheet in enumerate(self._sheets) if sheet.id == wanted), -1)
        if at < 0 and self._given is not None:
            at = self._add(as_kept(self._given, self.words).sheet)
        if at >= 0:
            self.sheet.setCurrentIndex(at)
        self.paper.show_setting()
        self._ask()

    def _offer(self) -> None:
        """The sheets that can be chosen are those that there are by now."""
        self._sheets = catalogue.offered()
        self.sheet.clear()
        self.sheet.addItems([self.words(sheet.title) for sheet in self._sheets])

    def _add(self, sheet: Sheet) -> int:
        """One whose form is not here can be chosen with what was written on it; gives its place."""
        self._sheets.append(sheet)
        self.sheet.addItem(self.words(sheet.title))
        return len(self._sheets) - 1

    def _is_here(self, sheet: Sheet) -> bool:
        return sheet.id in catalogue.sheets()

    def refresh(self, _changed: KindsChanged) -> None:
        ask, then = links.page(RECENT, self._given), partial(self._on_again, self._at)
        self.desk.ask(ask, then, self._on_unread, lane="print-again")

    def _on_again(self, at: int, read: SheetsFound) -> None:
        """What is chosen stays chosen, and its page is seen; one that is gone is none."""
        is_named, found = read.found == self._found, read.worksheets
        is_named = is_named and read.aliases == self._aliases
        self._found, self._aliases = read.found, read.aliases
        sheet, chosen = self.chosen, self.worksheet
        same = sheet is not None and [w for w in found if w.sheet == sheet.id] == self._worksheets
        if sheet is None or (same and is_named):
            return
        is_there = [w for w in found if chosen is not None and w.id == chosen.id]
        # one that was given may be older than those that are listed
        older = [chosen] if chosen is not None and len(found) == RECENT else []
        self._given = next(iter([*is_there, *older]), None)
        self._on_worksheets(found)
        self._show_pages(self.pages, at)

    def first_focus(self) -> QWidget | None:
        return self.print_button

    def _ask(self) -> None:
        self.desk.ask(links.page(RECENT, self._given), self._on_read, self._on_unread)

    def _on_read(self, read: SheetsFound) -> None:
        self._found, self._aliases = read.found, read.aliases
        self._on_worksheets(read.worksheets)

    def _on_unread(self, trouble: Trouble) -> None:
        """Without those that are kept; a blank one can be printed all the same."""
        self._on_worksheets([])
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))

    def write_pdf(self, path: str) -> None:
        """Write what is shown as a PDF."""
        from nearward_ui.kit.printing.pdf import write_pdf

        try:
            write_pdf(self.document, Path(path), self.paper.chosen, large=self.is_large)
        except Trouble as trouble:
            self.notice.emit(Notice(trouble.say(self.words), lasting=True))
            return
        self.notice.emit(Notice(self._made(path)))

    def print_it(self) -> None:
        """Ask the system for a printer."""
        from nearward_ui.kit.printing.printer import ask_printer

        paper, large = self.paper.chosen, self.is_large
        ask_printer(self.document, paper, self, large=large)

    def _lay_out(self) -> None:
        words = self.words
        side = QVBoxLayout()
        side.addWidget(Heading(words("Print")))
        side.addWidget(stacked(Ask(words("Worksheet")), self.sheet))
        side.addWidget(stacked(Ask(words("Blank or filled")), self.filled))
        side.addWidget(stacked(self.initials, self.heavy))
        side.addWidget(stacked(Ask(words("Paper")), self.paper))
        side.addWidget(stacked(Ask(words("Size of the letters")), self.print_size))
        side.addWidget(self._leaves_the_diary())
        ways = QVBoxLayout()
        for way in (self.days, self.appointment, self.cards):
            ways.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        side.addLayout(ways)
        self._frame_preview(side, [], [self.unread, self.still])

    def _on_worksheets(self, worksheets: list[Worksheet]) -> None:
        given = self._given
        if given is not None and all(w.id != given.id or not w.id for w in worksheets):
            worksheets = [given, *worksheets]
        elif given is not None:
            # as it stands on its page, also while its last words are still being saved
            worksheets = [given if w.id == given.id else w for w in worksheets]
        sheet = self.chosen
        if sheet is None:
            self._say_unread()
            return
        self._worksheets = [w for w in worksheets if w.sheet == sheet.id]
        self._fill(sheet, given)

    def _say_unread(self) -> None:
        """There is no sheet to choose: say why, and print nothing."""
        found = next(iter(catalogue.troubles()), None)
        self.unread.say((found or UnknownSheet(name="")).say(self.words))
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(False)
        for widget in (self.before, self.count, self.next):
            widget.hide()

    def _fill(self, sheet: Sheet, chosen: Worksheet | None) -> None:
        words = self.words
        today = day_of(self.around.clock(), self.around.settings.day_ends)
        self.filled.clear()
        if self._is_here(sheet):
            self.filled.addItem(words("Blank, for a pen"))
        if self._others > 1:
            self.filled.addItem(words("A made-up example"))
        for worksheet in self._worksheets:
            heading = " ".join(heading_of(worksheet).split())
            shown = heading if len(heading) <= 48 else f"{heading[:45]}…"
            day = short_day(worksheet.day, today, words)
            self.filled.addItem(f"{day} · {shown}" if shown else day)
        at = 0
        if chosen is not None:
            own = enumerate(self._worksheets, self._others)
            at = next((n for n, w in own if w is chosen), 0)
        self.filled.setCurrentIndex(at)
        self.filled.setEnabled(self.filled.count() > 1)
        self._refresh()

    def _refresh(self) -> None:
        measure = FontMeasure()
        pages = lay_out(self.document, self.paper.chosen, measure, large=self.is_large)
        self._say_lacking(len(measure.lacking))
        is_filled = self.worksheet is not None
        self.initials.setVisible(is_filled)
        rated = self.worksheet is not None and self._has_heaviness(self.worksheet)
        self.heavy.setVisible(rated)
        self.still.say_of(self._initials if is_filled else None)
        self._show_pages(pages)

    def _has_heaviness(self, worksheet: Worksheet) -> bool:
        """Whether it was said how heavy it was."""
        sheet = catalogue.of(worksheet)
        return sheet is not None and bool(worksheet.answers.get(sheet.heaviness))

    def _on_sheet(self, _at: int) -> None:
        self._given = None
        self._ask()

    def _on_filled(self, _at: object = None) -> None:
        if self.chosen is not None:
            self._refresh()

    def _on_shortened(self) -> None:
        self._shortened = self.still.shortened(self._shortened)
        self._on_filled()

    def _on_paper(self) -> None:
        if self.chosen is not None:
            self._refresh()

    def _on_size(self) -> None:
        if self.print_size.value is None:
            self.print_size.set_value(PLAIN)
        elif self.chosen is not None:
            self._refresh()

    def _on_days(self) -> None:
        self.go.emit(Route("print-days"))

    def _on_cards(self) -> None:
        chosen = self.worksheet
        self.go.emit(ToPrintCards(worksheet=chosen.id if chosen is not None else 0))

    def _on_appointment(self) -> None:
        self.go.emit(Route("appointment"))
