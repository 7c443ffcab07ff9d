"""Lists of a report that are as long as what they tell of: no limit, and no widget a row."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Signal

from nearward.domain.cards import NamedArrival
from nearward.session.jobs.import_report import Notes
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import long_day
from nearward_ui.kit.widgets.cards import ROW, CardLine, CardList

#: rows that are made at a time, and rows that are seen at once
PAGE, SEEN = 100, 4


class WholeList(CardList):
    """As high as what it holds, up to some rows."""

    def __init__(self, name: str, around: PageContext, count: int) -> None:
        super().__init__(name, around)
        self.setFixedHeight(around.look.px(ROW * min(count, SEEN) + 4))


class EveryNote(WholeList):
    """All notes of a reason, made as they come into sight."""

    def __init__(self, name: str, around: PageContext, notes: Notes, at: array[int]) -> None:
        super().__init__(name, around, len(at))
        self._notes, self._at = notes, at
        self.cards.wants_more.connect(self._on_more)
        self.cards.show_lines(self._lines(0), more=len(at) > PAGE)

    def _lines(self, first: int) -> list[CardLine]:
        words = self._around.words
        told = (self._notes[at] for at in self._at[first : first + PAGE])
        return [CardLine(n.place, words(n.text, **n.values), "", None) for n in told]

    def _on_more(self) -> None:
        first = len(self.cards.lines)
        self.cards.add_lines(self._lines(first), more=len(self._at) > first + PAGE)


class EveryEntry(WholeList):
    """Entries by day and title; `chosen` carries the id of the one to open."""

    chosen = Signal(int)

    def __init__(self, name: str, around: PageContext, entries: Sequence[NamedArrival]) -> None:
        super().__init__(name, around, len(entries))
        words = around.words
        lines = [
            CardLine(each.title or words("No words yet"), long_day(each.day, words), "", each.id)
            for each in entries
        ]
        self.cards.show_lines(lines, more=False)
        self.opened.connect(self._on_entry)

    def _on_entry(self, entry_id: object) -> None:
        if isinstance(entry_id, int):
            self.chosen.emit(entry_id)
