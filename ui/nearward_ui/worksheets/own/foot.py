"""The foot of the page on which a sheet is made: what is to be done with it."""

from __future__ import annotations

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import Foot, LinkButton, MainButton, QuietButton, Soft


class OwnSheetFoot(Foot):
    """Begin one, print a blank one; see it as it was, delete it."""

    def __init__(self, around: PageContext) -> None:
        super().__init__(around.look)
        words = around.words
        self.begin = MainButton(words("Begin one"))
        self.blank = QuietButton(words("Print a blank one"))
        self.note = Soft()
        self.versions = LinkButton(words("Earlier versions"), tone="quiet")
        self.delete = LinkButton(words("Delete"), flush="end")
        self.row.addWidget(self.begin)
        self.row.addWidget(self.blank)
        self.row.add_text(self.note, keep=True)
        self.row.addWidget(self.versions)
        self.row.addWidget(self.delete)

    def show_state(self, *, asks: bool, stored: bool) -> None:
        """Whether it asks anything yet, and whether it is kept."""
        self.begin.setEnabled(asks)
        self.blank.setEnabled(asks)
        self.versions.setVisible(stored)
        self.delete.setVisible(stored)
