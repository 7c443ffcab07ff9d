"""The names that are offered below what is typed; the keyboard stays in the field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from nearward.i18n import Translator


class NamesList(QListWidget):
    """Hidden until there is something to offer."""

    def __init__(self, over: QWidget, words: Translator) -> None:
        super().__init__(over)
        self.setAccessibleName(words("Matching names"))
        self.setProperty("role", "names")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.hide()
