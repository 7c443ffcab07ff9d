"""What a page that is reached from the lock page has: a way back, a title, panels in a column."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.i18n import Translator
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.layouts.centred_page import in_the_middle
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Heading, LinkButton, Panel, Soft, Tiny


class BeforePage(QWidget):
    """`back_asked` leads back to the lock page; Esc does too. `name` says which diary it is of."""

    back_asked = Signal()

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__()
        self.words = words
        self._look = look
        self.back = LinkButton(words("Back"), tone="quiet", flush="start")
        self.back.clicked.connect(self.back_asked)
        self.name = Tiny()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        else:
            super().keyPressEvent(event)

    def escape(self) -> None:
        """Leave the innermost thing."""
        self.back_asked.emit()

    def lay_out(self, title: str, about: str) -> QVBoxLayout:
        """Its head; gives the column for what comes below it."""
        look = self._look
        content = QWidget()
        outer = QVBoxLayout(content)
        outer.setContentsMargins(*(look.px(n) for n in (40, 28, 40, 28)))
        outer.setSpacing(look.px(12))
        outer.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(stacked(Heading(title), self.name, gap=0))
        outer.addWidget(Soft(about))
        column = QVBoxLayout()
        column.setSpacing(look.px(12))
        outer.addLayout(column)
        outer.addStretch(1)
        in_the_middle(self, content, look)
        return column

    def panel(self) -> tuple[Panel, QVBoxLayout]:
        """A panel, and the column in it."""
        look = self._look
        panel = Panel()
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(*(look.px(n) for n in (22, 18, 22, 20)))
        inside.setSpacing(look.px(8))
        return panel, inside

    def at_the_end(self, *buttons: QWidget) -> QHBoxLayout:
        """What is done, at the right."""
        row = QHBoxLayout()
        row.setSpacing(self._look.px(10))
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        return row
