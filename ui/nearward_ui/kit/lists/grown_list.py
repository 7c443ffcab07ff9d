"""A list that is as high as its cards, on a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent

from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Scroll
from nearward_ui.kit.widgets.cards import CardList

_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class GrownList(QObject):
    """Belongs to the list. The page scrolls to its current card; more cards are asked for where
    their place comes into sight."""

    def __init__(self, cards: CardList, scroll: Scroll, look: Theme) -> None:
        super().__init__(cards)
        self._list, self._area = cards, scroll.area
        cards.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        cards.setViewportMargins(0, 0, 0, 0)
        cards.cards.asks_itself = False
        cards.installEventFilter(self)
        cards.viewport().installEventFilter(self)
        for changed in (cards.cards.modelReset, cards.cards.rowsInserted):
            changed.connect(self.fit)
        cards.selectionModel().currentChanged.connect(self._on_current)
        look.changed.connect(self.fit)
        bar = scroll.area.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_scrolled)

    def fit(self) -> None:
        """Be as high as the cards."""
        count = len(self._list.cards.lines)
        high = self._high * max(1, count)
        if not self._list.uniformItemSizes() and count:
            high = sum(self._list.sizeHintForRow(row) for row in range(count))
        self._list.setFixedHeight(high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A page up or down is as many cards as are in sight, not all of them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            way = _PAGES.get(Qt.Key(event.key()), 0)
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if way and plain:
                self._turn(way)
                return True
        # while it is taken down, its viewport is asked nothing
        if event.type() == QEvent.Type.Resize and watched is not self._list:
            self._on_width(event)
        return super().eventFilter(watched, event)

    def _on_width(self, event: QEvent) -> None:
        """The words of a card may take another number of lines now."""
        is_other = (
            isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width()
        )
        if is_other and not self._list.uniformItemSizes():
            self._list.scheduleDelayedItemsLayout()
            self.fit()

    @property
    def _high(self) -> int:
        return max(1, self._list.sizeHintForRow(0))

    def _turn(self, way: int) -> None:
        cards, last = self._list, len(self._list.cards.lines) - 1
        in_sight = max(1, self._area.viewport().height() // self._high - 1)
        at = max(0, min(last, cards.currentIndex().row() + way * in_sight))
        cards.setCurrentIndex(cards.cards.index(at))

    def _on_current(self) -> None:
        cards, port = self._list, self._area.viewport()
        rect = cards.visualRect(cards.currentIndex())
        if cards.hasFocus() and rect.isValid():
            middle = cards.viewport().mapTo(port, rect.center()).y()
            down = middle + self._area.verticalScrollBar().value()
            self._area.ensureVisible(1, down, 0, rect.height())

    def _on_scrolled(self) -> None:
        port = self._area.viewport()
        end = self._list.mapTo(port, self._list.rect().bottomLeft()).y()
        if self._list.isVisible() and end < 2 * port.height():
            self._list.cards.ask_more()
