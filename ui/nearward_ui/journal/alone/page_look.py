"""The typeface, the size and the length of lines of the page one writes on, and of that alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPlainTextEdit

from nearward_ui.kit.context import PageContext

#: pixels of the drawing: of a letter, in lines of 32
SIZE = 18
#: setting -> families; letters that one lacks come from the next, whose lines are as high
FACES = {
    "literata": ["Literata Page"],
    "figtree": ["Figtree Page", "Literata Page"],
    "hyperlegible": ["Atkinson Hyperlegible Page", "Literata Page"],
}
#: setting -> of the usual length of a line
LENGTHS = {"short": 0.87, "usual": 1.0, "long": 1.2}


class PageLook(QObject):
    """Gives an editor what is set, at the start and whenever it comes into sight again.

    `changed`: its lines are longer or shorter than before.
    """

    changed = Signal()

    def __init__(self, editor: QPlainTextEdit, around: PageContext) -> None:
        super().__init__(editor)
        self._editor, self._around = editor, around
        self._measure = self.measure
        around.look.changed.connect(self.apply)
        editor.installEventFilter(self)
        self.apply()

    @property
    def measure(self) -> float:
        """How long a line is, of the usual length; larger words have as many in it."""
        settings = self._around.settings
        return LENGTHS[str(settings.value("page_length"))] * settings.number("page_size") / 100

    def font(self) -> QFont:
        """The font of the words."""
        settings = self._around.settings
        font = self._around.look.font(SIZE * settings.number("page_size") / 100)
        font.setFamilies(FACES[str(settings.value("page_face"))])
        return font

    def apply(self) -> None:
        """Take what is set now."""
        font = self.font()
        if self._editor.font() != font:
            self._editor.setFont(font)
        if self._measure != self.measure:
            self._measure = self.measure
            self.changed.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.apply()
        return False
