"""The line under an entry: whether it is saved, and what stands on this day of earlier years."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from nearward.domain.cards import Card
from nearward.domain.model import Entry
from nearward.session.ask.journal import details
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import short_day
from nearward_ui.kit.layouts.steady_scrollbar import BAR
from nearward_ui.kit.widgets.basic import LinkButton, Tiny, keep_place

#: pixels of the drawing
HIGH = 40
#: letters of a title that are told
MOST = 40


class EntryFoot(QWidget):
    """Its words keep their places. A line shows over it only while text lies under it.

    `opened` carries the Card that stands on this day of an earlier year.
    """

    opened = Signal(object)

    def __init__(self, around: PageContext, editor: QPlainTextEdit) -> None:
        super().__init__()
        self._around, self._editor = around, editor
        self._card: Card | None = None
        words, look = around.words, around.look
        self.saved = Tiny("", wrap=False)
        self.saved.setAccessibleDescription(words("Save state"))
        self.about = Tiny("", wrap=False)
        self.years = LinkButton("", tone="small", flush="end")
        self.years.clicked.connect(self._on_years)
        keep_place(self.years)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, BAR, 0)
        row.setSpacing(look.px(4))
        row.addWidget(self.saved)
        row.addStretch(1)
        row.addWidget(self.about)
        row.addWidget(self.years)
        self.years.hide()
        bar = editor.verticalScrollBar()
        bar.valueChanged.connect(self.update)
        bar.rangeChanged.connect(self.update)
        look.changed.connect(self._fit)
        self._fit()

    def say(self, said: str) -> None:
        """Whether it is saved; empty takes the word away."""
        self.saved.setText(said)

    def show_entry(self, entry: Entry, *, wanted: bool) -> None:
        """What stands on its day of earlier years; `wanted`: it is not told elsewhere."""
        if not wanted:
            self._show(None)
            return
        self._around.desk.ask(details.last_year(entry.day), self._show, lane="journal-years")

    def paintEvent(self, _event: QPaintEvent) -> None:
        bar = self._editor.verticalScrollBar()
        if bar.value() < bar.maximum():
            painter = QPainter(self)
            painter.setPen(QPen(self._around.look.colour("line"), 1))
            painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))

    def _show(self, card: Card | None) -> None:
        self._card = card
        self.about.setVisible(card is not None)
        self.years.setVisible(card is not None)
        if card is None:
            return
        words, today = self._around.words, self._around.today
        title = card.title or str(card.detail.get("opening", "")) or words("an entry")
        cut = title if len(title) <= MOST else title[:MOST].rstrip() + "…"
        when = short_day(card.day, today, words)
        self.about.setText(words("On this day, {when}:", when=when))
        self.years.setText(cut.replace("&", "&&"))
        self.years.setAccessibleName(words("On this day, {when}: {title}", when=when, title=title))

    def _on_years(self) -> None:
        if self._card is not None:
            self.opened.emit(self._card)

    def _fit(self) -> None:
        words, wide = self._around.words, self.saved.fontMetrics().horizontalAdvance
        said = (words("Saved"), words("Saving…"), words("Not saved yet"))
        self.saved.setMinimumWidth(2 + max(map(wide, said)))
        self.setFixedHeight(self._around.look.px(HIGH))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.layout() is not None:
            self._fit()
