"""The five directions, each with the tools it leads to. Nothing here is ticked off or counted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from nearward.learn.model import Direction, Way
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.flow_layout import FlowLayout, as_high_as_it_needs
from nearward_ui.kit.layouts.measures import SMALL, Measure
from nearward_ui.kit.learn.places import learned, route_to
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import (
    Foot,
    Heading,
    Panel,
    Prose,
    QuietButton,
    Scroll,
    Soft,
    SubHeading,
)
from nearward_ui.routes import GoBack, Route, ToPrintCard


class DirectionPanel(Panel):
    """One direction. `tools`: its buttons, by where they lead."""

    def __init__(self, number: int, direction: Direction, page: StepsPage) -> None:
        super().__init__()
        words, look = page.words, page.look
        self.setAccessibleName(words(direction.title))
        self.tools: dict[str, QuietButton] = {}
        mark = QLabel(str(number))
        mark.setProperty("role", "step")
        mark.setMinimumWidth(look.px(16))
        grid = QGridLayout(self)
        grid.setContentsMargins(*(look.px(n) for n in (20, 14, 20, 14)))
        grid.setHorizontalSpacing(look.px(14))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(1, 1)
        parts: list[QWidget] = [SubHeading(words(direction.title))]
        parts += [Prose(words(text)) for text in direction.paragraphs]
        parts.append(Soft(words(direction.distance)))
        grid.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        for row, part in enumerate(parts):
            grid.addWidget(part, row, 1)
        self._grid, self._held = grid, self._ways(direction, page)
        self._below = len(parts)
        self.reshape("wide")

    def reshape(self, shape: str) -> None:
        """Where there is little room, the tools take that below the number too."""
        first = 0 if shape in SMALL else 1
        self._grid.removeWidget(self._held)
        self._grid.addWidget(self._held, self._below, first, 1, 2 - first)

    def _ways(self, direction: Direction, page: StepsPage) -> QWidget:
        look = page.look
        held = QWidget()
        flow = FlowLayout(look.px(10), look.px(8))
        for way in direction.tool:
            button = self.tools[way.route] = QuietButton(page.words(way.label))
            button.clicked.connect(partial(page.take, way))
            flow.addWidget(button)
        held.setLayout(flow)
        held.setContentsMargins(0, look.px(6), 0, 0)
        as_high_as_it_needs(held)
        return held


class StepsPage(Page):
    """All five below each other; any of them can be the first."""

    measure = Measure.FORMS
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, OVER)
        box.setSpacing(look.px(14))
        box.addWidget(Heading(words("Five directions")))
        box.addWidget(
            Prose(
                words(
                    "This need not stay as it is. Often it begins to change when you see it happen."
                    " Take whichever direction you like, for as long as you like."
                )
            )
        )
        self.back = BackButton(self)
        self.back.stand_in(box)
        self.panels = {
            one.id: DirectionPanel(number, one, self)
            for number, one in enumerate(learned().directions.values(), 1)
        }
        for panel in self.panels.values():
            box.addWidget(panel)
        self.mine = QuietButton(words("My direction"))
        self.mine.clicked.connect(partial(self.go.emit, Route("direction")))
        box.addWidget(self._own())
        box.addStretch(1)
        self.print_button = QuietButton(words("Print"))
        self.print_button.clicked.connect(self._on_print)
        self.foot = foot = Foot(look)
        self.frame(foot.row, 10, 10)
        foot.row.addWidget(self.print_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Scroll(content, foot)
        outer.addWidget(self.scroller)

    def _own(self) -> Panel:
        """The way to the person's own words."""
        words, px = self.words, self.look.px
        panel = Panel("calm")
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(*(px(n) for n in (20, 12, 20, 14)))
        inner.setSpacing(px(8))
        said = words("Where would you like to go yourself? A sentence of your own is enough.")
        inner.addWidget(Prose(said))
        inner.addWidget(self.mine, 0, Qt.AlignmentFlag.AlignLeft)
        return panel

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        for panel in self.panels.values():
            panel.reshape(shape)

    def first_focus(self) -> QWidget | None:
        tools = [one for panel in self.panels.values() for one in panel.tools.values()]
        return next(iter(tools), self.back)

    def lends(self, page: str) -> Route | None:
        return ToPrintCard(directions=True) if page == "print-card" else None

    def take(self, way: Way, _checked: bool = False) -> None:
        """To one of the tools."""
        self.go.emit(route_to(way.route, self.words))

    def _on_print(self) -> None:
        self.go.emit(ToPrintCard(directions=True))
