"""What stands on a card: paragraphs, an example with what it helps and costs, and distance."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.learn.model import LearnCard
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import Panel, Prose, SmallHeading


class Read(Prose):
    """A paragraph to read."""

    role = "read"


class CardText(QWidget):
    """All of it, in the order in which it is read."""

    def __init__(self, card: LearnCard, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(12))
        for text in card.paragraphs:
            box.addWidget(Read(words(text)))
        told = (
            (words("For example"), card.example),
            (words("What it may help"), card.helps),
            (words("What it may cost"), card.costs),
        )
        for name, text in told:
            if text:
                box.addLayout(self._part(name, words(text), around))
        self.distance = Panel("calm")
        inner = QVBoxLayout(self.distance)
        inner.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 14)))
        inner.addLayout(self._part(words("When distance is right"), words(card.distance), around))
        box.addSpacing(look.px(8))
        box.addWidget(self.distance)

    def _part(self, name: str, text: str, around: PageContext) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(around.look.px(2))
        part.addWidget(SmallHeading(name))
        part.addWidget(Read(text))
        return part
