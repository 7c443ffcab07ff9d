"""Two names for one person: chosen in place, said what it does, done everywhere or not at all."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nearward.domain.model import Person
from nearward.session.ask import people
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.combo_box import ComboBox
from nearward_ui.people.confirm_panel import ConfirmPanel


class MergePanel(ConfirmPanel):
    """`asked` carries the id of the one whose name stays."""

    asked = Signal(int)

    def __init__(self, around: PageContext) -> None:
        words = around.words
        self.choice = ComboBox(words("Which person is it?"))
        super().__init__(around, self.choice, words("Make them one"))
        self._person: Person | None = None
        self.yes.clicked.connect(self._on_yes)

    def ask(self, person: Person) -> None:
        """Ask with whom someone is put together."""
        self._person = person
        self.trouble.say("")
        self._around.desk.ask(people.every(), self._on_people, lane="together")

    def _on_people(self, people: list[Person]) -> None:
        words, person = self._around.words, self._person
        if person is None:
            return
        others = [other for other in people if other.id != person.id]
        others.sort(key=lambda other: other.alias.casefold())
        self.choice.clear()
        for other in others:
            self.choice.addItem(other.alias, other.id)
        self.choice.setVisible(bool(others))
        self.yes.setVisible(bool(others))
        said = words("There is nobody else yet.")
        if others:
            said = words(
                "Which person is it? {name} gets the other name in every text. What you noted"
                " about both is kept."
                " This cannot be undone in one step. Entries and worksheets keep their present"
                " words as an earlier version.",
                name=person.alias,
            )
        self.about.setText(said)
        self.show()
        (self.choice if others else self.no).setFocus()

    def _on_yes(self) -> None:
        other = self.choice.currentData()
        if isinstance(other, int):
            self.asked.emit(other)
