"""What stands behind a place of a chart: its sentence, and the moments, in the person's words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nearward.domain.cards import Card
from nearward.session.ask.moments import MOST_CARDS
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.side import Side
from nearward_ui.kit.widgets.basic import Soft
from nearward_ui.kit.widgets.card_text import told_card
from nearward_ui.kit.widgets.cards import CardList
from nearward_ui.kit.widgets.grown_list import GrownList


class BehindSide(Side):
    """`opened` carries the moment that was chosen."""

    opened = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__(around, around.words("Moments behind it"))
        self._around = around
        self.said = Soft()
        self.rest = Soft()
        self.list = CardList(around.words("Moments behind it"), around)
        self.list.opened.connect(self.opened)
        GrownList(self.list, self.scroller, around.look)
        for part in (self.said, self.list, self.rest):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.be_empty(True)

    def first_focus(self) -> QWidget | None:
        return self.list if self.list.isVisibleTo(self) else None

    def forget(self) -> None:
        """No place is chosen."""
        self.list.cards.show_lines([], more=False)
        self.be_empty(True)

    def show_cards(self, said: str, cards: list[Card], count: int) -> None:
        """The sentence of a place and its moments; `count`: how many there are in all."""
        words, today = self._around.words, self._around.today
        self.said.setText(said)
        self.list.cards.show_lines(
            [told_card(card, self._around, today) for card in cards], more=False
        )
        self.list.setVisible(bool(cards))
        self.rest.setVisible(not cards or count > len(cards))
        if not cards:
            self.rest.setText(words("No moment stands behind it."))
        elif count > len(cards):
            self.rest.setText(
                words.plural(
                    "The newest {most} of {n} moment are listed.",
                    "The newest {most} of {n} moments are listed.",
                    count,
                    most=MOST_CARDS,
                )
            )
        self.be_empty(False)
