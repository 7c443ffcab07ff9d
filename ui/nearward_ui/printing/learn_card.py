"""Print a card of Learn, or the five directions: look at it, then print it or make a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.trouble import Trouble
from nearward.i18n import N_
from nearward.paper import Document
from nearward.paper.layout import lay_out
from nearward.paper.learn import card_blocks, directions_blocks
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.layouts.back import BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.learning import learned
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.kit.printing.paper_chips import PaperChips
from nearward_ui.kit.widgets.basic import Ask, Heading, Soft
from nearward_ui.printing.set_page import SetPage
from nearward_ui.routes import GoBack, Route, ToPrintCard

#: sizes of the letters
PLAIN, LARGE = "plain", "large"


class LearnCardPrintPage(SetPage):
    """Preview and print. Nothing of the person stands on it."""

    measure = Measure.CHARTS
    behind = GoBack()
    pdf_name = N_("card.pdf")

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self._wanted = ToPrintCard()
        self.paper = PaperChips(around)
        self.paper.given.connect(self._show)
        self.print_size = Chips(
            words("Size of the letters"),
            [(PLAIN, words("Usual")), (LARGE, words("Large, 16 points"))],
            around=around,
        )
        self.print_size.set_value(PLAIN)
        self.print_size.changed.connect(self._on_size)
        self.nothing = Soft(words("There is no card to print here."))
        side = QVBoxLayout()
        side.addWidget(Heading(words("Print a card")))
        side.addWidget(stacked(Ask(words("Paper")), self.paper))
        side.addWidget(stacked(Ask(words("Size of the letters")), self.print_size))
        side.addWidget(Soft(words("Nothing that you wrote stands on it.")))
        self._frame_preview(side, [], [self.nothing], BackButton(self))
        self._show()

    @property
    def document(self) -> Document | None:
        """What will be printed."""
        found = learned()
        if self._wanted.directions:
            return directions_blocks(found.directions.values(), self.words)
        card = found.cards.get(self._wanted.card)
        return None if card is None else card_blocks(card, self.words)

    @property
    def is_large(self) -> bool:
        """Whether it is printed in large letters."""
        return self.print_size.value == LARGE

    def enter(self, route: Route | None = None) -> None:
        wish = ToPrintCard.of(route)
        self._wanted = self._wanted if wish.is_plain else wish
        self.paper.show_setting()
        self._show()

    def where(self) -> Route | None:
        return None if self._wanted.is_plain else self._wanted

    def first_focus(self) -> QWidget | None:
        return self.print_button

    def write_pdf(self, path: str) -> None:
        """Write what is shown as a PDF."""
        from nearward_ui.kit.printing.pdf import write_pdf

        document = self.document
        if document is None:
            return
        try:
            write_pdf(document, Path(path), self.paper.chosen, large=self.is_large)
        except Trouble as trouble:
            self.notice.emit(Notice(trouble.say(self.words), lasting=True))
            return
        self.notice.emit(Notice(self.words("The PDF is made: {place}", place=self._place(path))))

    def print_it(self) -> None:
        """Ask the system for a printer."""
        from nearward_ui.kit.printing.printer import ask_printer

        document = self.document
        if document is not None:
            paper, large = self.paper.chosen, self.is_large
            ask_printer(document, paper, self, self._on_printed, large=large)

    def _show(self) -> None:
        measure, document = FontMeasure(), self.document
        pages = []
        if document is not None:
            pages = lay_out(document, self.paper.chosen, measure, large=self.is_large)
        self._say_lacking(len(measure.lacking))
        self.nothing.setVisible(not pages)
        self._show_pages(pages)
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(bool(pages))

    def _on_size(self) -> None:
        if self.print_size.value is None:
            self.print_size.set_value(PLAIN)
        self._show()

    def _place(self, path: str) -> Path:
        return Path(path).absolute()
