"""With whom: everyone, or one person of whom there are enough moments."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.filter_chip import FilterChip
from nearward_ui.kit.widgets.basic import Soft


class PersonFilter(QObject):
    """A chip with a menu, and the sentence that belongs to it. `changed`: another one is meant."""

    changed = Signal()

    def __init__(self, around: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._words = around.words
        self._names: Mapping[int, str] = {}
        self.person = 0
        self.chip = FilterChip(self._words("Everyone"), around.look)
        self.chip.setAccessibleDescription(self._words("Show all, or some only"))
        self.chip.clicked.connect(self._ask)
        self.said = Soft()
        self._say()

    def offer(self, names: Mapping[int, str]) -> None:
        """These can be looked at alone; who no longer can is not meant any more."""
        self._names = names
        if self.person not in names:
            self.person = 0
        self.chip.setVisible(bool(names))
        self._say()

    def _ask(self) -> None:
        named = sorted(self._names.items(), key=lambda one: one[1].casefold())
        rows = [("", self._words("Everyone")), *((str(one), alias) for one, alias in named)]
        self.chip.offer(rows, str(self.person or ""), self._on_taken)

    def _on_taken(self, code: str, _alias: str) -> None:
        self.person = int(code or 0)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words, alias = self._words, self._names.get(self.person, "")
        self.chip.say(alias)
        self.said.setVisible(bool(alias))
        if alias:
            self.said.setText(
                words(
                    "Only moments with {name}. Confirmed days are counted for all people together.",
                    name=alias,
                )
            )
