"""The cover: one name and one button over everything, and all of it back as it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from nearward.i18n import Translator
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import QuietButton
from nearward_ui.shell import overlays

_SOFTLY = Qt.FocusReason.ActiveWindowFocusReason


class PrivacyCover(QWidget):
    """Stands in the stack of the window in place of a room, which is taken out of it meanwhile.

    `lift_asked` says that a person wants to see the page again.
    """

    lift_asked = Signal()

    def __init__(self, stack: QStackedWidget, words: Translator, look: Theme) -> None:
        super().__init__()
        self._stack = stack
        self._look = look
        self._room: QWidget | None = None
        self._by_hand = False
        self._focus: QWidget | None = None
        self._held: list[_Held] = []
        self._veils: list[_Veil] = []
        self.name = QLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        self.name.setProperty("role", "title")
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QuietButton(words("Show again"))
        self.button.clicked.connect(self.lift_asked)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setSpacing(look.px(22))
        box.addStretch(1)
        box.addWidget(self.name)
        box.addLayout(row)
        box.addStretch(1)
        stack.addWidget(self)

    @property
    def is_on(self) -> bool:
        """Whether it covers a room."""
        return self._room is not None

    @property
    def by_hand(self) -> bool:
        """Whether it was asked for by a key; then it stays until it is taken away by hand."""
        return self._by_hand

    def put(self, room: QWidget, name: str, *, by_hand: bool) -> None:
        """Cover a room and what is open over it."""
        if self.is_on:
            return
        self._room, self._by_hand = room, by_hand
        self.name.setText(name)
        self._focus = self._stack.window().focusWidget()
        self._hide_above(by_hand)
        self._change_places(self)
        # the keyboard leaves as it does for another window: nothing is deselected
        self.button.setFocus(_SOFTLY)
        self._stack.setCurrentWidget(self)
        # hidden is not enough: what reads the window for a person reads hidden pages of a stack too
        self._stack.removeWidget(room)

    def lift(self) -> None:
        """Bring back all that was covered."""
        room, self._room = self._room, None
        if room is None:
            return
        self._stack.addWidget(room)
        self._change_places(room)
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus(_SOFTLY)
        self._stack.setCurrentWidget(room)
        self._focus = None
        self._drop_veils()
        for held in self._held:
            held.bring_back()
        self._held = []

    def forget(self) -> None:
        """The room is closed: nothing comes back."""
        self._room = self._focus = None
        self._drop_veils()
        for held in self._held:
            held.close()
        self._held = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.lift_asked.emit()
        else:
            super().keyPressEvent(event)

    def _change_places(self, coming: QWidget) -> None:
        """Both stand for a moment, the coming one on top, so that the keyboard can change over."""
        coming.setGeometry(self._stack.contentsRect())
        coming.show()
        coming.raise_()

    def _hide_above(self, by_hand: bool) -> None:
        """Menus, lists and hints are closed; dialogs are hidden, or veiled where they stand."""
        overlays.close_passing()
        if not by_hand:
            # the keyboard is elsewhere: hiding a dialog now could pull it back here
            self._veils = [_Veil(dialog) for dialog in overlays.dialogs()]
            return
        # hidden from the top down, and brought back the other way
        self._held = [_Held(dialog) for dialog in sorted(overlays.dialogs(), key=_depth)]
        for held in reversed(self._held):
            held.dialog.hide()
        if self._held:
            self._stack.window().activateWindow()

    def _drop_veils(self) -> None:
        for veil in self._veils:
            if isValid(veil):
                veil.hide()
                veil.deleteLater()
        self._veils = []


class _Held:
    """A dialog that is hidden, with its place and the caret of its line."""

    def __init__(self, dialog: QDialog) -> None:
        self.dialog = dialog
        self._place: QPoint = dialog.pos()
        self._focus = dialog.focusWidget()
        self._line = self._focus if isinstance(self._focus, QLineEdit) else None
        if self._line is not None:
            self._caret = self._line.cursorPosition()
            self._chosen = (self._line.selectionStart(), self._line.selectionLength())

    def bring_back(self) -> None:
        if not isValid(self.dialog):
            return
        self.dialog.move(self._place)
        self.dialog.show()
        self.dialog.activateWindow()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus(_SOFTLY)
        if self._line is not None and isValid(self._line):
            start, length = self._chosen
            if start < 0:
                self._line.setCursorPosition(self._caret)
            elif self._caret == start:
                self._line.setSelection(start + length, -length)
            else:
                self._line.setSelection(start, length)

    def close(self) -> None:
        if isValid(self.dialog):
            self.dialog.reject()


class _Veil(QWidget):
    """Covers a dialog that stays where it is."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self.setGeometry(QRect(QPoint(0, 0), dialog.size()))
        dialog.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(QRect(QPoint(0, 0), watched.size()))
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), self.palette().window())


def _depth(dialog: QWidget) -> int:
    """How many windows a dialog stands over."""
    parent = dialog.parentWidget()
    return 0 if parent is None else 1 + _depth(parent.window())
