"""The worksheets on a story, and those that can be begun on it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nearward.domain.beliefs import Belief
from nearward.domain.model import Worksheet
from nearward.worksheets import catalogue
from nearward.worksheets.as_kept import heading_of
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import short_day
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.widgets.basic import LinkButton, Panel, Soft, SubHeading
from nearward_ui.kit.widgets.card_text import told_heading
from nearward_ui.kit.widgets.elided_link import ElidedLink
from nearward_ui.routes import ToSheetRead, ToWorksheet


class SheetsOnIt(Panel):
    """`go` leads to a worksheet, or begins one on the story."""

    go = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._belief: Belief | None = None
        self.buttons: list[QPushButton] = []
        self.nothing = Soft(words("No worksheet works on it yet."))
        listed = QWidget()
        self._list = QVBoxLayout(listed)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(look.px(2))
        ways = WrappingRow(look, 16)
        self.begins: list[QPushButton] = []
        for sheet, start in catalogue.sheets_from_text("belief"):
            button = LinkButton(words(start.label), flush="start")
            button.clicked.connect(partial(self._on_begin, sheet.id))
            ways.addWidget(button)
            self.begins.append(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 14)))
        box.setSpacing(look.px(8))
        box.addWidget(SubHeading(words("Worksheets on it")))
        box.addWidget(self.nothing)
        box.addWidget(listed)
        box.addLayout(ways)

    def show_sheets(self, belief: Belief, sheets: list[Worksheet]) -> None:
        """Those on a story, newest first."""
        self._belief = belief
        for button in self.buttons:
            self._list.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        words, today = self._around.words, self._around.today
        for one in reversed(sheets):
            sheet = catalogue.nearest(one.sheet, one.sheet_version)
            text = words(
                "{day}: {sheet}, {heading}",
                day=short_day(one.day, today, words),
                sheet=words(sheet.title) if sheet is not None else words("worksheet"),
                heading=told_heading(sheet, heading_of(one), words),
            )
            button = ElidedLink(text)
            finished = one.status == "finished"
            route = (ToSheetRead if finished else ToWorksheet)(id=one.id)
            button.clicked.connect(partial(self._on_go, route))
            self._list.addWidget(button)
            self.buttons.append(button)
        self.nothing.setVisible(not sheets)

    def _on_go(self, route: object, _checked: bool = False) -> None:
        self.go.emit(route)

    def _on_begin(self, sheet: str, _checked: bool = False) -> None:
        self.go.emit(ToWorksheet(sheet=sheet, belief=self._belief))
