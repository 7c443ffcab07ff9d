"""The sheet that the invented person made, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nearward.paper import sheet_blocks
from nearward.paper.drawing import PAPERS
from nearward.worksheets.own.reading import sheet_of
from nearward_ui.kit.printing.pdf import write_pdf

if TYPE_CHECKING:
    from nearward.i18n import Translator
    from nearward.session.jobs.everything import Everything
    from nearward_ui.tour.record import Record


def papers(record: Record, everything: Everything, words: Translator) -> None:
    """It, blank and filled, on every paper. Raises TargetNotWritten."""
    for one in everything.own_sheets:
        sheet = sheet_of(one.code, one.definition)
        filled = [w for w in everything.worksheets if w.sheet == one.code]
        if sheet is None:
            continue
        for paper in PAPERS:
            for kind, worksheet in (("blank", None), *(("filled", w) for w in filled[:1])):
                document = sheet_blocks(sheet, worksheet, words)
                write_pdf(document, record.paper("own-sheet", kind, paper), paper)
