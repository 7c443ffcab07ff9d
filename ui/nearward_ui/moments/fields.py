"""The fields of a moment: what is asked, how it stands on the page, what it holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from nearward.domain.day import day_of
from nearward.domain.rough import ROUGH
from nearward.domain.things import WITHDRAWALS, Moment, Person
from nearward.worksheets import vocabulary
from nearward_ui.kit import reading_order
from nearward_ui.kit.around import Surroundings
from nearward_ui.kit.chips import Chips, stacked
from nearward_ui.kit.fold import Fold
from nearward_ui.kit.plain import Ask, Heading, Soft, TextArea, TextField
from nearward_ui.kit.scale import Scale
from nearward_ui.kit.when import When
from nearward_ui.moments.more import More

_NAMES = ("outcome", "urge", "trigger", "behaviour", "fear", "person_id", "text", "more")


class MomentFields(QWidget):
    """`changed` says that a field was answered; `someone_named` carries an alias that is new."""

    changed = Signal()
    someone_named = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.around = around
        self.words = around.words
        self.look = around.look
        self._loading = False
        #: None while it is not known who there is
        self._people: list[Person] | None = None
        self.has_lost_person = False
        self._shape = "wide"
        self._more: More | None = None
        self._make_fields()
        self._lay_out()

    @property
    def more(self) -> More:
        """The optional fields: half of all, and made when they are first wanted."""
        if self._more is None:
            self._more = More(self.around)
            self._more.hide()
            self._more.reshape(self._shape)
            self._more.changed.connect(self._on_changed)
            self.box.insertWidget(self.box.indexOf(self.more_button) + 1, self._more)
            reading_order.arrange(self._more)
        return self._more

    @property
    def body(self) -> dict[str, Any]:
        """The fields as plain values (a draft)."""
        return {
            "at": self.when.at.isoformat(),
            "rough": self.when.rough,
            "outcome": self.outcome.value,
            "urge": self.urge.value,
            "trigger": self.trigger.value,
            "behaviour": list(self.behaviour.values),
            "fear": list(self.fear.values),
            "person_id": int(self.person.value) if self.person.value else None,
            "someone": self.someone.text(),
            "text": self.text.text(),
            "more": {} if self._more is None else self._more.answers,
        }

    @property
    def is_begun(self) -> bool:
        """Whether there is something to keep: typed words, or more than one slip of a key."""
        body = self.body
        if body["text"].strip() or body["someone"].strip():
            return True
        single = ("outcome", "trigger", "person_id")
        given = sum(body[name] is not None for name in (*single, "urge"))
        given += len(body["behaviour"]) + len(body["fear"]) + 2 * len(body["more"])
        return given > 1

    @property
    def values(self) -> dict[str, Any]:
        """The fields as a moment holds them; how it showed only where one pulled back or away."""
        body, at = self.body, self.when.at
        withdrew = body["outcome"] in WITHDRAWALS
        kept = {name: body[name] for name in _NAMES}
        if body["rough"]:
            kept["more"] = {**kept["more"], ROUGH: body["rough"]}
        return {
            **kept,
            "at": at,
            "day": day_of(at, self.around.settings.day_ends),
            "outcome": str(body["outcome"]),
            "behaviour": tuple(body["behaviour"]) if withdrew else (),
            "fear": tuple(body["fear"]),
        }

    def show_body(self, body: dict[str, Any], *, edits: bool) -> None:
        """Show plain values; says nothing. `edits`: of a moment that is kept already."""
        self._loading = True
        if "at" in body:
            self.when.show_at(datetime.fromisoformat(body["at"]), body.get("rough") or "")
        else:
            self.when.be_now()
        self.outcome.set_value(body.get("outcome"))
        self.urge.set_value(body.get("urge"))
        self.trigger.set_value(body.get("trigger"))
        self.behaviour.set_values(body.get("behaviour") or ())
        self.fear.set_values(body.get("fear") or ())
        person = body.get("person_id")
        self._show_people(None if person is None else str(person))
        self.someone.setText(body.get("someone") or "")
        self.text.set_text(body.get("text") or "")
        more = body.get("more") or {}
        if more or self._more is not None:
            self.more.set_answers(more)
        self.more_button.turn(bool(more))
        self._loading = False
        self.heading.setText(self.words("A moment") if edits else self.words("Log a moment"))
        self._on_outcome()

    def show_moment(self, moment: Moment) -> None:
        """Show a moment that is kept."""
        kept = {name: getattr(moment, name) for name in _NAMES}
        more = {name: value for name, value in moment.more.items() if name != ROUGH}
        when = {"at": moment.at.isoformat(), "rough": moment.more.get(ROUGH)}
        self.show_body({**kept, **when, "more": more}, edits=True)

    def show_people(self, people: list[Person]) -> None:
        """Offer these people."""
        self._people = people
        self._show_people(self.person.value)

    def choose_person(self, person: Person) -> None:
        """Choose a person who was just named."""
        known = self._people or []
        if all(each.id != person.id for each in known):
            self._people = [*known, person]
        self._show_people(str(person.id))
        self._on_changed()

    def take_name(self) -> str:
        """The alias typed into "+ someone"; the field is emptied."""
        alias = self.someone.text().strip()
        if alias:
            self.someone.clear()
        return alias

    def give_name(self, alias: str) -> None:
        """Put an alias back into "+ someone", unless another one stands there."""
        if not self.someone.text():
            self.someone.setText(alias)
            self._on_changed()

    def reshape(self, shape: str) -> None:
        """One column when it is narrow."""
        self._shape = shape
        self._place(1 if shape == "narrow" else 2)
        if self._more is not None:
            self._more.reshape(shape)

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
            words("100 as strong as it gets"),
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
        self.someone.setProperty("role", "chip")
        self.someone.setFixedWidth(self.look.px(112))
        self.someone.returnPressed.connect(self._on_someone)
        self.someone.given.connect(self._on_changed)
        self.person.put_last(self.someone)
        self.fear = chips("fear", words("What I feared"), several=True)
        self.text = TextArea(words("In a few words"), 1)
        self.text.textChanged.connect(self._on_changed)
        self.more_button = Fold(words("Add more"), words)
        self.more_button.turned.connect(self._on_more)

    def _lay_out(self) -> None:
        words, look = self.words, self.look
        box = QVBoxLayout(self)
        box.setSpacing(look.px(16))
        self.box = box
        self.heading = Heading(words("Log a moment"))
        hint = words("Only the first question needs an answer. The rest can wait.")
        box.addWidget(stacked(self.heading, Soft(hint), gap=0))
        box.addWidget(stacked(Ask(words("What happened in the end?")), self.outcome))
        optional = words("optional")
        self._cells = [
            stacked(Ask(words("Just before it")), self.trigger),
            stacked(Ask(words("How it showed")), self.behaviour_asked, self.behaviour),
            stacked(Ask(words("How strong was the urge?")), self.urge, gap=2),
            stacked(self._when_asked(), self.when),
            stacked(Ask(words("With whom"), optional), self.person),
            stacked(Ask(words("What I feared"), optional), self.fear),
        ]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.px(40))
        self._grid.setVerticalSpacing(look.px(16))
        box.addLayout(self._grid)
        box.addWidget(stacked(Ask(words("In a few words"), optional), self.text))
        box.addWidget(self.more_button)
        box.addStretch(1)
        self.setMaximumWidth(look.px(1080))
        self._place(2)
        self._on_outcome()

    def _when_asked(self) -> QWidget:
        """The question, and beside it what stands."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.look.px(10))
        row.addWidget(Ask(self.words("When")))
        row.addWidget(self.when.said, 1)
        return line

    def _place(self, columns: int) -> None:
        for n, cell in enumerate(self._cells):
            at = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(cell, n // columns, n % columns, at)
        for n in range(2):
            self._grid.setColumnStretch(n, 1 if n < columns else 0)

    def _show_people(self, chosen: str | None) -> None:
        """Everyone who is not archived, and the one who is chosen.

        Who was chosen and is not in the diary any more is chosen no longer (`has_lost_person`).
        """
        people = self._people or []
        options = [(str(person.id), person.alias, person.archived) for person in people]
        self.person.show_options(
            [(code, alias) for code, alias, archived in options if not archived or code == chosen]
        )
        known = self._people is None or any(code == chosen for code, _, _ in options)
        self.has_lost_person = chosen is not None and not known
        self.person.set_value(chosen if known else None)

    def _on_changed(self, *_values: object) -> None:
        if not self._loading:
            self.changed.emit()

    def _on_outcome(self) -> None:
        asked = self.outcome.value in WITHDRAWALS
        self.behaviour.setEnabled(asked)
        self.behaviour.setVisible(asked)
        self.behaviour_asked.setVisible(not asked)

    def _after_outcome(self) -> None:
        self.trigger.take_focus()

    def _after_trigger(self) -> None:
        self.urge.take_focus()

    def _on_more(self, on: bool) -> None:
        if on or self._more is not None:
            self.more.setVisible(on)
        self.more_button.setText(self.words("Fewer") if on else self.words("Add more"))

    def _on_someone(self) -> None:
        alias = self.take_name()
        if alias:
            self.someone_named.emit(alias)
