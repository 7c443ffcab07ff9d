"""The things that distance may protect, a row each: what it is, and whether it fits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from nearward.learn.beneath import DOES_NOT, FITS, UNSURE
from nearward.learn.catalogue import why_from
from nearward.worksheets.vocabulary import ShownTerm
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import CappedChips
from nearward_ui.kit.learn.why import WhyLink
from nearward_ui.kit.widgets.basic import Panel, Soft, SubHeading


class LensRow(Panel):
    """One of them. Nothing is chosen at first, and what is chosen can be taken back."""

    changed = Signal()

    def __init__(self, term: ShownTerm, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self.code = term.code
        place = f"term:lens.{term.code}"
        self.why = WhyLink(around, place)
        card = why_from().get(place)
        self.said = CappedChips(
            term.label,
            [
                (FITS, words("It fits")),
                (DOES_NOT, words("It does not")),
                (UNSURE, words("Not sure")),
            ],
            around=around,
            quiet=(UNSURE,),
        )
        self.said.changed.connect(self.changed)
        head = QHBoxLayout()
        head.setSpacing(look.px(10))
        head.addWidget(SubHeading(term.label), 1)
        head.addWidget(self.why)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 12, 14, 14)))
        box.setSpacing(look.px(6))
        box.addLayout(head)
        if card is not None:
            box.addWidget(Soft(words(card.short)))
        box.addSpacing(look.px(4))
        box.addWidget(self.said)
