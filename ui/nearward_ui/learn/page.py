"""Learn: all cards, and the ways to the five directions and to what may lie beneath."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.flow_layout import FlowLayout, as_high_as_it_needs
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.learn.places import learned
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import (
    Heading,
    Panel,
    Prose,
    QuietButton,
    Scroll,
    Soft,
    TroublePanel,
)
from nearward_ui.learn.lines import CardGroups
from nearward_ui.routes import Route, ToCard

#: the ways on and so many groups stand in the left one of two columns
LEFT = 3


class LearnPage(Page):
    """Nothing on it is counted, and nothing says what was read."""

    measure = Measure.CHARTS

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        found = learned()
        self.cards = CardGroups(found.cards.values(), around, self)
        self.cards.opened.connect(self._on_opened)
        self.to_steps = QuietButton(words("Five directions"))
        self.to_steps.clicked.connect(partial(self.go.emit, Route("steps")))
        self.to_direction = QuietButton(words("My direction"))
        self.to_direction.clicked.connect(partial(self.go.emit, Route("direction")))
        self.to_beneath = QuietButton(words("Beneath it"))
        self.to_beneath.clicked.connect(partial(self.go.emit, Route("beneath")))
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box)
        box.setSpacing(look.px(14))
        box.addWidget(Heading(words("Learn")))
        box.addWidget(
            Soft(
                words(
                    "Short cards, each with one thing to do. Nothing keeps track of what you read."
                )
            )
        )
        for trouble in found.troubles:
            panel = TroublePanel(look)
            panel.say(trouble.say(words))
            box.addWidget(panel)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(look.px(20))
        panels = [self._ways_on(), *self.cards.panels.values()]
        for stack in (panels[:LEFT], panels[LEFT:]):
            self._columns.addLayout(self._stack(stack), 1)
        box.addLayout(self._columns)
        box.addStretch(1)
        self.scroller = Scroll(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller)

    def first_focus(self) -> QWidget | None:
        return self.cards.lit.first

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if shape == "wide" else way.TopToBottom)

    def _ways_on(self) -> Panel:
        words, look = self.words, self.look
        panel = Panel("calm")
        box = QVBoxLayout(panel)
        box.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 14)))
        box.setSpacing(look.px(8))
        box.addWidget(
            Prose(
                words(
                    "What can be done, in five directions, and where you would like to go. And what"
                    " may lie beneath one time when you pulled away, in your own words."
                )
            )
        )
        row = QWidget()
        flow = FlowLayout(look.px(10), look.px(8))
        flow.addWidget(self.to_steps)
        flow.addWidget(self.to_direction)
        flow.addWidget(self.to_beneath)
        row.setLayout(flow)
        as_high_as_it_needs(row)
        box.addWidget(row)
        return panel

    def _stack(self, panels: list[Panel]) -> QVBoxLayout:
        stack = QVBoxLayout()
        stack.setSpacing(self.look.px(14))
        for panel in panels:
            stack.addWidget(panel)
        stack.addStretch(1)
        return stack

    def _on_opened(self, card_id: str) -> None:
        self.go.emit(ToCard(card=card_id))
