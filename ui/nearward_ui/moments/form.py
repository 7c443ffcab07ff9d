"""Log a moment: half a minute is enough; only the first question needs an answer."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.day import day_of
from nearward.domain.things import WITHDRAWALS, Moment, Person
from nearward.session import operations
from nearward.session.autosave import Autosave
from nearward.session.desk import Operation
from nearward.worksheets import vocabulary
from nearward_ui.kit import (
    Ask,
    Chips,
    Heading,
    LinkButton,
    MainButton,
    Notice,
    Page,
    QuietButton,
    Scale,
    Scroll,
    Soft,
    Surroundings,
    TextArea,
    TextField,
    stacked,
)
from nearward_ui.kit.when import When
from nearward_ui.moments.more import More


class MomentPage(Page):
    """The form of a moment. What is not saved yet is kept as a draft."""

    key = "moment"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._moment: Moment | None = None
        self._policy = Autosave()
        self._loading = False
        self._people: list[Person] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        self._make_fields()
        self._make_foot()
        self._lay_out()

    @property
    def place(self) -> str:
        """Under which name the draft is kept."""
        return f"moment:{self._moment.id}" if self._moment else "moment:new"

    def enter(self, argument: object) -> None:
        self.leave()
        wish = argument if isinstance(argument, dict) else {}
        self.desk.ask(operations.people(), self._on_people)
        if "id" in wish:
            self.desk.ask(operations.moment(int(wish["id"])), self._on_moment)
        else:
            self._moment = None
            day = wish.get("day")
            self._show(self._blank(day if isinstance(day, date) else None))
            if not isinstance(day, date):
                self.desk.ask(operations.draft("moment:new"), self._on_draft)

    def leave(self) -> None:
        self._timer.stop()
        if self._policy.dirty:
            self._policy.kept()
            self.desk.ask(operations.keep_draft(self.place, self._body()))

    def unsaved(self) -> Operation[object] | None:
        if not self._policy.dirty:
            return None
        return operations.keep_draft(self.place, self._body())

    def first_focus(self) -> QWidget | None:
        self.outcome.take_focus()
        return None

    def reshape(self, shape: str) -> None:
        self._place(1 if shape == "narrow" else 2)
        self.more.reshape(shape)

    def save(self) -> None:
        """Keep the moment; the outcome is the one thing it needs."""
        self._save(weigh=False)

    def _make_fields(self) -> None:
        words, around = self.words, self.around

        def chips(name: str, label: str, *, several: bool = False, tone: str = "tide") -> Chips:
            made = Chips(
                label,
                vocabulary.options(name, words),
                around=around,
                several=several,
                tone=tone,
                more=vocabulary.options(name, words, pinned=False),
                quiet={"T98", "unsure"},
            )
            made.changed.connect(self._on_changed)
            return made

        self.outcome = chips("outcome", words("What happened in the end?"))
        for chip in self.outcome.chips:
            if chip.code in WITHDRAWALS:
                chip.setProperty("tone", "ember")
        self.outcome.changed.connect(self._on_outcome)
        self.outcome.chosen_by_digit.connect(self._after_outcome)
        self.trigger = chips("trigger", words("Just before it"))
        self.trigger.chosen_by_digit.connect(self._after_trigger)
        self.urge = Scale(
            words("How strong was the urge?"),
            words("0 hardly there"),
            words("100 impossible to resist"),
            around=around,
        )
        self.urge.changed.connect(self._on_changed)
        self.when = When(words("When"), around)
        self.when.changed.connect(self._on_changed)
        self.behaviour = chips("behaviour", words("How it showed"), several=True, tone="ember")
        self.behaviour_asked = Soft(words("Asked when you pulled back or away."))
        self.person = Chips(words("With whom"), [], around=around)
        self.person.changed.connect(self._on_changed)
        self.someone = TextField(words("Someone else"), words("+ someone"))
        self.someone.returnPressed.connect(self._on_someone)
        self.someone.setMaximumWidth(self.look.px(150))
        self.fear = chips("fear", words("What I feared"), several=True)
        self.text = TextArea(words("In a few words"), 1)
        self.text.textChanged.connect(self._on_changed)
        self.more = More(around)
        self.more.changed.connect(self._on_changed)
        self.more.hide()
        self.more_button = LinkButton(words("Add more"))
        self.more_button.setCheckable(True)
        self.more_button.toggled.connect(self._on_more)

    def _make_foot(self) -> None:
        words, look = self.words, self.look
        self.save_button = MainButton(words("Save moment"))
        self.save_button.setToolTip("Ctrl+S")
        self.save_button.clicked.connect(self.save)
        self.weigh_button = QuietButton(words("Save and weigh the thought"))
        self.weigh_button.clicked.connect(self._on_weigh)
        self.delete_button = LinkButton(words("Delete"))
        self.delete_button.clicked.connect(self._on_delete)
        self.note = Soft()
        self.over = LinkButton(words("Start over"))
        self.over.clicked.connect(self._on_over)
        self.over.hide()
        for keys in ("Ctrl+S", "Ctrl+Return"):
            short = QShortcut(QKeySequence(keys), self)
            short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(self.save)
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(look.px(48), look.px(10), look.px(40), look.px(14))
        row.setSpacing(look.px(10))
        for button in (self.save_button, self.weigh_button):
            row.addWidget(button)
        row.addWidget(self.note, 1)
        row.addWidget(self.over)
        row.addWidget(self.delete_button)

    def _lay_out(self) -> None:
        words, look = self.words, self.look
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(look.px(48), look.px(24), look.px(40), look.px(12))
        box.setSpacing(look.px(16))
        self.heading = Heading(words("Log a moment"))
        hint = words("Only the first question needs an answer. The rest can wait.")
        box.addWidget(stacked(self.heading, Soft(hint), gap=look.px(2)))
        box.addWidget(stacked(Ask(words("What happened in the end?")), self.outcome))
        optional = words("optional")
        person = QWidget()
        side = QVBoxLayout(person)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(look.px(6))
        side.addWidget(self.person)
        side.addWidget(self.someone)
        self._cells = [
            stacked(Ask(words("Just before it")), self.trigger),
            stacked(Ask(words("How it showed")), self.behaviour_asked, self.behaviour),
            stacked(Ask(words("How strong was the urge?")), self.urge, gap=2),
            stacked(Ask(words("When")), self.when),
            stacked(Ask(words("With whom"), optional), person),
            stacked(Ask(words("What I feared"), optional), self.fear),
        ]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.px(40))
        self._grid.setVerticalSpacing(look.px(16))
        box.addLayout(self._grid)
        box.addWidget(stacked(Ask(words("In a few words"), optional), self.text))
        box.addWidget(self.more_button)
        box.addWidget(self.more)
        box.addStretch(1)
        content.setMaximumWidth(look.px(1080))
        self.scroller = Scroll(content, self.foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.scroller)
        self._place(2)
        self._on_outcome()

    def _place(self, columns: int) -> None:
        for n, cell in enumerate(self._cells):
            at = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(cell, n // columns, n % columns, at)
        for n in range(2):
            self._grid.setColumnStretch(n, 1 if n < columns else 0)

    # what the form holds

    def _blank(self, day: date | None = None) -> dict[str, Any]:
        at = self.around.clock()
        if day is not None and day != day_of(at, self.around.settings.day_ends):
            noon = datetime.combine(day, datetime.min.time(), at.tzinfo) + timedelta(hours=12)
            at = min(noon, at)
        return {"at": at.isoformat()}

    def _body(self) -> dict[str, Any]:
        return {
            "at": self.when.at.isoformat(),
            "outcome": self.outcome.value,
            "urge": self.urge.value,
            "trigger": self.trigger.value,
            "behaviour": list(self.behaviour.values),
            "fear": list(self.fear.values),
            "person_id": int(self.person.value) if self.person.value else None,
            "someone": self.someone.text(),
            "text": self.text.toPlainText(),
            "more": self.more.answers,
        }

    def _show(self, body: dict[str, Any]) -> None:
        self._loading = True
        self.when.set_at(datetime.fromisoformat(body["at"]))
        self.outcome.set_value(body.get("outcome"))
        self.urge.set_value(body.get("urge"))
        self.trigger.set_value(body.get("trigger"))
        self.behaviour.set_values(body.get("behaviour") or ())
        self.fear.set_values(body.get("fear") or ())
        person = body.get("person_id")
        self._show_people(None if person is None else str(person))
        self.someone.setText(body.get("someone") or "")
        self.text.setPlainText(body.get("text") or "")
        more = body.get("more") or {}
        self.more.set_answers(more)
        self.more_button.setChecked(bool(more))
        self._loading = False
        self._policy = Autosave()
        self.note.setText("")
        self.over.hide()
        edits = self._moment is not None
        self.heading.setText(self.words("A moment") if edits else self.words("Log a moment"))
        self.delete_button.setVisible(edits)
        self._on_outcome()

    def _made(self) -> Moment:
        body = self._body()
        at = self.when.at
        day = day_of(at, self.around.settings.day_ends)
        withdrew = body["outcome"] in WITHDRAWALS
        values: dict[str, Any] = {
            "at": at,
            "day": day,
            "outcome": str(body["outcome"]),
            "urge": body["urge"],
            "trigger": body["trigger"],
            "behaviour": tuple(body["behaviour"]) if withdrew else (),
            "fear": tuple(body["fear"]),
            "person_id": body["person_id"],
            "text": body["text"],
            "more": body["more"],
        }
        if self._moment is not None:
            return replace(self._moment, **values)
        return Moment(**values)

    def _save(self, *, weigh: bool) -> None:
        if self.outcome.value is None:
            self.note.setText(self.words("Please say what happened in the end; the rest can wait."))
            self.outcome.take_focus()
            return
        if self.someone.text().strip():
            self._on_someone(then=partial(self._save, weigh=weigh))
            return
        self._timer.stop()
        place = self.place
        self.desk.ask(operations.save_moment(self._made()), partial(self._on_saved, place, weigh))

    # answers of the desk

    def _on_people(self, people: list[Person]) -> None:
        self._people = people
        self._show_people(self.person.value)

    def _show_people(self, chosen: str | None) -> None:
        known = {chip.code for chip in self.person.chips}
        for person in self._people:
            if str(person.id) not in known:
                self.person.add(str(person.id), person.alias)
        self.person.set_value(chosen)
        self.person.setVisible(bool(self.person.chips))

    def _on_moment(self, moment: Moment | None) -> None:
        if moment is None:
            return
        self._moment = moment
        body = {name: getattr(moment, name) for name in _NAMES}
        self._show({**body, "at": moment.at.isoformat()})
        self.desk.ask(operations.draft(self.place), self._on_draft)

    def _on_draft(self, body: dict[str, Any] | None) -> None:
        if body is not None and not self._policy.dirty:
            self._show(body)
            self.note.setText(self.words("Kept from before; not saved as a moment yet."))
            self.over.show()

    def _on_saved(self, place: str, weigh: bool, moment: Moment) -> None:
        self._policy = Autosave()
        self.desk.ask(operations.keep_draft(place, None))
        self._moment = None
        if weigh:
            self.go.emit("worksheet", {"sheet": "evidence", "moment": moment})
            return
        self.notice.emit(
            Notice(self.words("Saved."), self.words("Look at it"), partial(self._again, moment.id))
        )
        self.go.emit("back", None)

    def _again(self, moment_id: int) -> None:
        self.go.emit("moment", {"id": moment_id})

    def _on_delete(self) -> None:
        if self._moment is None:
            return
        moment_id, place = self._moment.id, self.place
        self._policy = Autosave()
        self.desk.ask(operations.keep_draft(place, None))
        self.desk.ask(operations.delete("moment", moment_id), partial(self._on_deleted, moment_id))

    def _on_deleted(self, moment_id: int, _answer: None) -> None:
        self._moment = None
        text = self.words("The moment is in the trash.")
        self.notice.emit(Notice(text, self.words("Undo"), partial(self._undo, moment_id)))
        self.go.emit("moments", None)

    def _undo(self, moment_id: int) -> None:
        self.desk.ask(operations.restore("moment", moment_id), self._on_undone)

    def _on_undone(self, _answer: None) -> None:
        self.go.emit("moments", None)

    def _on_over(self) -> None:
        self._policy = Autosave()
        self.desk.ask(operations.keep_draft(self.place, None))
        if self._moment is None:
            self._show(self._blank())
        else:
            self._on_moment(self._moment)
        self.outcome.take_focus()

    # hands and keys

    def _on_changed(self) -> None:
        if self._loading:
            return
        now = time.monotonic()
        self._policy.touched(now)
        self._timer.start(round((self._policy.due_in(now) or 0) * 1000))

    def _on_outcome(self) -> None:
        asked = self.outcome.value in WITHDRAWALS
        self.behaviour.setEnabled(asked)
        self.behaviour.setVisible(asked)
        self.behaviour_asked.setVisible(not asked)

    def _after_outcome(self) -> None:
        self.trigger.take_focus()

    def _after_trigger(self) -> None:
        self.urge.take_focus()

    def _on_weigh(self) -> None:
        self._save(weigh=True)

    def _on_more(self, on: bool) -> None:
        self.more.setVisible(on)
        self.more_button.setText(self.words("Fewer") if on else self.words("Add more"))

    def _on_someone(self, then: Any = None) -> None:
        alias = self.someone.text().strip()
        if alias:
            self.someone.clear()
            self.desk.ask(operations.add_person(alias), partial(self._on_person, then))

    def _on_person(self, then: Any, person: Person) -> None:
        if all(known.id != person.id for known in self._people):
            self._people = [*self._people, person]
        self._show_people(str(person.id))
        self._on_changed()
        if then is not None:
            then()


_NAMES = ("outcome", "urge", "trigger", "behaviour", "fear", "person_id", "text", "more")
