"""One line of text, as all fields of one line are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent

#: Backspace and Shift, by number: the lock page does without Qt's names
_BACKSPACE, _SHIFT = 0x01000003, 0x02000000
_RETURNS = (0x01000004, 0x01000005)


class LineEdit(QLineEdit):
    """Backspace takes what an arrow key steps over.

    `unfinished` is what an input method has begun and not given yet.
    """

    unfinished = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.key() == _BACKSPACE and event.modifiers().value in (0, _SHIFT)
        if not plain or not self._take_sign():
            super().keyPressEvent(event)
        if event.key() in _RETURNS:
            # the field has used it: what has the keyboard by now is not pressed by the same key
            event.accept()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        shown = self.echoMode() == QLineEdit.EchoMode.Normal
        self.unfinished = event.preeditString() if shown else ""
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.unfinished:
            from nearward_ui.kit.inputs.unfinished import finish_word

            finish_word(self)
        super().focusOutEvent(event)

    def _take_sign(self) -> bool:
        """A sign that is made of several goes at once."""
        at = self.cursorPosition()
        if self.hasSelectedText() or at == 0 or self.isReadOnly():
            return False
        self.cursorBackward(True, 1)
        if len(self.selectedText()) > 1 or at - self.cursorPosition() > 1:
            self.del_()
            return True
        self.setCursorPosition(at)
        return False
