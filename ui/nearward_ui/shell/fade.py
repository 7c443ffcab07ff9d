"""How a page comes: out of the colour of the paper, in the time of a breath."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from nearward_ui.kit.theme import Theme

FADE_MS = 120


class FadeIn(QWidget):
    """Lies over what has come, takes no key and no click, and is gone when it is seen through."""

    def __init__(self, over: QWidget, look: Theme) -> None:
        super().__init__(over)
        self._look = look
        self._left = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(over.rect())
        over.installEventFilter(self)
        self._going = QVariantAnimation(self)
        self._going.setDuration(FADE_MS)
        self._going.setStartValue(1.0)
        self._going.setEndValue(0.0)
        self._going.valueChanged.connect(self._on_left)
        self._going.finished.connect(self._on_gone)
        self.show()
        self.raise_()
        self._going.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and event.type() == QEvent.Type.Resize:
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._left)
        painter.fillRect(self.rect(), self._look.colour("paper"))

    def _on_left(self, left: float) -> None:
        self._left = left
        self.update()

    def _on_gone(self) -> None:
        self.hide()
        self.deleteLater()
