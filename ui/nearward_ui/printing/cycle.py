"""Print the circle of one moment: look at it as it will be printed, then print it or make a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.model import PULL, Moment
from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.paper import Document, cycle_blocks
from nearward.paper.layout import lay_out
from nearward.session.ask import moments
from nearward.session.ask.moments import MomentToRead
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.layouts.back import BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.kit.printing.paper_chips import PaperChips
from nearward_ui.kit.widgets.basic import Ask, Heading, Soft
from nearward_ui.printing.set_page import SetPage
from nearward_ui.routes import GoBack, Route, ToPrintCycle


class CyclePrintPage(SetPage):
    """Preview and print. Who it was with is not printed."""

    measure = Measure.CHARTS
    shows = ("moment", "own_term")
    behind = GoBack()
    pdf_name = N_("circle.pdf")

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self.moment: Moment | None = None
        self._wanted = 0
        self.paper = PaperChips(around)
        self.paper.given.connect(self._on_paper)
        self.nothing = Soft(words("There is no moment to draw here."))
        side = QVBoxLayout()
        side.addWidget(Heading(words("Print a circle")))
        side.addWidget(stacked(Ask(words("Paper")), self.paper))
        side.addWidget(Soft(words("Who it was with is not printed.")))
        side.addWidget(self._leaves_the_diary())
        self._frame_preview(side, [], [self.nothing], BackButton(self))
        self._show(None)

    @property
    def document(self) -> Document | None:
        """What will be printed."""
        return None if self.moment is None else cycle_blocks(self.moment, self.words)

    def enter(self, route: Route | None = None) -> None:
        self._wanted = ToPrintCycle.of(route).id or self._wanted
        self.paper.show_setting()
        self._ask()

    def refresh(self, _changed: KindsChanged) -> None:
        self._ask()

    def where(self) -> Route | None:
        return ToPrintCycle(id=self._wanted) if self._wanted else None

    def first_focus(self) -> QWidget | None:
        return self.print_button

    def write_pdf(self, path: str) -> None:
        """Write what is shown as a PDF."""
        from nearward_ui.kit.printing.pdf import write_pdf

        document = self.document
        if document is None:
            return
        try:
            write_pdf(document, Path(path), self.paper.chosen)
        except Trouble as trouble:
            self._say(trouble)
            return
        self.notice.emit(Notice(self._made(path)))

    def print_it(self) -> None:
        """Ask the system for a printer."""
        from nearward_ui.kit.printing.printer import ask_printer

        if self.document is not None:
            ask_printer(self.document, self.paper.chosen, self)

    def _ask(self) -> None:
        if self._wanted:
            ask = moments.to_read(self._wanted)
            self.desk.ask(ask, self._on_read, self._say, lane="print-cycle")

    def _on_read(self, found: MomentToRead | None) -> None:
        self._show(None if found is None else found.moment)
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(bool(self.pages))

    def _show(self, moment: Moment | None) -> None:
        self.moment = moment if moment is not None and moment.kind == PULL else None
        measure, document = FontMeasure(), self.document
        pages = [] if document is None else lay_out(document, self.paper.chosen, measure)
        self._say_lacking(len(measure.lacking))
        self.nothing.setVisible(not pages)
        self._show_pages(pages, self._at)

    def _on_paper(self) -> None:
        self._show(self.moment)

    def _say(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))
