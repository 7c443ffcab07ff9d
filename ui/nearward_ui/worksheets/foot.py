"""The foot of a worksheet: on to the next step, finish it, print it, delete it."""

from __future__ import annotations

from nearward.domain.model import Worksheet
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import (
    Foot,
    LinkButton,
    MainButton,
    QuietButton,
    Soft,
    keep_place,
    restyle,
)


class SheetFoot(Foot):
    """What is to be done next is the main button: the next step, and at the last one to finish."""

    def __init__(self, around: PageContext) -> None:
        super().__init__(around.look)
        words = self._words = around.words
        self.next_button = MainButton(words("Next step"))
        self.read_button = MainButton(words("Read it"))
        self.finish_button = QuietButton(words("Finish"))
        self.print_button = QuietButton(words("Print"))
        self.note = Soft()
        self.versions_button = LinkButton(words("Earlier versions"), tone="quiet")
        self.delete_button = LinkButton(words("Delete"), flush="end")
        keep_place(self.versions_button, self.delete_button)
        for button in (
            self.read_button,
            self.next_button,
            self.finish_button,
            self.print_button,
        ):
            self.row.addWidget(button)
        self.row.add_text(self.note, keep=True)
        self.row.addWidget(self.versions_button)
        self.row.addWidget(self.delete_button)

    def say_saved(self, worksheet: Worksheet) -> None:
        """How it stands on the disk."""
        words, finished = self._words, worksheet.status == "finished"
        said = words("Finished · Saved") if finished else words("Saved")
        self.note.setText(said if worksheet.id else "")

    def show_state(self, worksheet: Worksheet, *, last: bool) -> None:
        """What can be done with it; `last`: its last step is shown."""
        finished, stored = worksheet.status == "finished", bool(worksheet.id)
        self.read_button.setVisible(finished)
        self.next_button.setVisible(not last)
        self.finish_button.setVisible(not finished)
        self.versions_button.setVisible(stored)
        self.delete_button.setVisible(stored)
        for button, main in (
            (self.next_button, not finished),
            (self.finish_button, last),
        ):
            role = "main" if main else "quiet"
            if button.property("role") != role:
                button.setProperty("role", role)
                restyle(button)
