"""Print a card of Learn, or the five directions: look at it, then print it or make a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.trouble import Trouble
from nearward.exchange.writing import write_file
from nearward.i18n import N_
from nearward.paper.cards.setting import card_pages
from nearward.paper.drawing import PaperPage
from nearward.paper.layout import lay_out
from nearward.paper.learn import card_blocks, directions_blocks, pocket_cards, pocket_directions
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.layouts.back import BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.learn.places import learned
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.kit.printing.paper_chips import PaperChips
from nearward_ui.kit.printing.pdf import pages_bytes
from nearward_ui.kit.widgets.basic import Ask, Heading, Soft
from nearward_ui.printing.set_page import SetPage
from nearward_ui.routes import GoBack, Route, ToPrintCard

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: a whole page in usual or in large letters, or cards to cut out
PLAIN, LARGE, POCKET = "plain", "large", "pocket"


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
            words("Size"),
            [
                (PLAIN, words("A page")),
                (LARGE, words("Large letters")),
                (POCKET, words("Pocket size")),
            ],
            around=around,
        )
        self.print_size.set_value(PLAIN)
        self.print_size.changed.connect(self._on_size)
        self.nothing = Soft(words("There is no card to print here."))
        side = QVBoxLayout()
        side.addWidget(Heading(words("Print a card")))
        side.addWidget(stacked(Ask(words("Size")), self.print_size))
        side.addWidget(stacked(Ask(words("Paper")), self.paper))
        side.addWidget(Soft(words("None of what you wrote is on it.")))
        self._frame_preview(side, [], [self.nothing], BackButton(self))
        self._show()

    def enter(self, route: Route | None = None) -> None:
        wish = ToPrintCard.of(route)
        if not wish.is_plain and wish != self._wanted:
            self._wanted = wish
            # one card has room for large letters on its page
            self.print_size.set_value(LARGE if wish.card else PLAIN)
        self.paper.show_setting()
        self._show()

    def where(self) -> Route | None:
        return None if self._wanted.is_plain else self._wanted

    def first_focus(self) -> QWidget | None:
        return self.print_button

    def write_pdf(self, path: str) -> None:
        """Write what is looked at as a PDF."""
        if not self.pages:
            return
        try:
            write_file(Path(path), pages_bytes(self.pages, self.paper.chosen), replace=True)
        except Trouble as trouble:
            self.notice.emit(Notice(trouble.say(self.words), lasting=True))
            return
        place = Path(path).absolute()
        self.notice.emit(Notice(self.words("The PDF is made: {place}", place=place)))

    def print_it(self) -> None:
        """Ask the system for a printer."""
        from nearward_ui.kit.printing.printer import choose_printer

        if self.pages:
            choose_printer(self.paper.chosen, self, self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Print what is looked at on a printer that was chosen."""
        from nearward_ui.kit.printing.printer import print_pages

        print_pages(self.pages, printer, self)

    def _set(self, measure: FontMeasure) -> list[PaperPage]:
        """The pages of what is wanted, in the size that is chosen."""
        found, words, paper = learned(), self.words, self.paper.chosen
        steps = list(found.directions.values()) if self._wanted.directions else []
        card = found.cards.get(self._wanted.card)
        if self.print_size.value == POCKET:
            cards = pocket_directions(steps, words)
            if card is not None:
                cards += pocket_cards(card, words)
            return card_pages(cards, paper, words, measure)
        if steps:
            document = directions_blocks(steps, words)
        elif card is not None:
            document = card_blocks(card, words)
        else:
            return []
        return lay_out(document, paper, measure, large=self.print_size.value == LARGE)

    def _show(self) -> None:
        measure = FontMeasure()
        pages = self._set(measure)
        self._say_lacking(len(measure.lacking))
        self.nothing.setVisible(not pages)
        self._show_pages(pages)
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(bool(pages))

    def _on_size(self) -> None:
        if self.print_size.value is None:
            self.print_size.set_value(PLAIN)
        self._show()
