"""What stands behind a place of a chart: its sentence, and the moments, in the person's words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from nearward.domain.cards import Card
from nearward.insight.behind_words import Told
from nearward.session.ask.moments import MOST_CARDS
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.side import INNER, Side
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.lists.grown_list import GrownList
from nearward_ui.kit.widgets.basic import LinkButton, Soft
from nearward_ui.kit.widgets.card_text import told_card
from nearward_ui.kit.widgets.cards import CardList


class Sentence(Soft):
    """What is said of a place."""

    role = "told"


class BehindSide(Side):
    """`opened` carries the moment that was chosen, `stepped` -1 or 1: the place before or after."""

    opened = Signal(object)
    stepped = Signal(int)

    def __init__(self, around: PageContext) -> None:
        foot = QWidget()
        super().__init__(around, around.words("Moments behind it"), foot)
        self._around = around
        self.said = Sentence()
        self.before, self.after = LinkButton("", flush="start"), LinkButton("")
        self.before.clicked.connect(partial(self.stepped.emit, -1))
        self.after.clicked.connect(partial(self.stepped.emit, 1))
        steps = WrappingRow(around.look, 10)
        steps.setContentsMargins(*(around.look.px(n) for n in (INNER, 4, INNER, 12)))
        foot.setLayout(steps)
        steps.addWidget(self.before)
        steps.addWidget(self.after)
        self.rest, self.also = Soft(), Soft()
        self.list = CardList(around.words("Moments behind it"), around)
        self.list.opened.connect(self.opened)
        GrownList(self.list, self.scroller, around.look)
        for part in (self.said, self.list, self.rest, self.also):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.be_empty(True)

    def first_focus(self) -> QWidget | None:
        return self.list if self.list.isVisibleTo(self) else None

    def told(self) -> str:
        return f"{self.accessibleName()}. {self.said.text()}"

    def offer_steps(self, names: tuple[str, str], *, before: bool, after: bool) -> None:
        """Ways to the places beside this one, where there are any."""
        for button, name, on in zip((self.before, self.after), names, (before, after), strict=True):
            button.setText(self._around.words(name) if name else "")
            button.setVisible(bool(name))
            button.setEnabled(on)

    def forget(self) -> None:
        """No place is chosen."""
        self.list.cards.show_lines([], more=False)
        self.be_empty(True)

    def show_cards(self, told: Told, cards: list[Card], count: int, also: str = "") -> None:
        """What is said of a place, and its moments as they came, one after the other.

        `count`: how many there are in all; `also`: what else is said, below them.
        """
        words, today = self._around.words, self._around.today
        self.say(told.title or words("Moments behind it"))
        self.said.setText(told.sentence)
        in_time = sorted(cards, key=lambda card: (card.day, card.at))
        self.list.cards.show_lines(
            [told_card(card, self._around, today) for card in in_time], more=False
        )
        self.list.setVisible(bool(cards))
        self.also.setText(also)
        self.also.setVisible(bool(also))
        self.rest.setVisible(count > len(cards) or not (cards or also))
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
