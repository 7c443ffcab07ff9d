"""The lines of a recovery key on the screen, each letter in a cell of its own."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from nearward.i18n import Translator
from nearward_ui.kit.theme import Theme

#: in drawing pixels: a cell, the space between two groups, the height of a line, its number
CELL, GAP, HIGH, NUMBER = 27, 17, 44, 30
#: never smaller than this part of it
LEAST = 0.45


class KeyLine(QLabel):
    """One line: its number, and its letters in groups. Its text is the letters themselves."""

    def __init__(self, number: int, words: Translator, look: Theme) -> None:
        super().__init__()
        self._number = number
        self.words = words
        self._look = look
        self._part = 1.0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def wanted(self) -> int:
        """How wide it is in full size."""
        text = self.text()
        gaps = text.count(" ")
        return self._look.px(NUMBER + (len(text) - gaps) * CELL + gaps * GAP) + 2

    def show_line(self, text: str) -> None:
        """Show a line; empty takes it away."""
        self.setText(text)
        name = self.words("Line {n}: {letters}", n=self._number, letters=", ".join(text.split()))
        self.setAccessibleName(name if text else "")
        self.updateGeometry()

    def fit(self, part: float) -> None:
        """Be drawn at a part of its size."""
        self._part = part
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.wanted * LEAST), self._px(HIGH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.text():
            return
        look, painter = self._look, QPainter(self)
        high = self._px(HIGH)
        painter.setPen(look.colour("ink_soft"))
        painter.setFont(look.font(max(12, 13 * self._part)))
        box = QRectF(0, 0, self._px(NUMBER), high)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, str(self._number))
        painter.setFont(look.font(23 * self._part, 600, "Literata"))
        painter.setPen(look.colour("ink"))
        at = float(self._px(NUMBER))
        for letter in self.text():
            if letter == " ":
                at += self._px(GAP)
                continue
            cell = QRectF(at, 0, self._px(CELL), high)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, letter)
            at += self._px(CELL)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(self._px(NUMBER), high - 1, round(at), high - 1)

    def _px(self, n: float) -> int:
        return self._look.px(n * self._part)


class KeyLines(QWidget):
    """All lines of a sheet, as large as fits. Left to right also where the language is not."""

    def __init__(self, count: int, words: Translator, look: Theme) -> None:
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.lines = [KeyLine(number, words, look) for number in range(1, count + 1)]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for line in self.lines:
            box.addWidget(line)
        look.changed.connect(self._fit)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show the lines of a key; none takes them away."""
        for n, label in enumerate(self.lines):
            label.show_line(lines[n] if n < len(lines) else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widest = max(line.wanted for line in self.lines)
        part = max(LEAST, min(1.0, self.width() / widest))
        for line in self.lines:
            line.fit(part)
