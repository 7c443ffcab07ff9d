"""A new name for a tag or a person, everywhere."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.widgets.basic import TextField
from nearward_ui.people.confirm_panel import ConfirmPanel


class RenamePanel(ConfirmPanel):
    """`asked` carries the new name."""

    asked = Signal(str)

    def __init__(self, around: PageContext) -> None:
        self.field = TextField(around.words("The new name"))
        super().__init__(around, self.field, around.words("Rename everywhere"))
        self.field.returnPressed.connect(self._on_keep)
        self.yes.clicked.connect(self._on_keep)

    def ask(self, name: str, about: str) -> None:
        """Ask for a new name in place of `name`."""
        self.about.setText(about)
        self.field.setText(name)
        self.trouble.say("")
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def _on_keep(self) -> None:
        name = " ".join(self.field.text().split())
        if name:
            self.asked.emit(name)
        else:
            self.field.setFocus()
