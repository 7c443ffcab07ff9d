"""What a pause asks: one thing at a time, and all of it can be passed over."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from nearward.config.settings import ROWS
from nearward.domain.model import WHAT_THEN, Pause
from nearward.i18n import N_, Translator
from nearward.worksheets.moment_fields import moment_fields
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.inputs.chips import CentredChips
from nearward_ui.kit.inputs.scale import Scale
from nearward_ui.kit.term_chips import CentredTermChips
from nearward_ui.kit.widgets.basic import Ask, Soft

#: (name, question, the quiet line under it), in their order; the last one is the end
STEPS = (
    ("notice", N_("How strong is the urge?"), N_("Notice it. You can leave this open.")),
    ("name", N_("What is the feeling?"), N_("A word is enough. Or no word.")),
    (
        "body",
        N_("Where in your body is it?"),
        N_("Nothing has to be done about it now."),
    ),
    (
        "stay",
        N_("You can just be here with it."),
        N_("It may grow, stay or shrink. Any of it is all right."),
    ),
    (
        "end",
        N_("How strong is it now?"),
        N_("Stronger, weaker or the same: any answer is all right."),
    ),
)
_THEN = {
    "stayed": N_("I stayed"),
    "paused_told": N_("I took space and said so"),
    "left": N_("I left"),
    "nothing_needed": N_("Nothing was needed"),
}


def body_places(words: Translator) -> list[tuple[str, str]]:
    """Places in the body: the same as those of a moment."""
    field = next(field for field in moment_fields() if field.name == "body")
    return [(code, words(label)) for code, label in field.options]


class Answers(QStackedWidget):
    """The answers to each step; `changed` says that one was given or taken back."""

    changed = Signal()
    length_chosen = Signal(int)

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words = around.words
        low, high = words("0 hardly there"), words("100 as strong as it gets")
        self.urge_before = Scale(words("How strong is the urge?"), low, high, around=around)
        self.urge_after = Scale(words("How strong is it now?"), low, high, around=around)
        minutes = [(str(n), words(said)) for n, said in ROWS["pause_minutes"].choices]
        self.minutes = CentredChips(words("How long"), minutes, around=around)
        feeling = words("What is the feeling?")
        self.emotion = CentredTermChips(feeling, "emotion", around=around)
        self.body = CentredChips(
            words("Where in your body is it?"),
            body_places(words),
            around=around,
            several=True,
        )
        then = [(code, words(_THEN[code])) for code in WHAT_THEN]
        self.then = CentredChips(words("And then?"), then, around=around)
        for field in (self.urge_before, self.urge_after, self.emotion, self.body, self.then):
            field.changed.connect(self.changed)
        self.minutes.changed.connect(self._on_minutes)
        how_long, and_then = Ask(words("How long")), Ask(words("And then?"))
        columns: tuple[tuple[QWidget, ...], ...] = (
            (self.urge_before, how_long, self.minutes),
            (self.emotion,),
            (self.body,),
            (Soft(" "),),  # it wraps, as the others do: else the whole is measured another way
            (self.urge_after, and_then, self.then),
        )
        self._stack(columns, around)
        self._fields = (self.urge_before, self.emotion, self.body, None, self.urge_after)

    @property
    def values(self) -> dict[str, Any]:
        """The fields of a pause."""
        return {
            "urge_before": self.urge_before.value,
            "urge_after": self.urge_after.value,
            "named_emotion": self.emotion.value,
            "body_place": tuple(self.body.values),
            "what_then": self.then.value,
        }

    @property
    def is_begun(self) -> bool:
        """Whether anything was answered."""
        return any(value not in (None, ()) for value in self.values.values())

    def show_pause(self, pause: Pause | None) -> None:
        """Show what was answered, or nothing yet; says nothing."""
        self.urge_before.set_value(pause.urge_before if pause else None)
        self.urge_after.set_value(pause.urge_after if pause else None)
        self.emotion.set_value(pause.named_emotion if pause else None)
        self.body.set_values(pause.body_place if pause else ())
        self.then.set_value(pause.what_then if pause else None)

    def show_step(self, step: int) -> None:
        """Show what is asked at a step."""
        self.setCurrentIndex(step)

    def take_focus(self) -> bool:
        """The keyboard goes to what is asked; False where nothing is."""
        field = self._fields[self.currentIndex()]
        if field is not None:
            field.take_focus()
        return field is not None

    def _stack(self, columns: tuple[tuple[QWidget, ...], ...], around: PageContext) -> None:
        for parts in columns:
            self.addWidget(_column(parts, around))
        # as high as the highest of them, so that nothing moves from one to the next
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _on_minutes(self) -> None:
        if self.minutes.value is not None:
            self.length_chosen.emit(int(self.minutes.value))


def _column(parts: tuple[QWidget, ...], around: PageContext) -> QWidget:
    column = QWidget()
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(around.look.px(8))
    for part in parts:
        if isinstance(part, Ask):
            box.addSpacing(around.look.px(8))
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(part)
    box.addStretch(1)
    return column
