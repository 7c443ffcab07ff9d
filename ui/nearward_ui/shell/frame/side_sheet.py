"""The side of the page that is shown: beside it where there is room, else over its right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QStackedWidget, QWidget

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce_next, give_role
from nearward_ui.kit.layouts import focus_order
from nearward_ui.kit.layouts.measures import ROOM_FOR_SIDE, SIDE_SHEET
from nearward_ui.kit.layouts.side import Side
from nearward_ui.kit.page import Page


class SideSheet(QFrame):
    """Folded beside a page it stays so for the sitting; over a page it is put away with that.

    `row` holds the page's column, and the sheet behind it while it stands beside.
    """

    def __init__(self, around: PageContext, row: QHBoxLayout, over: QWidget, room: QWidget) -> None:
        super().__init__(room)
        self.setProperty("role", "side")
        give_role(self, "Grouping")
        self._look, self._row, self._over, self._room = around.look, row, over, room
        self._page: Page | None = None
        self._is_folded = False
        #: whether it is shown over a page that has no room beside it
        self._is_open = False
        self._is_beside = False
        #: while only what is written on is shown
        self._is_off = False
        self.stack = QStackedWidget()
        give_role(self.stack, "Client")
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        self.hide()

    @property
    def side(self) -> Side | None:
        """What it has of the page that is shown, if there is something to say."""
        side = self._page.side if self._page is not None else None
        return None if side is None or side.is_empty else side

    @property
    def is_seen(self) -> bool:
        """Whether it is to be seen, beside the page or over it."""
        return not self.isHidden()

    def sit(self, page: Page) -> None:
        """A page is new: its side is part of it from now on."""
        page.side_asked.connect(self._on_asked)
        side = page.side
        if side is not None:
            self.stack.addWidget(side)
            focus_order.arrange(side)
            side.close_asked.connect(self.put_away)
            side.emptied.connect(self.fit)

    def rise(self, page: Page) -> None:
        """A page is gone for good: it takes its side with it."""
        if page.side is not None:
            self.stack.removeWidget(page.side)
            page.side.setParent(page)

    def take(self, page: Page) -> None:
        """This page is shown now."""
        if self._page is not page:
            self._is_open = False
        self._page = page
        if page.side is not None:
            self.stack.setCurrentWidget(page.side)
        self.fit()

    def toggle(self) -> None:
        """Show it, or put it away."""
        if self.side is not None:
            self._ask(not self.is_seen)

    def be_off(self, on: bool) -> None:
        """Be out of sight, whatever was asked, or be as before."""
        self._is_off = on
        self.fit()

    def put_away(self) -> None:
        """Fold it, or close it over the page; the keyboard goes back to that."""
        self._ask(False)

    def fit(self) -> None:
        """Find its place for the size of the room and the page that is shown."""
        look, page = self._look, self._page
        there = page is not None and self.side is not None and not self._is_off
        beside = there and self._room.width() >= look.px(ROOM_FOR_SIDE)
        seen = there and (not self._is_folded if beside else self._is_open)
        self._stand(beside=beside and seen)
        if seen and not beside:
            self._lie()
        if not seen and self.is_seen:
            self._hand_back()
        self.setVisible(seen)
        if page is not None and (beside, seen) != (page.side_is_beside, page.side_is_seen):
            page.fit_side(beside=beside, seen=seen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._is_beside:
            self._hand_back()
        else:
            self.put_away()

    def _ask(self, on: bool) -> None:
        if self._room.width() >= self._look.px(ROOM_FOR_SIDE):
            self._is_folded = not on
        else:
            self._is_open = on
        self.fit()
        if on and self.side is not None:
            announce_next(self, self.side.told())

    def _stand(self, *, beside: bool) -> None:
        """Stand in the row, or out of it."""
        wide = self._look.px(SIDE_SHEET) + 1
        if not beside:
            wide = min(wide, self._over.width())
        self.setFixedWidth(wide)
        if beside != self._is_beside:
            self._is_beside = beside
            if beside:
                self.setMinimumHeight(0)
                self._row.addWidget(self)
            else:
                self._row.removeWidget(self)

    def _lie(self) -> None:
        """Lie over the right of the page; where one reads from the right, over its left."""
        at = QRect(self._over.mapTo(self._room, QPoint(0, 0)), self._over.size())
        size = QSize(self.width(), at.height())
        place = QRect(at.topLeft(), size)
        if self.layoutDirection() != Qt.LayoutDirection.RightToLeft:
            place.moveRight(at.right())
        self.setGeometry(place)
        self.raise_()

    def _hand_back(self) -> None:
        """The keyboard goes from here to the page."""
        focus = QApplication.focusWidget()
        if self._page is None or focus is None or not self.isAncestorOf(focus):
            return
        first = self._page.focusWidget() or self._page.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_asked(self, on: bool) -> None:
        if self.sender() is self._page:
            self._ask(on)
