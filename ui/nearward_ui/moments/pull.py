"""What is asked when the urge to pull away came."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.model import WITHDRAWALS, Moment
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips, stacked
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.layouts import focus_order
from nearward_ui.kit.term_chips import CappedTermChips
from nearward_ui.kit.widgets.basic import Ask
from nearward_ui.kit.widgets.fold import Fold
from nearward_ui.moments.afterwards import DURING, LATER, Afterwards
from nearward_ui.moments.field_row import TRACK, FieldRow, Indented
from nearward_ui.moments.more import More

#: fields of a moment that only this kind has, and what they are without an answer
FIELDS: dict[str, Any] = {
    "outcome": None,
    "urge": None,
    "trigger": None,
    "behaviour": (),
    "fear": (),
}


class PullFields(QObject):
    """Outcome, what was just before it, how it showed, the urge, and what is behind "Add more"."""

    changed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        words = around.words
        self.outcome = self._chips("outcome", words("What happened in the end?"))
        self.outcome.changed.connect(self._on_outcome)
        self.outcome.chosen_by_digit.connect(self._after_outcome)
        self.trigger = self._chips("trigger", words("Just before it"))
        self.trigger.chosen_by_digit.connect(self._after_trigger)
        self.behaviour = self._chips("behaviour", words("How it showed"), several=True)
        self.urge = Scale(
            words("How strong was the urge?"),
            words("0 hardly there"),
            words("100 as strong as it gets"),
            around=around,
        )
        self.urge.changed.connect(self.changed)
        self._shape = "wide"
        self._more: More | None = None
        self.after = Afterwards(around, self)
        self.after.changed.connect(self.changed)
        self._make_more()
        self._lay_out()

    @property
    def more(self) -> More:
        """The optional fields: half of all, and made when they are first wanted."""
        if self._more is None:
            self._more = More(self._around, DURING)
            self._more.reshape(self._shape)
            self._more.changed.connect(self.changed)
            self._behind.addWidget(self._more)
            focus_order.arrange(self.behind)
        return self._more

    @property
    def lead(self) -> Chips:
        """The one field that needs an answer."""
        return self.outcome

    @property
    def body(self) -> dict[str, Any]:
        """The fields as plain values."""
        return {
            "outcome": self.outcome.value,
            "urge": self.urge.value,
            "trigger": self.trigger.value,
            "behaviour": list(self.behaviour.values),
            "fear": list(self.fear.values),
            "more": {**self._during, **self.after.answers},
        }

    @property
    def _during(self) -> dict[str, Any]:
        """What was given behind "Add more"."""
        found = {} if self._more is None else self._more.answers
        return {name: value for name, value in found.items() if name not in LATER}

    @property
    def count(self) -> int:
        """How much was answered."""
        body = self.body
        given = sum(body[name] is not None for name in ("outcome", "urge", "trigger"))
        return given + len(body["behaviour"]) + len(body["fear"]) + 2 * len(body["more"])

    @property
    def values(self) -> dict[str, Any]:
        """The fields as a moment holds them; how it showed only where one pulled back or away."""
        body = self.body
        withdrew = body["outcome"] in WITHDRAWALS
        return {
            **{name: body[name] for name in FIELDS},
            "behaviour": tuple(body["behaviour"]) if withdrew else (),
            "fear": tuple(body["fear"]),
        }

    @property
    def is_how_open(self) -> bool:
        """Whether it is asked how it showed, and not answered."""
        return not self._showed.isHidden() and not self.behaviour.values

    def show_body(self, body: dict[str, Any], moment: Moment | None) -> None:
        """Show plain values; says nothing. `moment`: the one that is kept and changed here."""
        self.outcome.set_value(body.get("outcome"))
        self.urge.set_value(body.get("urge"))
        self.trigger.set_value(body.get("trigger"))
        self.behaviour.set_values(body.get("behaviour") or ())
        self.fear.set_values(body.get("fear") or ())
        more = body.get("more") or {}
        during = {name: value for name, value in more.items() if name not in LATER}
        if during or self._more is not None:
            self.more.set_answers(during)
        self.more_button.turn(bool(during) or bool(body.get("fear")))
        self.after.show(moment, more)

    def reshape(self, shape: str) -> None:
        """Two columns of optional fields when there is room."""
        self._shape = shape
        if self._more is not None:
            self._more.reshape(shape)
        self.after.reshape(shape)

    def show_asked(self, on: bool) -> None:
        """Whether this kind is asked about."""
        for row in self.rows:
            row.setVisible(on)
        self.more_button.setVisible(on)
        self.after.ask(on)
        self._on_outcome()
        self._on_more(self.more_button.is_open)

    def _chips(self, name: str, label: str, *, several: bool = False) -> Chips:
        quiet = {"T98", "unsure"}
        made = CappedTermChips(label, name, around=self._around, several=several, quiet=quiet)
        made.changed.connect(self.changed)
        return made

    def _make_more(self) -> None:
        words = self._around.words
        self.fear = self._chips("fear", words("What I feared"), several=True)
        self.behind = QWidget()
        self._behind = box = QVBoxLayout(self.behind)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._around.look.px(18))
        box.addWidget(stacked(Ask(words("What I feared")), self.fear))
        self.behind.hide()
        self.more_button = Fold(words("Add more: what I felt, what I feared"), words)
        self.more_button.turned.connect(self._on_more)

    def _lay_out(self) -> None:
        words, look = self._around.words, self._around.look
        self.urge.slider.setMaximumWidth(look.px(TRACK))
        self.urge.setMaximumWidth(self.urge.widest(look.px(TRACK)))
        asked = (
            (words("What happened in the end?"), self.outcome),
            (words("Just before it"), self.trigger),
            (words("How it showed"), self.behaviour),
        )
        self.rows = [FieldRow(name, field, look) for name, field in asked]
        self._showed = self.rows[-1]
        self.rows.append(FieldRow(words("How strong was the urge?"), self.urge, look))
        parts = (self.more_button, self.behind, self.after.fold, self.after.behind)
        self.last = Indented(look, *parts, gap=8)

    def _on_outcome(self) -> None:
        is_asked = not self.rows[0].isHidden() and self.outcome.value in WITHDRAWALS
        self._showed.setVisible(is_asked)

    def _after_outcome(self) -> None:
        self.trigger.take_focus()

    def _after_trigger(self) -> None:
        self.urge.take_focus()

    def _on_more(self, on: bool) -> None:
        words = self._around.words
        is_shown = on and not self.more_button.isHidden()
        if is_shown:
            self.more.show()
        self.behind.setVisible(is_shown)
        more = words("Add more: what I felt, what I feared")
        # it stays under the hand
        self.more_button.setMinimumWidth(self.more_button.width() if is_shown else 0)
        self.more_button.setText(words("Fewer") if on else more)
