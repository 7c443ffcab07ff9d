"""The moments that stand on the sheet, and those that can be chosen for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.appointment import MOST_MOMENTS, Chosen
from nearward.domain.cards import Card
from nearward.domain.model import Moment
from nearward.domain.symbols import symbol_of
from nearward.session.ask import moments
from nearward.session.ask.moments import MOST_CARDS
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import short_day
from nearward_ui.kit.layouts.side import Side
from nearward_ui.kit.lists.grown_list import GrownList
from nearward_ui.kit.widgets.basic import LinkButton, Soft
from nearward_ui.kit.widgets.card_text import told_card
from nearward_ui.kit.widgets.cards import CardLine, CardList

#: letters of a moment's words in its row
FEW = 60


class ChosenMoments(QWidget):
    """A row for each that was chosen. `choose_asked`: others shall be; `changed`: one was taken
    off."""

    choose_asked = Signal()
    changed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self.moments: list[Moment] = []
        self.none = Soft(words("None is chosen yet."))
        self.choose_button = LinkButton(words("Choose moments"), flush="start")
        self.choose_button.clicked.connect(self.choose_asked)
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(26), 0, 0, look.px(4))
        box.setSpacing(look.px(4))
        box.addWidget(self.none)
        self.rows = [self._row(n, box) for n in range(MOST_MOMENTS)]
        box.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_moments([])

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        """Those that stand here, as they are kept."""
        return tuple(Chosen(one.id, one.at.isoformat()) for one in self.moments)

    def show_moments(self, found: list[Moment]) -> None:
        """Show these; says nothing."""
        self.moments = found[:MOST_MOMENTS]
        self.none.setVisible(not found)
        for n, (row, label, away) in enumerate(self.rows):
            row.setVisible(n < len(self.moments))
            if n < len(self.moments):
                said = self._told(self.moments[n])
                label.setText(said)
                name = self._around.words("Take off the sheet: {what}", what=said)
                away.setAccessibleName(name)

    def _row(self, number: int, box: QVBoxLayout) -> tuple[QWidget, Soft, LinkButton]:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = Soft()
        away = LinkButton(self._around.words("Take off"))
        away.clicked.connect(partial(self._on_away, number))
        line.addWidget(label, 1)
        line.addWidget(away)
        box.addWidget(row)
        return row, label, away

    def _told(self, moment: Moment) -> str:
        words, symbol = self._around.words, symbol_of(moment.kind, moment.outcome)
        text = " ".join(moment.text.split())
        if len(text) > FEW:
            text = f"{text[: FEW - 1].rstrip()}…"
        told = [short_day(moment.day, self._around.today, words)]
        told.append(text or (words(symbol.short) if symbol else words("moment")))
        return " · ".join(told)

    def _on_away(self, number: int) -> None:
        self.show_moments([one for n, one in enumerate(self.moments) if n != number])
        # the button that was pressed may be gone
        last = min(number, len(self.moments) - 1)
        (self.rows[last][2] if last >= 0 else self.choose_button).setFocus()
        self.changed.emit()


class MomentsSide(Side):
    """The moments of the range, the newest first. `picked` carries the id of the one; `came`: the
    first of them are there."""

    picked = Signal(int)
    came = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__(around, around.words("Moments to choose from"))
        self._around = around
        self._ids: tuple[int, ...] = ()
        self._chosen: Callable[[], set[int]] = set
        self._asked = 0
        self.said = Soft()
        self.list = CardList(around.words("Moments to choose from"), around)
        self.list.opened.connect(self._on_opened)
        self.list.cards.wants_more.connect(self.ask)
        GrownList(self.list, self.scroller, around.look)
        for part in (self.said, self.list):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.be_empty(True)

    def first_focus(self) -> QWidget | None:
        return self.list if self.list.isVisibleTo(self) else self.close_button

    def told(self) -> str:
        return f"{super().told()}. {self.said.text()}"

    def offer(self, ids: tuple[int, ...], chosen: Callable[[], set[int]]) -> None:
        """Say that these are offered; `chosen` gives the ids of those that stand on the sheet."""
        self._ids, self._chosen, self._asked = ids, chosen, 0
        self.list.setVisible(bool(ids))
        words = self._around.words
        self.said.setText(
            words("Up to three. Choose one again to take it off.")
            if ids
            else words("No moment is noted in this time.")
        )
        self.list.cards.show_lines([], more=False)
        self.be_empty(False)

    def forget(self) -> None:
        """Nothing is to be chosen now."""
        self._ids = ()
        self.list.cards.show_lines([], more=False)
        self.be_empty(True)

    def mark(self) -> None:
        """Say anew which ones are chosen."""
        for row, line in enumerate(self.list.cards.lines):
            if isinstance(line.thing, Card):
                self.list.cards.put(row, self._line(line.thing))

    def ask(self) -> None:
        """Ask for the next of them."""
        first, self._asked = self._asked, self._asked + MOST_CARDS
        wanted = self._ids[first : self._asked]
        if wanted:
            then = partial(self._on_cards, self._ids)
            self._around.desk.ask(moments.cards(wanted), then, self._on_trouble)

    def _on_cards(self, ids: tuple[int, ...], cards: list[Card]) -> None:
        if ids != self._ids:
            return
        are_first = not self.list.cards.lines
        more = self._asked < len(ids)
        self.list.cards.add_lines([self._line(card) for card in cards], more=more)
        if are_first:
            self.came.emit()

    def _on_trouble(self, _trouble: object) -> None:
        self.list.cards.ask_again()

    def _line(self, card: Card) -> CardLine:
        line = told_card(card, self._around, self._around.today)
        if card.id not in self._chosen():
            return line
        words = self._around.words
        return replace(line, soft=words("on the sheet · {what}", what=line.soft))

    def _on_opened(self, thing: object) -> None:
        if isinstance(thing, Card):
            self.picked.emit(thing.id)
