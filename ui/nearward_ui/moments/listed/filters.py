"""Which moments are listed: three chips with a menu each. One that is set says its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from nearward.domain.cards import MomentsWanted
from nearward.domain.symbols import BY_NAME, OF_MOMENTS
from nearward.session.ask import moments
from nearward.session.ask.moments import ToChooseFrom
from nearward.worksheets import vocabulary
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.filter_chip import FilterChip


class Filters(QObject):
    """The chips and their menus. `changed` says that other moments are wanted."""

    changed = Signal()

    def __init__(self, around: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        words, look = around.words, around.look
        self._around = around
        self.wanted = MomentsWanted()
        self.person = FilterChip(words("Everyone"), look)
        self.happened = FilterChip(words("What happened"), look)
        self.trigger = FilterChip(words("Just before"), look)
        for chip in self.chips:
            chip.setAccessibleDescription(words("Show all, or some only"))
        self.person.clicked.connect(partial(self._ask, self._people))
        self.happened.clicked.connect(self._on_happened)
        self.trigger.clicked.connect(partial(self._ask, self._triggers))

    @property
    def chips(self) -> tuple[FilterChip, ...]:
        """In their order."""
        return self.person, self.happened, self.trigger

    @property
    def is_empty(self) -> bool:
        """Whether all are wanted."""
        return self.wanted == MomentsWanted()

    def clear(self) -> None:
        """All moments are wanted again."""
        for chip in self.chips:
            chip.say("")
        self._want(MomentsWanted())

    def name_person(self, aliases: dict[int, str]) -> None:
        """What someone who is looked for is called now; nobody is looked for who is gone."""
        if self.wanted.person:
            self.person.say(aliases.get(self.wanted.person, ""))
            if not self.person.is_set:
                self._want(self.wanted._replace(person=0))

    def _ask(self, show: Callable[[ToChooseFrom], None], _checked: bool = False) -> None:
        self._around.desk.ask(moments.to_choose_from(), show, lane="moments-filters")

    def _people(self, found: ToChooseFrom) -> None:
        rows = [(str(person.id), person.alias) for person in found.people]
        self._show(self.person, rows, str(self.wanted.person or ""), self._on_person)

    def _triggers(self, found: ToChooseFrom) -> None:
        words = self._around.words
        known = {term.code: term.label for term in vocabulary.terms("trigger", words)}
        rows = [row for row in known.items() if row[0] in found.triggers]
        rows += [(own, own) for own in sorted(found.triggers - known.keys())]
        self._show(self.trigger, rows, self.wanted.trigger, self._on_trigger)

    def _on_happened(self) -> None:
        words = self._around.words
        rows = [(row.name, words(row.short)) for row in OF_MOMENTS]
        self._show(self.happened, rows, self.wanted.happened, self._on_what)

    def _show(
        self,
        chip: FilterChip,
        rows: Iterable[tuple[str, str]],
        chosen: str,
        then: Callable[[str, str], None],
    ) -> None:
        """The menu of a chip, below it; the first row takes its value back."""
        chip.offer([("", self._around.words("All")), *rows], chosen, then)

    def _on_person(self, code: str, alias: str) -> None:
        self.person.say(alias if code else "")
        self._want(self.wanted._replace(person=int(code or 0)))

    def _on_what(self, name: str, _text: str) -> None:
        self.happened.say(self._around.words(BY_NAME[name].short) if name else "")
        self._want(self.wanted._replace(happened=name))

    def _on_trigger(self, code: str, text: str) -> None:
        self.trigger.say(text if code else "")
        self._want(self.wanted._replace(trigger=code))

    def _want(self, wanted: MomentsWanted) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.changed.emit()
