"""The words of a vocabulary: shown at once, behind "More…", hidden; put in order by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal

from nearward.worksheets.vocabulary import ShownTerm
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.lists.sorted_list import SortedList


class TermList(SortedList):
    """`rename_asked`, `hide_asked`: of the word that is chosen."""

    rename_asked = Signal()
    hide_asked = Signal()

    def __init__(self, name: str, around: PageContext) -> None:
        super().__init__(name, around)
        self.open_asked.connect(self.rename_asked)
        self.remove_asked.connect(self.hide_asked)

    def code_of(self, thing: object) -> str:
        return thing.code if isinstance(thing, ShownTerm) else ""

    @property
    def term(self) -> ShownTerm | None:
        """The word that is chosen."""
        return self.thing if isinstance(self.thing, ShownTerm) else None
