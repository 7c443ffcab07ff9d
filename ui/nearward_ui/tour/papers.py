"""Every sheet on paper: blank, filled and as an example; and cards to cut out."""

from __future__ import annotations

from datetime import datetime

from nearward.domain.kinds import KINDS
from nearward.domain.model import Worksheet
from nearward.domain.text.initials import Initials
from nearward.exchange.writing import write_file
from nearward.i18n import Translator
from nearward.paper import example_blocks, sheet_blocks
from nearward.paper.cards.card import blank_card, sheet_card
from nearward.paper.cards.setting import card_pages
from nearward.paper.drawing import PAPERS
from nearward.paper.initialled import names_with_initials, thing_with_initials
from nearward.paper.sheets.sheet import kept_blocks
from nearward.session.jobs.everything import Everything
from nearward.worksheets import catalogue
from nearward.worksheets.examples import example_of
from nearward.worksheets.form.model import Sheet
from nearward.worksheets.link_names import Found, names_of
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.kit.printing.pdf import pages_bytes, write_pdf
from nearward_ui.tour.record import Record


def sheets(record: Record, everything: Everything, now: datetime, words: Translator) -> None:
    """Each sheet on every paper, people as initials. Raises TargetNotWritten."""
    names = Initials([person.alias for person in everything.people])
    told = names_with_initials(names_of(_found(everything), words), names)
    for sheet in catalogue.sheets().values():
        filled = thing_with_initials(_filled(sheet, everything, now, words), names, words)
        for paper in PAPERS:
            blank = sheet_blocks(sheet, None, words)
            write_pdf(blank, record.paper(sheet.id, "blank", paper), paper)
            path = record.paper(sheet.id, "filled", paper)
            write_pdf(kept_blocks(filled, words, told), path, paper)
            if sheet.example:
                path = record.paper(sheet.id, "example", paper)
                write_pdf(example_blocks(sheet, words), path, paper)


def cards(record: Record, words: Translator) -> None:
    """A page of cards: those of the examples, and blank ones. Raises TargetNotWritten."""
    made = [
        card
        for sheet in catalogue.sheets().values()
        if (card := sheet_card(sheet, example_of(sheet, words), words)) is not None
    ]
    for paper in PAPERS:
        pages = card_pages([*made, *[blank_card(words)] * 2], paper, words, FontMeasure())
        write_file(record.paper("cards", "", paper), pages_bytes(pages, paper), replace=True)


def _filled(sheet: Sheet, everything: Everything, now: datetime, words: Translator) -> Worksheet:
    """The fullest worksheet of the diary; where there is none, one with the answers made up."""
    here = [one for one in everything.worksheets if one.sheet == sheet.id]
    made_up = Worksheet(
        at=now,
        day=now.date(),
        sheet=sheet.id,
        sheet_version=sheet.version,
        answers=example_of(sheet, words),
    )
    return max(here, key=lambda one: len(str(one.answers)), default=made_up)


def _found(everything: Everything) -> Found:
    """All records by their kind and number."""
    return {
        (kind.name, one.id): one
        for kind in KINDS
        if not kind.is_single
        for one in everything.records.get(kind.plural, [])
        if hasattr(one, "id")
    }
