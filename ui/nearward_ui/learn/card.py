"""One card, whichever it is: to read, with the one thing to do and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.learn.model import LearnCard
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.layouts.reader import Column, scroll_by_key
from nearward_ui.kit.learn.gate_card import GateCard
from nearward_ui.kit.learn.places import learned, route_to
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import (
    Foot,
    Heading,
    LinkButton,
    MainButton,
    QuietButton,
    Scroll,
    Soft,
)
from nearward_ui.learn.card_text import CardText
from nearward_ui.routes import GoBack, Route, ToCard, ToPrintCard


class CardPage(Page):
    """Behind a gate only its title is seen, until the gate is opened; it closes with each visit."""

    measure = Measure.WRITING
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words = self.words
        self.card: LearnCard | None = None
        self.gate: GateCard | None = None
        self.text: CardText | None = None
        self.heading, self.group = Heading(), Soft()
        self.nothing = Soft(words("There is no card to show here."))
        self.all_button = LinkButton(words("All cards"), flush="start")
        self.all_button.clicked.connect(self._on_all)
        self.action = MainButton("")
        self.action.clicked.connect(self._on_action)
        self.print_button = QuietButton(words("Print"))
        self.print_button.clicked.connect(self._on_print)
        self.column = Column(self.heading, self.look)
        self._lay_out()
        self._show(None)

    def enter(self, route: Route | None = None) -> None:
        wanted = ToCard.of(route).card or (self.card.id if self.card is not None else "")
        self._show(learned().cards.get(wanted))
        self.scroller.area.verticalScrollBar().setValue(0)

    def where(self) -> Route | None:
        return ToCard(card=self.card.id) if self.card is not None else None

    def lends(self, page: str) -> Route | None:
        if page == "print-card" and self.card is not None and self.text is not None:
            return ToPrintCard(card=self.card.id)
        return None

    def first_focus(self) -> QWidget | None:
        if self.gate is not None:
            return self.gate.yes
        return self.column if self.card is not None else self.all_button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys scroll."""
        if not scroll_by_key(self.scroller.area, event, self.look):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        px = self.look.px
        self._box = box = QVBoxLayout(self.column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(4))
        for widget in (self.group, self.heading, self.nothing):
            box.addWidget(widget)
        box.addSpacing(px(6))
        box.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.back = BackButton(self)
        self.back.stand_in(box)
        box.addSpacing(px(8))
        self._held = QVBoxLayout()
        box.addLayout(self._held)
        box.addStretch(1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        self.scrolled_frame(row, OVER)
        row.addWidget(self.column)
        self.scroller = Scroll(middle)
        self.foot: Foot = Foot(self.look)
        foot = self.foot
        self.frame(foot.row, 10, 10)
        for button in (self.action, self.print_button):
            foot.row.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.scroller, 1)
        outer.addWidget(foot)

    def _show(self, card: LearnCard | None) -> None:
        self._clear()
        self.card = card
        is_none, words = card is None, self.words
        self.column.setAccessibleName(words("Card"))
        self.nothing.setVisible(is_none)
        self.all_button.setVisible(is_none)
        self.group.setVisible(not is_none)
        self.heading.setVisible(not is_none)
        if card is None:
            self.foot.hide()
            return
        self.group.setText(words(card.group))
        self.heading.setText(words(card.title))
        self.column.setAccessibleName(words(card.title))
        if card.gate is None:
            self._open()
            return
        self.gate = gate = GateCard(card.gate, self.around)
        gate.opened.connect(self._on_opened)
        gate.passed.connect(self.go_back)
        self._held.addWidget(gate)
        gate.show()
        self.foot.hide()

    def _open(self) -> None:
        if self.card is None:
            return
        self.text = CardText(self.card, self.around)
        self._held.addWidget(self.text)
        self.text.show()
        self.action.setText(self.words(self.card.action.label))
        self.foot.show()

    def _clear(self) -> None:
        for widget in (self.gate, self.text):
            if widget is not None:
                widget.hide()
                self._held.removeWidget(widget)
                widget.deleteLater()
        self.gate = self.text = None

    def _on_opened(self) -> None:
        self._clear()
        self._open()
        self.column.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_action(self) -> None:
        if self.card is not None:
            self.go.emit(route_to(self.card.action.route, self.words))

    def _on_print(self) -> None:
        if self.card is not None:
            self.go.emit(ToPrintCard(card=self.card.id))

    def _on_all(self) -> None:
        self.go.emit(Route("learn"))
