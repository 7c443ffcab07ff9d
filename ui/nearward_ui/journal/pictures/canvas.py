"""One picture, as large as there is room, or dot by dot."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from nearward_ui.kit.heard import one_focus
from nearward_ui.kit.theme import Theme

#: pixels of the drawing that an arrow key moves a picture that is larger than its room
STEP = 60


class Canvas(QAbstractScrollArea):
    """`step` asks for the picture before (-1) or after (1), `outgrown` for more dots.

    `at_full`: each dot of the picture is one of the screen, and what does not fit is scrolled to;
    else all of it is seen, never larger than that.
    """

    step = Signal(int)
    outgrown = Signal()

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self._image = QImage()
        self._dots = QSize()
        self._dragged: QPoint | None = None
        self.at_full = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        one_focus(self)
        self.setMinimumSize(look.px(160), look.px(120))
        look.changed.connect(self.viewport().update)

    @property
    def room(self) -> QSize:
        """Dots of the screen that a whole picture has."""
        ratio = self.devicePixelRatioF()
        size = self.viewport().size()
        return QSize(round(size.width() * ratio), round(size.height() * ratio))

    @property
    def image(self) -> QImage:
        """What is shown; a null image when there is nothing to show."""
        return self._image

    def show_picture(self, image: QImage, dots: QSize) -> None:
        """Show a picture of so many dots, which may be decoded smaller."""
        self._image, self._dots = image, dots
        self._fit()

    def clear(self) -> None:
        """Nothing is shown, and nothing of it is held."""
        self.show_picture(QImage(), QSize())

    def show_full(self, on: bool) -> None:
        """Dot by dot, from its middle, or all of it."""
        self.at_full = on
        self._fit()
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setValue(bar.maximum() // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not self.at_full)
            painter.drawImage(self._target(), self._image)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        bar = self.horizontalScrollBar() if across else self.verticalScrollBar()
        if not across and not down:
            super().keyPressEvent(event)
        elif bar.maximum() > 0:
            bar.setValue(bar.value() + (across or down) * self._look.px(STEP))
        elif across:
            self.step.emit(-across if mirrored else across)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is None:
            return
        at = event.position().toPoint()
        moved, self._dragged = at - self._dragged, at
        for bar, by in (
            (self.horizontalScrollBar(), moved.x()),
            (self.verticalScrollBar(), moved.y()),
        ):
            bar.setValue(bar.value() - by)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._dragged = None

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def _size(self) -> QSize:
        """How large it stands, in pixels of the window."""
        ratio = self.devicePixelRatioF()
        full = QSize(round(self._dots.width() / ratio), round(self._dots.height() / ratio))
        room = self.viewport().size()
        fits = full.width() <= room.width() and full.height() <= room.height()
        if self.at_full or fits or full.isEmpty():
            return full
        return full.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def _target(self) -> QRectF:
        size, room = self._size(), self.viewport().size()
        places = []
        for bar, long, has in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            places.append(-bar.value() if long > has else (has - long) // 2)
        return QRectF(QPointF(*places), size)

    def _fit(self) -> None:
        size, room = self._size(), self.viewport().size()
        for bar, long, has in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            bar.setRange(0, max(0, long - has) if self.at_full else 0)
            bar.setPageStep(has)
            bar.setSingleStep(self._look.px(STEP) // 3)
        wanted = size.width() * self.devicePixelRatioF()
        held = self._image.width()
        if held and held + 1 < wanted and held < self._dots.width():
            self.outgrown.emit()
        self.viewport().update()
