"""Questions that someone or something in the diary answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from nearward.domain.changes import KindsChanged
from nearward.domain.model import Moment, Person, Worksheet
from nearward.domain.trouble import Trouble
from nearward.session.ask import moments, people, worksheets
from nearward.session.ask.sheets import links
from nearward.worksheets import catalogue
from nearward.worksheets.form.field_kinds import given, link
from nearward.worksheets.form.model import Field
from nearward.worksheets.form.said import gone
from nearward.worksheets.link_names import name_of
from nearward.worksheets.links import links_in, record_of
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.inputs.combo_box import ComboBox
from nearward_ui.kit.layouts.flow_layout import FlowLayout, as_high_as_it_needs
from nearward_ui.kit.widgets.basic import LinkButton, QuietButton, TextField
from nearward_ui.pages import to_thing
from nearward_ui.routes import ToWorksheet
from nearward_ui.worksheets.fresh import fresh
from nearward_ui.worksheets.questions.view import FieldView

#: pixels of the drawing: the field for someone new, and as wide as a list becomes
SOMEONE, WIDEST = 108, 560


class LinkView(FieldView):
    """What a question leads to: read when it is first shown, and when that changes."""

    def __init__(self, field: Field, around: PageContext, *, alone: bool) -> None:
        super().__init__(field, around, alone=alone)
        self.record = record_of(field)
        #: where the link leads; 0: nowhere
        self.id = 0
        #: the worksheet that the question stands in; 0: none that is kept
        self.stands_in: Callable[[], int] = int
        self._is_asked = False
        self._own: dict[str, int | None] = {}

    @property
    def answers(self) -> dict[str, Any]:
        return {self.field.id: link(self.record, self.id) if self.id else None}

    def show_answers(self, answers: dict[str, Any]) -> None:
        self.follow(answers)
        value = given(self.field, answers.get(self.field.id))
        number = value[1] if value is not None and value[0] == self.record else 0
        if number != self.id or not self._is_asked:
            self.id = number
            self._renew()

    def follow(self, answers: dict[str, Any]) -> None:
        """With whom and of which moment the sheet is: one that is begun from it is the same."""
        found = dict(reversed(list(links_in(answers))))
        self._own = {"person_id": found.get("person"), "moment_id": found.get("moment")}

    def refresh(self, changed: KindsChanged) -> None:
        if self._is_asked and self.record in changed.kinds:
            self._renew()

    def _renew(self) -> None:
        self._is_asked = True
        ask = links.offered(self.record, self.id, self.field.sheets)
        self.around.desk.ask(ask, self._on_offered, self._on_trouble)

    def _on_offered(self, found: Sequence[Any]) -> None:
        if isValid(self):
            words = self.around.words
            own = self.stands_in() if self.record == "worksheet" else 0
            named = [(one.id, name_of(one, words)) for one in found if one.id != own]
            if self.id and all(number != self.id for number, _ in named):
                named.append((self.id, gone(words)))
            self.offer(named)

    def offer(self, named: Sequence[tuple[int, str]]) -> None:
        """Show these to choose from, what is chosen among them."""
        raise NotImplementedError

    def choose(self, number: int) -> None:
        """Let the link lead there."""
        if number != self.id:
            self.id = number
            self.changed.emit()

    def only_try(self) -> None:
        """It is only looked at: nothing is made in the diary from here."""
        raise NotImplementedError

    def _on_trouble(self, trouble: Trouble) -> None:
        if isValid(self):
            self.notice.emit(Notice(trouble.say(self.around.words), lasting=True))


class PersonView(LinkView):
    """Someone: a chip each, and a field for someone who is not in the diary yet."""

    def __init__(self, field: Field, around: PageContext, *, alone: bool) -> None:
        super().__init__(field, around, alone=alone)
        words, name = around.words, around.words(field.label)
        self.chips = Chips(name, [], around=around)
        self.chips.changed.connect(self._on_chosen)
        said = words("{name}: someone else", name=name)
        self.someone = TextField(said, words("+ someone"))
        self.someone.setProperty("role", "chip")
        self.someone.setProperty("tone", "quiet")
        self.someone.setFixedWidth(around.look.px(SOMEONE))
        self.someone.returnPressed.connect(self._on_someone)
        self.someone.editingFinished.connect(self._on_someone)
        self.chips.put_last(self.someone)
        self._put(self.chips)

    def offer(self, named: Sequence[tuple[int, str]]) -> None:
        is_first = not self.chips.chips
        self.chips.show_options([(str(number), name) for number, name in named])
        self.chips.set_value(str(self.id) if self.id else None)
        if is_first and self.someone.hasFocus() and not self.someone.text():
            # they were not there yet when the question got the keyboard
            self.take_focus()

    def take_focus(self) -> None:
        if self.chips.chips:
            self.chips.take_focus()
        else:
            self.someone.setFocus(Qt.FocusReason.TabFocusReason)

    def only_try(self) -> None:
        self.someone.setEnabled(False)

    def _on_chosen(self) -> None:
        self.choose(int(self.chips.value or 0))

    def _on_someone(self) -> None:
        alias = self.someone.text().strip()
        if alias:
            self.someone.clear()
            troubled = partial(self._on_nobody, alias)
            self.around.desk.ask(people.add(alias), self._on_person, troubled)

    def _on_person(self, person: Person) -> None:
        if isValid(self):
            self.choose(person.id)
            self._renew()

    def _on_nobody(self, alias: str, trouble: Trouble) -> None:
        """The name stands where it was typed."""
        if isValid(self) and not self.someone.text():
            self.someone.setText(alias)
        self._on_trouble(trouble)


class RecordView(LinkView):
    """A moment, a belief or a worksheet: one of the newest, in a list; it can be opened. Of some
    sheets one can be begun from here."""

    def __init__(self, field: Field, around: PageContext, *, alone: bool) -> None:
        super().__init__(field, around, alone=alone)
        words, look = around.words, around.look
        self.list = ComboBox(words(field.label))
        self.list.setMaximumWidth(look.px(WIDEST))
        self.list.given.connect(self._on_given)
        self.open = LinkButton(words("Open it"))
        self.open.clicked.connect(self._on_open)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(8))
        row.addWidget(self.list, 1)
        row.addWidget(self.open)
        row.addStretch(0)
        self.begins = QWidget()
        flow = FlowLayout(look.px(8), look.px(8), self.begins)
        as_high_as_it_needs(self.begins)
        self.buttons: dict[str, QuietButton] = {}
        for sheet_id in field.sheets:
            sheet = catalogue.sheets().get(sheet_id)
            if sheet is not None:
                button = QuietButton(words("Begin “{sheet}”", sheet=words(sheet.title)))
                button.clicked.connect(partial(self._on_begin, sheet_id))
                self.buttons[sheet_id] = button
                flow.addWidget(button)
        self._box.addWidget(self.begins)
        self._put(line)
        if self._ask is not None:
            self._ask.stand_for(self.list)
        self._show_ways()

    def offer(self, named: Sequence[tuple[int, str]]) -> None:
        self.list.clear()
        self.list.addItem(self._none(bool(named)), 0)
        for number, name in named:
            self.list.addItem(name, number)
        self.list.setCurrentIndex(max(0, self.list.findData(self.id)))
        # where there is nothing to choose from, one is begun
        self.list.setVisible(bool(named) or not self.buttons)
        self.list.setEnabled(bool(named))
        self._show_ways()

    def begin_none(self) -> None:
        """It leads back: none is begun from here."""
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self.buttons.clear()
        self.offer([])

    def only_try(self) -> None:
        for button in self.buttons.values():
            button.setEnabled(False)

    def take_focus(self) -> None:
        first = next(iter(self.buttons.values()), None)
        (first if first is not None and not self.begins.isHidden() else self.list).setFocus()

    def _none(self, has_some: bool) -> str:
        words = self.around.words
        if has_some:
            return words("None chosen")
        if self.record == "moment":
            return words("No moment is in the diary yet")
        return words("There is none in the diary yet")

    def _show_ways(self) -> None:
        self.begins.setVisible(bool(self.buttons) and not self.id)
        self.open.setVisible(bool(self.id))

    def _on_given(self, at: int) -> None:
        self.choose(int(self.list.itemData(at) or 0))
        self._show_ways()

    def _on_open(self) -> None:
        self.go.emit(to_thing(self.record, self.id))

    def _on_begin(self, sheet_id: str, _checked: bool = False) -> None:
        """It takes up what is told of the moment, as one that is begun from that."""
        moment_id, then = self._own.get("moment_id"), partial(self._begin, sheet_id)
        if moment_id:
            self.around.desk.ask(moments.get(moment_id), then, self._on_trouble)
        else:
            then(None)

    def _begin(self, sheet_id: str, moment: Moment | None) -> None:
        """It is kept at once, so that the link has somewhere to lead."""
        made = fresh(self.around, sheet_id, moment, own=self._own)
        self.around.desk.ask(worksheets.save(made), self._on_begun, self._on_trouble)

    def _on_begun(self, made: Worksheet) -> None:
        if isValid(self):
            self.choose(made.id)
            self._show_ways()
            self.go.emit(ToWorksheet(id=made.id))


def link_view(field: Field, around: PageContext, *, alone: bool) -> LinkView:
    """The view for a link of this kind."""
    made = PersonView if field.record == "person" else RecordView
    return made(field, around, alone=alone)
