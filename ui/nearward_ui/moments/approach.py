"""What is asked when someone was let in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.term_chips import CappedTermChips
from nearward_ui.moments.field_row import TRACK, FieldRow

#: fields of a moment that only this kind has, and what they are without an answer
FIELDS: dict[str, Any] = {
    "approach_kind": None,
    "suds": None,
    "reception": None,
    "after_feeling": (),
}
#: the feelings that are near when someone was let in; all others are behind "More…"
NEAR = ("close", "relieved", "afraid", "embarrassed", "sad", "grateful")


class ApproachFields(QObject):
    """What was shown, how hard that was, how it was taken, and what was felt after."""

    changed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        self._around = around
        words = around.words
        self.shown = self._chips("approach_kind", words("What I showed"))
        self.suds = Scale(
            words("How hard was it?"),
            words("0 not hard"),
            words("100 as hard as it gets"),
            around=around,
        )
        self.suds.changed.connect(self.changed)
        self.suds.chosen_by_digit.connect(self._after_suds)
        self.reception = self._chips("reception", words("How was it taken?"))
        self.reception.chosen_by_digit.connect(self._after_reception)
        self.after = self._make_after()
        self._lay_out()

    @property
    def lead(self) -> Chips:
        """The one field that needs an answer."""
        return self.shown

    @property
    def body(self) -> dict[str, Any]:
        """The fields as plain values."""
        return {
            "approach_kind": self.shown.value,
            "suds": self.suds.value,
            "reception": self.reception.value,
            "after_feeling": list(self.after.values),
        }

    @property
    def count(self) -> int:
        """How much was answered."""
        body = self.body
        given = sum(body[name] is not None for name in ("approach_kind", "suds", "reception"))
        return given + len(body["after_feeling"])

    @property
    def values(self) -> dict[str, Any]:
        """The fields as a moment holds them."""
        return {**self.body, "after_feeling": tuple(self.after.values)}

    def show_body(self, body: dict[str, Any]) -> None:
        """Show plain values; says nothing."""
        self.shown.set_value(body.get("approach_kind"))
        self.suds.set_value(body.get("suds"))
        self.reception.set_value(body.get("reception"))
        self.after.set_values(body.get("after_feeling") or ())

    def show_asked(self, on: bool) -> None:
        """Whether this kind is asked about."""
        for row in (self.first, *self.rows):
            row.setVisible(on)

    def _chips(self, name: str, label: str) -> Chips:
        made = CappedTermChips(label, name, around=self._around, quiet={"unsure"})
        made.changed.connect(self.changed)
        return made

    def _make_after(self) -> Chips:
        name = self._around.words("How I felt after")
        made = CappedTermChips(name, "emotion", around=self._around, several=True, near=NEAR)
        made.changed.connect(self.changed)
        return made

    def _lay_out(self) -> None:
        words, look = self._around.words, self._around.look
        self.suds.slider.setMaximumWidth(look.px(TRACK))
        self.suds.setMaximumWidth(self.suds.widest(look.px(TRACK)))
        optional = words("optional")
        self.first = FieldRow(words("What I showed"), self.shown, look)
        self.rows = [
            FieldRow(words("How hard was it?"), self.suds, look),
            FieldRow(words("How was it taken?"), self.reception, look, aside=optional),
            FieldRow(words("How I felt after"), self.after, look, aside=optional),
        ]

    def _after_suds(self) -> None:
        self.reception.take_focus()

    def _after_reception(self) -> None:
        self.after.take_focus()
