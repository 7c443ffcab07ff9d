"""A page as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nearward.paper.drawing import (
    Band,
    DrawnFigure,
    DrawnLine,
    DrawnMark,
    DrawnText,
    PaperPage,
)
from nearward_ui.kit.heard import give_role
from nearward_ui.kit.printing.painter import paint
from nearward_ui.kit.theme import Theme


def said(page: PaperPage) -> str:
    """The words of a page, from the top down, and what its dots and ticks mean."""
    lines: list[str] = []
    for ink in page.ink:
        if isinstance(ink, DrawnText):
            lines.append(ink.text)
        elif isinstance(ink, DrawnLine):
            lines.append("".join(run.text for run in ink.runs))
        elif isinstance(ink, DrawnMark | Band | DrawnFigure) and ink.said:
            lines.append(ink.said)
    return "\n".join(lines)


class Preview(QWidget):
    """One page as it will be printed. PageUp and PageDown turn: `turned` carries 1 or -1."""

    turned = Signal(int)

    def __init__(self, name: str, look: Theme) -> None:
        super().__init__()
        self._look = look
        self._page: PaperPage | None = None
        self._image: QImage | None = None
        self._pictures: dict[int, QImage] = {}
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(282))

    def show_sheet(self, page: PaperPage | None, pictures: dict[int, QImage] | None = None) -> None:
        """Show a page, with its pictures by their ids; or none."""
        self._page = page
        self._pictures = pictures or {}
        self._image = None
        self.setAccessibleDescription("" if page is None else said(page))
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        give_role(self, "Graphic")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._image = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in turns:
            self.turned.emit(turns[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._page is None:
            return
        edge = 4
        scale = min(
            (self.width() - 2 * edge) / self._page.width,
            (self.height() - 2 * edge) / self._page.height,
        )
        wide, high = self._page.width * scale, self._page.height * scale
        if self._image is None:
            self._image = self._made(wide, high, scale)
        x, y = round((self.width() - wide) / 2), edge
        painter.drawImage(x, y, self._image)
        painter.setPen(QPen(self._look.colour("edge"), 1))
        painter.drawRect(x, y, round(wide), round(high))

    def _made(self, wide: float, high: float, scale: float) -> QImage:
        ratio = self.devicePixelRatioF()
        image = QImage(
            max(1, round(wide * ratio)), max(1, round(high * ratio)), QImage.Format.Format_RGB32
        )
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        if self._page is not None:
            paint(self._page, painter, scale, pictures=self._picture)
        painter.end()
        return image

    def _picture(self, picture_id: int, _size: QSize) -> QImage:
        return self._pictures.get(picture_id, QImage())
