"""A page on which nothing is to be done."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.page import Page
from nearward_ui.kit.widgets.basic import Heading


class StillnessPage(Page):
    """A heading, and room."""

    key = "stillness"

    def __init__(self, around: PageContext) -> None:
        super().__init__(around)
        box = QVBoxLayout(self)
        self.frame(box)
        box.addWidget(Heading(self.words("Stillness")))
        box.addStretch(1)
