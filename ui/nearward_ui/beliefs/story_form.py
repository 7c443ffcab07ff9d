"""The two stories in the person's words, and how the newer one was worded before."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.beliefs import Belief
from nearward.session.ask.forms.beliefs import Wording
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.dates import short_day
from nearward_ui.kit.inputs.chips import stacked
from nearward_ui.kit.inputs.tick import Tick
from nearward_ui.kit.widgets.basic import Ask, Panel, Soft, TextArea
from nearward_ui.kit.widgets.fold import Fold


class StoryForm(Panel):
    """`changed` says that something else stands."""

    changed = Signal()

    def __init__(self, around: PageContext) -> None:
        super().__init__()
        words, look = around.words, around.look
        self._around = around
        self._loading = False
        old, new = words("The old story"), words("A newer story")
        self.old, self.new = TextArea(old, 1), TextArea(new, 1)
        self.archived = Tick(words("Let it rest (no longer offered, and not drawn)"))
        for field in (self.old, self.new):
            field.textChanged.connect(self._on_changed)
        self.archived.toggled.connect(self._on_changed)
        self.earlier_button = Fold(words("How I worded it before"), words)
        self.earlier_button.turned.connect(self._on_turned)
        self.earlier = QWidget()
        self._earlier = QVBoxLayout(self.earlier)
        self._earlier.setContentsMargins(0, 0, 0, 0)
        self._earlier.setSpacing(look.px(4))
        self.earlier.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(*(look.px(n) for n in (20, 14, 20, 16)))
        box.setSpacing(look.px(10))
        hint = words("not the opposite, something that could be true on most days")
        box.addWidget(stacked(Ask(old), self.old, gap=look.px(4)))
        box.addWidget(stacked(Ask(new, hint), self.new, gap=look.px(4)))
        box.addWidget(self.earlier_button)
        box.addWidget(self.earlier)
        box.addWidget(self.archived)

    @property
    def values(self) -> dict[str, Any]:
        """The fields of a Belief that stand here."""
        return {
            "text": self.old.text(),
            "new_story": self.new.text(),
            "archived": self.archived.isChecked(),
        }

    def show_belief(self, belief: Belief) -> None:
        """Show a story; says nothing. A text that stands there already keeps its caret."""
        self._loading = True
        for field, text in ((self.old, belief.text), (self.new, belief.new_story)):
            if field.text() != text:
                field.set_text(text)
        self.archived.setChecked(belief.archived)
        self._loading = False

    def show_wordings(self, wordings: list[Wording]) -> None:
        """Those before the one that stands; newest first."""
        while (item := self._earlier.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        words = self._around.words
        for one in reversed(wordings[:-1]):
            day = short_day(one.day, self._around.today, words)
            self._earlier.addWidget(Soft(words("{day}: {text}", day=day, text=one.text)))
        self.earlier_button.setVisible(len(wordings) > 1)
        self.earlier.setVisible(len(wordings) > 1 and self.earlier_button.is_open)

    def _on_turned(self, on: bool) -> None:
        self.earlier.setVisible(on)

    def _on_changed(self) -> None:
        if not self._loading:
            self.changed.emit()
