"""Below the month: to a date, to the same day of other years, to reading, and what marks mean."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward_ui.journal.sidebar.typed_date import read_date
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.tips import tip
from nearward_ui.kit.widgets.basic import LinkButton, Panel, QuietButton, TextField, Tiny
from nearward_ui.kit.widgets.day_marks import Legend
from nearward_ui.kit.widgets.fold import Fold
from nearward_ui.routes import Route


class GoToDate(Panel):
    """A field in which a date is typed. `chosen` carries it; `left` says that it is put away."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__("plain")
        self._around = around
        words, look = around.words, around.look
        self.field = TextField(words("Date to go to"), words("23 Nov 2026"))
        self.field.returnPressed.connect(self._on_go)
        self.button = QuietButton(words("Go"))
        self.button.clicked.connect(self._on_go)
        self.note = Tiny()
        row = QHBoxLayout()
        row.setSpacing(look.px(8))
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(4))
        box.addLayout(row)
        box.addWidget(self.note)
        self.hide()

    def ask(self) -> None:
        """Show it, with the keyboard in it."""
        self._say("")
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_go(self) -> None:
        words = self._around.words
        day = read_date(self.field.text(), self._around.today, words)
        if day is None:
            self._say(words("That is not a date. You can write 23 Nov 2026 or 2026-11-23."))
            self.field.setFocus()
            return
        self._say("")
        self.hide()
        self.field.clear()
        self.chosen.emit(day)

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))


class PageLinks(QWidget):
    """`date_chosen` carries a date, `go` a Route; `left` gives the keyboard back to the page."""

    date_chosen = Signal(object)
    go = Signal(object)
    left = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self.date_button = LinkButton(words("Go to date"), tone="quiet", flush="start")
        self.date_button.setToolTip(tip("go-to-date", words))
        self.date_button.clicked.connect(self._on_date)
        self.same_day = LinkButton(words("On this day"), tone="quiet", flush="start")
        self.same_day.clicked.connect(partial(self.go.emit, Route("on-this-day")))
        self.read = LinkButton(words("Read"), tone="quiet", flush="start")
        self.read.clicked.connect(partial(self.go.emit, Route("read")))
        self.people = LinkButton(words("People"), tone="quiet", flush="start")
        self.people.clicked.connect(partial(self.go.emit, Route("people")))
        self.tags = LinkButton(words("Tags"), tone="quiet", flush="start")
        self.tags.clicked.connect(partial(self.go.emit, Route("tags")))
        self.searches = Fold(words("Kept searches"), words, tone="quiet")
        self.searches.setToolTip(words("Searches that you kept"))
        self.marks = Fold(words("Symbols"), words, tone="quiet")
        self.marks.setToolTip(words("What the marks of a day mean"))
        self.keep = LinkButton(words("Keep this search"), tone="quiet", flush="start")
        self.keep.hide()
        self.to_date = GoToDate(around)
        self.to_date.chosen.connect(self._on_chosen)
        self.to_date.left.connect(self.left)
        self.legend = Legend(words, look)
        self.marks.turned.connect(self.legend.setVisible)
        self._lay_out(look)

    def _lay_out(self, look: Theme) -> None:
        flow = FlowLayout(look.px(12), 0)
        for button in (
            self.date_button,
            self.same_day,
            self.read,
            self.people,
            self.tags,
            self.searches,
            self.marks,
            self.keep,
        ):
            flow.addWidget(button)
        links = QWidget()
        links.setLayout(flow)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(4))
        for widget in (links, self.to_date, self.legend):
            box.addWidget(widget)

    def _on_date(self) -> None:
        if self.to_date.isHidden():
            self.to_date.ask()
        else:
            self.to_date.hide()

    def _on_chosen(self, day: object) -> None:
        if isinstance(day, date):
            self.date_chosen.emit(day)
