"""People and tags of an entry: those that stand in its text, and those given beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nearward.domain.marks import Mark, fold, people_in, tags_in
from nearward.domain.things import Entry, Person
from nearward.session import operations
from nearward_ui.kit.around import Notice, Surroundings
from nearward_ui.kit.chips import Chip
from nearward_ui.kit.flow import Flow
from nearward_ui.kit.plain import LinkButton, TextField


class Tagged(QWidget):
    """A row of chips. A chip leads to all of its kind; Delete takes off what was given beside.

    `changed` says that others are given beside; `tag` carries one, `person` an id.
    """

    changed = Signal()
    tag = Signal(str)
    person = Signal(int)
    notice = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._people: list[Person] = []
        self._tags: tuple[str, ...] = ()
        self._with: tuple[int, ...] = ()
        self._shown: tuple[object, ...] = ()
        self.chips: list[Chip] = []
        self._offs: list[LinkButton] = []
        self.add = TextField(words("A tag, or @ and a person"), words("+ tag or @person"))
        self.add.setProperty("role", "chip")
        self.add.setFixedWidth(look.px(150))
        self.add.returnPressed.connect(self._on_add)
        self._flow = Flow(look.px(6), look.px(6), self)
        self._flow.addWidget(self.add)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def given(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Tags and people given beside the text."""
        return self._tags, self._with

    def show_entry(self, entry: Entry) -> None:
        """Show those of an entry; says nothing."""
        self._tags, self._with = entry.tags, entry.people
        self.add.clear()
        self.read(entry)

    def read(self, entry: Entry) -> None:
        """Show the marks of a text as it was saved."""
        then = partial(self._on_people, entry)
        self._around.desk.ask(operations.people(), then, lane="journal-people")

    def _read(self, entry: Entry) -> None:
        words = f"{entry.title}\n{entry.text}"
        aliases = {fold(person.alias): person for person in self._people}
        typed = people_in(words, [person.alias for person in self._people])
        by_id = {person.id: person for person in self._people}
        names: dict[str, tuple[str, bool]] = {}
        for mark in typed:
            known = aliases.get(fold(mark.name))
            names.setdefault(fold(mark.name), (known.alias if known else mark.name, True))
        for number in self._with:
            if number in by_id:
                alias = by_id[number].alias
                names.setdefault(fold(alias), (alias, False))
        tags = _all(tags_in(words), self._tags)
        shown = (tuple(names.values()), tuple(tags.values()))
        if shown != self._shown:
            self._shown = shown
            self._make(*shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                if isinstance(watched, Chip):
                    self._take_off(watched)
                    return True
            elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, Chip):
                watched.click()
                return True
        return super().eventFilter(watched, event)

    def _make(
        self, people: tuple[tuple[str, bool], ...], tags: tuple[tuple[str, bool], ...]
    ) -> None:
        words = self._around.words
        focused = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), -1)
        for old in (*self.chips, *self._offs):
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.chips, self._offs = [], []
        self._flow.removeWidget(self.add)
        for sign, found in (("@", people), ("#", tags)):
            for name, typed in found:
                chip = Chip(name, sign + name, look=self._around.look)
                chip.setProperty("tone", "held")
                chip.setCheckable(False)
                chip.setProperty("typed", typed)
                chip.clicked.connect(partial(self._on_chip, sign, name))
                chip.installEventFilter(self)
                said = (
                    words("{name}, a person", name=name)
                    if sign == "@"
                    else words("{name}, a tag", name=name)
                )
                chip.setAccessibleName(said)
                chip.setAccessibleDescription(self._told(typed))
                self._flow.addWidget(chip)
                self.chips.append(chip)
                if not typed:
                    off = LinkButton("×")
                    off.setProperty("shape", "square")
                    off.setAccessibleName(words("{name}: take off", name=name))
                    off.clicked.connect(partial(self._take_off, chip))
                    self._flow.addWidget(off)
                    self._offs.append(off)
        self._flow.addWidget(self.add)
        if focused >= 0:
            (self.chips[min(focused, len(self.chips) - 1)] if self.chips else self.add).setFocus()

    def _told(self, typed: bool) -> str:
        words = self._around.words
        if typed:
            return words("It stands in the text.")
        return words("It was given beside the text; Delete takes it off.")

    def _on_people(self, entry: Entry, people: list[Person]) -> None:
        self._people = people
        self._read(entry)

    def _on_chip(self, sign: str, name: str) -> None:
        if sign == "#":
            self.tag.emit(name)
            return
        person = next((p for p in self._people if fold(p.alias) == fold(name)), None)
        if person is not None:
            self.person.emit(person.id)

    def _take_off(self, chip: Chip, _checked: bool = False) -> None:
        words, key = self._around.words, fold(chip.text())
        if chip.property("typed"):
            said = words("{name} stands in the text; there it can be taken out.", name=chip.text())
            self.notice.emit(Notice(said))
            return
        if chip.code.startswith("#"):
            self._tags = tuple(tag for tag in self._tags if fold(tag) != key)
        else:
            gone = {person.id for person in self._people if fold(person.alias) == key}
            self._with = tuple(number for number in self._with if number not in gone)
        self.changed.emit()

    def _on_add(self) -> None:
        name = " ".join(self.add.text().split())
        self.add.clear()
        if name.startswith("@"):
            alias = name[1:].strip()
            if alias:
                self._around.desk.ask(operations.add_person(alias), self._on_person)
            return
        name = name.lstrip("#").strip()
        if name and all(fold(tag) != fold(name) for tag in self._tags):
            self._tags = (*self._tags, name)
            self.changed.emit()

    def _on_person(self, person: Person) -> None:
        if all(known.id != person.id for known in self._people):
            self._people = [*self._people, person]
        if person.id not in self._with:
            self._with = (*self._with, person.id)
            self.changed.emit()


def _all(typed: list[Mark], given: tuple[str, ...]) -> dict[str, tuple[str, bool]]:
    names: dict[str, tuple[str, bool]] = {}
    for mark in typed:
        names.setdefault(fold(mark.name), (mark.name, True))
    for name in given:
        names.setdefault(fold(name), (name, False))
    return names
