"""The one way back: everywhere the same word, at the top left of what a page shows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from nearward_ui.kit.page import Page
from nearward_ui.kit.tips import give_hint, tip
from nearward_ui.kit.widgets.basic import LinkButton

#: pixels of the drawing: what lies over it, in place of what lies over a heading
OVER = 8


class BackButton(LinkButton):
    """Goes where Esc goes."""

    def __init__(self, page: Page) -> None:
        words = page.words
        super().__init__(words("‹ Back"), flush="start")
        self.setAccessibleName(words("Back"))
        give_hint(self, tip("back", words))
        self.clicked.connect(page.go_back)

    def stand_in(self, box: QBoxLayout) -> None:
        """Be the first of what stands below each other."""
        box.insertWidget(0, self, 0, Qt.AlignmentFlag.AlignLeft)
