"""A chart with its number and title, in a frame of its own."""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout

from nearward.charts.chart import Chart
from nearward_ui.kit.charts.chart_body import ChartBody
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import give_role, without_marks
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.properties import give
from nearward_ui.kit.widgets.basic import Panel, SubHeading, restyle
from nearward_ui.kit.widgets.fold import Fold
from nearward_ui.patterns.compare import ComparePicker
from nearward_ui.patterns.days_ask import DaysAsk

#: pixels of the drawing at each side of a panel
SIDE = 21


class NumberedHeading(SubHeading):
    """A title with its number before it, which is softer. Both are texts of ours, as rich text."""

    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self._number, self._title = number, title
        give(self, textFormat="RichText")
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_title"):
            self._say()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(without_marks(text))

    def _say(self) -> None:
        soft = QApplication.palette().placeholderText().color().name()
        number = f'<span style="font-weight:400; color:{soft}">{self._number}</span>'
        self.setText(f"{number}\u00a0\u00a0{escape(self._title)}")


class ChartPanel(Panel):
    """Shows any chart of the table, open or with only its sentence."""

    def __init__(self, chart: Chart[Any, Any], around: PageContext, number: int) -> None:
        super().__init__()
        look, words = around.look, around.words
        self._words = words
        self.body = ChartBody(chart, around, has_links=not chart.is_low)
        title = words(chart.title)
        self.setAccessibleName(title)
        give_role(self, "Grouping")
        self.heading = NumberedHeading(number, title)
        self.fold = Fold(words("Show"), words, flush="end")
        self.fold.setAccessibleName(title)
        self.fold.turned.connect(self._on_turned)
        head = WrappingRow(look, 14)
        head.add_text(self.heading, whole=True)
        for link in self.body.links if chart.is_low else ():
            head.addWidget(link)
        if self.body.chooser is not None:
            head.addWidget(self.body.chooser)
        head.addWidget(self.fold)
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (SIDE, 10, SIDE, 10)))
        box.setSpacing(look.px(4))
        box.addLayout(head)
        box.addWidget(self.body)
        self._compare: ComparePicker | None = None
        self._is_of_use = False
        self._question: DaysAsk | None = None
        self._box, self._around = box, around
        self._page_room: int | None = None
        self.open(chart.opens)
        look.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def fit_in(self, room: int) -> None:
        """The page has so much room for it; it might stand wider, by what it holds itself."""
        self._page_room = room
        self._fit()

    @property
    def _room(self) -> int:
        """What there is for one line of it."""
        wide = self.width() if self._page_room is None else min(self.width(), self._page_room)
        return wide - 2 * (self._around.look.px(SIDE) + self.frameWidth())

    def _fit(self) -> None:
        """The views stand in one line, and so does what is compared, where there is room."""
        if self.body.chooser is not None:
            self.body.chooser.setFixedWidth(self.body.chooser.line_width)
        if self._compare is not None:
            self._compare.fit(self._room)
        self._fit_question()

    def compare_with(self, compare: ComparePicker) -> None:
        """Two spans can be chosen at its foot, as long as it is open."""
        self._compare = compare
        self.body.put_beside_links(compare)

    def ask_below(self, question: DaysAsk) -> None:
        """Something is asked at its foot, as long as it is open."""
        self._question = question
        self._box.addWidget(question)
        question.fitted.connect(self._fit_question)
        self._fit_question()

    def _fit_question(self) -> None:
        if self._question is not None:
            self._question.setVisible(self._question.is_of_use and self.fold.is_open)
            self._question.fit(self._room)

    def show_compare(self, on: bool) -> None:
        """Whether there are two spans."""
        self._is_of_use = on
        self._fit_compare()

    def _fit_compare(self) -> None:
        if self._compare is not None:
            self._compare.setVisible(self._is_of_use and self.fold.is_open)
            self._fit()

    def show_numbers(self, source: Any, numbers: Any) -> None:
        """Show other numbers; where there is nothing to draw, its sentence is all there is."""
        self.body.show_numbers(source, numbers)
        self.fold.setVisible(self.body.has_drawings)
        if not self.body.has_drawings:
            self.open(False)

    def put_last(self, way: QPushButton) -> None:
        """Where one goes from here; it is there folded, too."""
        self._box.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)

    def open(self, on: bool) -> None:
        """Show all of it, or only its sentence."""
        self.fold.turn(on)
        self._on_turned(on)

    def _on_turned(self, on: bool) -> None:
        words = self._words
        self.fold.setText(words("Hide") if on else words("Show"))
        self.fold.setProperty("tone", "soft" if on else "")
        restyle(self.fold)
        self.body.fold(not on)
        self._fit_compare()
        self._fit_question()
