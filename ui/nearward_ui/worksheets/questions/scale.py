"""A scale: several sentences, and for each one of a few steps in words, or no chance to notice."""

from __future__ import annotations

from typing import Any

from nearward.worksheets.field_kinds import given
from nearward.worksheets.model import Field
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.widgets.basic import Ask
from nearward_ui.worksheets.questions.view import FieldView

#: what no chance to notice is called among the chips
NONE = "none"


class ScaleView(FieldView):
    """Each item asks for itself, all in the same weight."""

    def __init__(self, field: Field, around: PageContext, *, alone: bool) -> None:
        super().__init__(field, around, alone=alone)
        words = around.words
        self.items: dict[str, Chips] = {}
        steps = [(str(n), words(step.label)) for n, step in enumerate(field.options)]
        if field.none:
            steps.append((NONE, words(field.none)))
        for item in field.item:
            ask = Ask(words(item.label))
            ask.setWordWrap(True)
            chips = Chips(words(item.label), steps, around=around, quiet=(NONE,))
            chips.changed.connect(self.changed)
            ask.stand_for(chips)
            self._box.addSpacing(around.look.px(6))
            self._box.addWidget(ask)
            self._box.addWidget(chips)
            self.items[item.code] = chips

    @property
    def answers(self) -> dict[str, Any]:
        chosen = {code: chips.value for code, chips in self.items.items()}
        steps = {c: None if v == NONE else int(v) for c, v in chosen.items() if v is not None}
        return {self.field.id: steps or None}

    def show_answers(self, answers: dict[str, Any]) -> None:
        value = given(self.field, answers.get(self.field.id)) or {}
        for code, chips in self.items.items():
            step = value.get(code)
            none = NONE if code in value and self.field.none else None
            chips.set_value(none if step is None else str(step))

    def take_focus(self) -> None:
        next(iter(self.items.values())).take_focus()

    def take_open_focus(self) -> None:
        unset = (chips for chips in self.items.values() if chips.value is None)
        next(unset, next(iter(self.items.values()))).take_focus()
