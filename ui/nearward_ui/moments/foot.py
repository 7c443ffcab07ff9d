"""The foot of the form of a moment: its ways out, and what there is to say."""

from __future__ import annotations

from nearward.i18n import Translator
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import Foot, LinkButton, MainButton, QuietButton, Soft


class FormFoot(Foot):
    """Save and weigh at the left, in line with the fields; leave at the right."""

    def __init__(self, words: Translator, look: Theme) -> None:
        super().__init__(look)
        self._look = look
        self.save = MainButton(words("Save moment"))
        self.save.setToolTip("Ctrl+S")
        self.weigh = QuietButton(words("Save and weigh the thought"))
        self.delete = LinkButton(words("Delete"), flush="end")
        self.away = LinkButton(words("Leave"), tone="quiet")
        self.note = Soft()
        self.over = LinkButton(words("Start over"))
        self.over.hide()
        for button in (self.save, self.weigh):
            self.row.addWidget(button)
        self.row.add_text(self.note)
        for link in (self.over, self.delete, self.away):
            self.row.addWidget(link)

    def stand(self, left: int, right: int) -> None:
        """In line with what is above it."""
        px = self._look.px
        self.row.setContentsMargins(left, px(10), right, px(2))
