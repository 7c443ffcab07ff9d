"""The field a passphrase is typed into."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QClipboard,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)

from nearward.i18n import N_
from nearward_ui.kit.heard import unheard
from nearward_ui.kit.properties import give
from nearward_ui.kit.widgets.basic import TextField

SEVERAL_LINES = N_(
    "What you copied has several lines; a passphrase has only one. Nothing was pasted."
)
_HINTS = "ImhSensitiveData|ImhHiddenText|ImhNoPredictiveText|ImhNoAutoUppercase"


class PassphraseField(TextField):
    """Hidden typing. Says when Caps Lock seems on; a pasted line end is left out.

    While it is hidden, assistive technology hears of a point for each letter, not the letter: Qt
    would tell every program on the bus of such technology what is typed.

    `caps` carries whether Caps Lock seems on (told from the letters that arrive). `several_lines`
    says that what was to be pasted has more than one line, and nothing was pasted.
    """

    caps = Signal(bool)
    several_lines = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setEchoMode(TextField.EchoMode.Password)
        give(self, contextMenuPolicy="NoContextMenu")
        self.setAcceptDrops(False)
        self.setMaxLength(32767)

    def setEchoMode(self, mode: TextField.EchoMode) -> None:
        """Hidden or shown, no input method is to learn it; Qt would let it when it is shown."""
        super().setEchoMode(mode)
        give(self, inputMethodHints=_HINTS)

    def take_pasted(self, text: str) -> None:
        """Insert pasted text; one line end behind it is not part of a passphrase."""
        line = text.rstrip("\r\n")
        if any(sign in line for sign in "\r\n\u2028\u2029"):
            self.several_lines.emit()
            return
        with self._unheard():
            self.insert(line)

    def setText(self, text: str | None) -> None:
        with self._unheard():
            super().setText(text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        with self._unheard():
            super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.matches(QKeySequence.StandardKey.Paste):
            self.take_pasted(QGuiApplication.clipboard().text())
            return
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps.emit(False)
        letter = event.text()
        if len(letter) == 1 and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.emit(letter.isupper() != shift)
        if letter == "\r":
            super().keyPressEvent(event)
            return
        with self._unheard():
            super().keyPressEvent(event)

    def _unheard(self) -> AbstractContextManager[None]:
        """What is done meanwhile is told in points."""
        hidden = self.echoMode() != TextField.EchoMode.Normal
        return unheard(self) if hidden else nullcontext()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        from PySide6.QtCore import Qt

        if event.button() == Qt.MouseButton.MiddleButton:
            clipboard = QGuiApplication.clipboard()
            if clipboard.supportsSelection():
                self.take_pasted(clipboard.text(QClipboard.Mode.Selection))
            return
        super().mouseReleaseEvent(event)
