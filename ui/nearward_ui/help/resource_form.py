"""A row of the list of people and places, and the form to change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from nearward.domain.model import Resource
from nearward.i18n.days import dated
from nearward_ui.help.told import selectable, wrapping
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.widgets.basic import (
    Ask,
    LinkButton,
    MainButton,
    Panel,
    Prose,
    Soft,
    TextArea,
    TextField,
    Tiny,
)

#: after so many days a number is to be checked again
OLD = 180
#: letters of a name that are shown
NAME = 200
#: letters of a word after which it may wrap, in the list
WRAPS = 20


class ResourceRow(QFrame):
    """One of them. `change_asked` and `checked` carry it."""

    change_asked = Signal(object)
    checked = Signal(object)

    def __init__(self, resource: Resource, today: date, around: PageContext) -> None:
        super().__init__()
        self.setProperty("role", "line")
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


def is_old(resource: Resource, today: date) -> bool:
    """Whether it should be looked at again; days of a clock that was wrong count as new."""
    return resource.checked_on is None or (today - resource.checked_on).days > OLD
