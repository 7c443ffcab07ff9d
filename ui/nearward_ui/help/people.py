"""People and places that help: a list of the person's own, to be changed in place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.model import Resource
from nearward.domain.trouble import Trouble
from nearward.i18n.days import dated
from nearward.session.ask import drafts, trash
from nearward.session.ask import help as helping
from nearward_ui.help.told import selectable, wrapping
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.widgets.basic import (
    Ask,
    LinkButton,
    MainButton,
    Panel,
    Prose,
    Soft,
    SubHeading,
    TextArea,
    TextField,
    Tiny,
)

#: after so many days a number is to be checked again
OLD = 180
#: rows that are made at once; the rest comes when it is asked for
AT_ONCE = 50
#: letters of a name that are shown
NAME = 200
#: letters of a word after which it may wrap, in the list
WRAPS = 20
#: where what was begun is kept
DRAFT = "resource:begun"


class ResourceRow(QFrame):
    """One of them. `change_asked` and `checked` carry it."""

    change_asked = Signal(object)
    checked = Signal(object)

    def __init__(self, resource: Resource, today: date, around: PageContext) -> None:
        super().__init__()
        self.setProperty("role", "row")
        words, look = around.words, around.look
        self.resource = resource
        self._look = look
        contact = Prose(wrapping(resource.contact, WRAPS))
        contact.setProperty("role", "contact")
        selectable(contact)
        beside = " · ".join(p for p in (resource.hours, resource.region, resource.note) if p)
        self.when = Tiny(self._checked(today, around), wrap=False)
        self.check_button = LinkButton(words("I checked it"), tone="quiet", flush="end")
        self.check_button.setAccessibleName(words("{name}: I checked it", name=resource.name))
        self.check_button.clicked.connect(partial(self.checked.emit, resource))
        if not is_old(resource, today):
            # what has no place yet would be shown as a window of its own
            self.check_button.hide()
        self.change_button = LinkButton(words("Change"), tone="quiet", flush="end")
        self.change_button.setAccessibleName(words("{name}: change", name=resource.name))
        self.change_button.clicked.connect(partial(self.change_asked.emit, resource))
        ways = QHBoxLayout()
        ways.setSpacing(look.px(4))
        ways.addStretch(1)
        ways.addWidget(self.check_button)
        ways.addWidget(self.change_button)
        name = resource.name if len(resource.name) <= NAME else f"{resource.name[:NAME]}…"
        self._lay_out(contact, name, beside, ways)

    def _lay_out(self, contact: Prose, name: str, beside: str, ways: QHBoxLayout) -> None:
        look, words_of_contact = self._look, self.resource.contact
        top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
        first, last, box = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        box.setContentsMargins(0, look.px(8), 0, look.px(4))
        box.setSpacing(0)
        for row in (first, last):
            row.setSpacing(look.px(12))
        box.addLayout(first)
        # what would be squeezed between the others has a line of its own
        is_long = max(map(len, words_of_contact.split()), default=0) > WRAPS
        is_long = is_long or len(words_of_contact) > 2 * WRAPS
        first.addWidget(Ask(wrapping(name, WRAPS)), 9 if is_long else 5, top)
        if is_long:
            box.addWidget(contact)
        else:
            first.addWidget(contact, 4, top)
        first.addWidget(self.when, 4, top | right)
        last.addWidget(Soft(wrapping(beside, WRAPS)), 9)
        last.addLayout(ways, 4)
        box.addLayout(last)

    def _checked(self, today: date, around: PageContext) -> str:
        day, words = self.resource.checked_on, around.words
        if day is None:
            return words("not checked yet")
        return (
            words("checked today")
            if day == today
            else words("checked {day}", day=dated(day, words))
        )


class ResourceForm(Panel):
    """The fields of one of them. `saved` carries it, `deleted` too; `left`: neither."""

    saved = Signal(object)
    deleted = Signal(object)
    left = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words = around.words
        self._around = around
        self.resource = Resource(name="")
        labels = {
            "name": words("Name"),
            "contact": words("Number or address"),
            "hours": words("When they can be reached"),
            "region": words("Where"),
        }
        self.fields = {name: TextField(label) for name, label in labels.items()}
        self.note = TextArea(words("Note"), 1)
        self.missing = Tiny(words("A name or a number is needed."))
        self.save_button = MainButton(words("Save"))
        self.save_button.clicked.connect(self.save)
        self.leave_button = LinkButton(words("Cancel"), tone="quiet")
        self.leave_button.clicked.connect(self.left)
        self.delete_button = LinkButton(words("Delete"), flush="end")
        self.delete_button.clicked.connect(self._on_delete)
        self._lay_out(labels)

    @property
    def body(self) -> dict[str, Any]:
        """What is typed, as a draft."""
        typed = {name: field.text() for name, field in self.fields.items()}
        return {**typed, "note": self.note.text()}

    @property
    def is_changed(self) -> bool:
        """Whether something differs from what is kept."""
        return any(getattr(self.resource, name) != text for name, text in self.body.items())

    def begin(self, resource: Resource, body: dict[str, Any] | None = None) -> None:
        """Change one (id 0: a new one), or go on with a draft of it."""
        self.resource = resource
        for name, field in self.fields.items():
            field.setText(str((body or {}).get(name, getattr(resource, name))))
        self.note.set_text(str((body or {}).get("note", resource.note)))
        self.missing.hide()
        self.delete_button.setVisible(bool(resource.id))
        self.show()
        self.fields["name"].setFocus()

    def save(self) -> None:
        """Keep it; what is new counts as checked today."""
        body = {name: text.strip() for name, text in self.body.items()}
        if not body["name"] and not body["contact"]:
            self.missing.show()
            self.fields["name"].setFocus()
            return
        fresh = replace(self.resource, **body)
        if fresh.contact != self.resource.contact or not fresh.id:
            fresh = replace(fresh, checked_on=self._around.today)
        self.saved.emit(fresh)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, labels: dict[str, str]) -> None:
        words, look = self._around.words, self._around.look
        box = QVBoxLayout(self)
        box.setContentsMargins(look.px(20), look.px(16), look.px(20), look.px(12))
        box.setSpacing(look.px(10))
        for pair in (("name", "contact"), ("hours", "region")):
            beside = QHBoxLayout()
            beside.setSpacing(look.px(12))
            for name in pair:
                self.fields[name].returnPressed.connect(self.save)
                beside.addWidget(stacked(Ask(labels[name]), self.fields[name], gap=4), 1)
            box.addLayout(beside)
        box.addWidget(stacked(Ask(words("Note")), self.note, gap=4))
        box.addWidget(self.missing)
        foot = WrappingRow(look, 10)
        foot.addWidget(self.save_button)
        foot.add_room()
        foot.addWidget(self.delete_button)
        foot.addWidget(self.leave_button)
        box.addLayout(foot)
        self.hide()

    def _on_delete(self) -> None:
        self.deleted.emit(self.resource)


class PeopleAndPlaces(QWidget):
    """The list, and the form to change it. `notice` carries a Notice; `begun` the form, once it is
    shown."""

    notice = Signal(object)
    begun = Signal(object)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._shown = AT_ONCE
        #: whether what was begun is on the disk
        self.is_drafted = False
        #: while someone is on the way to the disk: who has arrived
        self._saving: list[Resource] | None = None
        self.resources: list[Resource] = []
        self.rows: list[ResourceRow] = []
        self.add_button = LinkButton(words("Add"), flush="end")
        self.add_button.setAccessibleName(words("People and places: add"))
        self.add_button.clicked.connect(self._on_add)
        self.form = ResourceForm(around)
        self.form.saved.connect(self._on_save)
        self.form.deleted.connect(self._on_delete)
        self.form.left.connect(self._on_left)
        self.empty = Soft(
            words("Who can be called, and where you can go. Only this diary holds them.")
        )
        self.more_button = LinkButton("", flush="start")
        self.more_button.clicked.connect(self._on_more)
        head = QHBoxLayout()
        head.addWidget(SubHeading(words("People and places")), 1)
        head.addWidget(self.add_button)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._list.addWidget(self.form)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(6))
        box.addLayout(head)
        box.addWidget(self.empty)
        box.addLayout(self._list)
        box.addWidget(self.more_button)
        self.show_all([])

    @property
    def draft(self) -> dict[str, Any] | None:
        """What was begun and is not saved."""
        if not self.form.isVisibleTo(self) or not self.form.is_changed:
            return None
        return {"id": self.form.resource.id, **self.form.body}

    def keep_draft(self) -> Any:
        """Keeps what was begun, or that nothing is: not when it has arrived as what it is."""
        keep = drafts.keep(DRAFT, self.draft)
        arrived = [] if self._saving is None else self._saving

        def run(vault: Any) -> None:
            if not arrived:
                keep(vault)

        return run

    def show_all(self, resources: list[Resource]) -> None:
        """Show these; of many the first ones."""
        self.resources = resources
        today = self._around.today
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for resource in resources[: self._shown]:
            row = ResourceRow(resource, today, self._around)
            row.change_asked.connect(self._on_change)
            row.checked.connect(self._on_checked)
            self._list.addWidget(row)
            self.rows.append(row)
        rest = len(resources) - len(self.rows)
        self.more_button.setText(
            self._around.words.plural("{n} more", "{n} more", rest) if rest > 0 else ""
        )
        self.more_button.setVisible(rest > 0)
        self.empty.setVisible(not resources and not self.form.isVisibleTo(self))

    def take_draft(self, body: dict[str, Any]) -> None:
        """Go on with what was begun before a lock."""
        there = next((one for one in self.resources if one.id == body.get("id")), None)
        self._begin(there or Resource(name=""), body)

    def _ask(self, operation: Any, then: Any) -> None:
        self._around.desk.ask(operation, then, self._on_trouble)

    def _load(self, *_answer: object) -> None:
        self._around.desk.ask(helping.held(), self._on_held, self._on_trouble)

    def _on_held(self, held: helping.HelpHeld) -> None:
        self.show_all(held.resources)

    def _on_add(self) -> None:
        self._begin(Resource(name=""))

    def _on_change(self, resource: Resource) -> None:
        self._begin(resource)

    def _begin(self, resource: Resource, body: dict[str, Any] | None = None) -> None:
        """The form stands where the row is that is changed; for a new one, before all rows."""
        row = next((row for row in self.rows if row.resource.id == resource.id), None)
        for other in self.rows:
            other.setVisible(other is not row)
        self._list.removeWidget(self.form)
        self._list.insertWidget(0 if row is None else self._list.indexOf(row), self.form)
        self.empty.hide()
        self.form.begin(resource, body)
        self.begun.emit(self.form)

    def _on_checked(self, resource: Resource) -> None:
        checked = replace(resource, checked_on=self._around.today)
        self._ask(helping.save_resource(checked), partial(self._on_is_checked, resource))

    def _on_is_checked(self, before: Resource, after: Resource) -> None:
        words = self._around.words
        back = partial(self._ask, helping.save_resource(before), self._load)
        text = words("{name}: checked today.", name=after.name or after.contact)
        self.notice.emit(Notice(text, words("Undo"), back))
        self._load()
        self.add_button.setFocus()

    def _on_save(self, resource: Resource) -> None:
        """Enter that is pressed twice makes one."""
        if self._saving is not None:
            return
        self._saving = arrived = []
        save = helping.save_resource(resource, draft=DRAFT)

        def run(vault: Any) -> Resource:
            kept = save(vault)
            arrived.append(kept)
            return kept

        self._ask(run, self._on_saved)

    def _on_saved(self, _kept: Resource) -> None:
        self._saving, self.is_drafted = None, False
        self._put_away()
        self._load()

    def _on_left(self) -> None:
        """What was typed can be brought back."""
        draft, words = self.draft, self._around.words
        self._put_away()
        self._around.desk.ask(drafts.keep(DRAFT, None))
        self.is_drafted = False
        if draft is not None:
            back = partial(self.take_draft, draft)
            self.notice.emit(Notice(words("It was not saved."), words("Undo"), back))

    def _on_delete(self, resource: Resource) -> None:
        self._ask(trash.delete("resource", resource.id), partial(self._on_deleted, resource))

    def _on_deleted(self, resource: Resource, _answer: object) -> None:
        words = self._around.words
        self._put_away()
        back = partial(self._ask, trash.restore("resource", resource.id), self._load)
        text = words("{name} is in the trash.", name=resource.name or resource.contact)
        self.notice.emit(Notice(text, words("Undo"), back))
        self._load()

    def _put_away(self) -> None:
        self.form.hide()
        for row in self.rows:
            row.show()
        self.empty.setVisible(not self.resources)
        self.add_button.setFocus()

    def _on_more(self) -> None:
        first = len(self.rows)
        self._shown += AT_ONCE
        self.show_all(self.resources)
        if first < len(self.rows):
            self.rows[first].change_button.setFocus()

    def _on_trouble(self, trouble: Trouble) -> None:
        """What is typed stays in the form."""
        self._saving = None
        self.notice.emit(Notice(trouble.say(self._around.words), lasting=True))


def is_old(resource: Resource, today: date) -> bool:
    """Whether it should be looked at again; days of a clock that was wrong count as new."""
    return resource.checked_on is None or (today - resource.checked_on).days > OLD
