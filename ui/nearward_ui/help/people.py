"""People and places that help: a list of the person's own, to be changed in place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.model import Resource
from nearward.domain.trouble import Trouble
from nearward.session.ask import drafts, trash
from nearward.session.ask import help as helping
from nearward_ui.help.resource_form import ResourceForm, ResourceRow
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.widgets.basic import (
    LinkButton,
    Soft,
    SubHeading,
)

#: rows that are made at once; the rest comes when it is asked for
AT_ONCE = 50
#: where what was begun is kept
DRAFT = "resource:begun"


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
        #: what is kept by now, while the form hides it
        self._later: list[Resource] | None = None
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

    def show_held(self, resources: list[Resource]) -> None:
        """Show what is kept now; while one of them is written, once that is done."""
        if self.form.isVisibleTo(self):
            self._later = resources
        elif resources != self.resources:
            self.show_all(resources)

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
        back = partial(self._ask, helping.save_resource(before), None)
        text = words("{name}: checked today.", name=after.name or after.contact)
        self.notice.emit(Notice(text, words("Undo"), back))
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
        back = partial(self._ask, trash.restore("resource", resource.id), None)
        text = words("{name} is in the trash.", name=resource.name or resource.contact)
        self.notice.emit(Notice(text, words("Undo"), back))

    def _put_away(self) -> None:
        self.form.hide()
        later, self._later = self._later, None
        if later is not None:
            self.show_all(later)
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
