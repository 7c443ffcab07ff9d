"""What can be made of selected words: a bar that comes beside them and never takes the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QLineF, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QWidget
from shiboken6 import isValid

from nearward_ui.journal.editor.editor import Editor
from nearward_ui.kit.heard import announce
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.icons import paint_icon

#: milliseconds that a selection rests before the bar comes
REST = 300
#: pixels of the drawing
HIGH, RADIUS, ICON, SIDE = 32, 9, 16, 14

Way = tuple[str, str, Callable[[], object]]


class SelectionBar(QWidget):
    """`ways_of` gives what can be made right now: icon, words, and what does it; none: no bar.

    It stands in the blank line above the words, else under them, and never over them.
    """

    def __init__(self, editor: Editor, look: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor, self._look = editor, look
        self.ways_of: Callable[[], list[Way]] = list
        #: what is said of the ways to who does not see them, with {ways}; once for each editor
        self.said = ""
        self.buttons: list[_BarButton] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self.come)
        editor.listeners.append(self._hear)
        editor.verticalScrollBar().valueChanged.connect(self._on_scroll)
        editor.selectionChanged.connect(self._on_selection)
        self.hide()

    def come(self) -> None:
        """Show it beside what is selected, if anything can be made of that."""
        pressed = QApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if pressed or not self._editor.isVisible() or not self._editor.textCursor().hasSelection():
            return
        ways = self.ways_of()
        if not ways:
            return
        self._take(ways)
        place = self._place()
        if place is not None:
            self.move(place)
            self.show()
            self.raise_()
            said, self.said = self.said, ""
            announce(self._editor, said.replace("{ways}", ", ".join(text for _, text, _ in ways)))

    def go(self) -> None:
        """Be away, and do not come."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()

    def sizeHint(self) -> QSize:
        wide = sum(button.sizeHint().width() for button in self.buttons) + len(self.buttons) + 1
        return QSize(wide, self._look.px(HIGH))

    def _hear(self, event: QEvent) -> None:
        if not isValid(self):
            return
        if isinstance(event, QKeyEvent):
            self.go()
            held = event.modifiers()
            # a plain letter, which is most of all keys, selects nothing
            if held & Qt.KeyboardModifier.ShiftModifier or (
                held and event.matches(QKeySequence.StandardKey.SelectAll)
            ):
                self._timer.start()
            return
        kind = event.type()
        if kind == QEvent.Type.MouseButtonRelease:
            self._timer.start()
        elif kind not in (QEvent.Type.Move, QEvent.Type.Show):
            self.go()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(look.colour("sheet"))
        painter.drawRoundedRect(box, look.px(RADIUS), look.px(RADIUS))
        painter.setPen(QPen(look.colour("line"), 1))
        for button in self.buttons[1:]:
            x = button.x() - 0.5
            painter.drawLine(QLineF(x, look.px(8), x, self.height() - look.px(8)))

    def _take(self, ways: list[Way]) -> None:
        for old in self.buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        for icon, text, then in ways:
            button = _BarButton(icon, text, self._look)
            button.clicked.connect(partial(self._on_clicked, then))
            self._row.addWidget(button)
            self.buttons.append(button)
        self.setFixedSize(self.sizeHint())

    def _on_clicked(self, then: Callable[[], object], _checked: bool = False) -> None:
        self.go()
        then()

    def _on_selection(self) -> None:
        if self.isVisible() and not self._editor.textCursor().hasSelection():
            self.go()

    def _on_scroll(self) -> None:
        if self.isVisible():
            place = self._place()
            if place is None:
                self.go()
            else:
                self.move(place)

    def _place(self) -> QPoint | None:
        """Where it stands; None where all places are over the words or out of sight."""
        editor, parent = self._editor, self.parentWidget()
        cursor = editor.textCursor()
        first, last = editor.textCursor(), editor.textCursor()
        first.setPosition(cursor.selectionStart())
        last.setPosition(cursor.selectionEnd())
        start, end = editor.cursorRect(first), editor.cursorRect(last)
        view, high = editor.viewport().rect(), self.height()
        before = first.block().previous()
        is_first_line = editor.cursorRect(_at_start(first)).top() == start.top()
        has_room = before.isValid() and not before.text().strip() and is_first_line
        line = max(high, start.height())
        if has_room and start.top() - line >= view.top() and start.top() <= view.bottom():
            left, top = start.left(), start.top() - (line + high) // 2
        elif view.top() <= end.bottom() <= view.bottom() - high:
            left, top = (start if start.top() == end.top() else view).left(), end.bottom() + 1
        else:
            return None
        right = max(view.left(), view.right() - self.width())
        at = QPoint(min(max(view.left(), left), right), top)
        return editor.viewport().mapTo(parent, at) if parent is not None else at


def _at_start(cursor: QTextCursor) -> QTextCursor:
    """The beginning of the paragraph."""
    found = QTextCursor(cursor)
    found.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    return found


class _BarButton(QAbstractButton):
    """A drawing and its words, in the colour of a way."""

    def __init__(self, icon: str, text: str, look: Theme) -> None:
        super().__init__()
        self._icon, self._look = icon, look
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        px = self._look.px
        words = QFontMetrics(self._look.font(13, 500)).horizontalAdvance(self.text())
        return QSize(px(SIDE) + px(ICON) + px(7) + words + px(SIDE), px(HIGH) - 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, box = look.px, QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("rail"))
            painter.drawRoundedRect(box, px(RADIUS) - 1, px(RADIUS) - 1)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        icon = QRectF(px(SIDE), (box.height() - px(ICON)) / 2, px(ICON), px(ICON))
        words = box.adjusted(px(SIDE) + px(ICON) + px(7), 0, -px(SIDE) + 2, 0)
        if is_mirrored:
            icon.moveRight(box.right() - px(SIDE))
            words = box.adjusted(px(SIDE) - 2, 0, -(px(SIDE) + px(ICON) + px(7)), 0)
        paint_icon(painter, self._icon, icon, look.colour("tide"))
        painter.setPen(look.colour("tide"))
        painter.setFont(look.font(13, 500))
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | side, self.text())
