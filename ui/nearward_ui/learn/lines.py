"""The cards in their groups, a line each: what a card is called, and what it says in short."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.learn.model import LearnCard
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.lists.lit_lines import LitLine, LitLines
from nearward_ui.kit.widgets.basic import LinkButton, Panel, SmallHeading


class CardRow(LitLine):
    """A card."""

    def __init__(self, card: LearnCard, around: PageContext) -> None:
        words, look = around.words, around.look
        read = LinkButton(words("Read"))
        super().__init__(words(card.title), words(card.short), read)
        read.setAccessibleName(self.title.text())
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.title)
        text.addWidget(self.about)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.px(n) for n in (14, 5, 8, 6)))
        row.setSpacing(look.px(6))
        row.addLayout(text, 1)
        row.addWidget(read)


class CardGroups(QObject):
    """The rows of all cards, in a panel for each group. `opened` carries the id of a card."""

    opened = Signal(str)

    def __init__(self, cards: Iterable[LearnCard], around: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._around = around
        self.rows: dict[str, CardRow] = {}
        self.panels: dict[str, Panel] = {}
        for card in cards:
            panel = self.panels.get(card.group) or self._panel(card.group)
            row = self.rows[card.id] = CardRow(card, around)
            row.taken.connect(partial(self.opened.emit, card.id))
            layout = panel.layout()
            if layout is not None:
                layout.addWidget(row)
        self.lit = LitLines(self.rows, page)

    def _panel(self, group: str) -> Panel:
        look = self._around.look
        panel = self.panels[group] = Panel()
        box = QVBoxLayout(panel)
        box.setContentsMargins(*(look.px(n) for n in (8, 12, 8, 10)))
        box.setSpacing(0)
        heading = SmallHeading(self._around.words(group))
        heading.setContentsMargins(*(look.px(n) for n in (14, 2, 14, 4)))
        box.addWidget(heading)
        return panel
