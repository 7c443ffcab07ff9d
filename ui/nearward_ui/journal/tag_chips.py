"""People and tags of an entry: those that stand in its text, and those given beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nearward.domain.cards import Held
from nearward.domain.model import Entry, Person
from nearward.domain.text.mentions import fold
from nearward.domain.trouble import Trouble
from nearward.session.ask import people
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.chip import Chip
from nearward_ui.kit.layouts.flow_layout import FlowLayout
from nearward_ui.kit.theme import Theme
from nearward_ui.kit.widgets.basic import TextField
from nearward_ui.kit.widgets.icon_button import IconButton

#: pixels between the edge of a field of Qt and its first letter
WITHIN = 3


class TagChips(QWidget):
    """A row of chips. A chip leads to all of its kind; Delete takes off what was given beside.

    `changed` says that others are given beside; `tag` carries one, `person` an id.
    """

    changed = Signal()
    tag = Signal(str)
    person = Signal(int)
    notice = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._entry_id = 0
        #: counts the entries that were shown
        self._turn = 0
        self._held = Held()
        self._tags: tuple[str, ...] = ()
        self._with: tuple[int, ...] = ()
        #: what people were called when last heard of
        self._aliases: dict[int, str] = {}
        self._shown: list[tuple[str, str, bool]] = []
        self.chips: list[Chip] = []
        self._offs: list[OffMark] = []
        self.add = TextField(words("A tag, or @ and a person"), words("+ tag or @person"))
        self.add.setProperty("role", "chip")
        self.add.setProperty("tone", "bare")
        self.add.setFixedWidth(look.px(150))
        self.add.returnPressed.connect(self._on_add)
        self._flow = FlowLayout(look.px(6), look.px(6), self)
        self._flow.addWidget(self.add)
        self._stand()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def given(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Tags and people given beside the text."""
        return self._tags, self._with

    def show_entry(self, entry: Entry) -> None:
        """Show those of an entry; says nothing."""
        self._turn += 1
        self._held = Held()
        self.add.clear()
        self.read(entry)

    def read(self, entry: Entry) -> None:
        """Show what stands beside an entry now, and in its text as it was saved."""
        self._tags, self._with = entry.tags, entry.people
        self._entry_id = entry.id
        if entry.id:
            then = partial(self._on_held, entry.id)
            ask = people.held(entry.id)
            self._around.desk.ask(ask, then, self._on_unread, lane="journal-tagged")
        else:
            self._show()

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

    def _on_held(self, entry_id: int, held: Held) -> None:
        if entry_id == self._entry_id:
            self._held = held
            self._aliases.update((who, alias) for who, alias, _ in held.people)
            self._show()

    def _on_unread(self, trouble: Trouble) -> None:
        """What is known of the entry itself is shown, and none of the one before."""
        self._show()
        self._say(trouble)

    def _say(self, trouble: Trouble) -> None:
        self.notice.emit(Notice(trouble.say(self._around.words), lasting=True))

    def _show(self) -> None:
        """The chips, made anew where they are others: (code, name, in the text)."""
        shown = {who: (f"@{who}", alias, True) for who, alias, typed in self._held.people if typed}
        for who in self._with:
            if who in self._aliases:
                shown.setdefault(who, (f"@{who}", self._aliases[who], False))
        tags = {fold(name): (f"#{name}", name, True) for name, typed in self._held.tags if typed}
        for name in self._tags:
            tags.setdefault(fold(name), (f"#{name}", name, False))
        chips = [*shown.values(), *tags.values()]
        if chips != self._shown:
            self._shown = chips
            self._make()

    def _make(self) -> None:
        focused = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), -1)
        for old in self.chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.chips, self._offs = [], []
        self._flow.removeWidget(self.add)
        for code, name, typed in self._shown:
            self._add_chip(code, name, typed=typed)
        self._flow.addWidget(self.add)
        self._stand()
        if focused >= 0:
            (self.chips[min(focused, len(self.chips) - 1)] if self.chips else self.add).setFocus()

    def _stand(self) -> None:
        """Alone, its words begin where those of the text do."""
        self.add.setTextMargins(0 if self.chips else -WITHIN, 0, 0, 0)

    def _add_chip(self, code: str, name: str, *, typed: bool) -> None:
        words = self._around.words
        chip = Chip(name, code, "held", look=self._around.look)
        chip.setCheckable(False)
        chip.setProperty("typed", typed)
        chip.clicked.connect(partial(self._on_chip, code))
        chip.installEventFilter(self)
        said = words("{name}, a person", name=name)
        if code.startswith("#"):
            said = words("{name}, a tag", name=name)
        chip.setAccessibleName(said)
        told = words("It was added beside the text; Delete removes it.")
        chip.setAccessibleDescription(words("It is in the text.") if typed else told)
        self._flow.addWidget(chip)
        self.chips.append(chip)
        if not typed:
            self._offs.append(OffMark(chip, words("{name}: remove", name=name), self._around.look))
            # a hint is HTML, and a name is a person's word
            self._offs[-1].setToolTip(words("Remove"))
            self._offs[-1].clicked.connect(partial(self._take_off, chip))

    def _on_chip(self, code: str) -> None:
        if code.startswith("#"):
            self.tag.emit(code[1:])
        else:
            self.person.emit(int(code[1:]))

    def _take_off(self, chip: Chip, _checked: bool = False) -> None:
        if chip.property("typed"):
            words = self._around.words
            said = words("{name} is in the text and can be removed there.", name=chip.text())
            self.notice.emit(Notice(said))
            return
        if chip.code.startswith("#"):
            key = fold(chip.code[1:])
            self._tags = tuple(tag for tag in self._tags if fold(tag) != key)
        else:
            self._with = tuple(who for who in self._with if who != int(chip.code[1:]))
        self.changed.emit()

    def _on_add(self) -> None:
        name = " ".join(self.add.text().split())
        self.add.clear()
        if name.startswith("@"):
            alias = name[1:].strip()
            if alias:
                then = partial(self._on_person, self._turn)
                troubled = partial(self._on_nobody, self._turn, f"@{alias}")
                self._around.desk.ask(people.add(alias), then, troubled)
            return
        name = name.lstrip("#").strip()
        if name and all(fold(tag) != fold(name) for tag in self._tags):
            self._tags = (*self._tags, name)
            self.changed.emit()

    def _on_nobody(self, turn: int, typed: str, trouble: Trouble) -> None:
        """The name stands where it was typed."""
        if turn == self._turn and not self.add.text():
            self.add.setText(typed)
        self._say(trouble)

    def _on_person(self, turn: int, person: Person) -> None:
        self._aliases[person.id] = person.alias
        if turn == self._turn and person.id not in self._with:
            self._with = (*self._with, person.id)
            self.changed.emit()


class OffMark(IconButton):
    """Takes a chip off; it lies over the chip's end while the mouse or the keyboard is on that.

    The keyboard has Delete for it.
    """

    def __init__(self, chip: Chip, name: str, look: Theme) -> None:
        super().__init__("close", name, look, tone="tide", small=True)
        self._chip = chip
        self.setParent(chip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(look.px(24), look.target)
        chip.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (
            QEvent.Type.Enter,
            QEvent.Type.FocusIn,
            QEvent.Type.Leave,
            QEvent.Type.FocusOut,
        ):
            on = kind in (QEvent.Type.Enter, QEvent.Type.FocusIn)
            self.setVisible(on or self._chip.hasFocus() or self._chip.underMouse())
            self._place()
        elif event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect().adjusted(0, 6, -4, -6), self._look.colour("tide_soft"))
        painter.end()
        super().paintEvent(event)

    def _place(self) -> None:
        mirrored = self._chip.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = 0 if mirrored else self._chip.width() - self.width()
        self.move(left, (self._chip.height() - self.height()) // 2)
