"""A word that an input method has begun and not given yet."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def finish_word(field: QWidget | None = None) -> None:
    """Let the field with the keyboard have it, before it is read for the last time."""
    QGuiApplication.inputMethod().commit()
    field = field or QApplication.focusWidget()
    begun = getattr(field, "unfinished", "")
    if field is not None and begun:
        # an input method that was asked in vain
        event = QInputMethodEvent()
        event.setCommitString(begun)
        QApplication.sendEvent(field, event)
