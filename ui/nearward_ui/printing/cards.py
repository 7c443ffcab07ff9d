"""Cards to cut out: sentences, plans and old stories, chosen here and printed on one page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.domain.text.initials import Initials
from nearward.domain.trouble import Trouble
from nearward.exchange.writing import write_file
from nearward.i18n import N_
from nearward.paper.cards.card import (
    PaperCard,
    belief_card,
    blank_card,
    sheet_card,
    with_initials,
)
from nearward.paper.cards.setting import A_PAGE, card_pages
from nearward.session.ask.sheets import cards
from nearward.session.ask.sheets.cards import ForCards
from nearward.worksheets import catalogue
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.layouts.back import BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.printing.naming import NamesStill
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.kit.printing.paper_chips import PaperChips
from nearward_ui.kit.printing.pdf import pages_bytes
from nearward_ui.kit.widgets.basic import Ask, Heading, LinkButton, Soft
from nearward_ui.printing.set_page import SetPage
from nearward_ui.routes import GoBack, Route, ToPrintCards

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

#: letters of a card by which it is chosen
OPENING = 32
BLANK = "blank"


class CardsPage(SetPage):
    """Nothing is on the page until it is chosen."""

    measure = Measure.CHARTS
    shows = ("worksheet", "belief", "belief_evidence", "person")
    behind = GoBack()
    pdf_name = N_("cards.pdf")

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self._cards: dict[str, PaperCard] = {}
        self._aliases: tuple[str, ...] = ()
        self._shortened: tuple[str, ...] = ()
        self._wanted: tuple[str, ...] = ()
        self.chosen = Chips(words("Cards"), [], around=around, several=True)
        self.chosen.changed.connect(self._set)
        self.all = LinkButton(words("Choose all of them"), flush="start")
        self.all.clicked.connect(self._on_all)
        self.nothing = Soft(
            words(
                "Sentences and plans make cards. So does an old story with “Also true” or “I will”."
            )
        )
        self.initials = Tick(words("People as initials"))
        self.initials.setChecked(True)
        self.initials.toggled.connect(self._set)
        self.still = NamesStill(around)
        self.still.changed.connect(self._on_shortened)
        self.paper = PaperChips(around)
        self.paper.given.connect(self._set)
        side = QVBoxLayout()
        side.addWidget(Heading(words("Cards to cut out")))
        side.addWidget(stacked(Ask(words("Which cards")), self.nothing, self.chosen))
        side.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.initials)
        side.addWidget(stacked(Ask(words("Paper")), self.paper))
        side.addWidget(self._leaves_the_diary())
        self._frame_preview(side, [], [self.still], BackButton(self))
        self._set()

    def enter(self, route: Route | None = None) -> None:
        wish = ToPrintCards.of(route)
        self._wanted = wish.chosen
        if wish.belief or wish.worksheet:
            self._wanted = (f"b{wish.belief}" if wish.belief else f"w{wish.worksheet}",)
        self.paper.show_setting()
        self._ask()

    def refresh(self, _changed: KindsChanged) -> None:
        self._ask()

    def leave(self) -> None:
        """Nothing of it stays in memory for longer than it is shown."""
        self._cards, self._aliases, self.pages = {}, (), []
        self.chosen.show_options([])
        self.preview.show_sheet(None)

    def where(self) -> Route | None:
        """With the cards that are chosen, also after a lock."""
        return ToPrintCards(chosen=self._wanted or self.chosen.values)

    def first_focus(self) -> QWidget | None:
        return self.chosen.chips[0] if self.chosen.chips else self.print_button

    def print_it(self) -> None:
        """Ask the system for a printer."""
        from nearward_ui.kit.printing.printer import choose_printer

        if self.pages:
            choose_printer(self.paper.chosen, self, self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Print what is looked at on a printer that was chosen."""
        from nearward_ui.kit.printing.printer import print_pages

        print_pages(self.pages, printer, self)

    def write_pdf(self, path: str) -> None:
        """Write what is looked at as a PDF."""
        if not self.pages:
            return
        try:
            write_file(Path(path), pages_bytes(self.pages, self.paper.chosen), replace=True)
        except Trouble as trouble:
            self._say(trouble)
            return
        self.notice.emit(Notice(self._made(path)))

    def _ask(self) -> None:
        self.desk.ask(cards.material(), self._on_read, self._say, lane="print-cards")

    def _on_read(self, found: ForCards) -> None:
        words = self.words
        made: dict[str, PaperCard | None] = {}
        for story in found.stories:
            made[f"b{story.belief.id}"] = belief_card(story.belief, story.evidence, words)
        for worksheet in found.worksheets:
            sheet = catalogue.of(worksheet)
            if sheet is not None:
                made[f"w{worksheet.id}"] = sheet_card(sheet, worksheet.answers, words)
        self._cards = {code: card for code, card in made.items() if card is not None}
        self._aliases = found.aliases
        options = [(code, _short(card.opening)) for code, card in self._cards.items()]
        self.chosen.show_options([*options, (BLANK, words("Blank, for a pen"))])
        there = [code for code in self._wanted if code in self._cards or code == BLANK]
        self.chosen.set_values([*self.chosen.values, *there])
        self._wanted = ()
        self.nothing.setVisible(not self._cards)
        self.all.setVisible(len(self._cards) > 1)
        self._set()

    def _set(self, _given: object = None) -> None:
        words, measure = self.words, FontMeasure()
        names = Initials(self._aliases, self._shortened) if self.initials.isChecked() else None
        picked: list[PaperCard] = []
        for code in self.chosen.values:
            if code == BLANK:
                picked += [blank_card(words)] * (-len(picked) % A_PAGE or A_PAGE)
            elif code in self._cards:
                card = self._cards[code]
                picked.append(card if names is None else with_initials(card, names))
        pages = card_pages(picked, self.paper.chosen, words, measure)
        self.still.say_of(names)
        self._say_lacking(len(measure.lacking))
        self._show_pages(pages, self._at)
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(bool(pages))

    def _on_all(self) -> None:
        self.chosen.set_values(self._cards)
        self._set()

    def _on_shortened(self) -> None:
        self._shortened = self.still.shortened(self._shortened)
        self._set()

    def _say(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self.words), lasting=True))


def _short(text: str) -> str:
    return text if len(text) <= OPENING else f"{text[:OPENING].rsplit(' ', 1)[0]} …"
