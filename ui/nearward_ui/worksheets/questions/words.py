"""Questions that words of a vocabulary answer: one of them or several, and words of one's own."""

from __future__ import annotations

from typing import Any

from nearward.worksheets import vocabulary
from nearward.worksheets.form.field_kinds import given
from nearward.worksheets.form.model import Field
from nearward.worksheets.form.said import label_of
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.widgets.basic import TextField
from nearward_ui.worksheets.questions.view import FieldView

#: pixels of the drawing: the field for a word of one's own
OWN = 172


class WordsView(FieldView):
    """Chips of a vocabulary; what is typed beside them becomes one more."""

    def __init__(self, field: Field, around: PageContext, *, alone: bool) -> None:
        super().__init__(field, around, alone=alone)
        words = around.words
        first = [(option.code, words(option.label)) for option in field.options]
        more: list[tuple[str, str]] = []
        if field.vocabulary:
            first = vocabulary.options(field.vocabulary, words)
            more = vocabulary.options(field.vocabulary, words, pinned=False)
        several = field.kind == "several"
        self.chips = Chips(words(field.label), first, around=around, several=several, more=more)
        self.chips.changed.connect(self.changed)
        self._put(self.chips)
        name = words("{name}: a word of your own", name=words(field.label))
        self.own = TextField(name, words("+ a word of your own"))
        self.own.setProperty("role", "chip")
        self.own.setProperty("tone", "quiet")
        self.own.setFixedWidth(around.look.px(OWN))
        self.own.returnPressed.connect(self._on_own)
        self.own.editingFinished.connect(self._on_own)
        # what was meant for a few words of its own can be said in others, too
        if field.vocabulary or several:
            self.chips.put_last(self.own)

    @property
    def answers(self) -> dict[str, Any]:
        if self.field.kind == "several":
            return {self.field.id: list(self.chips.values)}
        return {self.field.id: self.chips.value}

    def show_answers(self, answers: dict[str, Any]) -> None:
        value = given(self.field, answers.get(self.field.id))
        codes = value if isinstance(value, tuple) else () if value is None else (value,)
        for code in codes:
            self._make(code)
        self.chips.set_values(codes)

    def take_focus(self) -> None:
        self.chips.take_focus()

    def _make(self, code: str) -> None:
        """A chip for a word that the vocabulary does not offer."""
        if all(chip.code != code for chip in self.chips.chips):
            self.chips.add(code, label_of(self.field, code, self.around.words))

    def _code(self, said: str) -> str:
        """The code of a word that is known by its name; else the word itself."""
        words = self.around.words
        if self.field.vocabulary:
            return vocabulary.code(self.field.vocabulary, said, words)
        known = {words(option.label).casefold(): option.code for option in self.field.options}
        return known.get(said.casefold(), said)

    def _on_own(self) -> None:
        said = self.own.text().strip()
        if not said:
            return
        self.own.clear()
        code = self._code(said)
        self._make(code)
        several = self.field.kind == "several"
        self.chips.set_values((*self.chips.values, code) if several else (code,))
        self.changed.emit()
