"""What is noted of someone: who they are, a few words, and where they are left out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from nearward.domain.model import Person
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.term_chips import TermChips
from nearward_ui.kit.widgets.basic import Ask, Panel, TextArea


class ProfileForm(Panel):
    """All of it can be left empty. `changed` says that something else stands."""

    changed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._loading = False
        name = words("Who they are to me")
        self.relation = TermChips(name, "relation", around=around)
        self.relation.changed.connect(self._on_changed)
        about = words("A few words about them")
        self.about = TextArea(about, 2)
        self.about.textChanged.connect(self._on_changed)
        self.left_out = Tick(words("Leave moments with them out of the charts"))
        self.archived = Tick(words("Archive (no longer suggested while writing)"))
        for box in (self.left_out, self.archived):
            box.toggled.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(look.px(n) for n in (20, 14, 20, 16)))
        column.setSpacing(look.px(12))
        optional = words("optional")
        column.addWidget(stacked(Ask(name, optional), self.relation, gap=look.px(6)))
        column.addWidget(stacked(Ask(about, optional), self.about, gap=look.px(6)))
        column.addWidget(self.left_out)
        column.addWidget(self.archived)

    @property
    def values(self) -> dict[str, Any]:
        """The fields of a Person that stand here."""
        return {
            "relation": self.relation.value or "",
            "about": self.about.text(),
            "left_out": self.left_out.isChecked(),
            "archived": self.archived.isChecked(),
        }

    def show_person(self, person: Person) -> None:
        """Show someone; says nothing."""
        self._loading = True
        self.relation.set_value(person.relation or None)
        self.about.set_text(person.about)
        self.left_out.setChecked(person.left_out)
        self.archived.setChecked(person.archived)
        self._loading = False

    def _on_changed(self) -> None:
        if not self._loading:
            self.changed.emit()
