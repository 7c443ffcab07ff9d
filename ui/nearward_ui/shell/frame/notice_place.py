"""Where a notice lies: low in the page's own column, or high where that would be in the way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from nearward_ui.kit.page import Page
from nearward_ui.kit.theme import Theme
from nearward_ui.shell.frame.side_sheet import SideSheet
from nearward_ui.shell.frame.spare_room import SpareRoom
from nearward_ui.shell.notices import NoticeBar

#: pixels of the drawing: between the bar and what is around it; the least width beside a sheet
APART, LEAST = 10, 280
#: what has the keyboard and is higher is no line that the bar could cover
LINE = 96


class NoticePlace(QObject):
    """The bar takes no room of the page. It leaves free what stands at the page's lower edge, and
    the line that has the keyboard; once it had to go up, it stays up as long as that covers
    nothing in use."""

    def __init__(
        self, bar: NoticeBar, room: QWidget, pages: QStackedWidget, side: SideSheet, look: Theme
    ) -> None:
        super().__init__(bar)
        self._bar, self._room, self._pages, self._side = bar, room, pages, side
        self._look = look
        self._spare = SpareRoom(self)
        #: which of the places it has, and on which page
        self._at, self._page = 0, ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.fit)
        bar.setParent(room)
        bar.hide()
        bar.placing.connect(self._on_placing)
        bar.gone.connect(self._on_gone)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # what moved on the page, or the caret, is painted anew
        if event.type() == QEvent.Type.UpdateRequest and self._bar.says:
            self._later.start()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Find its place on the page that is shown."""
        page = self._pages.currentWidget()
        if not isinstance(page, Page) or not self._bar.says or self._room.isHidden():
            return
        if page.key != self._page:
            self._at, self._page = 0, page.key
        column = self._column(page)
        size, line = self._bar.fold(column.width()), self._line(page)
        places = []
        for top in (column.bottom() + 1 - size.height(), self._top(page, size.height()), 0):
            places.append(QRect(QPoint(column.left(), max(top, column.top())), size))
            if self._room.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                places[-1].moveRight(column.right())
        if line is not None and places[self._at].intersects(line):
            free = [n for n, place in enumerate(places) if not place.intersects(line)]
            self._at = next(iter(free), self._at)
        if self._bar.geometry() != places[self._at]:
            self._bar.setGeometry(places[self._at])
        self._spare.keep(page, self._bar, self._look.px(APART))

    def _column(self, page: Page) -> QRect:
        """In the room: the page's column, without its foot and the sheet that lies over it."""
        px, side = self._look.px, self._side
        left, right = page.edges()
        lower = [_above(one, page) for one in page.below() if one is not None and one.isVisible()]
        place = self._in_room(page)
        column = place.adjusted(left, px(APART), -right, -px(APART))
        column.setBottom(place.top() + min([*lower, page.height()]) - 1 - px(APART))
        if side.side is not None and side.is_seen and not page.side_is_beside:
            end = side.geometry().left() - px(APART)
            if end - column.left() >= px(LEAST):
                column.setRight(min(column.right(), end))
            else:
                # it lies over the sheet, above the foot of that
                foot = self._in_room(side.side.scroller.area).bottom() - px(APART)
                column.setBottom(min(column.bottom(), foot))
        return column

    def _top(self, page: Page, high: int) -> int:
        """Over the first line of what scrolls around the keyboard."""
        at, found = QApplication.focusWidget(), None
        while at is not None and page.isAncestorOf(at):
            if isinstance(at, QAbstractScrollArea) and at.height() > 2 * high:
                found = at
            at = at.parentWidget()
        if found is None:
            return self._in_room(page).top() + self._look.px(APART)
        # no half line is to be seen over the bar
        return self._in_room(found).top()

    def _line(self, page: Page) -> QRect | None:
        """In the room: the line with the caret, or the small thing that has the keyboard."""
        at = QApplication.focusWidget()
        if at is None or not page.isAncestorOf(at):
            return None
        if isinstance(at, QPlainTextEdit | QTextEdit):
            # with the line that is begun next
            caret, at = at.cursorRect(), at.viewport()
            rect = QRect(0, caret.top(), at.width(), 2 * caret.height())
        elif isinstance(at, QAbstractItemView):
            rect, at = at.visualRect(at.currentIndex()), at.viewport()
        else:
            rect = at.rect()
        if rect.height() > self._look.px(LINE):
            return None
        return self._seen(at, rect)

    def _seen(self, widget: QWidget, rect: QRect) -> QRect:
        """What can be seen of a part of a widget, in the room."""
        at: QWidget | None = widget
        while at is not None and at is not self._room:
            rect = rect.intersected(at.rect()).translated(at.pos())
            at = at.parentWidget()
        return rect

    def _in_room(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self._room, QPoint(0, 0)), widget.size())

    def _on_placing(self, begins: bool) -> None:
        if begins:
            self._at = 0
            # it stands in another window once the room is shown there
            self._room.window().installEventFilter(self)
        self.fit()

    def _on_gone(self) -> None:
        self._room.window().removeEventFilter(self)
        self._spare.give_back()


def _above(widget: QWidget, page: Page) -> int:
    """Pixels of the page above it; what has no place yet stands at the lower edge."""
    top = widget.mapTo(page, QPoint(0, 0)).y()
    return top if 2 * top > page.height() else page.height() - widget.height()
