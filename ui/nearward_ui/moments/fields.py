"""The fields of a moment of either kind, in one flow: what it holds, and how it stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nearward.domain.day import day_of
from nearward.domain.model import APPROACH, PULL, Moment, Pause, Person
from nearward.domain.rough import ROUGH
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import CappedChips, Chips
from nearward_ui.kit.inputs.datetime_edit import WhenEdit
from nearward_ui.kit.layouts import focus_order
from nearward_ui.kit.widgets.basic import TextField
from nearward_ui.moments import approach, pull
from nearward_ui.moments.approach import ApproachFields
from nearward_ui.moments.few_words import FewWords
from nearward_ui.moments.field_row import GAP, LABEL, FieldRow, Indented
from nearward_ui.moments.head import FormHead
from nearward_ui.moments.more import More
from nearward_ui.moments.pull import PullFields

#: fields of a moment that both kinds have
_SHARED = ("kind", "person_id", "text", "pause_id")
#: pixels of the drawing: between two rows, and under the heading; and where a window is low
APART, NEAR = (20, 14), (16, 8)
_OWN = {PULL: pull.FIELDS, APPROACH: approach.FIELDS}


class MomentFields(QWidget):
    """`changed` says that a field was answered; `someone_named` carries an alias that is new;
    `kind_shown` says that a kind is asked about."""

    changed = Signal()
    someone_named = Signal(str)
    kind_shown = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self.around = around
        self.words = around.words
        self.look = around.look
        self._loading = False
        #: None while it is not known who there is
        self._people: list[Person] | None = None
        self.has_lost_person = False
        #: the kind of the moment that is kept already, and is changed here
        self._kept: str | None = None
        self._changed: Moment | None = None
        self._pause_id: int | None = None
        self._approach: ApproachFields | None = None
        self._make_fields()
        self._lay_out()
        self._show_kind(PULL)

    @property
    def kind(self) -> str:
        """The kind that is asked about."""
        return self.kinds.value or self._kind

    @property
    def own(self) -> PullFields | ApproachFields:
        """The fields that only this kind has."""
        return self.approach if self.kind == APPROACH else self.pull

    @property
    def approach(self) -> ApproachFields:
        """What is asked when someone was let in: made when it is first wanted."""
        if self._approach is None:
            self._approach = made = ApproachFields(self.around)
            made.changed.connect(self._on_changed)
            made.shown.chosen_by_digit.connect(self._after_shown)
            whom = self.box.indexOf(self._whom)
            self.box.insertWidget(whom, made.first)
            for n, row in enumerate(made.rows, whom + 2):
                self.box.insertWidget(n, row)
            for row in (made.first, *made.rows):
                row.hang(self._hangs)
                self._rows.append(row)
            made.show_asked(False)
            focus_order.arrange(self)
        return self._approach

    @property
    def _let_in(self) -> int:
        """How much was answered of letting someone in."""
        return 0 if self._approach is None else self._approach.count

    @property
    def more(self) -> More:
        """The optional fields of an urge."""
        return self.pull.more

    @property
    def lead(self) -> Chips:
        """The one field that needs an answer."""
        return self.own.lead

    @property
    def indent(self) -> int:
        """Pixels that stand left of the fields."""
        px = self.look.px
        return px(LABEL) + px(GAP) if self._hangs else 0

    @property
    def body(self) -> dict[str, Any]:
        """The fields of both kinds as plain values (a draft)."""
        return {
            "kind": self.kind,
            "at": self.when.at.isoformat(),
            "rough": self.when.rough,
            **self.pull.body,
            **({} if self._approach is None else self._approach.body),
            "person_id": int(self.person.value) if self.person.value else None,
            "someone": self.someone.text(),
            "text": self.text.text(),
            "pause_id": self._pause_id,
        }

    @property
    def is_begun(self) -> bool:
        """Whether there is something to keep: typed words, or more than one slip of a key."""
        if self.text.text().strip() or self.someone.text().strip():
            return True
        return self.pull.count + self._let_in + (self.person.value is not None) > 1

    @property
    def loses(self) -> bool:
        """Whether the moment that is kept has answers that this kind does not hold."""
        if self._kept in (None, self.kind):
            return False
        return bool(self.pull.count if self.kind == APPROACH else self._let_in)

    @property
    def values(self) -> dict[str, Any]:
        """The fields as a moment of this kind holds them."""
        body, at = self.body, self.when.at
        more = {} if self.kind == APPROACH != self._kept else dict(body["more"])
        if body["rough"]:
            more[ROUGH] = body["rough"]
        others = {} if self._kept in (None, self.kind) else _OWN[self._kept or PULL]
        return {
            **others,
            **{name: body[name] for name in _SHARED},
            **self.own.values,
            "more": more,
            "at": at,
            "day": day_of(at, self.around.settings.day_ends),
        }

    def show_body(self, body: dict[str, Any], *, edits: bool) -> None:
        """Show plain values; says nothing. `edits`: of a moment that is kept already."""
        self._loading = True
        if not edits:
            self._kept = self._changed = None
        self._pause_id = body.get("pause_id")
        self.head.say_pause(None)
        if "at" in body:
            self.when.show_at(datetime.fromisoformat(body["at"]), body.get("rough") or "")
        else:
            self.when.be_now()
        self.pull.show_body(body, self._changed)
        if self._approach is not None or any(
            body.get(name) not in (None, (), []) for name in approach.FIELDS
        ):
            self.approach.show_body(body)
        person = body.get("person_id")
        self._show_people(None if person is None else str(person))
        self.someone.setText(body.get("someone") or "")
        self.text.set_text(body.get("text") or "")
        self._loading = False
        self.heading.setText(self.words("A moment") if edits else self.words("Log a moment"))
        self._show_kind(APPROACH if body.get("kind") == APPROACH else PULL)

    def change(self, moment: Moment) -> dict[str, Any]:
        """A moment that is kept, as plain values to show; it is changed from here on."""
        names = (*_SHARED, *pull.FIELDS, *approach.FIELDS)
        kept = {name: getattr(moment, name) for name in names}
        more = {name: value for name, value in moment.more.items() if name != ROUGH}
        when = {"at": moment.at.isoformat(), "rough": moment.more.get(ROUGH)}
        self._kept, self._changed = moment.kind, moment
        return {**kept, **when, "more": more}

    @property
    def pause_id(self) -> int | None:
        """The pause that it came after."""
        return self._pause_id

    def take_pause(self, pause: Pause, *, moves: bool) -> None:
        """It came after this pause: its urge where none was given, and (`moves`) its time."""
        self._pause_id = pause.id
        if moves:
            self.when.show_at(pause.at)
        if self.pull.urge.value is None:
            self.pull.urge.set_value(pause.urge_before)
        self.head.say_pause(pause)

    def choose_kind(self, kind: str) -> None:
        """Ask about this kind; person, time and words stay."""
        if kind != self.kind:
            self._show_kind(kind)
            self._on_changed()

    def take_focus(self) -> None:
        """The keyboard goes to the field that needs an answer."""
        self.lead.take_focus()

    def show_people(self, people: list[Person]) -> None:
        """Offer these people."""
        self._people = people
        self._show_people(self.person.value)

    def renew_people(self, people: list[Person]) -> None:
        """Offer these now; who is chosen stays, and who was removed is told when it is saved."""
        there, chosen = {person.id for person in people}, self.person.value
        gone = [one for one in self._people or [] if one.id not in there and str(one.id) == chosen]
        self.show_people([*people, *gone])

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
        """Labels hang left where all columns fit; else they stand on top."""
        self._hangs = shape == "wide"
        for row in self._rows:
            row.hang(self._hangs)
        self.head.reshape(shape)
        for part in self._indented:
            part.hang(self._hangs)
        self.pull.reshape(shape)

    def be_low(self, on: bool) -> None:
        """Where a window is low the rows stand nearer, so that all of them are seen at once."""
        px, (rows, head) = self.look.px, NEAR if on else APART
        self.box.setSpacing(px(rows))
        self._whole.setSpacing(px(head))

    def _make_fields(self) -> None:
        words, around = self.words, self.around
        self._kind = PULL
        kinds = [
            (APPROACH, words("I let someone in")),
            (PULL, words("I felt the urge to pull away")),
        ]
        self.kinds = CappedChips(words("A moment when"), kinds, around=around)
        self.kinds.changed.connect(self._on_kind)
        self.kinds.chosen_by_digit.connect(self.take_focus)
        self.pull = PullFields(around)
        self.pull.changed.connect(self._on_changed)
        self.pull.urge.chosen_by_digit.connect(self._after_urge)
        self.pull.behaviour.chosen_by_digit.connect(self._after_how)
        self.outcome, self.urge, self.trigger = self.pull.outcome, self.pull.urge, self.pull.trigger
        self.behaviour, self.fear = self.pull.behaviour, self.pull.fear
        self.more_button = self.pull.more_button
        self.when = WhenEdit(words("When"), around)
        self.when.changed.connect(self._on_changed)
        self.when.chips.chosen_by_digit.connect(self._after_when)
        self.person = CappedChips(words("With whom"), [], around=around)
        self.person.changed.connect(self._on_changed)
        self.person.chosen_by_digit.connect(self._after_person)
        self.someone = TextField(words("Someone else"), words("+ someone"))
        self.someone.setProperty("role", "chip")
        self.someone.setProperty("tone", "quiet")
        self.someone.setFixedWidth(self.look.px(108))
        self.someone.returnPressed.connect(self._on_someone)
        self.someone.given.connect(self._on_changed)
        self.person.put_last(self.someone)
        self.text = FewWords(words("In a few words"), self.look)
        self.text.textChanged.connect(self._on_changed)

    def _lay_out(self) -> None:
        words, look = self.words, self.look
        self._hangs = True
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.box = box = QVBoxLayout()
        self.head = FormHead(self.around)
        self.heading, self.hint = self.head.heading, self.head.hint
        self.after_pause = self.head.after_pause
        optional = words("optional")
        self._whom = FieldRow(words("With whom"), self.person, look, aside=optional)
        self._rows = [
            FieldRow(words("A moment when"), self.kinds, look),
            *self.pull.rows,
            self._whom,
            FieldRow(words("When"), self.when, look, beside=self.when.said),
            FieldRow(words("In a few words"), self.text, look, aside=optional),
        ]
        head = Indented(look, self.head)
        self._indented = [head, self.pull.last]
        whole.addLayout(head)
        whole.addLayout(box)
        for row in self._rows:
            box.addWidget(row)
        box.addLayout(self.pull.last)
        whole.addStretch(1)
        self.be_low(False)
        self.reshape("wide")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _show_kind(self, kind: str) -> None:
        self._kind = kind
        self.when.put_away()
        self.kinds.set_value(kind)
        is_approach = kind == APPROACH
        self.pull.show_asked(not is_approach)
        if is_approach or self._approach is not None:
            self.approach.show_asked(is_approach)
        shown = self.words("Only what you showed needs an answer. The rest can wait.")
        happened = self.words(
            "Only what happened needs an answer. The rest can wait. Small ones count too."
        )
        self.hint.setText(shown if is_approach else happened)
        self.kind_shown.emit()

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

    def _on_kind(self) -> None:
        """One of the two is always chosen."""
        kind = self.kinds.value or self._kind
        is_other = kind != self._kind
        self._show_kind(kind)
        if is_other:
            self._on_changed()

    def _after_shown(self) -> None:
        (self.person if self.person.chips else self.approach.suds).take_focus()

    def _after_urge(self) -> None:
        """How strong it was is asked for more often than how it showed, so that comes after it."""
        if self.pull.is_how_open:
            self.behaviour.take_focus()
        else:
            self._after_how()

    def _after_how(self) -> None:
        if self.person.chips:
            self.person.take_focus()
        else:
            self.text.setFocus()

    def _after_person(self) -> None:
        if self.kind == APPROACH:
            self.approach.suds.take_focus()
        else:
            self.text.setFocus()

    def _after_when(self) -> None:
        if self.when.chips.value != "pick":
            self.text.setFocus()

    def _on_someone(self) -> None:
        alias = self.take_name()
        if alias:
            self.someone_named.emit(alias)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        for row in self._rows:
            row.light((now is not None and row.field.isAncestorOf(now)) or now is row.field)
