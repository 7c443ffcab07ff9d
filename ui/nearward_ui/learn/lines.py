"""The cards in their groups, a line each: what a card is called, and what it says in short."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nearward.learn.model import LearnCard
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.one_stop import OneStop
from nearward_ui.kit.properties import give
from nearward_ui.kit.widgets.basic import (
    LinkButton,
    Panel,
    SmallHeading,
    Soft,
    bring_in_sight,
    restyle,
)


class CardRow(QFrame):
    """A card. A click anywhere on it opens it; its button is seen while it is lit."""

    opened = Signal()
    entered = Signal(bool)

    def __init__(self, card: LearnCard, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self.setProperty("role", "offer")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title, self.short = QLabel(words(card.title)), Soft(words(card.short))
        self.title.setProperty("role", "offer")
        self.title.setWordWrap(True)
        give(self.title, textFormat="PlainText")
        self.read = LinkButton(words("Read"))
        self.read.setAccessibleName(self.title.text())
        self.read.setAccessibleDescription(self.short.text())
        self.read.clicked.connect(self.opened)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.title)
        text.addWidget(self.short)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(look.px(n) for n in (14, 5, 8, 6)))
        row.setSpacing(look.px(6))
        row.addLayout(text, 1)
        row.addWidget(self.read)

    def light(self, on: bool) -> None:
        """Show its button."""
        if (self.property("lit") == "true") != on:
            self.setProperty("lit", "true" if on else "false")
            for widget in (self, self.read):
                restyle(widget)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.entered.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.entered.emit(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        within = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and within:
            self.opened.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


class CardGroups(QObject):
    """The rows of all cards, in a panel for each group. They are one stop of the Tab key; arrow
    keys go between them. `opened` carries the id of a card."""

    opened = Signal(str)

    def __init__(self, cards: Iterable[LearnCard], around: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._around = around
        self._stop: CardRow | None = None
        self.rows: dict[str, CardRow] = {}
        self.panels: dict[str, Panel] = {}
        for card in cards:
            panel = self.panels.get(card.group) or self._panel(card.group)
            row = self.rows[card.id] = CardRow(card, around)
            row.opened.connect(partial(self.opened.emit, card.id))
            row.entered.connect(partial(self._on_entered, row))
            row.read.installEventFilter(self)
            layout = panel.layout()
            if layout is not None:
                layout.addWidget(row)
        buttons = [row.read for row in self.rows.values()]
        if buttons:
            OneStop(buttons, page)
            self._light(next(iter(self.rows.values())))

    @property
    def first(self) -> QWidget | None:
        """What takes the keyboard."""
        return self._stop.read if self._stop is not None else None

    def stop_at(self, card_id: str) -> None:
        """The keyboard comes to this one."""
        row = self.rows.get(card_id)
        if row is not None:
            self._light(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The row that has the keyboard, or had it last, is lit."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            row = watched.parentWidget()
            if isinstance(row, CardRow):
                self._light(row)
                bring_in_sight(row)
        return super().eventFilter(watched, event)

    def _panel(self, group: str) -> Panel:
        look = self._around.look
        panel = self.panels[group] = Panel()
        box = QVBoxLayout(panel)
        box.setContentsMargins(*(look.px(n) for n in (8, 12, 8, 10)))
        box.setSpacing(0)
        heading = SmallHeading(self._around.words(group))
        heading.setContentsMargins(*(look.px(n) for n in (14, 2, 14, 4)))
        box.addWidget(heading)
        return panel

    def _light(self, row: CardRow) -> None:
        if self._stop is not None:
            self._stop.read.setProperty("answers", False)
        self._stop = row
        # Ctrl+Return opens the card that had the keyboard last
        row.read.setProperty("answers", True)
        self._on_entered(row, on=True)

    def _on_entered(self, row: CardRow, on: bool) -> None:
        """One row is lit: that under the mouse, else that of the keyboard."""
        lit = row if on else self._stop
        for one in self.rows.values():
            one.light(one is lit)
