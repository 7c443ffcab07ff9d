"""A rating from 0 to 100 that is unset until it is given."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QSlider, QWidget

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.presence import felt
from nearward_ui.kit.ring import AWAY, WIDTH, paint_ring
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Tiny, restyle

#: pixels of the drawing: how high the groove is
GROOVE = 4
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Slider(QSlider):
    """The groove. It has no handle until a value is given; a click anywhere gives one.

    Every value is given by a person, by whatever means, but for `show_value` and `unset`.
    """

    given = Signal()
    digit = Signal()

    def __init__(self, name: str, look: Theme, tone: str, high: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self._tone = tone
        self._ours = True
        self.is_set = False
        # around its handle, where it paints the ring itself
        self.setProperty("rings", "itself")
        self.setRange(0, high)
        self.setPageStep(max(1, high // 10))
        # so that value and place can differ, see `unset`
        self.setTracking(False)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.unset()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), max(32, self._look.px(32)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(80), max(32, self._look.px(32)))

    def give(self, value: int) -> None:
        """A person gave this value."""
        self.setValue(value)

    def show_value(self, value: int) -> None:
        """Show a value; says nothing."""
        self._ours = True
        self.setValue(value)
        self._ours = False
        self.is_set = True
        self.update()

    def unset(self) -> None:
        """Back to no value; says nothing.

        The value is 0, which is what is read; the place is another one, so that each value that is
        set next is a change, 0 among them.
        """
        self._ours = True
        self.setValue(0)
        self.setSliderPosition(1)
        self._ours = False
        self.is_set = False
        self.update()

    def sliderChange(self, change: QSlider.SliderChange) -> None:
        """Told of each value that is set, also of the same one where the place differs."""
        super().sliderChange(change)
        if self._ours or change != QSlider.SliderChange.SliderValueChange:
            return
        felt()
        self.is_set = True
        self.update()
        self.given.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y, radius, groove = self.height() / 2, look.px(9), max(4, look.px(GROOVE))
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(look.colour("line"))
        whole = QRectF(0.5, y - groove / 2, self.width() - 1, groove)
        painter.drawRoundedRect(whole, groove / 2, groove / 2)
        if self.is_set:
            x = self._x(self.value())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(self._tone))
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left, width = (x, self.width() - x) if mirrored else (0.0, x)
            painter.drawRoundedRect(
                QRectF(left, y - groove / 2, width, groove), groove / 2, groove / 2
            )
            painter.setBrush(look.colour("sheet"))
            painter.setPen(QPen(look.colour(self._tone), 2))
            painter.drawEllipse(QPointF(x, y), radius, radius)
        if self.hasFocus():
            self._paint_ring(painter, y, radius)

    def _paint_ring(self, painter: QPainter, y: float, radius: float) -> None:
        """Around the handle; before there is one, around all of it."""
        look, away = self._look, AWAY + WIDTH
        if self.is_set:
            out = radius + 1 + away
            around = QRectF(self._x(self.value()) - out, y - out, 2 * out, 2 * out)
        else:
            out = look.px(9) + away
            around = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        paint_ring(painter, around, look, out)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._to(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a page that scrolls must not change a rating

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, high = event.key(), self.maximum()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = key - Qt.Key.Key_0
        if plain and 0 <= number <= 9:
            self.give(round(number * high / 10))
            self.digit.emit()
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.is_set:
                self.unset()
                self.given.emit()
        elif not self.is_set and key in _ARROWS:
            self.give(high // 2)
        else:
            super().keyPressEvent(event)

    def _x(self, value: int) -> float:
        edge = self._look.px(10)
        x = edge + (self.width() - 2 * edge) * value / self.maximum()
        return self.width() - x if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x

    def _to(self, event: QMouseEvent) -> None:
        edge = self._look.px(10)
        x = event.position().x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        part = (x - edge) / max(1, self.width() - 2 * edge)
        self.give(round(min(1.0, max(0.0, part)) * self.maximum()))


class Scale(QWidget):
    """A named rating with words at its ends. `value` is None until it is given.

    Digits set tens (7 is 70), arrow keys step, Delete takes the rating back.
    """

    changed = Signal()
    chosen_by_digit = Signal()

    def __init__(
        self,
        name: str,
        low: str,
        high: str,
        *,
        around: PageContext,
        tone: str = "tide",
        top: int = 100,
        show_number: bool = True,
    ) -> None:
        super().__init__()
        self.words = around.words
        self._around = around
        #: what stands in place of a number while there is none
        self._without = around.words("not given")
        self.slider = Slider(name, around.look, tone, top)
        self.slider.given.connect(self._on_given)
        self.slider.digit.connect(self._on_digit)
        self.setFocusProxy(self.slider)
        self.number = QLabel()
        self.number.setProperty("role", "number")
        self.number.setProperty("tone", tone)
        if not show_number:
            self.number.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(around.look.px(16))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.slider, 0, 0)
        grid.addWidget(self.number, 0, 1)
        if low or high:
            # the words stand under the ends of the groove
            grid.addLayout(_ends(low, high), 1, 0)
        self._reserve()
        self._show()

    @property
    def value(self) -> int | None:
        """The rating, or None while it is unset."""
        return self.slider.value() if self.slider.is_set else None

    def set_value(self, value: object) -> None:
        """Show a rating, or none; says nothing. What is no rating of this scale is none."""
        fits = isinstance(value, int) and not isinstance(value, bool)
        if isinstance(value, int) and fits and 0 <= value <= self.slider.maximum():
            self.slider.show_value(value)
        else:
            self.slider.unset()
        self._show()

    def take_focus(self) -> None:
        """The keyboard goes to the groove."""
        self.slider.setFocus(Qt.FocusReason.TabFocusReason)

    def widest(self, groove: int) -> int:
        """How wide it is with a groove of so many pixels."""
        return groove + self._around.look.px(16) + self.number.minimumWidth()

    def _reserve(self) -> None:
        metrics = QFontMetrics(self._around.look.font(14, 600))
        texts = (str(self.slider.maximum()), self._without)
        wide = max(metrics.horizontalAdvance(text) for text in texts)
        self.number.setMinimumWidth(max(wide, self._around.look.px(28)))

    def _on_given(self) -> None:
        self._show()
        self.changed.emit()

    def _on_digit(self) -> None:
        self.chosen_by_digit.emit()
        announce_next(self, f"{self.slider.accessibleName()}: {self.value}")

    def _show(self) -> None:
        value = self.value
        self.number.setText(self._without if value is None else str(value))
        is_set = "false" if value is None else "true"
        if self.number.property("set") != is_set:
            self.number.setProperty("set", is_set)
            restyle(self.number)
        said = self.words("not given yet") if value is None else str(value)
        self.slider.setAccessibleDescription(said)


def _ends(low: str, high: str) -> QHBoxLayout:
    """Words at the two ends."""
    ends = QHBoxLayout()
    ends.addWidget(Tiny(low, wrap=False))
    ends.addStretch(1)
    ends.addWidget(Tiny(high, wrap=False))
    return ends
