"""A row of small pictures: a model of what is there and a delegate that paints it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nearward.domain.model import Picture
from nearward.i18n import Translator
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.layouts.steady_scrollbar import BAR
from nearward_ui.kit.widgets import menus
from nearward_ui.kit.widgets.opening import OpenByChoice

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
PICTURE = int(Qt.ItemDataRole.UserRole)
IMAGE = PICTURE + 1
#: pixels of the drawing: how high a picture stands, between two of them, and how wide at least and
#: at most beside its height
HIGH, GAP = 72, 8
NARROW, WIDE = 0.6, 1.9


class StripPicture(QAbstractListModel):
    """The pictures of an entry. `wanted` asks for the dots of one that is in sight."""

    wanted = Signal(object)

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words
        self._images: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self.pictures: list[Picture] = []

    def show(self, pictures: list[Picture]) -> None:
        """In place of what was there; dots that are known already stay."""
        self.beginResetModel()
        self.pictures = list(pictures)
        ids = {picture.id for picture in pictures}
        self._images = {number: image for number, image in self._images.items() if number in ids}
        self._asked &= ids
        self.endResetModel()

    def put(self, picture_id: int, image: QImage) -> None:
        """The dots of one; a null image: it cannot be shown."""
        for row, picture in enumerate(self.pictures):
            if picture.id == picture_id:
                self._images[picture_id] = image
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.pictures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.pictures):
            return None
        picture = self.pictures[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, PICTURE):
            return picture if role == PICTURE else picture.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words, number, count = self._words, index.row() + 1, len(self.pictures)
            return words(
                "{name}, picture {number} of {count}", name=picture.name, number=number, count=count
            )
        if role == IMAGE:
            if picture.id not in self._asked:
                self._asked.add(picture.id)
                self.wanted.emit(picture)
            return self._images.get(picture.id)
        return None


class _Delegate(QStyledItemDelegate):
    """Paints a picture, cut to its place; a quiet tile until its dots are there."""

    def __init__(self, around: PageContext, view: QWidget) -> None:
        super().__init__(view)
        self._around = around

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        picture, px = index.data(PICTURE), self._around.look.px
        beside = picture.width / max(1, picture.height) if isinstance(picture, Picture) else 1
        wide = round(px(HIGH) * min(WIDE, max(NARROW, beside)))
        return QSize(wide + px(GAP), px(HIGH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._around.look
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        # the gap stands behind a picture, as one reads
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        gap = look.px(GAP)
        box = QRectF(rect).adjusted(gap if mirrored else 0, 0, 0 if mirrored else -gap, 0)
        box.adjust(1, 1, -1, -1)
        # the row is higher by its bar, whether that is there or not
        box.setHeight(look.px(HIGH) - 2)
        image = index.data(IMAGE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(box, look.px(9), look.px(9))
        painter.fillPath(shape, look.colour("line"))
        if isinstance(image, QImage) and not image.isNull():
            painter.setClipPath(shape)
            painter.drawImage(box, image, _middle(image, box))
            painter.setClipping(False)
        elif isinstance(image, QImage):
            painter.setPen(look.colour("ink"))
            painter.setFont(look.font(12))
            room = box.adjusted(look.px(6), 0, -look.px(6), 0)
            name = str(index.data(Qt.ItemDataRole.DisplayRole))
            wide = round(room.width())
            said = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, wide)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, said)
        if state & QStyle.StateFlag.State_HasFocus:
            # light and dark side by side: seen on every picture
            for token, wide_pen, inside in (("ink", 2.0, 0.0), ("sheet", 2.0, 2.0)):
                painter.setPen(QPen(look.colour(token), wide_pen))
                around = box.adjusted(inside, inside, -inside, -inside)
                painter.drawRoundedRect(around, look.px(9) - inside, look.px(9) - inside)
        painter.restore()


def _middle(image: QImage, box: QRectF) -> QRectF:
    """The part of a picture that fills its place."""
    across = min(image.width() / box.width(), image.height() / box.height())
    wide, high = box.width() * across, box.height() * across
    return QRectF((image.width() - wide) / 2, (image.height() - high) / 2, wide, high)


class Strip(QListView):
    """The row. `opened` carries the picture to see large, `remove_asked` the one to take out."""

    opened = Signal(object)
    remove_asked = Signal(object)
    #: carries the picture to put into the text
    put_in_asked = Signal(object)

    def __init__(self, name: str, around: PageContext) -> None:
        super().__init__()
        self._around = around
        self.shown = StripPicture(around.words)
        self.setModel(self.shown)
        self.setItemDelegate(_Delegate(around, self))
        self.setAccessibleName(name)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_open)
        self.opening = OpenByChoice(self, self._on_open)
        around.look.changed.connect(self._on_look)
        self._on_look()

    @property
    def picture(self) -> Picture | None:
        """The one that the keyboard is on."""
        found = self.currentIndex().data(PICTURE) if self.currentIndex().isValid() else None
        return found if isinstance(found, Picture) else None

    def show_pictures(self, pictures: list[Picture]) -> None:
        """Show these; the keyboard stays where it was, as far as there is one."""
        row = self.currentIndex().row()
        here = self.picture.id if self.picture else 0
        self.shown.show(pictures)
        rows = {picture.id: number for number, picture in enumerate(pictures)}
        if pictures and row >= 0:
            self._stand(rows.get(here, min(row, len(pictures) - 1)))

    def choose(self, picture_id: int) -> None:
        """Stand on a picture, and bring it in sight."""
        for row, picture in enumerate(self.shown.pictures):
            if picture.id == picture_id:
                self._stand(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.shown.pictures:
            self._stand(0)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, picture = event.key(), self.picture
        if picture is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(picture)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit(picture)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menus.over_row(self, event, self._picture_of, self._acts_of)

    def _picture_of(self, index: QModelIndex) -> object:
        return index.data(PICTURE)

    def _acts_of(self, picture: object) -> dict[str, Callable[[], object]]:
        return {
            "put_in": partial(self.put_in_asked.emit, picture),
            "remove": partial(self.remove_asked.emit, picture),
        }

    def _stand(self, row: int) -> None:
        keep = self.selectionModel().SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(self.shown.index(row), keep)
        self.scrollTo(self.shown.index(row))

    def _on_open(self, index: Index) -> None:
        picture = index.data(PICTURE)
        if isinstance(picture, Picture):
            self.opened.emit(picture)

    def _on_look(self) -> None:
        # the bar has its place below, so that nothing moves when it comes
        self.setFixedHeight(self._around.look.px(HIGH) + BAR + 2)
        self.scheduleDelayedItemsLayout()
