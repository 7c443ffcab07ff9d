"""What stands under a worksheet and does not scroll."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nearward_ui.kit.around import Surroundings
from nearward_ui.kit.plain import LinkButton, MainButton, QuietButton, Soft
from nearward_ui.kit.row import Row


class Foot(QWidget):
    """Finish, go on, print, delete; and a quiet note on how it stands."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        words, look = around.words, around.look
        self.finish_button = MainButton(words("Finish"))
        self.next_button = QuietButton(words("Next step"))
        self.print_button = QuietButton(words("Print"))
        self.note = Soft()
        self.delete_button = LinkButton(words("Delete"))
        row = Row(look, 10)
        self.setLayout(row)
        row.setContentsMargins(0, look.px(10), look.px(40), look.px(14))
        for button in (self.finish_button, self.next_button, self.print_button):
            row.addWidget(button)
        row.add_text(self.note)
        row.addWidget(self.delete_button)
