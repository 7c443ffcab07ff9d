"""Fields of a sheet: one view for each kind of question. Unset stays unset until it is given."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.changes import KindsChanged
from nearward.worksheets.form.model import Field
from nearward.worksheets.form.nudges import nudge_for
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.heard import announce_next
from nearward_ui.kit.inputs.chips import Chips
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.widgets.basic import Ask, TextArea, Tiny
from nearward_ui.worksheets.questions.starters import text_starters

#: lines that several lines have at first: as the definition says, within these
LONG_LINES, MOST_LINES = 4, 9


class FieldView(QWidget):
    """A question. `changed` says that another answer stands; `notice` carries a Notice, `go` a
    route."""

    changed = Signal()
    notice = Signal(object)
    go = Signal(object)
    #: whether what takes the answer says the question
    says_itself = False

    def __init__(self, field: Field, around: PageContext, *, alone: bool) -> None:
        super().__init__()
        self.field = field
        self.around = around
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(around.look.px(6))
        words = around.words
        self._ask: Ask | None = None
        if not alone and not self.says_itself:
            needed = words("needed to finish") if field.required else ""
            self._ask = Ask(words(field.label), needed)
            self._box.addWidget(self._ask)
        elif field.required and not alone:
            self._box.addWidget(Tiny(words("Needed to finish")))
        if field.hint:
            self._box.addWidget(Tiny(words(field.hint)))

    @property
    def answers(self) -> dict[str, Any]:
        """What stands, by field id."""
        raise NotImplementedError

    def show_answers(self, answers: dict[str, Any]) -> None:
        """Show what stands in the sheet's answers; says nothing."""
        raise NotImplementedError

    @property
    def least_width(self) -> int:
        """As narrow as it can be without a part that is cut."""
        return self.minimumSizeHint().width()

    def take_focus(self) -> None:
        """The keyboard goes to the question."""

    def take_open_focus(self) -> None:
        """The keyboard goes to what has no answer yet."""
        self.take_focus()

    def add(self) -> None:
        """A row is begun, in a list."""

    def follow(self, answers: dict[str, Any]) -> None:
        """Something else of the sheet was answered."""

    def refresh(self, changed: KindsChanged) -> None:
        """Records of the diary were changed."""

    def _put(self, widget: QWidget) -> None:
        """The widget that takes the answer."""
        self._box.addWidget(widget)
        if self._ask is not None:
            self._ask.stand_for(widget)


class LineText(TextArea):
    """A line that grows with what it holds, so that all of it is seen. Enter goes on."""

    def __init__(self, name: str) -> None:
        super().__init__(name, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class TextView(FieldView):
    """A line, or several."""

    def __init__(self, field: Field, around: PageContext, *, alone: bool) -> None:
        super().__init__(field, around, alone=alone)
        words = around.words
        name = words(field.label)
        lines = min(max(LONG_LINES, field.lines), MOST_LINES) if field.lines > 1 else 2
        self.edit = TextArea(name, lines) if field.kind == "long" else LineText(name)
        self.edit.textChanged.connect(self.changed)
        self._put(self.edit)
        #: a quiet line whose place is kept, so that nothing moves while one types
        self.nudge = Tiny()
        self._box.addWidget(self.nudge)
        # what has no parent yet would be shown as a window of its own
        self.nudge.setVisible(bool(field.nudge))
        if field.starters:
            texts = [words(text) for text in field.starters]
            self._box.addWidget(text_starters(texts, name, self._on_starter, around))
        self._patterns = [words(nudge.pattern) for nudge in field.nudge]
        self.edit.textChanged.connect(self._say_nudge)

    @property
    def answers(self) -> dict[str, Any]:
        return {self.field.id: self.edit.text()}

    def _on_starter(self, text: str) -> None:
        """After what stands there; nothing of that is lost."""
        stands = self.edit.text().rstrip()
        self.edit.set_text(f"{stands} {text}" if stands else text)
        self.take_focus()

    def _say_nudge(self) -> None:
        said = nudge_for(self.field, self.edit.text(), self._patterns)
        text = self.around.words(said) if said else ""
        if text == self.nudge.text():
            return
        self.nudge.setText(text)
        self.edit.setAccessibleDescription(text)
        if text and self.edit.hasFocus():
            announce_next(self.edit, text)

    def show_answers(self, answers: dict[str, Any]) -> None:
        text = str(answers.get(self.field.id) or "")
        if text == self.edit.text():
            return
        self.edit.blockSignals(True)
        self.edit.set_text(text)
        self.edit.blockSignals(False)
        self._say_nudge()

    def take_focus(self) -> None:
        """One goes on behind what stands there."""
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.edit.setFocus()


class RatingView(FieldView):
    """0 to 100, or 0 to `high`."""

    def __init__(
        self, field: Field, around: PageContext, *, alone: bool, tone: str = "tide"
    ) -> None:
        super().__init__(field, around, alone=alone)
        words = around.words
        low = words(field.low_text) if field.low_text else ""
        high = words(field.high_text) if field.high_text else ""
        top = field.high if field.kind == "number" else 100
        self.scale = Scale(words(field.label), low, high, around=around, tone=tone, top=top)
        self.scale.setMaximumWidth(around.look.px(460))
        self.scale.changed.connect(self.changed)
        self._put(self.scale)

    @property
    def answers(self) -> dict[str, Any]:
        return {self.field.id: self.scale.value}

    def show_answers(self, answers: dict[str, Any]) -> None:
        self.scale.set_value(answers.get(self.field.id))

    def take_focus(self) -> None:
        self.scale.take_focus()


class ChoiceView(FieldView):
    """One of a few."""

    def __init__(self, field: Field, around: PageContext, *, alone: bool) -> None:
        super().__init__(field, around, alone=alone)
        words = around.words
        options = [(option.code, words(option.label)) for option in field.options]
        self.chips = Chips(words(field.label), options, around=around)
        self.chips.changed.connect(self.changed)
        self._box.addWidget(self.chips)

    @property
    def answers(self) -> dict[str, Any]:
        return {self.field.id: self.chips.value}

    def show_answers(self, answers: dict[str, Any]) -> None:
        self.chips.set_value(answers.get(self.field.id))

    def take_focus(self) -> None:
        self.chips.take_focus()
