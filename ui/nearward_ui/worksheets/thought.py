"""The thought that is weighed: it stays on top while both sides are filled."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from nearward.worksheets.answers import heading
from nearward.worksheets.model import Sheet
from nearward_ui.kit.around import Surroundings
from nearward_ui.kit.plain import Panel, Soft, Tiny, restyle
from nearward_ui.kit.scale import Scale

LONGEST, LONGEST_NARROW = 160, 64


class ThoughtCard(Panel):
    """The card. `put` carries the pinned rating."""

    put = Signal(object)

    def __init__(self, sheet: Sheet, around: Surroundings) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._sheet = sheet
        self.words = words
        self._field = next((field for field in sheet.fields if field.pinned), None)
        self._answers: dict[str, Any] = {}
        self._most = LONGEST
        self.caption = Tiny(words("The thought I am weighing"))
        self.quote = QLabel()
        self.quote.setProperty("role", "quote")
        self.quote.setWordWrap(True)
        self.empty = Soft(words("The thought will stand here while you weigh it."))
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (22, 12, 22, 12)))
        box.setSpacing(look.px(2))
        box.addWidget(self.caption)
        box.addWidget(self.quote)
        box.addWidget(self.empty)
        self._label = Tiny(wrap=False)
        self.scale: Scale | None = None
        if self._field is not None:
            label = words(self._field.label)
            self._label.setText(label)
            self.scale = Scale(label, "", "", around=around, tone="ember")
            self.scale.setMaximumWidth(look.px(320))
            self.scale.changed.connect(self._on_changed)
            row = QHBoxLayout()
            row.setSpacing(look.px(16))
            row.addWidget(self._label)
            row.addWidget(self.scale, 1)
            row.addStretch(1)
            box.addLayout(row)

    def reshape(self, shape: str) -> None:
        """Smaller where there is little room, so that what is asked can be seen below."""
        narrow = shape == "narrow"
        self._most = LONGEST_NARROW if narrow else LONGEST
        self.caption.setVisible(not narrow)
        self._label.setWordWrap(narrow)
        self.quote.setProperty("tone", "small" if narrow else "")
        restyle(self.quote)
        self.show_answers(self._answers)

    def show_answers(self, answers: dict[str, Any]) -> None:
        """The thought, and how much it was believed."""
        self._answers = answers
        thought = " ".join(heading(self._sheet, answers).split())
        shown = thought if len(thought) <= self._most else f"{thought[: self._most - 3]}…"
        self.quote.setTextFormat(self.quote.textFormat().PlainText)
        self.quote.setText(self.words("“{thought}”", thought=shown) if shown else "")
        self.quote.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        if self.scale is not None and self._field is not None:
            self.scale.set_value(answers.get(self._field.id))

    def _on_changed(self) -> None:
        if self.scale is not None and self._field is not None:
            self.put.emit({self._field.id: self.scale.value})
